"""The charter on the phone: an article per page, questions that are no exam, the signature."""

import pytest
from django.urls import reverse

from people.models import Role
from protocols.charter_reading import right_answer
from protocols.lifecycle import EXPLAINED
from protocols.models import Charter, CharterSignature
from protocols.selectors.charter import current_version, is_signed
from protocols.starter import load_charter
from tests.factories.helpers import make_helper
from tests.factories.people import make_user
from tests.factories.ready import make_signed

pytestmark = pytest.mark.django_db
MINE = reverse("protocols:charter-mine")


@pytest.fixture(autouse=True)
def charter():
    load_charter()
    return current_version()


@pytest.fixture
def helper(client):
    helper = make_helper()
    client.force_login(helper.person.user)
    return helper


def all_right(charter: Charter) -> dict[str, str]:
    return {article["key"]: right_answer(article) for article in charter.articles()}


def address(answers: dict[str, str]) -> str:
    return MINE + "?" + "&".join(f"{key}={value}" for key, value in answers.items())


def sent(charter: Charter, **changes: str) -> dict[str, str]:
    return {
        "version": str(charter.version),
        "text_sha256": charter.text_sha256,
        "language": "ara",
        "explained_by": "Chloé",
    } | changes


def test_helper_reads_one_article_per_page(client, helper, charter):
    first = client.get(MINE)
    second = client.get(address({"what_is_confidential": "a"}))

    assert first.context["reading"].article()["number"] == 1
    assert second.context["reading"].article()["number"] == 2
    assert first.text.count("<h1") == 1


def test_wrong_answer_is_explained_and_asked_again(client, helper):
    response = client.get(address({"what_is_confidential": "b"}))

    assert response.context["reading"].article()["number"] == 1
    assert "déjà dire un secret" in response.text


def test_wrong_answer_is_kept_nowhere(client, helper):
    client.get(address({"what_is_confidential": "b"}))

    assert not CharterSignature.objects.exists()
    assert "what_is_confidential" not in str(dict(client.session))


def test_article_without_a_question_is_read_with_one_tap(client, helper, charter):
    answers = all_right(charter)
    del answers["legal_reminder"]

    response = client.get(address(answers))

    assert response.context["reading"].article()["key"] == "legal_reminder"
    assert "legal_reminder=ok" in response.text


def test_every_right_answer_leads_to_the_signature(client, helper, charter):
    response = client.get(address(all_right(charter)))

    assert response.templates[0].name == "protocols/charter_sign.html"


def test_helper_signs_at_the_end(client, helper, charter):
    response = client.post(address(all_right(charter)), sent(charter))

    assert response.url == MINE
    assert is_signed(helper)
    assert "protocols/charter_whole.html" in [one.name for one in client.get(MINE).templates]


def test_signature_is_refused_before_the_last_article(client, helper, charter):
    response = client.post(MINE, sent(charter), follow=True)

    assert [one.level_tag for one in response.context["messages"]] == ["warning"]
    assert not is_signed(helper)


def test_signature_asks_who_explained(client, helper, charter):
    response = client.post(address(all_right(charter)), sent(charter, explained_by=""))

    assert list(response.context["form"].errors) == ["explained_by"]
    assert not is_signed(helper)


def test_signature_asks_nothing_that_is_noted_already(client, charter):
    helper = make_helper()
    client.force_login(helper.referent)
    explain = reverse("protocols:charter-explain", args=[helper.reference])

    client.post(explain, {"language": "tir", "explained_by": "Inès"})
    client.force_login(helper.person.user)
    page = client.get(address(all_right(charter)))
    client.post(address(all_right(charter)), sent(charter, language="", explained_by=""))

    signature = CharterSignature.objects.get()
    assert list(page.context["form"].fields) == []
    assert (signature.explained_by, signature.explanation_language) == ("Inès", "tir")
    assert signature.is_signed()


def test_explaining_is_noted_before_anything_is_signed(client, charter):
    helper = make_helper()
    client.force_login(helper.referent)

    client.post(
        reverse("protocols:charter-explain", args=[helper.reference]),
        {"language": "tir", "explained_by": "Inès"},
    )

    assert CharterSignature.objects.get().state == EXPLAINED


def test_team_reads_the_whole_text_and_signs(client, charter):
    chloe = make_user(Role.SOCIAL_WORKER)
    client.force_login(chloe)

    page = client.get(MINE)
    client.post(MINE, sent(charter))

    assert page.text.count('<section class="panel">') == 10
    assert is_signed(chloe)


def test_text_that_changed_is_not_signed(client, charter):
    chloe = make_user(Role.SOCIAL_WORKER)
    client.force_login(chloe)

    response = client.post(MINE, sent(charter, text_sha256="0" * 64), follow=True)

    assert [one.level_tag for one in response.context["messages"]] == ["warning"]
    assert not is_signed(chloe)


def test_management_puts_a_new_version_in_force(client, charter):
    bruno = make_user(Role.MANAGER)
    make_signed(bruno)
    Charter.objects.create(version=2, texts=charter.texts, text_sha256="2" * 64)
    client.force_login(bruno)

    page = client.get(MINE)
    client.post(reverse("protocols:charter-activate"), {"version": "2"})

    assert page.context["newer"].version == 2
    assert current_version().version == 2
    assert not is_signed(bruno)


@pytest.mark.parametrize("version", ["", "9", "x"])
def test_unknown_version_is_not_found(client, version):
    client.force_login(make_user(Role.MANAGER))

    response = client.post(reverse("protocols:charter-activate"), {"version": version})

    assert response.status_code == 404


def test_page_without_a_charter_of_another_is_never_shown(client, helper):
    other = make_helper()

    response = client.get(reverse("protocols:charter-explain", args=[other.reference]))

    assert response.status_code == 404

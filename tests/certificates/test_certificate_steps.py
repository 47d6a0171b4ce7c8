"""From the facts to the paper, through the pages."""

import pytest

from certificates.models import Certificate
from tests.certificates.pages import address, holder_of, plain
from tests.factories.certificates import make_certificate, make_served_protocol, make_version
from tests.factories.people import make_centre
from tests.factories.programme import make_programme
from tests.papers import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    return make_programme(make_centre())


def words_of(client, certificate, **changes):
    """Return what the form of the words would send, with some answers changed."""
    form = client.get(address("update", certificate)).context["form"]
    said = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    return {name: value or "" for name, value in said.items()} | changes


def test_from_the_protocol_to_the_paper_through_the_pages(client, programme):
    protocol = make_served_protocol(programme, "Amina Rahmani")
    version = make_version(programme)
    client.force_login(programme.referent)
    client.post(address("create"), {"protocol": protocol.pk, "version": version.pk})
    certificate = Certificate.objects.for_list().get()
    sent = words_of(
        client, certificate, situation_0="Le bus fait peur.", action_0="Y aller.", result_0="Osé."
    )
    client.post(address("update", certificate), sent)
    client.post(address("submit", certificate))
    client.force_login(holder_of(certificate))
    certificate.refresh_from_db()
    shown = {"shown": ["hours", "activities.0"], "read_sha256": certificate.facts_sha256()}
    client.post(address("approve", certificate), shown)
    client.force_login(programme.manager)
    client.post(address("issue", certificate))
    client.force_login(holder_of(certificate))

    response = client.get(address("download", certificate))

    text = text_of(response.content)
    assert "Le bus fait peur." in text
    assert "Se repérer" not in text  # the skill was not ticked
    certificate.refresh_from_db()
    assert certificate.hidden == ["contact", "languages", "native_name", "skills", "status"]


def test_what_is_missing_is_said_on_the_form(client, programme):
    protocol = make_served_protocol(programme, sessions=0)
    version = make_version(programme)
    client.force_login(programme.referent)

    response = client.post(address("create"), {"protocol": protocol.pk, "version": version.pk})

    assert response.status_code == 200
    assert len(response.context["form"].non_field_errors()) == 1
    assert Certificate.objects.count() == 0


def test_only_signed_protocols_of_ones_centre_are_offered(client, programme):
    mine = make_served_protocol(programme)
    programme.draft(programme.open_helper("Brouillon"))
    make_served_protocol(make_programme(make_centre("Ailleurs")), "Etranger")
    client.force_login(programme.referent)

    form = client.get(address("create")).context["form"]

    assert list(form.fields["protocol"].queryset) == [mine]


@pytest.mark.parametrize("asked", ["", "x", "00000000-0000-0000-0000-000000000000"])
def test_an_unknown_protocol_in_the_address_is_not_an_error(client, programme, asked):
    client.force_login(programme.referent)

    assert client.get(address("create"), {"protocol": asked}).status_code == 200


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("holder_name", ""),
        ("holder_name", "Amina 😀"),
        ("holder_name", "x" * 81),
        ("holder_name", "Ami\x00na"),
        ("situation_0", "x" * 201),
        ("situation_3", "seule"),
        ("autonomy", "Maître du monde"),
        ("holder_name", "\u202eretourné"),
        ("situation_0", "Au CADA, personne ne parlait."),
        ("native_language", "klingon"),
    ],
)
def test_words_that_cannot_be_printed_are_refused_under_their_field(
    client, programme, field, value
):
    certificate = make_certificate(programme=programme)
    client.force_login(programme.referent)
    sent = words_of(client, certificate, **{field: value})

    response = client.post(address("update", certificate), sent)

    wrong = response.context["form"].errors
    before = certificate.facts
    certificate.refresh_from_db()
    assert response.status_code == 200
    assert wrong
    assert set(wrong) <= {field, "action_3", "result_3"}
    assert certificate.facts == before


def test_the_form_keeps_the_words_it_was_given(client, programme):
    certificate = make_certificate(programme=programme)
    client.force_login(programme.referent)

    client.post(address("update", certificate), words_of(client, certificate))

    before = certificate.facts
    certificate.refresh_from_db()
    assert certificate.facts == before


def test_words_being_read_have_no_form(client, programme):
    certificate = make_certificate(programme=programme, state="review")
    client.force_login(programme.referent)

    response = client.get(address("update", certificate))

    assert (response.status_code, response["Location"]) == (302, certificate.get_absolute_url())


def test_holder_reads_every_word_that_will_be_printed(client):
    certificate = make_certificate(state="review", template="portfolio")
    client.force_login(holder_of(certificate))

    text = client.get(certificate.get_absolute_url()).text

    facts = certificate.facts
    told = [
        facts["title"],
        facts["holder"]["name"],
        facts["issuer"]["wording"],
        facts["mission"]["title"],
        facts["skills"][0]["evidence"],
        facts["activities"][0]["result"],
        facts["status_note"],
    ]
    assert [words for words in told if words not in plain(text)] == []
    assert certificate.facts_sha256() in text


def test_holder_asks_for_a_change_in_a_sentence(client):
    certificate = make_certificate(state="review")
    client.force_login(holder_of(certificate))

    empty = client.post(address("return", certificate), {"change_wanted": " "})
    client.post(address("return", certificate), {"change_wanted": "Mon nom"})

    certificate.refresh_from_db()
    assert (empty.status_code, certificate.change_wanted) == (200, "Mon nom")
    assert "Mon nom" in client.get(certificate.get_absolute_url()).text


def test_holder_cannot_issue_nor_referent_approve_or_revoke(client, programme):
    certificate = make_certificate(programme=programme, state="review")

    client.force_login(holder_of(certificate))
    assert client.post(address("issue", certificate)).status_code == 403
    assert client.post(address("submit", certificate)).status_code == 403
    client.force_login(programme.referent)
    assert client.post(address("approve", certificate)).status_code == 403
    assert client.post(address("issue", certificate)).status_code == 403
    assert client.get(address("revoke", certificate)).status_code == 403
    assert client.post(address("withdraw", certificate)).status_code == 403


def test_approving_without_the_hash_of_what_was_read_changes_nothing(client):
    certificate = make_certificate(state="review")
    client.force_login(holder_of(certificate))

    client.post(address("approve", certificate), {"shown": ["hours"]})
    client.post(address("approve", certificate), {"read_sha256": "0" * 64})

    certificate.refresh_from_db()
    assert certificate.state == "review"


def test_a_double_click_on_sign_issues_once_and_says_so_twice(client, programme):
    certificate = make_certificate(programme=programme, state="approved")
    client.force_login(programme.manager)

    first = client.post(address("issue", certificate))
    certificate.refresh_from_db()
    paper = certificate.paper_sha256
    second = client.post(address("issue", certificate))

    certificate.refresh_from_db()
    assert (first.status_code, second.status_code) == (302, 302)
    assert certificate.paper_sha256 == paper


def test_a_double_click_on_prepare_makes_one(client, programme):
    protocol = make_served_protocol(programme)
    sent = {"protocol": protocol.pk, "version": make_version(programme).pk}
    client.force_login(programme.referent)

    client.post(address("create"), sent)
    response = client.post(address("create"), sent)

    assert response.context["form"].non_field_errors()
    assert Certificate.objects.count() == 1

"""The guided step on the helper's phone: five questions, kept as typed, private until shared."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from common.models import JournalEntry
from helpers.lifecycle import ExperienceState
from helpers.models import Experience
from people.models import Role
from tests.factories.helpers import make_experience, make_helper
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db
DRAFT = ExperienceState.DRAFT


@pytest.fixture
def helper(client):
    call_command("load_content", verbosity=0)
    helper = make_helper()
    client.force_login(helper.person.user)
    return helper


def url(verb, record):
    return reverse(f"helpers:experience-{verb}", args=[record.reference])


def question(draft, name):
    return url("answer", draft) + f"?question={name}"


def test_helper_goes_from_a_fact_to_what_is_shared(client, helper):
    began = client.post(url("begin", helper), {"theme": "getting_around", "language": "ara"})
    draft = Experience.objects.get()
    said = {
        "text": "J’ai pris le bus.",
        "learnt": "Lire un plan.",
        "would_tell": "Demandez au chauffeur.",
        "limits": "Le soir, il n’y a pas de bus.",
        "distance": "easy",
    }
    places = [
        client.post(question(draft, name), {name: text, "go": "next"}).url
        for name, text in said.items()
    ]
    read = client.get(url("share", draft)).text
    shared = client.post(url("share", draft))

    draft.refresh_from_db()
    assert began.url == url("answer", draft)
    assert places == [*(question(draft, name) for name in list(said)[1:]), url("share", draft)]
    assert [text in read for text in list(said.values())[:4]] == [True] * 4
    assert shared.url == helper.get_absolute_url()
    assert {name: getattr(draft, name) for name in said} == said
    assert (draft.state, draft.language) == (ExperienceState.TOLD, "ara")


@pytest.mark.parametrize(
    ("go", "then"), [("back", "text"), ("next", "would_tell"), ("later", ""), ("", "would_tell")]
)
def test_whichever_button_is_pressed_what_is_typed_is_kept(client, helper, go, then):
    draft = make_experience(DRAFT, helper=helper)

    response = client.post(question(draft, "learnt"), {"learnt": "Lire un plan", "go": go})

    draft.refresh_from_db()
    assert draft.learnt == "Lire un plan"
    assert response.url == (question(draft, then) if then else helper.get_absolute_url())


def test_going_back_shows_what_was_typed(client, helper):
    draft = make_experience(DRAFT, helper=helper, text="Le bus du matin")

    assert "Le bus du matin" in client.get(question(draft, "text")).text


@pytest.mark.parametrize("asked", ["", "?question=", "?question=elsewhere"])
def test_coming_back_goes_on_with_the_first_open_question(client, helper, asked):
    draft = make_experience(DRAFT, helper=helper, learnt="Lire un plan")

    assert client.get(url("answer", draft) + asked).context["name"] == "would_tell"


def test_draft_is_offered_to_go_on_with(client, helper):
    draft = make_experience(DRAFT, helper=helper)

    for page in (helper.get_absolute_url(), url("begin", helper)):
        assert url("answer", draft) in client.get(page).text


def test_beginning_twice_on_one_theme_goes_on_with_it(client, helper):
    for _ in range(2):
        client.post(url("begin", helper), {"theme": "getting_around", "language": "fra"})

    assert Experience.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"theme": ""}, "theme"), ({"theme": "storm"}, "theme"), ({"language": "xxx"}, "language")],
)
def test_beginning_asks_what_it_is_about(client, helper, wrong, field):
    response = client.post(
        url("begin", helper), {"theme": "getting_around", "language": "fra"} | wrong
    )

    assert list(response.context["form"].errors) == [field]
    assert Experience.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "typed"),
    [("learnt", "x" * 601), ("text", "x" * 2001), ("text", "a\x00b"), ("distance", "far")],
)
def test_answer_that_cannot_be_kept_stays_on_the_page(client, helper, name, typed):
    draft = make_experience(DRAFT, helper=helper, text="Le bus")

    response = client.post(question(draft, name), {name: typed, "go": "next"})

    assert list(response.context["form"].errors) == [name]
    assert response.context["form"][name].value() == typed
    draft.refresh_from_db()
    assert draft.text == "Le bus"


def test_draft_is_nowhere_to_be_found_for_the_team(client, helper):
    draft = make_experience(DRAFT, helper=helper, text="SECRET-TEXT", learnt="SECRET-LESSON")
    staff = [helper.referent, make_user(Role.MANAGER, helper.person.centre)]

    for user in staff:
        client.force_login(user)
        pages = [helper.get_absolute_url(), reverse("helpers:helper-list"), reverse("home")]
        assert not any("SECRET" in client.get(page).text for page in pages)
        for verb in ("answer", "share"):
            assert client.get(url(verb, draft)).status_code == 404
            assert client.post(url(verb, draft), {"text": "x"}).status_code == 404
        assert client.post(url("discard", draft)).status_code == 404
    assert not JournalEntry.objects.filter(record_reference=draft.reference).exists()
    assert Experience.objects.get().text == "SECRET-TEXT"


def test_draft_without_a_lesson_cannot_be_shared(client, helper):
    draft = make_experience(DRAFT, helper=helper)

    read = client.get(url("share", draft))
    client.post(url("share", draft))

    assert len(read.context["missing"]) == 1
    assert Experience.objects.get().state == DRAFT


def test_draft_is_thrown_away(client, helper):
    draft = make_experience(DRAFT, helper=helper)

    for _ in range(2):
        client.post(url("discard", draft))

    assert Experience.objects.count() == 0


def test_shared_experience_leaves_the_guided_step(client, helper):
    told = make_experience(helper=helper, text="Le bus")

    for verb in ("answer", "share"):
        for ask in (client.get, client.post):
            assert ask(url(verb, told)).url == helper.get_absolute_url()
    client.post(url("discard", told))

    assert Experience.objects.get().text == "Le bus"


def test_helper_says_what_counts_most_without_javascript(client, helper):
    first, second = [make_experience(helper=helper, text=text) for text in ("un", "deux")]

    page = client.get(helper.get_absolute_url()).text
    client.post(url("raise", second))

    assert url("raise", second) in page
    assert url("lower", first) in page
    assert list(Experience.objects.in_rank()) == [second, first]


def test_pages_of_the_guided_step_stay_cheap(client, helper, django_assert_num_queries):
    draft = make_experience(DRAFT, helper=helper)

    for page in (url("answer", draft), url("share", draft)):
        with django_assert_num_queries(5):  # session, user, roles, draft, the reading
            client.get(page)

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from certificates import actions
from certificates.models import Comment, Suggestion
from certificates.selectors.rounds import next_for, waiting_for
from tests.factories.candidacy import make_voice
from tests.factories.protocols import make_helper, make_team
from tests.factories.rounds import make_workshop

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


@pytest.fixture
def workshop():
    return make_workshop()


def suggest_at(workshop, **asked):
    address = reverse("certificates:round-suggest", args=[workshop.of().reference])
    return address + "?" + "&".join(f"{key}={value}" for key, value in asked.items())


def address(verb, suggestion):
    return reverse(f"certificates:suggestion-{verb}", args=[suggestion.reference])


@pytest.mark.parametrize(
    ("asked", "template"),
    [
        ({}, "change"),
        ({"change": "nonsense"}, "change"),
        ({"change": "add"}, "kind"),
        ({"change": "add", "kind": "signatures"}, "kind"),
        ({"change": "add", "kind": "skills"}, "after"),
        ({"change": "add", "kind": "skills", "after": "nowhere"}, "after"),
        ({"change": "add", "kind": "skills", "after": "holder"}, "words"),
        ({"change": "reword"}, "block"),
        ({"change": "reword", "block": "status_note"}, "block"),
        ({"change": "hide", "block": "signatures"}, "block"),
        ({"change": "move", "block": "signatures"}, "after"),
        ({"change": "move", "block": "signatures", "after": "holder"}, "words"),
    ],
)
def test_one_question_is_asked_until_all_is_known(client, workshop, asked, template):
    client.force_login(workshop.helper)

    page = client.get(suggest_at(workshop, **asked))

    assert page.templates[0].name == f"certificates/suggestion_{template}.html"


def test_words_sent_twice_are_one_proposal(client, workshop):
    client.force_login(workshop.helper)
    here = suggest_at(workshop, change="add", kind="paragraph", after="holder", submission=uuid4())

    for _ in range(2):
        client.post(here, {"text": "A aidé."})

    assert Suggestion.objects.get().text == "A aidé."


def test_words_keep_the_names_of_facts(client, workshop):
    client.force_login(workshop.helper)
    here = suggest_at(workshop, change="reword", block="signatures")
    shown = client.get(here).context["form"].initial["text"]

    client.post(here, {"text": shown.replace("Délivrée", "Donnée")})

    assert Suggestion.objects.get().text.startswith("Donnée le {{issued_on}} par")


def test_recording_beside_unchanged_words_is_what_is_said(client, workshop, tmp_path):
    client.force_login(workshop.helper)
    here = suggest_at(workshop, change="reword", block="signatures")
    shown = client.get(here).context["form"].initial["text"]
    voice = tmp_path / "voice.wav"
    voice.write_bytes(make_voice(seconds=0.4))

    with voice.open("rb") as recording:
        client.post(here, {"text": shown, "recording": recording})

    spoken = Suggestion.objects.get()
    assert (spoken.state, spoken.text) == ("spoken", "")
    assert client.get(address("listen", spoken)).content == voice.read_bytes()


def test_objection_asks_its_reason_on_the_page(client, workshop):
    suggestion = workshop.suggest(workshop.helper)
    client.force_login(workshop.worker)
    asked = {"change": "add", "kind": "paragraph", "after": "holder"}
    here = suggest_at(workshop, against=suggestion.reference, **asked)

    refused = client.post(here, {"text": "Autre chose."})
    client.post(here, {"text": "Autre chose.", "reason": "Trop long."})

    assert "reason" in refused.context["form"].errors
    assert suggestion.voices.get(consents=False).reason == "Trop long."


def test_yes_leads_to_the_next_that_waits(client, workshop):
    first = workshop.suggest(workshop.helper)
    second = workshop.suggest(workshop.helper, text="Autre chose.")
    client.force_login(workshop.worker)

    answer = client.post(address("consent", first))
    last = client.post(address("consent", second))

    assert answer.url == second.get_absolute_url()
    assert last.url == workshop.of().get_absolute_url()


def test_what_waits_goes_once_it_is_answered(workshop):
    suggestion = workshop.suggest(workshop.helper)
    before = list(waiting_for(workshop.worker, on=TODAY()))

    actions.consent(suggestion, by=workshop.worker, at=timezone.now())

    assert before == [suggestion]
    assert list(waiting_for(workshop.worker, on=TODAY())) == []
    assert next_for(workshop.worker, workshop.of()) == workshop.of()


def test_manager_who_takes_no_part_reads_nothing_that_was_said(client):
    workshop = make_workshop(opened=False)
    manager = workshop.manager
    workshop.round = actions.open_round(
        workshop.version,
        centre=workshop.centre,
        users=[workshop.worker, workshop.helper],
        ends_on=TODAY() + timedelta(days=9),
        by=workshop.worker,
        at=timezone.now(),
    )
    suggestion = workshop.suggest(workshop.helper, text="Entre nous.")
    client.force_login(manager)

    page = client.get(workshop.of().get_absolute_url())

    assert "Entre nous" not in page.content.decode()
    assert client.get(suggestion.get_absolute_url()).status_code == 404


def test_comment_on_a_block_is_shown_there(client, workshop):
    client.force_login(workshop.helper)
    here = reverse("certificates:round-block", args=[workshop.of().reference, "holder"])

    client.post(here, {"text": "Dans mon alphabet aussi ?"})

    assert Comment.objects.get().block == "holder"
    assert "Dans mon alphabet aussi" in client.get(here).content.decode()


def test_helper_finds_the_round_on_their_home(client, workshop):
    team = make_team(workshop.centre)
    helper = make_helper(team, "Nadia")
    actions.abandon(workshop.of(), why="Fini", by=workshop.manager, at=timezone.now())
    opened = actions.open_round(
        workshop.version,
        centre=workshop.centre,
        users=[helper.person.user, team.referent],
        ends_on=TODAY() + timedelta(days=9),
        by=team.referent,
        at=timezone.now(),
    )
    client.force_login(helper.person.user)

    now = client.get(reverse("home")).context["now"]

    assert now.url == opened.get_absolute_url()

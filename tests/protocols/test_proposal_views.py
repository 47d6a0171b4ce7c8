"""The pages of proposals: the same for both sides, one section at a time."""

import pytest
from django.urls import reverse

from people.models import Role
from protocols.actions import refuse
from protocols.lifecycle import JobState, ProposalState
from protocols.models import SECTIONS, JobDescription, Proposal
from tests.factories import NOW
from tests.factories.people import make_user
from tests.factories.protocols import make_job, make_team
from tests.protocols.test_proposal import NEW, OTHER, make_sides, propose

pytestmark = pytest.mark.django_db


def section_url(job, section):
    return reverse("protocols:job-section", args=[job.reference, section])


@pytest.mark.parametrize("side", ["helper", "professional"])
@pytest.mark.parametrize("section", SECTIONS)
def test_each_section_is_asked_alike_of_both_sides(client, side, section):
    _, sides, job = make_sides()
    client.force_login(sides[side])

    form = client.get(section_url(job, section)).context["form"]

    asked = [name for name in form.fields if name != "because"]
    assert "because" in form.fields
    assert {name.rsplit("_", 1)[0] if name[-1].isdigit() else name for name in asked}
    assert "time_frame" not in form.fields


@pytest.mark.parametrize("side", ["helper", "professional"])
def test_words_are_proposed_with_their_reason(client, side):
    _, sides, job = make_sides()
    client.force_login(sides[side])

    typed = NEW | {"because": "La peur vient d'abord."}
    response = client.post(section_url(job, "purpose"), typed)

    proposal = Proposal.objects.get()
    assert response.url == proposal.get_absolute_url()
    assert (proposal.value, proposal.because) == (NEW, typed["because"])
    job.refresh_from_db()
    assert job.purpose != NEW["purpose"]


def test_draft_of_ones_own_is_written_at_once(client):
    team = make_team()
    job = make_job(team, state=JobState.DRAFT)
    client.force_login(team.referent)

    response = client.post(section_url(job, "place"), {"place": "La gare"})

    job.refresh_from_db()
    assert (response.url, job.place) == (job.get_absolute_url(), "La gare")
    assert not Proposal.objects.exists()


@pytest.mark.parametrize(
    ("section", "typed", "field", "kept"),
    [
        ("means", {"means": ["badge", "room"]}, "means", ["badge", "room"]),
        ("languages", {"languages": ["ara"]}, "languages", ["ara"]),
        ("not_tasks", {"not_tasks": "Tenir la caisse\r\n"}, "not_tasks", ["Tenir la caisse"]),
        ("information_access", {"information_access": "request"}, "information_access", "request"),
        ("time", {"availability": "le mardi"}, "availability", "le mardi"),
        (
            "prerequisites",
            {"text_0": "Parler arabe", "level_0": "essential", "justification_0": "Les parents."},
            "prerequisites",
            [{"text": "Parler arabe", "level": "essential", "justification": "Les parents."}],
        ),
    ],
)
def test_each_kind_of_section_is_kept_as_it_is_read(client, section, typed, field, kept):
    team = make_team()
    job = make_job(team, state=JobState.DRAFT)
    client.force_login(team.referent)

    client.post(section_url(job, section), typed)

    job.refresh_from_db()
    assert getattr(job, field) == kept


def test_tasks_are_rows_and_an_empty_one_goes(client):
    team = make_team()
    job = make_job(team, state=JobState.DRAFT)
    client.force_login(team.referent)
    typed = {
        "task_0": "",
        "task_1": "Lire un plan",
        "with_whom_1": "un collègue",
        "activity_1": "connecting",
        "previously_done_by_1": "personne",
        "substitution_risk_1": "watch",
        "task_2": "Acheter un titre",
    }

    client.post(section_url(job, "tasks"), typed)

    job.refresh_from_db()
    assert job.task_labels() == ["Lire un plan", "Acheter un titre"]
    assert job.tasks[0]["substitution_risk"] == "watch"


@pytest.mark.parametrize(
    ("section", "typed", "field"),
    [
        ("purpose", {"purpose": ""}, "purpose"),
        ("purpose", {"purpose": "x" * 5000}, "purpose"),
        ("means", {"means": ["car"]}, "means"),
        ("tasks", {"task_0": "", "with_whom_0": "un collègue"}, "task_0"),
        ("prerequisites", {"text_0": "Lire", "level_0": "essential"}, "justification_0"),
        (
            "prerequisites",
            {f"text_{n}": "Lire" for n in range(4)}
            | {f"level_{n}": "essential" for n in range(4)}
            | {f"justification_{n}": "Pour lire." for n in range(4)},
            "level_3",
        ),
        ("review_due", {"review_due": "never"}, "review_due"),
    ],
)
def test_wrong_words_are_refused_where_they_stand(client, section, typed, field):
    _, sides, job = make_sides()
    client.force_login(sides["helper"])

    response = client.post(section_url(job, section), typed)

    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert not Proposal.objects.exists()


def test_section_that_does_not_exist_is_not_found(client):
    _, sides, job = make_sides()
    client.force_login(sides["helper"])

    assert client.get(section_url(job, "salary")).status_code == 404


def test_adopted_version_leads_to_the_one_being_written(client):
    _, sides, job = make_sides(state=JobState.ADOPTED)
    client.force_login(sides["helper"])

    client.post(section_url(job, "purpose"), NEW)
    response = client.get(section_url(job, "place"))

    draft = JobDescription.objects.get(state=JobState.CONSULTATION)
    assert response.url == section_url(draft, "place")


def test_words_are_not_proposed_on_a_version_that_another_follows(client):
    team, sides, first = make_sides(state=JobState.ADOPTED, title="Le bus")
    second = make_job(team, title="Le bus")
    client.force_login(sides["professional"])

    page = client.get(first.get_absolute_url())
    response = client.get(section_url(first, "place"))

    assert section_url(first, "place") not in page.text
    assert response.url == section_url(second, "place")


@pytest.mark.parametrize(("one", "other"), [("helper", "professional"), ("professional", "helper")])
def test_answers_are_offered_alike_to_both_sides(client, one, other):
    _, sides, job = make_sides()
    proposal = propose(job, sides[one])
    accept = reverse("protocols:proposal-accept", args=[proposal.reference])

    client.force_login(sides[one])
    own = client.get(proposal.get_absolute_url())
    client.force_login(sides[other])
    theirs = client.get(proposal.get_absolute_url())
    answer = client.post(accept)

    assert accept not in own.text
    assert accept in theirs.text
    assert answer.url == job.get_absolute_url()
    proposal.refresh_from_db()
    assert proposal.state == ProposalState.ACCEPTED


def test_ones_own_proposal_is_not_accepted_by_an_address_either(client):
    _, sides, job = make_sides()
    proposal = propose(job, sides["helper"])
    client.force_login(sides["helper"])

    client.post(reverse("protocols:proposal-accept", args=[proposal.reference]))

    proposal.refresh_from_db()
    assert proposal.state == ProposalState.OPEN


def test_refusal_says_why_to_who_proposed(client):
    _, sides, job = make_sides()
    proposal = propose(job, sides["helper"])
    client.force_login(sides["professional"])
    address = reverse("protocols:proposal-refuse", args=[proposal.reference])

    empty = client.post(address, {"reason": " "})
    client.post(address, {"reason": "Déjà dit."})
    client.force_login(sides["helper"])
    page = client.get(proposal.get_absolute_url())

    assert list(empty.context["form"].errors) == ["reason"]
    assert "Déjà dit." in page.text


def test_wording_is_made_of_the_proposals_that_were_shown(client):
    _, sides, job = make_sides()
    first = propose(job, sides["helper"])
    client.force_login(sides["professional"])
    address = reverse("protocols:proposal-merge", args=[first.reference])

    shown = client.get(address).context["form"]["shown"].value()
    late = propose(job, sides["professional"], OTHER)
    client.post(address, {"purpose": "Se déplacer.", "shown": shown})

    first.refresh_from_db()
    late.refresh_from_db()
    assert (first.state, late.state) == (ProposalState.MERGED, ProposalState.OPEN)
    assert Proposal.objects.get(parts=first).value == {"purpose": "Se déplacer."}


def test_answered_proposal_is_not_merged(client):
    team, sides, job = make_sides()
    proposal = propose(job, sides["helper"])
    client.force_login(team.referent)
    client.post(reverse("protocols:proposal-accept", args=[proposal.reference]))

    response = client.get(reverse("protocols:proposal-merge", args=[proposal.reference]))

    assert response.url == proposal.get_absolute_url()


@pytest.mark.parametrize("length", [1, 3])
def test_pages_cost_the_same_however_many_proposals(client, django_assert_max_num_queries, length):
    _, sides, job = make_sides()
    for n in range(length):
        proposal = propose(job, sides["helper"], {"purpose": f"Se déplacer {n}."})
    client.force_login(sides["professional"])

    for address in (job.get_absolute_url(), proposal.get_absolute_url()):
        with django_assert_max_num_queries(12):
            client.get(address)


@pytest.mark.parametrize("name", ["detail", "accept", "refuse", "merge"])
def test_proposal_of_another_centre_does_not_exist(client, name):
    _, sides, job = make_sides()
    proposal = propose(job, sides["helper"])
    client.force_login(make_user(Role.MANAGER))
    ask = client.post if name == "accept" else client.get

    address = reverse(f"protocols:proposal-{name}", args=[proposal.reference])
    assert ask(address).status_code == 404


@pytest.mark.parametrize(("side", "shown"), [("helper", False), ("professional", True)])
def test_a_retired_mission_is_linked_for_those_who_may_read_it_only(client, side, shown):
    team, sides, job = make_sides()
    proposal = propose(job, sides["helper"])
    refuse(proposal, reason="Déjà dit plus haut.", by=sides["professional"], at=NOW)
    job.adopt(by=team.manager, at=NOW)
    job.retire(by=team.manager, at=NOW)
    client.force_login(sides[side])

    page = client.get(proposal.get_absolute_url()).text
    answer = client.get(job.get_absolute_url())

    assert (f'href="{job.get_absolute_url()}"' in page) is shown
    assert (answer.status_code == 200) is shown

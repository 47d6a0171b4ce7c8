import pytest

from common.content import load_yaml
from common.errors import Refused
from common.lifecycle import OutOfTurn
from protocols.lifecycle import JobState, NeedState
from protocols.models import EngagementStatus, JobDescription, Task
from tests.factories import NOW
from tests.factories.protocols import make_helper, make_job, make_need, make_protocol, make_team

pytestmark = pytest.mark.django_db


def essential(text, why="Sans elle, on ne se comprend pas."):
    return {"text": text, "level": "essential", "justification": why}


def test_job_is_adopted_as_version_one_and_the_next_as_two():
    team = make_team()

    first = make_job(team, title="Le bus")
    second = make_job(team, title="Le bus")
    first.refresh_from_db()

    assert [(job.version, job.state) for job in (first, second)] == [
        (1, JobState.RETIRED),
        (2, JobState.ADOPTED),
    ]
    assert (first.adopted_at, first.adopted_by) == (NOW, team.manager)


def test_job_takes_its_number_under_the_title_it_is_adopted_with():
    team = make_team()
    make_job(team, title="Le bus")
    renamed = make_job(team, title="Le tram", state=JobState.CONSULTATION)

    JobDescription.objects.filter(pk=renamed.pk).update(title="Le bus")
    renamed.refresh_from_db()
    renamed.adopt(by=team.manager, at=NOW)

    assert renamed.version == 2


def test_job_has_one_draft_however_often_one_clicks():
    team = make_team()
    make_job(team, title="Le bus", state=JobState.DRAFT)

    with pytest.raises(Refused):
        make_job(team, title="Le bus", state=JobState.DRAFT)

    assert JobDescription.objects.count() == 1


@pytest.mark.parametrize(
    "lacking",
    [
        {"purpose": ""},
        {"added_value": ""},
        {"tasks": []},
        {"tasks": ["Sans réponse"]},
        {"tasks": [{"task": "Tenir l'accueil", "substitution_risk": "high"}]},
        {"supervision": ""},
        {"supervision_kind": ""},
        {"training_offered": ""},
        {"non_substitution_note": ""},
        {"review_due": None},
        {"needs": []},
        {"prerequisites": [essential(f"Langue {i}") for i in range(4)]},
        {"prerequisites": [essential("Parler arabe", "")]},
    ],
)
def test_job_that_lacks_something_is_not_adopted(lacking):
    team = make_team()
    job = make_job(team, state=JobState.CONSULTATION, **lacking)
    (missing,) = job.missing_to_adopt()

    with pytest.raises(Refused, match=missing):
        job.adopt(by=team.manager, at=NOW)

    job.refresh_from_db()
    assert (job.state, job.adopted_at) == (JobState.CONSULTATION, None)


@pytest.mark.parametrize("author", ["referent", "helper"])
def test_job_written_by_one_side_alone_is_not_adopted(author):
    team = make_team()
    authors = {"referent": team.referent, "helper": make_helper(team).person.user}
    job = make_job(team, state=JobState.CONSULTATION, authors=[authors[author]])

    with pytest.raises(Refused):
        job.adopt(by=team.manager, at=NOW)

    assert len(job.missing_to_adopt()) == 1


def test_job_is_not_adopted_before_it_was_written_together():
    team = make_team()
    job = make_job(team, state=JobState.DRAFT)

    with pytest.raises(OutOfTurn):
        job.adopt(by=team.manager, at=NOW)

    job.refresh_from_db()
    assert job.state == JobState.DRAFT


def test_job_of_three_essential_prerequisites_with_their_reasons_is_adopted():
    job = make_job(make_team(), prerequisites=[essential(f"Langue {i}") for i in range(3)])

    assert job.state == JobState.ADOPTED


def test_volunteer_has_no_hours():
    with pytest.raises(Refused):
        make_job(make_team(), time_frame="12 heures par semaine")

    assert make_job(make_team(), status_kind="intern", time_frame="35 heures").time_frame


def test_who_is_of_no_side_writes_no_mission():
    stranger = make_team().referent

    with pytest.raises(Refused):
        make_job(make_team(), authors=[stranger])


def test_bare_texts_are_tasks_of_which_nothing_else_is_known():
    job = make_job(make_team(), state=JobState.DRAFT, tasks=["Lire un plan"])

    assert job.task_rows() == [Task("Lire un plan")]
    assert job.task_labels() == ["Lire un plan"]
    assert job.tasks[0]["substitution_risk"] == ""


@pytest.mark.parametrize("kind", EngagementStatus)
def test_label_follows_the_status(kind):
    job = JobDescription(status_kind=kind)

    assert job.label() == ("Fiche de poste" if job.is_paid() else "Fiche de mission")


def test_job_always_holds_the_twenty_locked_tasks_and_its_own_lines():
    job = make_job(make_team(), not_tasks=["Tenir la caisse"])

    locked = [row["label"] for row in load_yaml("protocols", "locked_tasks")["locked_tasks"]]
    assert len(locked) == 20
    assert job.all_not_tasks() == [*locked, "Tenir la caisse"]
    assert job.locked == locked


def test_adopted_job_keeps_the_locked_list_of_its_day():
    team = make_team()
    adopted, draft = make_job(team, not_tasks=[]), make_job(team, state=JobState.DRAFT)
    JobDescription.objects.filter(pk=adopted.pk).update(locked=["Ce qui l’était ce jour-là"])
    adopted.refresh_from_db()

    assert adopted.all_not_tasks() == ["Ce qui l’était ce jour-là"]
    assert (draft.locked, len(draft.locked_tasks())) == (None, 20)


def test_job_opens_the_needs_it_answers():
    team = make_team()
    needs = [make_need(team), make_need(team, state=NeedState.COVERED)]

    make_job(team, needs=needs)

    states = []
    for need in needs:
        need.refresh_from_db()
        states.append(need.state)
    assert states == [NeedState.OPEN, NeedState.COVERED]


@pytest.mark.parametrize(("kind", "is_paid"), [("volunteer", False), ("permanent", True)])
def test_job_knows_whether_it_is_paid(kind, is_paid):
    assert make_job(make_team(), status_kind=kind).is_paid() is is_paid


def test_job_is_seen_by_its_team_and_once_shared_by_who_helps_in_its_centre():
    team = make_team()
    helper = make_helper(team)
    jobs = {state: make_job(team, state=state) for state in JobState}

    seen = JobDescription.objects.visible_to(helper.person.user)

    assert set(seen) == {jobs[JobState.CONSULTATION], jobs[JobState.ADOPTED]}
    assert set(JobDescription.objects.visible_to(team.deputy)) == set(jobs.values())
    assert not JobDescription.objects.visible_to(make_team().manager).exists()
    assert not JobDescription.objects.visible_to(make_helper(make_team()).person.user).exists()


def test_job_stays_in_sight_of_who_holds_a_protocol_on_it():
    team = make_team()
    helper, job = make_helper(team), make_job(team)
    make_protocol(team, helper=helper, job=job)

    job.retire(by=team.manager, at=NOW)

    assert list(JobDescription.objects.visible_to(helper.person.user)) == [job]

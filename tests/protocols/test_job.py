import pytest

from common.content import load_yaml
from common.errors import Refused
from protocols.lifecycle import JobState, NeedState
from protocols.models import JobDescription
from tests.factories import NOW
from tests.factories.protocols import make_helper, make_job, make_need, make_protocol, make_team

pytestmark = pytest.mark.django_db


def test_job_is_adopted_as_version_one_and_the_next_as_two():
    team = make_team()

    first = make_job(team, title="Le bus")
    second = make_job(team, title="Le bus")

    assert [(job.version, job.state) for job in (first, second)] == [
        (1, JobState.ADOPTED),
        (2, JobState.ADOPTED),
    ]
    assert (first.adopted_at, first.adopted_by) == (NOW, team.manager)


def test_job_takes_its_number_under_the_title_it_is_adopted_with():
    team = make_team()
    make_job(team, title="Le bus")
    renamed = make_job(team, title="Le tram", state=JobState.DRAFT)

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
        {"supervision": ""},
        {"non_substitution_note": ""},
        {"needs": []},
        {"authors": []},
    ],
)
def test_job_that_lacks_something_is_not_adopted(lacking):
    team = make_team()
    job = make_job(team, state=JobState.DRAFT, **lacking)
    (missing,) = job.missing_to_adopt()

    with pytest.raises(Refused, match=missing):
        job.adopt(by=team.manager, at=NOW)

    job.refresh_from_db()
    assert (job.state, job.adopted_at) == (JobState.DRAFT, None)


def test_job_always_holds_the_twenty_locked_tasks_and_its_own_lines():
    job = make_job(make_team(), not_tasks=["Tenir la caisse"])

    locked = [row["label"] for row in load_yaml("protocols", "locked_tasks")["locked_tasks"]]
    assert len(locked) == 20
    assert job.all_not_tasks() == [*locked, "Tenir la caisse"]


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


def test_job_is_seen_by_its_team_and_by_who_holds_a_protocol_on_it():
    team, helper = make_team(), None
    helper = make_helper(team)
    held, other = make_job(team), make_job(team)

    make_protocol(team, helper=helper, job=held)
    make_protocol(team, job=other)

    assert list(JobDescription.objects.visible_to(helper.person.user)) == [held]
    assert set(JobDescription.objects.visible_to(team.deputy)) == {held, other}
    assert not JobDescription.objects.visible_to(make_team().manager).exists()

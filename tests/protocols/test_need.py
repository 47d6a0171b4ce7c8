import pytest
from django.db import IntegrityError, transaction

from common.errors import Refused
from common.models import JournalEntry
from people.models import Role
from protocols.lifecycle import ACTIVE, PAUSED, JobState, NeedState
from protocols.models import Need
from tests.factories import NOW
from tests.factories.people import make_user
from tests.factories.protocols import make_job, make_need, make_protocol, make_team

pytestmark = pytest.mark.django_db


def actions_of(record):
    return [entry.action for entry in JournalEntry.of(record)]


def test_need_without_a_priority_is_identified():
    need = make_need(make_team())

    assert need.state == NeedState.IDENTIFIED
    assert actions_of(need) == ["record"]


def test_need_with_a_priority_is_prioritised_at_once():
    need = make_need(make_team(), priority=2)

    assert (need.state, need.priority) == (NeedState.PRIORITISED, 2)
    assert actions_of(need) == ["record", "prioritise"]


def test_need_is_recorded_once_however_often_one_clicks():
    team = make_team()
    make_need(team, description="Le bus.")

    with pytest.raises(Refused):
        make_need(team, description="Le bus.")

    assert Need.objects.count() == 1


def test_need_can_be_recorded_again_once_closed():
    team = make_team()
    make_need(team, description="Le bus.", state=NeedState.CLOSED)

    assert make_need(team, description="Le bus.").state == NeedState.IDENTIFIED


def test_need_follows_its_mission_and_its_protocols():
    team = make_team()
    need = make_need(team, priority=1)
    states = []

    def note():
        need.refresh_from_db()
        states.append(need.state)

    job = make_job(team, needs=[need], state=JobState.CONSULTATION)
    note()
    job.adopt(by=team.manager, at=NOW)
    note()
    make_protocol(team, job=job, state=ACTIVE)
    note()

    assert states == [NeedState.PRIORITISED, NeedState.OPEN, NeedState.COVERED]


@pytest.mark.parametrize("other", [ACTIVE, PAUSED])
def test_need_stays_covered_as_long_as_someone_covers_it(other):
    team = make_team()
    job = make_job(team)
    make_protocol(team, job=job, state=other)

    make_protocol(team, job=job, state="ended")

    assert job.needs.get().state == NeedState.COVERED


def test_need_is_open_again_when_the_last_protocol_ends():
    team = make_team()
    job = make_job(team)

    make_protocol(team, job=job, state="ended")

    assert job.needs.get().state == NeedState.OPEN


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        (Role.MANAGER, 1),
        (Role.SOCIAL_WORKER, 1),
        (Role.TEAM, 1),
        (Role.HELPER, 0),
        (Role.HEADQUARTERS, 0),
        (Role.DPO, 0),
    ],
)
def test_need_is_seen_by_the_team_of_its_centre(role, seen):
    team = make_team()
    make_need(team)

    assert Need.objects.visible_to(make_user(role, team.centre)).count() == seen
    assert Need.objects.visible_to(make_user(role)).count() == 0


@pytest.mark.parametrize("reason", ["", "  "])
def test_need_is_not_closed_without_a_reason(reason):
    team = make_team()
    need = make_need(team)

    with pytest.raises(Refused):
        need.close(reason=reason, by=team.manager, at=NOW)

    assert need.state == NeedState.IDENTIFIED


@pytest.mark.parametrize("state", [state for state in NeedState if state != NeedState.CLOSED])
def test_need_is_closed_from_every_state_with_a_reason(state):
    team = make_team()
    need = make_need(team, state=state)

    need.close(reason=" La mairie y répond. ", by=team.manager, at=NOW)

    assert (need.state, need.close_reason) == (NeedState.CLOSED, "La mairie y répond.")


@pytest.mark.parametrize(
    ("priority", "has_mission", "state"),
    [
        (None, False, NeedState.IDENTIFIED),
        (2, False, NeedState.PRIORITISED),
        (None, True, NeedState.OPEN),
        (2, True, NeedState.OPEN),
    ],
)
def test_closed_need_is_open_again_where_it_stood(priority, has_mission, state):
    team = make_team()
    need = make_need(team, priority=priority)
    if has_mission:
        make_job(team, needs=[need])
        need.refresh_from_db()
    need.close(reason="La mairie y répond.", by=team.manager, at=NOW)

    need.reopen(by=team.manager, at=NOW)

    assert (need.state, need.priority, need.close_reason) == (state, priority, "")


@pytest.mark.parametrize(
    "changes",
    [
        {"state": NeedState.CLOSED},
        {"close_reason": "Pour rien"},
        {"staff_time_week_h": -1},
        {"peer_suitable": "none"},
        {"state": NeedState.PRIORITISED},
    ],
)
def test_who_walks_round_the_methods_of_a_need_meets_the_database(changes):
    need = make_need(make_team())

    with pytest.raises(IntegrityError), transaction.atomic():
        Need.objects.filter(pk=need.pk).update(**changes)

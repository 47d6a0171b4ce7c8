"""Every move that the three tables do not allow is refused, and leaves no trace."""

import pytest

from common.lifecycle import OutOfTurn
from common.models import JournalEntry
from protocols.lifecycle import JOB, NEED, PROTOCOL, JobState, NeedState, ProtocolState
from tests.factories import NOW
from tests.factories.protocols import make_job, make_need, make_protocol, make_team

pytestmark = pytest.mark.django_db


def out_of_turn(lifecycle, states):
    return [
        (state, move.name)
        for state in states
        for move in lifecycle.values()
        if state not in move.sources
    ]


def check_refused(record, move):
    state, journal = record.state, list(JournalEntry.of(record))

    with pytest.raises(OutOfTurn):
        record.move(move, by=None, at=NOW)

    record.refresh_from_db()
    assert record.state == state
    assert list(JournalEntry.of(record)) == journal


@pytest.mark.parametrize(("state", "move"), out_of_turn(NEED, NeedState))
def test_need_refuses_a_move_out_of_turn(state, move):
    check_refused(make_need(make_team(), state=state), move)


@pytest.mark.parametrize(("state", "move"), out_of_turn(JOB, JobState))
def test_job_refuses_a_move_out_of_turn(state, move):
    check_refused(make_job(make_team(), state=state), move)


@pytest.mark.parametrize(("state", "move"), out_of_turn(PROTOCOL, ProtocolState))
def test_protocol_refuses_a_move_out_of_turn(state, move):
    check_refused(make_protocol(make_team(), state=state), move)


@pytest.mark.parametrize("state", ProtocolState)
def test_protocol_reaches_each_state_by_its_road(state):
    assert make_protocol(make_team(), state=state).state == state

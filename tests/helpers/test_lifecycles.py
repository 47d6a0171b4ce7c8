"""Every illegal move of the lives of a helper, an experience, a discernment: nothing changes."""

import pytest

from common.lifecycle import OutOfTurn
from common.models import JournalEntry
from helpers.lifecycle import (
    DISCERNMENT,
    EXPERIENCE,
    HELPER,
    DiscernmentState,
    ExperienceState,
    HelperState,
)
from tests.factories import NOW
from tests.factories.helpers import (
    WORDS,
    make_check,
    make_discernment,
    make_experience,
    make_helper,
)

pytestmark = pytest.mark.django_db
LIVES = [
    (make_helper, HelperState, HELPER),
    (make_experience, ExperienceState, EXPERIENCE),
    (make_discernment, DiscernmentState, DISCERNMENT),
]
OUT_OF_TURN = [
    (make, state, move.name)
    for make, states, lifecycle in LIVES
    for state in states
    for move in lifecycle.values()
    if state not in move.sources
]


@pytest.mark.parametrize(
    ("make", "state"), [(make, one) for make, all_, _ in LIVES for one in all_]
)
def test_factory_leads_to_every_state(make, state):
    assert make(state).state == state


@pytest.mark.parametrize(("make", "state", "move"), OUT_OF_TURN)
def test_record_refuses_a_move_out_of_turn(make, state, move):
    record = make(state)
    journal = list(JournalEntry.of(record))

    with pytest.raises(OutOfTurn):
        record.move(move, by=None, at=NOW)

    record.refresh_from_db()
    assert record.state == state
    assert list(JournalEntry.of(record)) == journal


@pytest.mark.parametrize("move", [move for move in HELPER if move != "resume_settled"])
def test_helper_has_a_door_for_each_move(move):
    helper = make_helper(HELPER[move].sources[0])
    make_check(helper)

    getattr(helper, move)(by=helper.referent, at=NOW, **WORDS.get(move, {}))

    helper.refresh_from_db()
    assert helper.state == HELPER[move].target
    assert JournalEntry.of(helper).last().action == move

"""A programme that runs: suspended, reviewed, signed again, closed (C1)."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from common.errors import Refused
from common.lifecycle import OutOfTurn
from helpers.lifecycle import HelperState
from programmes.actions import (
    close,
    resume,
    review,
    sign_off,
    suspend,
)
from programmes.lifecycle import ProgrammeState
from programmes.selectors.programme import (
    missing_next,
    missing_to_close,
)
from tests.factories import NOW, TODAY
from tests.factories.people import make_user
from tests.factories.programmes import (
    REASON,
    complete,
    do_close,
    make_programme,
    prepare_end,
)
from tests.factories.protocols import make_helper, make_team

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

# suspend and resume


@pytest.mark.parametrize("reason", ["", "   "])
def test_suspending_is_refused_without_a_reason(reason):
    team = make_team()
    programme = make_programme(team, state=ProgrammeState.RUNNING)

    with pytest.raises(Refused, match="Say why"):
        suspend(programme, reason=reason, by=team.manager, at=NOW)


def test_a_suspended_programme_keeps_its_reason_until_it_goes_on():
    team = make_team()
    programme = make_programme(team, state=ProgrammeState.SUSPENDED)
    kept = programme.suspension_reason

    resume(programme, by=team.manager, at=NOW)

    assert kept == REASON
    assert (programme.state, programme.suspension_reason) == (ProgrammeState.RUNNING, "")


def test_the_database_refuses_a_suspension_without_a_reason():
    programme = make_programme(make_team(), state=ProgrammeState.RUNNING)

    with pytest.raises(IntegrityError), transaction.atomic():
        programme.move("suspend", by=None, at=NOW)


# the yearly review


def held(programme, day, by):
    words = {"findings": "Les trajets sont appris.", "decisions": "Un deuxième besoin."}
    return review(programme, held_on=day, **words, by=by, at=NOW)


def test_a_review_sets_the_next_one_a_year_later():
    team = make_team()
    programme = make_programme(team, state=ProgrammeState.RUNNING)

    held(programme, TODAY, team.manager)

    programme.refresh_from_db()
    assert programme.state == ProgrammeState.RUNNING
    assert programme.review_due_on == date(2027, 6, 15)
    assert programme.reviews.get().by == team.manager


@pytest.mark.parametrize(
    ("days", "words"), [(1, "once it is held"), (-400, "not running on that day")]
)
def test_a_review_of_another_time_is_refused(days, words):
    team = make_team()
    programme = make_programme(team, state=ProgrammeState.RUNNING)

    with pytest.raises(Refused, match=words):
        held(programme, TODAY + timedelta(days=days), team.manager)

    assert not programme.reviews.exists()


def test_a_second_review_of_a_day_is_refused():
    team = make_team()
    programme = make_programme(team, state=ProgrammeState.RUNNING)
    held(programme, TODAY, team.manager)

    with pytest.raises(Refused, match="recorded already"):
        held(programme, TODAY, team.manager)

    assert programme.reviews.count() == 1


def test_a_review_of_a_programme_that_does_not_run_leaves_no_trace():
    team = make_team()
    programme = make_programme(team, state=ProgrammeState.SUSPENDED)

    with pytest.raises(OutOfTurn):
        held(programme, TODAY, team.manager)

    assert not programme.reviews.exists()


# the guarantor signs again


def test_only_the_guarantor_signs_off():
    team = make_team()
    programme = make_programme(team, state=ProgrammeState.RUNNING)
    other = make_user("manager", team.centre)

    with pytest.raises(Refused, match="Only the guarantor"):
        sign_off(programme, by=other, at=NOW)


def test_the_guarantor_signs_off_once_a_day():
    team = make_team()
    programme = make_programme(team, state=ProgrammeState.RUNNING)
    sign_off(programme, by=team.manager, at=NOW)

    with pytest.raises(Refused, match="signed today"):
        sign_off(programme, by=team.manager, at=NOW)

    assert programme.sign_offs.count() == 1


def test_nobody_signs_off_what_does_not_run():
    team = make_team()
    programme = make_programme(team, state=ProgrammeState.PREPARING)

    with pytest.raises(Refused, match="does not run"):
        sign_off(programme, by=team.manager, at=NOW)


# close


def test_closing_asks_for_evaluation_purge_and_nobody_left_behind():
    team = make_team()
    programme = make_programme(team, state=ProgrammeState.RUNNING)
    make_helper(team)

    assert [thing.sign for thing in missing_to_close(programme)] == [
        "people",
        "journal-text",
        "calendar3",
    ]


@pytest.mark.parametrize("lack", [{"final_evaluation": ""}, {"evaluated_on": None}])
def test_closing_is_refused_without_the_final_evaluation_and_its_day(lack):
    team = make_team()
    programme = make_programme(team, state=ProgrammeState.RUNNING)
    prepare_end(team, programme)
    complete(programme, **lack)

    with pytest.raises(Refused, match="final evaluation"):
        close(programme, by=team.manager, at=NOW)


def test_closing_is_refused_without_a_purge_date():
    team = make_team()
    programme = make_programme(team, state=ProgrammeState.RUNNING)
    prepare_end(team, programme)
    complete(programme, purge_on=None)

    with pytest.raises(Refused, match="erased"):
        close(programme, by=team.manager, at=NOW)


def test_closing_is_refused_while_a_helper_is_here():
    team = make_team()
    programme = make_programme(team, state=ProgrammeState.RUNNING)
    prepare_end(team, programme)
    helper = make_helper(team)

    with pytest.raises(Refused, match="1 peer helper is still here"):
        close(programme, by=team.manager, at=NOW)

    assert helper.state == HelperState.POTENTIAL


def test_a_suspended_programme_closes_once_its_helpers_have_left():
    team = make_team()
    programme = make_programme(team, state=ProgrammeState.SUSPENDED)
    prepare_end(team, programme)
    make_helper(team).leave(by=team.manager, at=NOW)

    do_close(team, programme)

    assert (programme.state, programme.closed_at) == (ProgrammeState.CLOSED, NOW)


def test_the_data_is_erased_after_the_final_evaluation():
    programme = make_programme(make_team(), state=ProgrammeState.CLOSED)

    with pytest.raises(IntegrityError), transaction.atomic():
        complete(programme, purge_on=programme.evaluated_on)


# what comes next


@pytest.mark.parametrize(
    ("state", "signs"),
    [
        (ProgrammeState.DIAGNOSING, ["lightbulb"]),
        (ProgrammeState.PREPARING, ["ui-checks", "send", "signpost-2"]),
        (ProgrammeState.RUNNING, []),
        (ProgrammeState.CLOSED, []),
    ],
)
def test_what_is_missing_next_follows_the_state(state, signs):
    programme = make_programme(make_team(), state=state)

    assert [thing.sign for thing in missing_next(programme)] == signs

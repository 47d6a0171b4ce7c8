"""Every row of C1: what a move asks for, and that it is refused while that is missing."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from common.errors import Refused
from common.lifecycle import OutOfTurn
from common.models import JournalEntry
from programmes.actions import (
    close,
    go,
    open_programme,
    resume,
    start_programme,
    validate_diagnosis,
)
from programmes.lifecycle import PROGRAMME, ProgrammeState
from programmes.selectors.programme import (
    missing_to_go,
    missing_to_open,
    missing_to_validate_diagnosis,
)
from protocols.lifecycle import DiagnosisState, JobState
from protocols.models import Charter
from tests.factories import NOW, TODAY
from tests.factories.needs import make_diagnosis
from tests.factories.people import make_centre
from tests.factories.programmes import (
    complete,
    make_notice,
    make_programme,
    make_readiness,
    prepare_diagnosis,
    prepare_opening,
    prepare_start,
    seat_one,
)
from tests.factories.protocols import make_job, make_team

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

OUT_OF_TURN = [
    (state, move.name)
    for state in ProgrammeState
    for move in PROGRAMME.values()
    if state not in move.sources
]


@pytest.mark.parametrize(("state", "move"), OUT_OF_TURN)
def test_programme_refuses_a_move_out_of_turn(state, move):
    programme = make_programme(make_team(), state=state)
    journal = list(JournalEntry.of(programme))

    with pytest.raises(OutOfTurn):
        programme.move(move, by=None, at=NOW)

    programme.refresh_from_db()
    assert programme.state == state
    assert list(JournalEntry.of(programme)) == journal


@pytest.mark.parametrize("state", ProgrammeState)
def test_programme_reaches_each_state_by_its_road(state):
    assert make_programme(make_team(), state=state).state == state


@pytest.mark.parametrize("act", [open_programme, validate_diagnosis, go, close, resume])
def test_an_action_out_of_turn_says_so_and_not_what_is_missing(act):
    team = make_team()
    state = ProgrammeState.CLOSED
    programme = make_programme(team, state=state)

    with pytest.raises(OutOfTurn):
        act(programme, by=team.manager, at=NOW)


# one for each centre


def test_a_centre_has_one_programme_that_is_not_closed():
    team = make_team()
    make_programme(team)

    with pytest.raises(Refused, match="has a programme already"):
        start_programme(team.centre, by=team.manager, at=NOW)


def test_the_database_keeps_one_programme_for_each_centre():
    programme = make_programme(make_team())

    with pytest.raises(IntegrityError), transaction.atomic():
        type(programme).objects.create(centre=programme.centre)


def test_a_centre_starts_again_after_a_closed_programme():
    team = make_team()
    make_programme(team, state=ProgrammeState.CLOSED)

    assert make_programme(team).state == ProgrammeState.DRAFT


def test_only_a_manager_of_the_centre_can_be_its_guarantor():
    team = make_team()

    with pytest.raises(Refused, match="guarantor is a manager"):
        start_programme(team.centre, guarantor=team.referent, by=team.manager, at=NOW)


# open


def test_opening_asks_for_guarantor_group_project_and_dpia():
    programme = make_programme(make_team())

    signs = [thing.sign for thing in missing_to_open(programme)]

    assert signs == ["person-check", "people", "buildings", "shield-lock"]


@pytest.mark.parametrize(
    ("lack", "sign"),
    [
        ({"guarantor": None}, "person-check"),
        ({"establishment_project_ref": ""}, "buildings"),
        ({"dpia_on": None}, "shield-lock"),
    ],
)
def test_opening_is_refused_for_each_thing_that_is_missing(lack, sign):
    team = make_team()
    programme = make_programme(team)
    prepare_opening(team, programme)
    complete(programme, **lack)

    with pytest.raises(Refused) as refusal:
        open_programme(programme, by=team.manager, at=NOW)

    [thing] = missing_to_open(programme)
    assert thing.sign == sign
    assert thing.what in str(refusal.value)
    assert programme.state == ProgrammeState.DRAFT


def test_opening_asks_for_three_different_groups_of_actors():
    team = make_team()
    programme = make_programme(team)
    prepare_opening(team, programme)
    programme.steering.filter(group="residents").update(ends_on=TODAY)
    seat_one(programme, group="employees", name="Une autre")

    with pytest.raises(Refused, match="2 of 3"):
        open_programme(programme, by=team.manager, at=NOW)


def test_opening_with_all_of_it_leads_to_the_needs():
    team = make_team()
    programme = make_programme(team)
    prepare_opening(team, programme)

    open_programme(programme, by=team.manager, at=NOW)

    assert missing_to_open(programme) == []
    assert programme.state == ProgrammeState.DIAGNOSING


@pytest.mark.parametrize(
    "lack", [{"guarantor": None}, {"establishment_project_ref": ""}, {"dpia_on": None}]
)
def test_the_database_keeps_what_an_open_programme_rests_on(lack):
    programme = make_programme(make_team(), state=ProgrammeState.DIAGNOSING)

    with pytest.raises(IntegrityError), transaction.atomic():
        complete(programme, **lack)


# validate the diagnosis


def test_the_diagnosis_is_refused_without_a_validated_need():
    team = make_team()
    programme = make_programme(team, state=ProgrammeState.DIAGNOSING)
    make_diagnosis(team, state=DiagnosisState.IN_REVIEW)
    make_diagnosis(make_other_team(team), state=DiagnosisState.VALIDATED)

    with pytest.raises(Refused, match="A validated diagnosis"):
        validate_diagnosis(programme, by=team.manager, at=NOW)


def make_other_team(team):
    return make_team(make_centre("Ailleurs", team.centre.organisation))


def test_a_need_that_is_closed_since_does_not_count():
    team = make_team()
    programme = make_programme(team, state=ProgrammeState.DIAGNOSING)
    prepare_diagnosis(team, programme)
    team.centre.needs.get().close(reason="Fait", by=team.manager, at=NOW)

    assert [thing.sign for thing in missing_to_validate_diagnosis(programme)] == ["lightbulb"]


def test_the_diagnosis_is_validated_with_a_need():
    team = make_team()
    programme = make_programme(team, state=ProgrammeState.DIAGNOSING)
    prepare_diagnosis(team, programme)

    validate_diagnosis(programme, by=team.manager, at=NOW)

    assert missing_to_validate_diagnosis(programme) == []
    assert programme.state == ProgrammeState.PREPARING


# go


def test_starting_asks_for_readiness_note_and_mission():
    programme = make_programme(make_team(), state=ProgrammeState.PREPARING)

    assert [thing.sign for thing in missing_to_go(programme)] == [
        "ui-checks",
        "send",
        "signpost-2",
    ]


@pytest.mark.parametrize("left_out", ["ui-checks", "send", "signpost-2"])
def test_starting_is_refused_for_each_thing_that_is_missing(left_out):
    team = make_team()
    programme = make_programme(team, state=ProgrammeState.PREPARING)
    steps = {
        "ui-checks": lambda: make_readiness(team, programme),
        "send": lambda: make_notice(team, programme),
        "signpost-2": lambda: make_job(team),
    }
    for sign, step in steps.items():
        if sign != left_out:
            step()

    with pytest.raises(Refused):
        go(programme, by=team.manager, at=NOW)

    assert [thing.sign for thing in missing_to_go(programme)] == [left_out]


def test_a_mission_in_draft_is_not_enough_to_start():
    team = make_team()
    programme = make_programme(team, state=ProgrammeState.PREPARING)
    make_readiness(team, programme)
    make_notice(team, programme)
    make_job(team, state=JobState.DRAFT)

    with pytest.raises(Refused, match="adopted job description"):
        go(programme, by=team.manager, at=NOW)


def test_starting_is_refused_without_a_charter():
    team = make_team()
    programme = make_programme(team, state=ProgrammeState.PREPARING)
    prepare_start(team, programme)
    Charter.objects.update(is_current=False)

    with pytest.raises(Refused, match="charter"):
        go(programme, by=team.manager, at=NOW)


def test_starting_sets_the_first_review_a_year_later():
    team = make_team()
    programme = make_programme(team, state=ProgrammeState.PREPARING)
    prepare_start(team, programme)

    go(programme, by=team.manager, at=NOW)

    assert programme.state == ProgrammeState.RUNNING
    assert programme.started_at == NOW
    assert programme.review_due_on == date(2027, 6, 15)

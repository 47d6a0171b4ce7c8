"""C2, row by row: what a diagnosis may do, and what it is refused."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from common.errors import Refused
from common.lifecycle import OutOfTurn
from common.models import JournalEntry
from people.models import Role
from protocols.lifecycle import DIAGNOSIS, DiagnosisState, NeedState
from protocols.models import Method, Need, NeedsDiagnosis
from tests.factories import NOW
from tests.factories.needs import AFTER_A_YEAR, make_diagnosis
from tests.factories.people import make_person, make_user
from tests.factories.protocols import make_need, make_team

pytestmark = pytest.mark.django_db

DRAFT, IN_REVIEW, VALIDATED, ARCHIVED = DiagnosisState
SOURCES = "two sources among the team, the residents and the activity data"
WORKER, VOICE = "the voice of a social worker", "the voice of a resident or of a peer helper"


@pytest.fixture(autouse=True)
def in_english(settings):
    settings.LANGUAGE_CODE = "en"


def actions_of(record):
    return [entry.action for entry in JournalEntry.of(record)]


@pytest.mark.parametrize("state", DiagnosisState)
def test_diagnosis_reaches_each_state_by_its_road(state):
    assert make_diagnosis(make_team(), state=state).state == state


OUT_OF_TURN = [
    (state, move.name)
    for state in DiagnosisState
    for move in DIAGNOSIS.values()
    if state not in move.sources
]


@pytest.mark.parametrize(("state", "move"), OUT_OF_TURN)
def test_diagnosis_refuses_a_move_out_of_turn(state, move):
    diagnosis = make_diagnosis(make_team(), state=state)
    told = actions_of(diagnosis)

    with pytest.raises(OutOfTurn):
        diagnosis.move(move, by=None, at=NOW)

    diagnosis.refresh_from_db()
    assert diagnosis.state == state
    assert actions_of(diagnosis) == told


def test_the_whole_road_of_a_diagnosis_is_in_the_journal():
    team = make_team()
    diagnosis = make_diagnosis(team, state=IN_REVIEW)
    diagnosis.return_(comment="Les chiffres ?", by=team.manager, at=NOW)
    diagnosis.submit(by=team.referent, at=NOW)
    diagnosis.validate(by=team.manager, at=NOW)

    assert actions_of(diagnosis) == ["open", "submit", "return", "submit", "validate"]
    assert (diagnosis.validated_by, diagnosis.validated_at) == (team.manager, NOW)


@pytest.mark.parametrize(
    ("methods", "missing"),
    [
        ([], [SOURCES]),
        ([Method.TEAM_MEETING], [SOURCES]),
        ([Method.RESIDENT_GROUP, Method.QUESTIONNAIRE, Method.COUNCIL], [SOURCES]),
        ([Method.ACTIVITY_DATA], [SOURCES]),
        ([Method.TEAM_MEETING, Method.COUNCIL], []),
        ([Method.TEAM_MEETING, Method.ACTIVITY_DATA], []),
        ([Method.ACTIVITY_DATA, Method.QUESTIONNAIRE], []),
    ],
)
def test_diagnosis_is_submitted_on_two_sources(methods, missing):
    team = make_team()
    diagnosis = make_diagnosis(team, methods=methods)

    assert diagnosis.missing_to_submit() == missing
    if missing:
        with pytest.raises(Refused, match=SOURCES):
            diagnosis.submit(by=team.referent, at=NOW)
    else:
        diagnosis.submit(by=team.referent, at=NOW)
    assert diagnosis.state == (DRAFT if missing else IN_REVIEW)


def test_diagnosis_without_any_need_is_not_submitted():
    team = make_team()
    make_need(team, state=NeedState.CLOSED)
    diagnosis = make_diagnosis(team)

    with pytest.raises(Refused, match="at least one need"):
        diagnosis.submit(by=team.referent, at=NOW)

    assert diagnosis.state == DRAFT


@pytest.mark.parametrize(
    ("heard", "missing"),
    [
        ({"social_workers": 0}, [WORKER]),
        ({"residents": 0}, [VOICE]),
        ({"social_workers": 0, "residents": 0}, [WORKER, VOICE]),
        ({"residents": 0, "helpers": 1}, []),
        ({"residents": 1, "social_workers": 1}, []),
        ({"residents": 0, "volunteers": 5}, [VOICE]),
    ],
)
def test_diagnosis_is_validated_with_both_voices(heard, missing):
    team = make_team()
    diagnosis = make_diagnosis(team, state=IN_REVIEW, **heard)

    assert diagnosis.missing_to_validate() == missing
    if missing:
        with pytest.raises(Refused, match=missing[0]):
            diagnosis.validate(by=team.manager, at=NOW)
    else:
        diagnosis.validate(by=team.manager, at=NOW)
    assert diagnosis.state == (IN_REVIEW if missing else VALIDATED)


@pytest.mark.parametrize("comment", ["", "  "])
def test_diagnosis_is_not_given_back_without_a_comment(comment):
    team = make_team()
    diagnosis = make_diagnosis(team, state=IN_REVIEW)

    with pytest.raises(Refused):
        diagnosis.return_(comment=comment, by=team.manager, at=NOW)

    assert diagnosis.state == IN_REVIEW


def test_comment_stays_until_it_is_submitted_again():
    team = make_team()
    diagnosis = make_diagnosis(team, state=IN_REVIEW)

    diagnosis.return_(comment="Les chiffres ?", by=team.manager, at=NOW)
    told = diagnosis.return_comment
    diagnosis.submit(by=team.referent, at=NOW)

    assert (told, diagnosis.return_comment) == ("Les chiffres ?", "")


def test_next_diagnosis_archives_the_one_before():
    team = make_team()
    former = make_diagnosis(team, state=VALIDATED)
    following = make_diagnosis(team, state=VALIDATED)

    former.refresh_from_db()
    assert (former.state, following.state) == (ARCHIVED, VALIDATED)
    assert actions_of(former)[-1] == "supersede"
    assert former.validated_by == team.manager


def test_centre_has_one_open_diagnosis_and_another_centre_its_own():
    team, elsewhere = make_team(), make_team()
    make_diagnosis(team)

    with pytest.raises(Refused):
        make_diagnosis(team)

    assert make_diagnosis(elsewhere).state == DRAFT
    assert NeedsDiagnosis.objects.filter(centre=team.centre).count() == 1


@pytest.mark.parametrize(
    ("state", "changes"),
    [
        (DRAFT, {"state": VALIDATED}),
        (DRAFT, {"state": "signed"}),
        (DRAFT, {"validated_at": NOW}),
        (DRAFT, {"social_workers": 7}),
        (DRAFT, {"ends_on": "2020-01-01"}),
        (VALIDATED, {"validated_by": None}),
        (VALIDATED, {"state": DRAFT}),
    ],
)
def test_who_walks_round_the_methods_meets_the_database(state, changes):
    diagnosis = make_diagnosis(make_team(), state=state)

    with pytest.raises(IntegrityError), transaction.atomic():
        NeedsDiagnosis.objects.filter(pk=diagnosis.pk).update(**changes)


def test_second_open_or_validated_diagnosis_meets_the_database():
    team = make_team()
    make_diagnosis(team, state=ARCHIVED)
    make_diagnosis(team)
    archived = NeedsDiagnosis.objects.filter(state=ARCHIVED)

    for changes in (
        {"state": DRAFT, "validated_at": None, "validated_by": None},
        {"state": VALIDATED},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            archived.update(**changes)


def test_needs_are_attached_to_the_diagnosis_in_which_they_were_named():
    team = make_team()
    before, elsewhere = make_need(team), make_need(make_team())
    diagnosis = make_diagnosis(team, needs=[before, elsewhere])
    during = make_need(team)
    diagnosis.submit(by=team.referent, at=NOW)
    after = make_need(team)

    named = set(Need.objects.filter(diagnosis=diagnosis))
    assert named == {before, during}
    assert after.diagnosis is None


def test_languages_are_counted_from_the_register_and_few_are_hidden():
    team = make_team()
    for number in range(7):
        make_person(team.centre, languages=["ara", "fra"] if number < 5 else ["tir"])
    left = timezone.localdate(NOW) - timedelta(days=1)
    make_person(team.centre, languages=["ben"], left_on=left)

    diagnosis = make_diagnosis(team, state=IN_REVIEW)

    assert diagnosis.languages_spoken == {"ara": 5, "fra": 5, "tir": None}
    assert diagnosis.spoken() == [("arabe", "5"), ("français", "5"), ("tigrinya", "<5")]


@pytest.mark.parametrize(("at", "redo"), [(NOW, 0), (AFTER_A_YEAR, 1)])
def test_diagnosis_is_to_redo_after_a_year(at, redo):
    diagnosis = make_diagnosis(make_team(), state=VALIDATED)
    on = at.date()

    assert NeedsDiagnosis.objects.to_redo(on=on).count() == redo
    assert diagnosis.is_to_redo(on=on) == bool(redo)


def test_diagnosis_is_no_more_to_redo_once_the_next_is_under_way():
    team = make_team()
    make_diagnosis(team, state=VALIDATED)
    make_diagnosis(team, at=AFTER_A_YEAR)

    assert not NeedsDiagnosis.objects.to_redo(on=AFTER_A_YEAR.date()).exists()


@pytest.mark.parametrize(
    ("role", "draft", "validated"),
    [
        (Role.MANAGER, 1, 1),
        (Role.SOCIAL_WORKER, 1, 1),
        (Role.TEAM, 0, 1),
        (Role.HELPER, 0, 0),
        (Role.HEADQUARTERS, 0, 0),
        (Role.DPO, 0, 0),
    ],
)
def test_diagnosis_is_seen_by_the_team_once_validated(role, draft, validated):
    team, other = make_team(), make_team()
    make_diagnosis(team)
    make_diagnosis(other, state=VALIDATED)
    seen = NeedsDiagnosis.objects.visible_to

    assert seen(make_user(role, team.centre)).count() == draft
    assert seen(make_user(role, other.centre)).count() == validated

"""C10: planned, followed, validated or to take again; from elsewhere, declared, then seen."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from common.errors import Refused
from common.lifecycle import OutOfTurn
from common.models import JournalEntry
from helpers.actions import declare_training, record_training
from helpers.lifecycle import TRAINING, TrainingState
from helpers.models import CONF, TrainingModule, TrainingRecord
from helpers.starter import load_trainings
from people.models import Role
from tests.factories import NOW, TODAY
from tests.factories.helpers import make_helper
from tests.factories.people import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
LATER = NOW + timedelta(days=9)


@pytest.fixture(autouse=True)
def modules():
    load_trainings()


def module(code: str = CONF) -> TrainingModule:
    return TrainingModule.objects.get(code=code)


def make_record(state: str = "attended", whom=None) -> TrainingRecord:
    helper = whom or make_helper()
    by = helper.referent if whom is None else make_user()
    if state in ("declared", "proof_seen"):
        record = declare_training(
            helper, title="DU", provider="Une université", held_on=TODAY, hours=90, by=by, at=NOW
        )
        if state == "proof_seen":
            record.see_proof(by=by, at=NOW)
        return record
    held_on = TODAY + timedelta(days=3) if state == "planned" else TODAY
    record = record_training(helper, module=module(), held_on=held_on, by=by, at=NOW)
    if state == "validated":
        record.validate(by=by, at=NOW)
    elif state == "to_redo":
        record.redo(by=by, at=NOW)
    return record


OUT_OF_TURN = [
    (state, move.name)
    for state in TrainingState
    for move in TRAINING.values()
    if state not in move.sources
]


@pytest.mark.parametrize("state", TrainingState)
def test_road_leads_to_every_state(state):
    assert make_record(state).state == state


@pytest.mark.parametrize(("state", "move"), OUT_OF_TURN)
def test_record_refuses_a_move_out_of_turn(state, move):
    record = make_record(state)
    journal = list(JournalEntry.of(record))

    with pytest.raises(OutOfTurn):
        record.move(move, by=None, at=NOW)

    record.refresh_from_db()
    assert record.state == state
    assert list(JournalEntry.of(record)) == journal


def test_starter_offers_twelve_trainings_and_asks_for_one():
    assert TrainingModule.objects.count() == 12
    assert [one.code for one in TrainingModule.objects.filter(is_compulsory=True)] == [CONF]
    assert load_trainings() == 0


def test_planned_training_is_followed_on_its_day_then_validated():
    record = make_record("planned")

    with pytest.raises(Refused, match="not come yet"):
        record.attend(by=record.helper.referent, at=NOW)
    record.attend(by=record.helper.referent, at=LATER)
    record.validate(by=record.helper.referent, at=LATER)

    assert (record.state, record.validated_on) == ("validated", TODAY + timedelta(days=9))


def test_training_to_take_again_is_followed_again():
    record = make_record("to_redo")

    record.attend(by=record.helper.referent, at=LATER)

    assert record.state == "attended"


@pytest.mark.parametrize("move", ["validate", "redo"])
def test_nobody_validates_their_own_training(move):
    chloe = make_user(Role.SOCIAL_WORKER)
    record = make_record(whom=chloe)

    with pytest.raises(Refused, match="Somebody else"):
        getattr(record, move)(by=chloe, at=NOW)


def test_nobody_sees_their_own_paper():
    record = make_record("declared")

    with pytest.raises(Refused, match="Somebody else"):
        record.see_proof(by=record.helper.person.user, at=NOW)


def test_training_is_noted_once_a_day():
    record = make_record()

    with pytest.raises(Refused, match="noted already"):
        record_training(
            record.helper, module=module(), held_on=TODAY, by=record.helper.referent, at=NOW
        )


@pytest.mark.parametrize(("code", "is_helper"), [("REFERENT", True), ("ECOUTE", False)])
def test_training_meant_for_others_is_refused(code, is_helper):
    whom = make_helper() if is_helper else make_user(Role.SOCIAL_WORKER)

    with pytest.raises(Refused, match="meant for others"):
        record_training(whom, module=module(code), held_on=TODAY, by=make_user(), at=NOW)


def test_team_and_helpers_follow_the_same_training():
    whom = [make_helper(), make_user(Role.SOCIAL_WORKER)]

    for one in whom:
        record_training(one, module=module(), held_on=TODAY, by=make_user(), at=NOW)

    assert TrainingRecord.objects.count() == 2


def test_training_from_elsewhere_is_of_the_past():
    with pytest.raises(Refused, match="not come yet"):
        declare_training(
            make_helper(),
            title="DU",
            held_on=TODAY + timedelta(days=1),
            hours=9,
            by=make_user(),
            at=NOW,
        )


@pytest.mark.parametrize(("code", "share"), [(CONF, 50), ("TRANSM", 75), ("DROITS", 17)])
def test_part_led_by_peers_is_told(code, share):
    assert module(code).peer_share() == share


def test_part_led_by_peers_can_be_said_for_one_day():
    record = record_training(
        make_helper(),
        module=module(),
        held_on=TODAY,
        peer_led_minutes=180,
        led_by="peer",
        by=make_user(),
        at=NOW,
    )

    assert record.peer_share() == 100


@pytest.mark.parametrize(("days", "counts"), [(-1, False), (0, True), (1, True)])
def test_confidentiality_counts_from_the_day_it_is_validated(days, counts):
    record = make_record("validated")
    on = TODAY + timedelta(days=days)

    known = TrainingRecord.objects.filter(helper=record.helper).confidentiality(on=on)

    assert known.exists() is counts


@pytest.mark.parametrize("state", ["planned", "attended", "to_redo", "declared", "proof_seen"])
def test_confidentiality_counts_only_once_validated(state):
    record = make_record(state)
    known = TrainingRecord.objects.filter(helper=record.helper)

    assert not known.confidentiality(on=TODAY + timedelta(days=30)).exists()


BROKEN = {
    "training_(state_known|of_the_house_or_declared)": {"state": "slept"},
    "training_of_one_helper_or_one_member": {"helper": None},
    "training_of_the_house_or_declared": {"module": None},
    "training_validated_iff_dated": {"validated_on": None},
    "training_peers_lead_at_most_all_of_it": {"peer_led_minutes": 999},
}


@pytest.mark.parametrize("name", BROKEN)
def test_database_refuses(name):
    record = make_record("validated")

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        TrainingRecord.objects.filter(pk=record.pk).update(**BROKEN[name])


@pytest.mark.parametrize(
    ("role", "seen"), [(Role.MANAGER, 1), (Role.SOCIAL_WORKER, 1), (Role.TEAM, 0), (Role.HELPER, 0)]
)
def test_training_of_a_helper_is_seen_by_those_in_charge(role, seen):
    record = make_record()
    user = make_user(role, record.helper.person.centre)

    assert TrainingRecord.objects.visible_to(user).count() == seen
    assert list(TrainingRecord.objects.visible_to(record.helper.person.user)) == [record]
    assert not TrainingRecord.objects.visible_to(make_user()).exists()


def test_training_of_the_team_is_seen_by_its_manager_and_by_who_followed_it():
    chloe = make_user(Role.SOCIAL_WORKER)
    record = make_record(whom=chloe)
    centre = chloe.current_memberships()[0].centre

    assert list(TrainingRecord.objects.visible_to(chloe)) == [record]
    assert list(TrainingRecord.objects.visible_to(make_user(Role.MANAGER, centre))) == [record]
    assert not TrainingRecord.objects.visible_to(make_user(Role.SOCIAL_WORKER, centre)).exists()

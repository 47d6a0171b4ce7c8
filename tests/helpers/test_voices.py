"""Three voices, each without the others, then a decision: each row of C4, allowed and refused."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from common.errors import Refused
from common.lifecycle import OutOfTurn
from common.models import JournalEntry
from helpers.actions import decide_together, invite_peer, release_peer, speak
from helpers.lifecycle import DiscernmentState, HelperState
from helpers.models import CRITERIA, Discernment, FormerDecision, Side, Voice
from helpers.selectors import discernment_moves_for
from people.models import Role
from tests.factories import NOW
from tests.factories.helpers import (
    decide,
    make_compared,
    make_discernment,
    make_experience,
    make_helper,
)
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db
LEVELS = dict.fromkeys(CRITERIA, 2)
REASON = {"reason": "Un besoin existe", "levels": LEVELS}


def people_of(discernment):
    helper = discernment.experience.helper
    return helper, helper.person.user, helper.referent


def make_peer(discernment, state=HelperState.ACTIVE):
    return make_helper(state, centre=discernment.experience.helper.person.centre)


def say(discernment, side, by, **levels):
    return speak(discernment, side=side, levels=LEVELS | levels, by=by, at=NOW)


# Each without the others


def test_nobody_reads_a_voice_before_all_have_spoken():
    discernment = make_discernment()
    helper, own, referent = people_of(discernment)
    peer = make_peer(discernment)
    invite_peer(discernment, peer=peer, by=referent, at=NOW)
    mine = say(discernment, Side.HELPER, own)
    theirs = say(discernment, Side.PROFESSIONAL, referent)

    manager = make_user(Role.MANAGER, helper.person.centre)
    waiting = Voice.objects.get(side=Side.PEER)
    seen = {user: list(Voice.objects.visible_to(user)) for user in (own, referent, manager)}
    assert seen == {own: [mine], referent: [theirs], manager: []}
    assert list(Voice.objects.visible_to(peer.person.user)) == [waiting]


def test_last_voice_opens_the_comparison_for_helper_and_team():
    discernment = make_discernment()
    helper, own, referent = people_of(discernment)
    peer = make_peer(discernment)
    invite_peer(discernment, peer=peer, by=referent, at=NOW)
    say(discernment, Side.HELPER, own)
    say(discernment, Side.PROFESSIONAL, referent)
    before = Discernment.objects.get().compared_at

    third = say(discernment, Side.PEER, peer.person.user)

    manager = make_user(Role.MANAGER, helper.person.centre)
    stranger = make_user(Role.MANAGER)
    counts = [Voice.objects.visible_to(user).count() for user in (own, referent, manager, stranger)]
    assert (before, Discernment.objects.get().compared_at) == (None, NOW)
    assert counts == [3, 3, 3, 0]
    assert list(Voice.objects.visible_to(peer.person.user)) == [third]


def test_two_voices_are_enough_when_no_peer_is_asked():
    assert make_compared().is_compared()


def test_voice_is_changed_until_all_have_spoken():
    discernment = make_discernment()
    _, own, referent = people_of(discernment)
    say(discernment, Side.HELPER, own)

    say(discernment, Side.HELPER, own, duplicable=3)
    say(discernment, Side.PROFESSIONAL, referent)
    with pytest.raises(Refused):
        say(discernment, Side.HELPER, own, duplicable=0)

    assert Voice.objects.get(side=Side.HELPER).duplicable == 3


def test_database_keeps_voices_as_they_were_compared():
    discernment = make_compared()

    with pytest.raises(DatabaseError, match="no longer change"), transaction.atomic():
        Voice.objects.filter(discernment=discernment).update(duplicable=0)

    assert set(Voice.objects.values_list("duplicable", flat=True)) == {2}


@pytest.mark.parametrize("levels", [{}, LEVELS | {"duplicable": None}, LEVELS | {"duplicable": 4}])
def test_voice_answers_every_criterion(levels):
    discernment = make_discernment()

    with pytest.raises(Refused):
        speak(discernment, side=Side.HELPER, levels=levels, by=people_of(discernment)[1], at=NOW)

    assert Voice.objects.count() == 0


def test_one_person_has_one_voice_and_one_side_one_person():
    discernment = make_discernment()
    helper, own, referent = people_of(discernment)
    say(discernment, Side.PROFESSIONAL, referent)
    other = make_user(Role.MANAGER, helper.person.centre)

    for side, by in [(Side.HELPER, referent), (Side.PROFESSIONAL, other), (Side.PEER, own)]:
        with pytest.raises(Refused):
            say(discernment, side, by)

    assert Voice.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "constraint"),
    [
        ({"side": "judge"}, "voice_side_known"),
        ({"duplicable": None}, "voice_said_in_full"),
        ({"duplicable": 4}, "voice_said_in_full"),
        ({"said_at": None}, "voice_awaited_of_a_peer_only"),
    ],
)
def test_database_refuses_a_voice_that_is_none(wrong, constraint):
    discernment = make_discernment()
    say(discernment, Side.HELPER, people_of(discernment)[1])

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Voice.objects.update(**wrong)


# The peer


@pytest.mark.parametrize("state", [HelperState.POTENTIAL, HelperState.PAUSED, HelperState.LEFT])
def test_peer_is_an_active_helper(state):
    discernment = make_discernment()

    with pytest.raises(Refused):
        invite_peer(
            discernment,
            peer=make_peer(discernment, state),
            by=people_of(discernment)[2],
            at=NOW,
        )


def test_peer_is_somebody_else_of_this_centre():
    discernment = make_discernment(
        experience=make_experience(helper=make_helper(HelperState.ACTIVE))
    )
    helper, _, referent = people_of(discernment)

    for peer in (helper, make_helper(HelperState.ACTIVE)):
        with pytest.raises(Refused):
            invite_peer(discernment, peer=peer, by=referent, at=NOW)


def test_one_peer_is_asked_and_none_once_voices_are_compared():
    discernment = make_discernment()
    referent = people_of(discernment)[2]
    invite_peer(discernment, peer=make_peer(discernment), by=referent, at=NOW)

    with pytest.raises(Refused):
        invite_peer(discernment, peer=make_peer(discernment), by=referent, at=NOW)
    with pytest.raises(Refused):
        invite_peer(make_compared(), peer=make_peer(discernment), by=referent, at=NOW)

    assert Voice.objects.filter(side=Side.PEER).count() == 1


def test_peer_who_does_not_answer_is_waited_for_no_longer():
    discernment = make_discernment()
    _, own, referent = people_of(discernment)
    invite_peer(discernment, peer=make_peer(discernment), by=referent, at=NOW)
    say(discernment, Side.HELPER, own)
    say(discernment, Side.PROFESSIONAL, referent)

    release_peer(discernment, by=referent, at=NOW)

    assert Discernment.objects.get().is_compared()
    assert [entry.action for entry in JournalEntry.of(discernment)][-1] == "release"
    with pytest.raises(Refused):
        release_peer(discernment, by=referent, at=NOW)


def test_peer_knows_of_the_discernment_they_are_asked_about_and_of_no_other():
    discernment, other = make_discernment(), make_discernment()
    peer = make_peer(discernment)

    invite_peer(discernment, peer=peer, by=people_of(discernment)[2], at=NOW)

    assert list(Discernment.objects.visible_to(peer.person.user)) == [discernment]
    assert other not in Discernment.objects.visible_to(peer.person.user)


# Deciding


@pytest.mark.parametrize("sides", [[], ["helper"], ["professional"]])
def test_nothing_is_decided_before_all_have_spoken(sides):
    discernment = make_discernment()
    _, own, referent = people_of(discernment)
    for side in sides:
        say(discernment, side, {"helper": own, "professional": referent}[side])

    with pytest.raises(Refused):
        decide_together(discernment, decision="core", **REASON, by=referent, at=NOW)

    assert len(discernment.missing_to_decide()) == 2 - len(sides)
    assert discernment_moves_for(referent, discernment) == []


@pytest.mark.parametrize(
    ("decision", "needs"),
    [
        ("core", {}),
        ("useful", {"risks": ["judging"]}),
        ("not_now", {"plan": "Module", "review_due": (NOW + timedelta(days=9)).date()}),
        ("set_aside", {"told_on": NOW.date()}),
    ],
)
def test_four_decisions_are_taken_once_all_have_spoken(decision, needs):
    discernment = make_compared()
    referent = people_of(discernment)[2]
    offered = [move.name for move in discernment_moves_for(referent, discernment)]

    decide_together(discernment, decision=decision, **REASON, **needs, by=referent, at=NOW)

    discernment.refresh_from_db()
    assert offered == ["decide"]
    assert (discernment.state, discernment.decision) == (DiscernmentState.DECIDED, decision)
    assert {name: getattr(discernment, name) for name in needs} == needs


@pytest.mark.parametrize(
    ("decision", "needs"),
    [
        ("not_now", {}),
        ("not_now", {"plan": "Module"}),
        ("not_now", {"plan": " ", "review_due": NOW.date()}),
        ("not_now", {"review_due": NOW.date()}),
        ("set_aside", {}),
    ],
)
def test_decision_without_what_it_needs_is_refused(decision, needs):
    discernment = make_compared()

    with pytest.raises(Refused):
        decide_together(
            discernment, decision=decision, **REASON, **needs, by=people_of(discernment)[2], at=NOW
        )

    discernment.refresh_from_db()
    assert discernment.state == DiscernmentState.OPEN


@pytest.mark.parametrize(
    ("wrong", "constraint"),
    [
        ({"decision": "not_now"}, "discernment_not_now_with_plan_and_date"),
        ({"decision": "not_now", "plan": "x"}, "discernment_not_now_with_plan_and_date"),
        ({"decision": "set_aside"}, "discernment_set_aside_once_told"),
        ({"reason": ""}, "discernment_decided_with_a_reason"),
        ({"reply": "Non"}, "discernment_reply_with_its_moment"),
    ],
)
def test_database_refuses_a_decision_without_what_it_needs(wrong, constraint):
    discernment = make_discernment(DiscernmentState.DECIDED)

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Discernment.objects.filter(pk=discernment.pk).update(**wrong)


def test_skill_is_recognised_by_a_decision_and_not_without():
    discernment = make_compared()
    referent = people_of(discernment)[2]

    with pytest.raises(Refused):
        discernment.recognise(level=2, evidence="vu", by=referent, at=NOW)
    with pytest.raises(IntegrityError, match="discernment_"), transaction.atomic():
        Discernment.objects.filter(pk=discernment.pk).update(state="recognised")

    assert list(Discernment.objects.recognised()) == []


# What the helper says to it


def test_helper_replies_once_and_it_stays():
    discernment = make_discernment(DiscernmentState.DECIDED)
    own = people_of(discernment)[1]

    discernment.answer(text="Je ne suis pas sûre.", by=own, at=NOW)
    with pytest.raises(OutOfTurn):
        discernment.answer(text="Si.", by=own, at=NOW)
    discernment.contest(by=own, at=NOW)
    decide_by_another(discernment)

    former = FormerDecision.objects.get()
    discernment.refresh_from_db()
    assert (former.decision, former.reply) == ("core", "Je ne suis pas sûre.")
    assert (discernment.decision, discernment.reply) == ("useful", "")
    assert list(FormerDecision.objects.visible_to(own)) == [former]


def decide_by_another(discernment):
    centre = discernment.experience.helper.person.centre
    second = make_user(Role.MANAGER, centre)
    discernment.decide(decision="useful", **REASON, by=second, at=NOW)


@pytest.mark.parametrize("text", ["", "  "])
def test_reply_says_something(text):
    discernment = make_discernment(DiscernmentState.DECIDED)

    with pytest.raises(Refused):
        discernment.answer(text=text, by=people_of(discernment)[1], at=NOW)


def test_nothing_is_replied_before_a_decision():
    discernment = make_compared()

    with pytest.raises(OutOfTurn):
        discernment.answer(text="Non", by=people_of(discernment)[1], at=NOW)


@pytest.mark.parametrize("decision", ["not_now", "set_aside"])
def test_what_is_not_used_is_talked_over_again_by_anybody_in_charge(decision):
    discernment = make_discernment(DiscernmentState.DECIDED, decision=decision)
    referent = people_of(discernment)[2]

    discernment.reopen(by=referent, at=NOW)

    assert not discernment.is_contested()
    decide(discernment, "useful")
    assert FormerDecision.objects.get().decision == decision


def test_what_is_of_use_is_reopened_by_the_helper_alone():
    discernment = make_discernment(DiscernmentState.DECIDED)

    with pytest.raises(Refused):
        discernment.reopen(by=people_of(discernment)[2], at=NOW)


def test_what_was_put_off_is_due_on_its_day():
    discernment = make_discernment(DiscernmentState.DECIDED, decision="not_now")
    due = discernment.review_due

    found = [
        list(Discernment.objects.due_for_review(on=day)) for day in (due - timedelta(days=1), due)
    ]

    assert found == [[], [discernment]]

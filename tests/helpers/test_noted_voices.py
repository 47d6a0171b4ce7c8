"""A helper without an account speaks too: by the hand of somebody in charge, as blind as any."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse

from common.errors import Refused
from common.models import JournalEntry
from helpers import policies
from helpers.actions import note_voice, speak
from helpers.lifecycle import DiscernmentState
from helpers.models import CRITERIA, Discernment, Side, Voice
from people.models import Role
from tests.factories import NOW
from tests.factories.helpers import decide, make_discernment, make_experience, make_helper
from tests.factories.people import make_centre, make_person, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
LEVELS = dict.fromkeys(CRITERIA, 2)


@pytest.fixture
def centre():
    return make_centre()


@pytest.fixture
def discernment(centre):
    helper = make_helper(person=make_person(centre, "Mariam"))
    return make_discernment(experience=make_experience(helper=helper))


@pytest.fixture
def noter(discernment):
    return discernment.experience.helper.referent


@pytest.fixture
def colleague(centre):
    return make_user(Role.MANAGER, centre)


def note(discernment, by, **levels):
    return note_voice(discernment, levels=LEVELS | levels, by=by, at=NOW)


def say(discernment, by):
    return speak(discernment, side=Side.PROFESSIONAL, levels=LEVELS, by=by, at=NOW)


def page(name, discernment):
    return reverse(f"helpers:discernment-{name}", args=[discernment.reference])


def test_who_noted_it_is_kept(discernment, noter):
    voice = note(discernment, noter)

    assert (voice.side, voice.rater, voice.noted_by) == (Side.HELPER, None, noter)
    entry = JournalEntry.of(discernment).last()
    assert (entry.action, entry.details) == ("note", {"side": "helper"})


def test_noted_voice_is_blind_and_opens_the_comparison_like_any(discernment, noter, colleague):
    noted = note(discernment, noter)
    said = say(discernment, colleague)

    assert discernment.is_compared()
    assert list(Voice.objects.visible_to(noter).order_by("pk")) == [noted, said]


def test_nobody_reads_it_before_all_have_spoken_but_who_noted_it(discernment, noter, colleague):
    noted = note(discernment, noter)

    seen = {user: list(Voice.objects.visible_to(user)) for user in (noter, colleague)}
    assert seen == {noter: [noted], colleague: []}


def test_who_noted_it_does_not_speak_for_the_professionals(discernment, noter):
    note(discernment, noter)

    with pytest.raises(Refused, match="One person has one voice"):
        say(discernment, noter)


def test_professional_who_has_spoken_does_not_note_it(discernment, noter):
    say(discernment, noter)

    with pytest.raises(Refused, match="somebody else notes"):
        note(discernment, noter)


def test_it_may_be_changed_by_who_noted_it_alone_until_all_have_spoken(
    discernment, noter, colleague
):
    note(discernment, noter)
    assert note(discernment, noter, didactic_level=0).didactic_level == 0
    with pytest.raises(Refused, match="spoken for this side"):
        note(discernment, make_user(Role.SOCIAL_WORKER, colleague.memberships.get().centre))
    say(discernment, colleague)

    with pytest.raises(Refused, match="no longer change"):
        note(discernment, noter)


def test_helper_with_an_account_speaks_for_themselves():
    discernment = make_discernment()

    with pytest.raises(Refused, match="has an account"):
        note(discernment, discernment.experience.helper.referent)


def test_every_criterion_is_answered(discernment, noter):
    with pytest.raises(Refused, match="Not rated yet"):
        note_voice(discernment, levels={}, by=noter, at=NOW)


@pytest.mark.parametrize("side", [Side.PROFESSIONAL, Side.PEER])
def test_database_takes_a_noted_voice_for_the_helper_only(side, discernment, noter):
    voice = note(discernment, noter)

    with pytest.raises(IntegrityError), transaction.atomic():
        Voice.objects.filter(pk=voice.pk).update(side=side)


def test_database_takes_no_voice_of_nobody(discernment, noter, colleague):
    voice = note(discernment, noter)

    for changes in ({"noted_by": None}, {"rater": colleague}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Voice.objects.filter(pk=voice.pk).update(**changes)


def test_database_keeps_a_noted_voice_once_compared(discernment, noter, colleague):
    voice = note(discernment, noter)
    say(discernment, colleague)

    with pytest.raises(DatabaseError, match="no longer change"), transaction.atomic():
        Voice.objects.filter(pk=voice.pk).update(didactic_level=0)


@pytest.mark.parametrize("role", [Role.TEAM, Role.HEADQUARTERS, Role.HELPER])
def test_only_those_in_charge_hold_the_pen(role, discernment, centre):
    assert policies.can_note(make_user(role, centre), discernment) is False


# Reply and contest


def test_reply_and_contest_are_noted_for_who_has_no_account(discernment, noter, colleague):
    note(discernment, noter)
    say(discernment, colleague)
    decide(discernment, Discernment.Decision.SET_ASIDE)

    assert policies.can_contest(noter, discernment) is True
    discernment.answer(text="Je sais le faire.", by=noter, at=NOW)
    discernment.contest(by=noter, at=NOW)

    assert discernment.state == DiscernmentState.OPEN
    entries = JournalEntry.of(discernment).filter(action__in=["answer", "contest"])
    assert [(entry.action, entry.actor) for entry in entries.order_by("pk")] == [
        ("answer", noter),
        ("contest", noter),
    ]


def test_nobody_contests_for_who_has_an_account():
    discernment = make_discernment(DiscernmentState.DECIDED)

    assert policies.can_contest(discernment.experience.helper.referent, discernment) is False


# Pages


def test_page_asks_in_plain_words_and_that_the_helper_is_here(client, discernment, noter):
    client.force_login(noter)
    shown = client.get(page("note", discernment))
    absent = client.post(page("note", discernment), LEVELS)
    present = client.post(page("note", discernment), LEVELS | {"is_present": "on"}, follow=True)

    assert "You hold the pen, Mariam speaks" in shown.text
    assert "Only the peer helper answers here" in absent.text
    assert Voice.objects.get().noted_by == noter
    assert f"noted by {noter.name}, in their presence" in present.text


def test_page_shows_nothing_of_what_others_said(client, discernment, noter, colleague):
    client.force_login(noter)
    before = client.get(page("note", discernment)).text
    speak(
        discernment,
        side=Side.PROFESSIONAL,
        levels=dict.fromkeys(CRITERIA, 3),
        by=colleague,
        at=NOW,
    )

    after = client.get(page("note", discernment)).text

    assert after.count("checked") == before.count("checked")


def test_who_noted_it_is_not_asked_to_speak_as_a_professional(client, discernment, noter):
    note(discernment, noter)
    client.force_login(noter)

    assert client.get(page("speak", discernment)).url == discernment.get_absolute_url()
    assert page("speak", discernment) not in client.get(discernment.get_absolute_url()).text

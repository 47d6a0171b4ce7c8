"""Two people matched for a need: what the door refuses, what each move does, who knows of it."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from common.errors import Refused
from common.lifecycle import OutOfTurn
from common.models import JournalEntry
from people.models import Person
from protocols.models import NeedDomain
from support.actions import match_person
from support.lifecycle import MATCH, MatchState
from support.models import Match
from tests.factories.people import make_centre
from tests.factories.programme import make_programme
from tests.factories.support import MATCH_ROADS, make_match

OUT_OF_TURN = [
    (state, move.name)
    for state in MatchState
    for move in MATCH.values()
    if state not in move.sources
]


def ask(programme, helper, person, **fields):
    now = timezone.now()
    known = {
        "domain": NeedDomain.objects.get(key="transport"),
        "started_on": timezone.localdate(now),
        "by": programme.referent,
        "at": now,
    } | fields
    return match_person(helper, person, **known)


def test_match_keeps_what_was_agreed(programme, protocol):
    mariam = programme.welcome("Mariam")

    match = ask(programme, protocol.helper, mariam, objective="Aller seule à l’école")

    match.refresh_from_db()
    assert (match.helper, match.person, match.state) == (protocol.helper, mariam, "active")
    assert match.objective == "Aller seule à l’école"
    assert [entry.action for entry in JournalEntry.of(match)] == ["match"]


def test_match_refuses_oneself(programme, protocol):
    with pytest.raises(Refused):
        ask(programme, protocol.helper, protocol.helper.person)


def test_match_refuses_two_centres(programme, protocol):
    elsewhere = make_programme(make_centre("Le Grand Large"))

    with pytest.raises(Refused):
        ask(programme, protocol.helper, elsewhere.welcome())


def test_match_refuses_the_same_pair_twice_for_one_need(programme, protocol):
    mariam = programme.welcome("Mariam")
    ask(programme, protocol.helper, mariam)

    with pytest.raises(Refused):
        ask(programme, protocol.helper, mariam)

    assert Match.objects.count() == 1


def test_match_of_one_pair_for_two_needs(programme, protocol):
    mariam = programme.welcome("Mariam")
    ask(programme, protocol.helper, mariam)
    ask(programme, protocol.helper, mariam, domain=NeedDomain.objects.exclude(key="transport")[0])

    assert Match.objects.count() == 2


@pytest.mark.parametrize("days", [-1, 40_000])
def test_match_refuses_a_day_to_come_or_long_gone(programme, protocol, days):
    day = timezone.localdate() - timedelta(days=days)

    with pytest.raises(Refused):
        ask(programme, protocol.helper, programme.welcome(), started_on=day)


def test_match_refuses_who_has_left(programme, protocol):
    mariam = programme.welcome("Mariam")
    Person.objects.filter(pk=mariam.pk).update(left_on=date(2020, 1, 1))
    mariam.refresh_from_db()

    with pytest.raises(Refused):
        ask(programme, protocol.helper, mariam)


def test_match_refuses_a_helper_who_has_left(programme, protocol):
    protocol.helper.move("leave", by=programme.manager, at=timezone.now())

    with pytest.raises(Refused):
        ask(programme, protocol.helper, programme.welcome())


def test_one_may_help_here_and_be_supported_there(programme, protocol):
    dawit = programme.start(helper=programme.open_helper("Dawit")).helper

    helping = ask(programme, dawit, programme.welcome("Mariam"))
    supported = ask(programme, protocol.helper, dawit.person)

    assert (helping.helper, supported.person) == (dawit, dawit.person)
    known = Match.objects.visible_to(dawit.person.user).order_by("pk")
    assert list(known) == [helping, supported]


# Its life


@pytest.mark.parametrize(("state", "move"), OUT_OF_TURN)
def test_match_refuses_a_move_out_of_turn(programme, protocol, state, move):
    match = make_match(programme, protocol.helper, state=state)
    journal = list(JournalEntry.of(match))

    with pytest.raises(OutOfTurn):
        getattr(match, move)(by=programme.referent, at=timezone.now())

    match.refresh_from_db()
    assert match.state == state
    assert list(JournalEntry.of(match)) == journal


@pytest.mark.parametrize("move", MATCH.values(), ids=lambda move: move.name)
def test_match_moves_and_says_so_in_the_journal(programme, protocol, move):
    match = make_match(programme, protocol.helper, state=move.sources[0])

    getattr(match, move.name)(by=programme.referent, at=timezone.now())

    match.refresh_from_db()
    assert match.state == move.target
    assert JournalEntry.of(match).reverse()[0].action == move.name


def test_roads_lead_to_every_state():
    assert set(MATCH_ROADS) == set(MatchState)


def test_reopening_beside_a_new_match_is_refused(programme, protocol):
    mariam = programme.welcome("Mariam")
    old = make_match(programme, protocol.helper, mariam, state="closed")
    make_match(programme, protocol.helper, mariam)

    with pytest.raises(Refused):
        old.reopen(by=programme.referent, at=timezone.now())

    old.refresh_from_db()
    assert old.state == "closed"


# Who knows of it


@pytest.mark.parametrize(("state", "known"), [("active", 1), ("paused", 1), ("closed", 0)])
def test_helper_knows_of_whom_they_help_now(programme, protocol, state, known):
    make_match(programme, protocol.helper, state=state)

    assert Match.objects.visible_to(protocol.helper.person.user).count() == known


def test_match_is_known_in_its_centre_only(programme, protocol):
    make_match(programme, protocol.helper)
    elsewhere = make_programme(make_centre("Le Grand Large"))
    amina2 = elsewhere.start().helper.person.user

    assert Match.objects.visible_to(programme.referent).count() == 1
    for user in (elsewhere.manager, elsewhere.referent, amina2):
        assert Match.objects.visible_to(user).count() == 0


# What the database refuses


@pytest.mark.parametrize("changes", [{"state": "gone"}], ids=str)
def test_match_constraints_hold_whatever_code_runs(programme, protocol, changes):
    match = make_match(programme, protocol.helper)

    with pytest.raises(IntegrityError), transaction.atomic():
        Match.objects.filter(pk=match.pk).update(**changes)

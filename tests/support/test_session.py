"""One session: logged once, read by somebody else, sent back, corrected, taken back."""

from datetime import timedelta
from threading import Barrier, Thread
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from common.errors import Refused
from common.lifecycle import OutOfTurn
from common.models import JournalEntry
from people.models import Role
from protocols.actions import end
from support.actions import correct, hours_of, log_session, open_note, repeat
from support.lifecycle import SESSION, SessionState
from support.models import SupportSession
from support.models.session import SECOND_THOUGHTS
from tests.factories.people import make_centre, make_user
from tests.factories.programme import make_programme
from tests.factories.support import kinds, make_match, make_running, make_session

OUT_OF_TURN = [
    (state, move.name)
    for state in SessionState
    for move in SESSION.values()
    if state not in move.sources
]


def helper_of(protocol):
    return protocol.helper.person.user


def actions_of(session):
    return [entry.action for entry in JournalEntry.of(session)]


# Logging


def test_session_of_a_helper_waits_to_be_read(programme, protocol):
    session = make_session(programme, protocol, state="submitted")

    assert (session.author, session.validated_at) == (helper_of(protocol), None)
    assert actions_of(session) == ["log"]
    assert hours_of(protocol) == (0, 0)


def test_session_noted_by_who_is_in_charge_is_read_at_once(programme, protocol):
    session = make_session(programme, protocol, by=programme.referent)

    assert (session.state, session.validated_by) == ("validated", programme.referent)
    assert actions_of(session) == ["log", "validate"]
    assert hours_of(protocol) == (45, 1)


def test_group_is_counted_and_not_named(programme, protocol):
    session = make_session(programme, protocol, attendance=8, state="submitted")

    assert (session.mode, session.match, session.attendance) == ("collective", None, 8)


def test_the_same_submission_is_one_session(programme, protocol):
    mark, match = uuid4(), make_match(programme, protocol.helper)

    first = make_session(programme, protocol, match, submission=mark, state="submitted")
    second = make_session(
        programme, protocol, match, submission=mark, minutes=60, state="submitted"
    )

    assert (first, second.minutes) == (second, 45)
    assert SupportSession.objects.count() == 1
    assert actions_of(first) == ["log"]


def test_a_submission_belongs_to_one_person(programme, protocol):
    mark = uuid4()
    make_session(programme, protocol, submission=mark)

    with pytest.raises(Refused):
        make_session(programme, protocol, submission=mark, by=programme.referent)


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_log_one_session():
    programme, protocol = make_running()
    match, mark, kind = make_match(programme, protocol.helper), uuid4(), kinds("public_transport")
    start, logged = Barrier(2), []

    def click():
        try:
            start.wait()
            session = log_session(
                protocol,
                submission=mark,
                held_on=timezone.localdate(),
                minutes=45,
                mode="individual",
                activity_types=kind,
                match=match,
                by=programme.referent,
                at=timezone.now(),
            )
            logged.append(session.pk)
        finally:
            connection.close()

    threads = [Thread(target=click) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(logged) == 2
    assert len(set(logged)) == 1
    assert SupportSession.objects.count() == 1


@pytest.mark.parametrize("days", [-1, 101, 45_000])
def test_session_outside_the_protocols_days_is_refused(programme, protocol, days):
    with pytest.raises(Refused):
        make_session(programme, protocol, held_on=timezone.localdate() - timedelta(days=days))

    assert SupportSession.objects.count() == 0


@pytest.mark.parametrize("days", [0, 100])
def test_session_on_the_protocols_first_and_last_day_so_far(programme, protocol, days):
    day = timezone.localdate() - timedelta(days=days)

    assert make_session(programme, protocol, held_on=day).held_on == day


@pytest.mark.parametrize("road", ["draft", "propose", "pause", "end"])
def test_session_without_a_protocol_in_force_is_refused(programme, road):
    make = {"draft": programme.draft, "propose": programme.propose}.get(road, programme.start)
    protocol = make()
    if road == "pause":
        protocol.move("pause", by=programme.manager, at=timezone.now())
    elif road == "end":
        end(protocol, by=programme.manager, at=timezone.now())

    with pytest.raises(Refused):
        make_session(programme, protocol)


def test_session_with_somebody_elses_match_is_refused(programme, protocol):
    other = programme.open_helper("Yonas")

    with pytest.raises(Refused):
        make_session(programme, protocol, make_match(programme, other))


@pytest.mark.parametrize(
    "keys",
    [(), ("waiting", "welcome", "outreach", "leisure")],
    ids=["none", "four"],
)
def test_session_is_of_one_to_three_activities(programme, protocol, keys):
    with pytest.raises(Refused):
        make_session(programme, protocol, activity_types=kinds(*keys))


def test_who_wants_no_note_gets_none(programme, protocol):
    match = make_match(programme, protocol.helper, note_refused=True)

    with pytest.raises(Refused):
        make_session(programme, protocol, match, note="Premier trajet.")

    assert make_session(programme, protocol, match).note == ""


def test_words_warned_about_are_counted_and_not_told(programme, protocol):
    match = make_match(programme, protocol.helper, programme.welcome("Mariam"))

    session = make_session(programme, protocol, match, note="Mariam a parlé de son traitement.")

    (logged, *_rest) = JournalEntry.of(session)
    assert logged.details == {"warned": 2}


# Reading


def test_helper_never_reads_their_own_session(programme, protocol):
    session = make_session(programme, protocol, state="submitted")

    with pytest.raises(Refused):
        session.validate(by=helper_of(protocol), at=timezone.now())

    session.refresh_from_db()
    assert session.state == "submitted"


def test_helper_who_is_on_the_team_too_waits_like_all(programme, protocol):
    make_user(Role.SOCIAL_WORKER, programme.centre, username=helper_of(protocol).username)
    session = make_session(programme, protocol, state="submitted")

    with pytest.raises(Refused):
        session.validate(by=helper_of(protocol), at=timezone.now())


def test_sending_back_says_what_to_correct(programme, protocol):
    session = make_session(programme, protocol, state="submitted")

    with pytest.raises(Refused):
        session.send_back(reason="  ", by=programme.referent, at=timezone.now())
    session.send_back(reason="Quel jour ?", by=programme.referent, at=timezone.now())

    assert (session.state, session.return_reason) == ("draft", "Quel jour ?")
    assert actions_of(session) == ["log", "send_back"]


def test_correcting_sends_again(programme, protocol):
    session = make_session(programme, protocol, state="draft")

    correct(
        session,
        held_on=timezone.localdate() - timedelta(days=1),
        minutes=60,
        activity_types=kinds("waiting"),
        by=helper_of(protocol),
        at=timezone.now(),
    )

    session.refresh_from_db()
    assert (session.state, session.minutes, session.return_reason) == ("submitted", 60, "")
    assert [kind.key for kind in session.activity_types.all()] == ["waiting"]
    assert actions_of(session) == ["log", "send_back", "submit", "correct"]


def test_correcting_after_the_protocols_end_loses_no_hour(programme, protocol):
    session = make_session(programme, protocol, state="draft")
    end(protocol, by=programme.manager, at=timezone.now())
    session = SupportSession.objects.get(pk=session.pk)

    correct(
        session,
        held_on=session.held_on,
        minutes=50,
        activity_types=kinds("waiting"),
        by=helper_of(protocol),
        at=timezone.now(),
    )

    assert session.state == "submitted"


@pytest.mark.parametrize(("state", "move"), OUT_OF_TURN)
def test_session_refuses_a_move_out_of_turn(programme, protocol, state, move):
    session = make_session(programme, protocol, state=state)
    journal = actions_of(session)
    reason = {"reason": "Le jour ?"} if move == "send_back" else {}

    with pytest.raises(OutOfTurn):
        getattr(session, move)(by=programme.referent, at=timezone.now(), **reason)

    session.refresh_from_db()
    assert session.state == state
    assert actions_of(session) == journal


# Taking back


@pytest.mark.parametrize("state", ["draft", "submitted"])
def test_author_takes_back_what_nobody_has_read(programme, protocol, state):
    session = make_session(programme, protocol, state=state)

    session.discard(by=helper_of(protocol), at=timezone.now())

    assert SupportSession.objects.count() == 0
    assert JournalEntry.objects.latest("number").action == "discard"


def test_staff_takes_back_within_a_quarter_of_an_hour(programme, protocol):
    session = make_session(programme, protocol, by=programme.referent)
    too_late = session.validated_at + SECOND_THOUGHTS

    with pytest.raises(Refused):
        session.discard(by=programme.referent, at=too_late)
    session.discard(by=programme.referent, at=too_late - timedelta(seconds=1))

    assert hours_of(protocol) == (0, 0)


def test_what_was_read_stays(programme, protocol):
    session = make_session(programme, protocol)

    for user in (helper_of(protocol), programme.referent):
        with pytest.raises(Refused):
            session.discard(by=user, at=timezone.now())

    assert SupportSession.objects.count() == 1


def test_taking_back_what_has_just_been_read_changes_nothing(programme, protocol):
    session = make_session(programme, protocol, state="submitted")
    seen_before = SupportSession.objects.get(pk=session.pk)
    session.validate(by=programme.referent, at=timezone.now())

    with pytest.raises(OutOfTurn):
        seen_before.discard(by=helper_of(protocol), at=timezone.now())

    assert actions_of(session) == ["log", "validate"]


# The same again


def test_repeating_keeps_everything_but_the_note(programme, protocol):
    day = timezone.localdate() - timedelta(days=7)
    last = make_session(
        programme, protocol, held_on=day, language="prs", note="Premier trajet.", progress="moving"
    )

    again = repeat(last, submission=uuid4(), by=programme.referent, at=timezone.now())

    facts = ("protocol", "match", "minutes", "mode", "language")
    assert [getattr(again, fact) for fact in facts] == [getattr(last, fact) for fact in facts]
    assert list(again.activity_types.all()) == list(last.activity_types.all())
    assert (again.held_on, again.note, again.progress) == (timezone.localdate(), "", "")


@pytest.mark.parametrize("move", ["pause", "close"])
def test_repeating_with_who_is_no_longer_matched_is_refused(programme, protocol, move):
    match = make_match(programme, protocol.helper)
    last = make_session(programme, protocol, match)
    getattr(match, move)(by=programme.referent, at=timezone.now())
    last = SupportSession.objects.get(pk=last.pk)

    with pytest.raises(Refused):
        repeat(last, submission=uuid4(), by=programme.referent, at=timezone.now())


# Counting, and what the books say


def test_hours_are_those_that_were_read_up_to_a_day(programme, protocol):
    match, today = make_match(programme, protocol.helper), timezone.localdate()
    make_session(programme, protocol, match, held_on=today - timedelta(days=2), minutes=30)
    make_session(programme, protocol, match, held_on=today, minutes=60)
    make_session(programme, protocol, match, minutes=90, state="submitted")

    assert hours_of(protocol) == (90, 2)
    assert hours_of(protocol, until=today - timedelta(days=1)) == (30, 1)


def test_opening_a_note_is_told_in_both_books(programme, protocol):
    session = make_session(programme, protocol, note="Premier trajet.")

    open_note(session, reason="worry", by=programme.manager, at=timezone.now())

    assert programme.manager.access_entries.get().action == "note"
    assert JournalEntry.of(session).reverse()[0].details == {"reason": "worry"}


def test_session_is_known_in_its_centre_and_to_its_helper(programme, protocol):
    make_session(programme, protocol)
    elsewhere = make_programme(make_centre("Le Grand Large"))
    yonas = programme.open_helper("Yonas").person.user
    team = make_user(Role.TEAM, programme.centre)

    knowing = [programme.manager, programme.referent, helper_of(protocol)]
    others = [elsewhere.manager, elsewhere.referent, yonas, team]
    seen = [SupportSession.objects.visible_to(user).count() for user in [*knowing, *others]]

    assert seen == [1, 1, 1, 0, 0, 0, 0]


# What the database refuses


@pytest.mark.parametrize(
    "changes",
    [
        {"state": "lost"},
        {"minutes": 4},
        {"minutes": 900},
        {"mode": "collective"},
        {"match": None},
        {"attendance": 4},
        {"validated_at": None},
        {"validated_by": None},
        {"state": "draft"},
    ],
    ids=str,
)
def test_session_constraints_hold_whatever_code_runs(programme, protocol, changes):
    session = make_session(programme, protocol)

    with pytest.raises(IntegrityError), transaction.atomic():
        SupportSession.objects.filter(pk=session.pk).update(**changes)

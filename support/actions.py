"""What happens once it runs: match two people, log a session, count hours."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.errors import Refused
from common.models import AccessEntry, JournalEntry
from helpers.lifecycle import ALUMNI, LEFT
from helpers.models import PeerHelper
from people.models import IN_CHARGE, Person, User
from protocols.lifecycle import SIGNED, ProtocolState
from protocols.models import NeedDomain, Protocol
from protocols.selectors.start import Missing, missing_for_session
from support.lifecycle import MatchState, SessionState
from support.models import ActivityType, Match, Review, SupportSession
from support.words import warnings_about

MOST_TYPES = 3
FIRST_DAY = date(2000, 1, 1)
"""No match began before: what is earlier is a slip of the finger."""


# Matches


@transaction.atomic
def match_person(
    helper: PeerHelper,
    person: Person,
    *,
    domain: NeedDomain,
    started_on: date,
    by: User,
    at: datetime,
    objective: str = "",
    note_refused: bool = False,
) -> Match:
    """Put a helper and a person together, for one need.

    :raises Refused: if they are one person, of two centres, matched already, or gone.
    """
    if helper.person_id == person.pk:
        raise Refused(gettext("Nobody is their own peer helper: choose someone else."))
    if helper.person.centre_id != person.centre_id:
        raise Refused(gettext("These two people belong to two centres."))
    if helper.state in (ALUMNI, LEFT):
        raise Refused(gettext("This peer helper has ended their mission."))
    if person.left_on and person.left_on <= started_on:
        raise Refused(gettext("This person has left the centre."))
    check_start(started_on, today=timezone.localdate(at))
    match = Match(
        helper=helper,
        person=person,
        domain=domain,
        started_on=started_on,
        objective=objective,
        note_refused=note_refused,
    )
    try:
        with transaction.atomic():
            match.save(force_insert=True)
    except IntegrityError:
        raise Refused(gettext("These two are already matched for this need.")) from None
    JournalEntry.record(match, "match", by=by, at=at)
    return match


def check_start(started_on: date, *, today: date) -> None:
    if not FIRST_DAY <= started_on <= today:
        raise Refused(gettext("A match starts today, or started on a day gone by: see the date."))


# Sessions


@transaction.atomic
def log_session(
    protocol: Protocol,
    *,
    submission: UUID,
    held_on: date,
    minutes: int,
    mode: str,
    activity_types: Collection[ActivityType],
    by: User,
    at: datetime,
    match: Match | None = None,
    attendance: int | None = None,
    language: str = "fra",
    child_present: bool = False,
    progress: str = "",
    note: str = "",
) -> SupportSession:
    """Log one session; the same submission sent twice is one session.

    Logged by a helper it waits to be read; logged by who is in charge of the centre it is read.

    :raises Refused: outside a protocol in force, before the charter and the training on
        confidentiality, with another helper's match, or with a note that the person refuses (P15).
    """
    if known := noted_before(submission, by=by):
        return known
    check_protocol(protocol, held_on, today=timezone.localdate(at))
    check_ready(protocol, held_on)
    check_activity(activity_types)
    check_match(protocol, match, note)
    session = SupportSession(
        submission=submission,
        protocol=protocol,
        match=match,
        mode=mode,
        held_on=held_on,
        minutes=minutes,
        attendance=attendance,
        language=language,
        child_present=child_present,
        progress=progress,
        note=note,
        author=by,
        state=SessionState.SUBMITTED,
    )
    try:
        with transaction.atomic():
            session.save(force_insert=True)
    except IntegrityError:  # the other of two clicks was here first
        if known := noted_before(submission, by=by):
            return known
        raise
    session.activity_types.set(activity_types)
    JournalEntry.record(session, "log", by=by, at=at, details=warned(session))
    if reads(by, protocol):
        session.validate(by=by, at=at)
    return session


def noted_before(submission: UUID, *, by: User) -> SupportSession | None:
    """Return what this person has already noted under this mark.

    :raises Refused: if the mark is somebody else's.
    """
    known = SupportSession.objects.filter(submission=submission).first()
    if known and known.author_id != by.pk:
        raise Refused(gettext("This page was meant for somebody else. Start again."))
    return known


def check_protocol(protocol: Protocol, held_on: date, *, today: date) -> None:
    """Refuse a day that no promise covers (C8, C12)."""
    if protocol.state != ProtocolState.ACTIVE:
        raise Refused(gettext("This protocol is not in force: no session can be logged on it."))
    check_day(protocol, held_on, today=today)


def check_day(protocol: Protocol, held_on: date, *, today: date) -> None:
    if not protocol.starts_on <= held_on <= protocol.ends_on:
        raise Refused(gettext("This day is outside the dates of the protocol."))
    if held_on > today:
        raise Refused(gettext("This day has not come yet."))


GATE_WORDS = {
    Missing.CHARTER: _("The confidentiality charter was not signed on that day: sign it first."),
    Missing.CONF: _(
        "The training on confidentiality was not validated on that day: hold it first."
    ),
}


def check_ready(protocol: Protocol, held_on: date) -> None:
    """Refuse a day before the charter was signed and the training validated (C8, 3.23)."""
    if missing := missing_for_session(protocol.helper, on=held_on):
        raise Refused(str(GATE_WORDS[missing[0]]))


def check_when(protocol: Protocol, held_on: date, *, today: date) -> None:
    """Refuse a day that no promise covers, or before the charter and the training."""
    check_day(protocol, held_on, today=today)
    check_ready(protocol, held_on)


def check_activity(activity_types: Collection[ActivityType]) -> None:
    if not 1 <= len(activity_types) <= MOST_TYPES:
        raise Refused(gettext("Choose what you did: one to three activities."))


def check_match(protocol: Protocol, match: Match | None, note: str) -> None:
    if match and match.helper_id != protocol.helper_id:
        raise Refused(gettext("This person is matched with another peer helper."))
    if match and match.note_refused and note:
        raise Refused(gettext("This person wants no note: the session is kept without one."))


def warned(session: SupportSession) -> dict[str, int]:
    """Return, for the journal, how many words of the note were warned about (P14); no word."""
    names = session.match.names() if session.match else []
    count = len(warnings_about(session.note, names=names))
    return {"warned": count} if count else {}


def reads(user: User, protocol: Protocol) -> bool:
    """Tell whether this person reads its sessions: in charge of the centre, and not its helper."""
    is_helper = protocol.helper.person.user_id == user.pk
    return not is_helper and protocol.job.centre_id in user.centre_ids(*IN_CHARGE)


def repeat(session: SupportSession, *, submission: UUID, by: User, at: datetime) -> SupportSession:
    """Log the same again, today: same people, same activities, same duration; no note.

    :raises Refused: if the match is over, or as `log_session` refuses.
    """
    if session.match and session.match.state != MatchState.ACTIVE:
        raise Refused(gettext("This match is over or paused: log another session."))
    return log_session(
        session.protocol,
        submission=submission,
        held_on=timezone.localdate(at),
        minutes=session.minutes,
        mode=session.mode,
        activity_types=list(session.activity_types.all()),
        match=session.match,
        attendance=session.attendance,
        language=session.language,
        by=by,
        at=at,
    )


@transaction.atomic
def correct(
    session: SupportSession,
    *,
    activity_types: Collection[ActivityType],
    by: User,
    at: datetime,
    **changes: Any,
) -> None:
    """Correct a session that was sent back, and send it again, even after the protocol's end.

    :raises Refused: as `log_session` refuses.
    """
    if session.protocol.state not in SIGNED:
        raise Refused(gettext("This protocol is not in force: no session can be logged on it."))
    check_day(session.protocol, changes["held_on"], today=timezone.localdate(at))
    if changes["held_on"] != session.held_on:
        check_ready(session.protocol, changes["held_on"])
    check_activity(activity_types)
    check_match(session.protocol, session.match, changes.get("note", ""))
    session.move("submit", by=by, at=at, return_reason="", **changes)
    session.activity_types.set(activity_types)
    JournalEntry.record(session, "correct", by=by, at=at, details=warned(session))


def open_note(session: SupportSession, *, reason: str, by: User, at: datetime) -> None:
    """Enter in both books that a note is read, and why: `reason` is a key, never a text (P12)."""
    AccessEntry.record(session, by=by, action="note")
    JournalEntry.record(session, "note", by=by, at=at, details={"reason": reason})


# Hours


def hours_of(protocol: Protocol, *, until: date | None = None) -> tuple[int, int]:
    """Return (minutes, number) of the sessions of a protocol that were read, up to a day."""
    sessions = protocol.sessions.filter(state=SessionState.VALIDATED)
    if until:
        sessions = sessions.filter(held_on__lte=until)
    return sessions.aggregate(minutes=Sum("minutes"))["minutes"] or 0, sessions.count()


# Reviews


@transaction.atomic
def hold_review(
    protocol: Protocol,
    *,
    held_on: date,
    said_by_helper: str,
    said_by_referent: str,
    by: User,
    at: datetime,
    goals: str = "",
    next_on: date | None = None,
) -> Review:
    """Keep what was said by both at a review of a mission, and what comes next (D9).

    :raises Refused: about oneself, before the protocol was signed, on a day outside the mission
        or to come, with one of the two unheard, or noted already.
    """
    if protocol.helper.person.user_id == by.pk:
        raise Refused(gettext("You fill this together: your referent notes it."))
    if protocol.state not in SIGNED:
        raise Refused(gettext("A review is held once the protocol is signed by all."))
    if held_on < protocol.starts_on:
        raise Refused(gettext("This day is outside the dates of the protocol."))
    if held_on > timezone.localdate(at):
        raise Refused(gettext("This day has not come yet."))
    review = Review(
        protocol=protocol,
        held_on=held_on,
        said_by_helper=said_by_helper.strip(),
        said_by_referent=said_by_referent.strip(),
        goals=goals.strip(),
        next_on=next_on,
        held_by=by,
    )
    try:
        review.validate_constraints()
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from None
    review.save(force_insert=True)
    JournalEntry.record(protocol, "hold_review", by=by, at=at)
    return review

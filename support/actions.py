"""What happens once it runs: match two people, log a session, count hours."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext

from common.errors import Refused
from common.models import JournalEntry
from helpers.models import PeerHelper
from people.models import IN_CHARGE, Person, User
from protocols.lifecycle import ProtocolState
from protocols.models import NeedDomain, Protocol
from support.lifecycle import SessionState
from support.models import ActivityType, Match, SupportSession
from support.words import warnings_about

MOST_TYPES = 3


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
) -> Match:
    """Put a helper and a person together, for one need.

    :raises Refused: if they are one person, or of two centres.
    """
    if helper.person_id == person.pk:
        raise Refused(gettext("Nobody is their own peer helper: choose someone else."))
    if helper.person.centre_id != person.centre_id:
        raise Refused(gettext("These two people belong to two centres."))
    match = Match.objects.create(
        helper=helper, person=person, domain=domain, started_on=started_on, objective=objective
    )
    JournalEntry.record(match, "match", by=by, at=at)
    return match


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
    progress: str = "",
    note: str = "",
) -> SupportSession:
    """Log one session; the same submission sent twice is one session.

    Logged by a helper it waits to be read; logged by who is in charge of the centre it is read.

    :raises Refused: outside a protocol in force, or with another helper's match.
    """
    if known := SupportSession.objects.filter(submission=submission).first():
        return known
    check_protocol(protocol, held_on, today=timezone.localdate(at))
    check_activity(activity_types)
    if match and match.helper_id != protocol.helper_id:
        raise Refused(gettext("This person is matched with another peer helper."))
    session = SupportSession.objects.create(
        submission=submission,
        protocol=protocol,
        match=match,
        mode=mode,
        held_on=held_on,
        minutes=minutes,
        attendance=attendance,
        language=language,
        progress=progress,
        note=note,
        author=by,
        state=SessionState.SUBMITTED,
    )
    session.activity_types.set(activity_types)
    warned = len(warnings_about(note, names=names_in(match)))
    JournalEntry.record(session, "log", by=by, at=at, details={"warned": warned} if warned else {})
    if may_read(by, protocol):
        session.validate(by=by, at=at)
    return session


def check_protocol(protocol: Protocol, held_on: date, *, today: date) -> None:
    """Refuse a day that no promise covers (C8, C12)."""
    if protocol.state != ProtocolState.ACTIVE:
        raise Refused(gettext("This protocol is not in force: no session can be logged on it."))
    if not protocol.starts_on <= held_on <= protocol.ends_on:
        raise Refused(gettext("This day is outside the dates of the protocol."))
    if held_on > today:
        raise Refused(gettext("This day has not come yet."))


def check_activity(activity_types: Collection[ActivityType]) -> None:
    if not 1 <= len(activity_types) <= MOST_TYPES:
        raise Refused(gettext("Choose what you did: one to three activities."))


def may_read(user: User, protocol: Protocol) -> bool:
    """Tell whether this person reads its sessions: in charge of the centre, and not its helper."""
    is_helper = protocol.helper.person.user_id == user.pk
    return not is_helper and protocol.job.centre_id in user.centre_ids(*IN_CHARGE)


def names_in(match: Match | None) -> list[str]:
    return match.person.chosen_name.split() if match else []


def repeat(session: SupportSession, *, submission: UUID, by: User, at: datetime) -> SupportSession:
    """Log the same again, today: same people, same activities, same duration; no note.

    :raises Refused: if the match is over, or as `log_session` refuses.
    """
    if session.match and session.match.state != "active":
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
def correct(session: SupportSession, *, by: User, at: datetime, **changes: Any) -> None:
    """Correct a session that was sent back, and send it again.

    :raises Refused: as `log_session` refuses.
    """
    check_protocol(session.protocol, changes["held_on"], today=timezone.localdate(at))
    session.move("submit", by=by, at=at, return_reason="", **changes)


def hours_of(protocol: Protocol, *, until: date | None = None) -> tuple[int, int]:
    """Return (minutes, number) of the sessions of a protocol that were read, up to a day."""
    sessions = protocol.sessions.filter(state=SessionState.VALIDATED)
    if until:
        sessions = sessions.filter(held_on__lte=until)
    return sessions.aggregate(minutes=Sum("minutes"))["minutes"] or 0, sessions.count()

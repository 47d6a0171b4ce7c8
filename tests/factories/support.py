"""Matches and sessions, led to their state by the road a real one takes."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from helpers.models import PeerHelper
from people.models import Person, User
from protocols.models import NeedDomain, Protocol
from support.actions import log_session, match_person
from support.lifecycle import MatchState, SessionState
from support.models import ActivityType, Match, SupportSession
from tests.factories.people import make_centre
from tests.factories.programme import Programme, make_programme

MATCH_ROADS: dict[str, tuple[str, ...]] = {
    MatchState.ACTIVE: (),
    MatchState.PAUSED: ("pause",),
    MatchState.CLOSED: ("close",),
}


def make_running(name: str = "Les Tilleuls") -> tuple[Programme, Protocol]:
    """A centre with its team and one protocol in force, from a hundred days ago for a year."""
    programme = make_programme(make_centre(name))
    return programme, programme.start()


def make_match(
    programme: Programme,
    helper: PeerHelper,
    person: Person | None = None,
    *,
    state: str = MatchState.ACTIVE,
    **fields: Any,
) -> Match:
    now = timezone.now()
    known = {
        "domain": NeedDomain.objects.get(key="transport"),
        "started_on": timezone.localdate(now) - timedelta(days=30),
    } | fields
    person = person or programme.welcome()
    match = match_person(helper, person, by=programme.referent, at=now, **known)
    for step in MATCH_ROADS[state]:
        getattr(match, step)(by=programme.referent, at=now)
    return match


def make_session(
    programme: Programme,
    protocol: Protocol,
    match: Match | None = None,
    *,
    state: str = SessionState.VALIDATED,
    by: User | None = None,
    **fields: Any,
) -> SupportSession:
    """A session logged by the helper and led to its state, or by whom is said."""
    now = timezone.now()
    if match is None and "attendance" not in fields:
        match = make_match(programme, protocol.helper)
    known = {
        "submission": uuid4(),
        "held_on": timezone.localdate(now),
        "minutes": 45,
        "mode": "individual" if match else "collective",
        "activity_types": kinds("public_transport"),
    } | fields
    author = by or protocol.helper.person.user
    assert author is not None
    session = log_session(protocol, match=match, by=author, at=now, **known)
    if state == SessionState.VALIDATED and session.is_to_read():
        session.validate(by=programme.referent, at=now)
    elif state == SessionState.DRAFT:
        session.send_back(reason="Quel jour était-ce ?", by=programme.referent, at=now)
    assert session.state == state
    return session


def kinds(*keys: str) -> list[ActivityType]:
    return list(ActivityType.objects.filter(key__in=keys).order_by("position"))

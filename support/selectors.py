"""What the pages of sessions and matches show."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Count, Q, Sum
from django.db.models.functions import TruncMonth
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from common.lifecycle import Move
from common.lists import Show
from people.models import User
from protocols.lifecycle import ProtocolState
from protocols.models import Protocol
from support.lifecycle import MatchState, SessionState
from support.models import ActivityType, Match, SupportSession
from support.models.session import SupportSessionQuerySet
from support.policies import MATCH_MOVES

SESSION_SHOWS: dict[str, Show] = {
    "to-read": (_("To read"), lambda sessions: sessions.filter(state=SessionState.SUBMITTED)),
    "to-complete": (_("To complete"), lambda sessions: sessions.filter(state=SessionState.DRAFT)),
}
MATCH_SHOWS: dict[str, Show] = {
    "active": (_("Active"), lambda matches: matches.filter(state=MatchState.ACTIVE)),
    "paused": (_("Paused"), lambda matches: matches.filter(state=MatchState.PAUSED)),
    "closed": (_("Closed"), lambda matches: matches.filter(state=MatchState.CLOSED)),
}


@dataclass(frozen=True, slots=True)
class Hours:
    minutes: int
    sessions: int


def own_hours(user: User) -> Hours:
    """Return how long one has helped: the sessions that were read."""
    told = own_sessions(user).validated().aggregate(minutes=Sum("minutes"), sessions=Count("pk"))
    return Hours(told["minutes"] or 0, told["sessions"])


def in_all(months: Mapping[date, Hours]) -> Hours:
    minutes = sum(hours.minutes for hours in months.values())
    return Hours(minutes, sum(hours.sessions for hours in months.values()))


def own_hours_by_month(user: User) -> dict[date, Hours]:
    """Return the same month by month; a month is its first day."""
    months = own_sessions(user).validated().values(month=TruncMonth("held_on"))
    told = months.annotate(total=Sum("minutes"), sessions=Count("pk")).order_by("month")
    return {line["month"]: Hours(line["total"], line["sessions"]) for line in told}


def own_sessions(user: User) -> SupportSessionQuerySet:
    return SupportSession.objects.visible_to(user).filter(protocol__helper__person__user=user)


def by_month(
    sessions: Iterable[SupportSession], hours: Mapping[date, Hours]
) -> list[tuple[date, Hours, list[SupportSession]]]:
    """Return the sessions of one page under their months, with what was read of each month."""
    months = groupby(sessions, key=lambda session: session.held_on.replace(day=1))
    return [(month, hours.get(month, Hours(0, 0)), list(those)) for month, those in months]


def protocols_to_log_on(user: User, *, on: date) -> list[Protocol]:
    """Return the protocols in force that day on which this person may log a session."""
    protocols = Protocol.objects.visible_to(user).in_force()
    running = protocols.filter(starts_on__lte=on, ends_on__gte=on)
    by_name = running.order_by("helper__person__chosen_name", "pk")
    return list(by_name.select_related("helper__person", "job__centre"))


def matches_of(protocol: Protocol) -> list[Match]:
    return list(Match.objects.filter(helper=protocol.helper_id).active().for_list())


def last_session_for(user: User, *, on: date | None = None) -> SupportSession | None:
    """Return the last session this person logged or helped in, if it can be repeated that day."""
    on = on or timezone.localdate()
    visible = SupportSession.objects.visible_to(user)
    own = visible.filter(Q(author=user) | Q(protocol__helper__person__user=user))
    session = own.for_list().first()
    if session is None or not can_go_on(session, on=on):
        return None
    return session


def can_go_on(session: SupportSession, *, on: date) -> bool:
    protocol, match = session.protocol, session.match
    is_in_force = protocol.state == ProtocolState.ACTIVE
    is_matched = match is None or match.state == MatchState.ACTIVE
    return is_in_force and is_matched and protocol.starts_on <= on <= protocol.ends_on


def usual_first(protocol: Protocol, kinds: list[ActivityType]) -> list[ActivityType]:
    """Return all the activities, those this helper does most often first."""
    own = SupportSession.objects.filter(protocol__helper=protocol.helper_id)
    often = Counter(own.values_list("activity_types", flat=True))
    return sorted(kinds, key=lambda kind: -often[kind.pk])


def last_language(protocol: Protocol) -> str:
    """Return the language this helper used last, else French."""
    own = SupportSession.objects.filter(protocol__helper=protocol.helper_id)
    last = own.order_by("-held_on", "-pk").values_list("language", flat=True).first()
    return last or "fra"


def match_moves_for(user: User, match: Match) -> list[Move]:
    moves = match.lifecycle.open_from(match.state)
    return [move for move in moves if MATCH_MOVES[move.name](user, match)]

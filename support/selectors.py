"""What the pages of sessions and matches show."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Sum
from django.utils.translation import gettext_lazy as _

from common.lifecycle import Move
from common.lists import Show
from people.models import IN_CHARGE, User
from protocols.models import Protocol
from support.lifecycle import MatchState, SessionState
from support.models import ActivityType, Match, SupportSession
from support.policies import MATCH_MOVES

USUAL = 8

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
    own = SupportSession.objects.filter(protocol__helper__person__user=user).validated()
    told = own.aggregate(minutes=Sum("minutes"), sessions=Count("pk"))
    return Hours(told["minutes"] or 0, told["sessions"])


def protocols_to_log_on(user: User, *, on: date) -> list[Protocol]:
    """Return the protocols in force that day on which this person may log a session."""
    protocols = Protocol.objects.visible_to(user).in_force()
    running = protocols.filter(starts_on__lte=on, ends_on__gte=on)
    by_name = running.order_by("helper__person__chosen_name", "pk")
    return list(by_name.select_related("helper__person", "job__centre"))


def matches_of(protocol: Protocol) -> list[Match]:
    return list(Match.objects.filter(helper=protocol.helper_id).active().for_list())


def last_session_for(user: User) -> SupportSession | None:
    """Return the last session this person logged, if it can be repeated today."""
    logged = SupportSession.objects.visible_to(user).filter(author=user).for_list()
    session = logged.first()
    if session is None or session.protocol.state != "active":
        return None
    if session.match and session.match.state != MatchState.ACTIVE:
        return None
    return session


def usual_types(protocol: Protocol) -> tuple[list[ActivityType], list[ActivityType]]:
    """Return the activities of this helper, the most frequent first, and all the others."""
    own = SupportSession.objects.filter(protocol__helper=protocol.helper_id)
    often = Counter(own.values_list("activity_types", flat=True))
    kinds = list(ActivityType.objects.order_by("position"))
    usual = sorted((k for k in kinds if k.pk in often), key=lambda kind: -often[kind.pk])[:USUAL]
    usual = usual or kinds[:USUAL]
    return usual, [kind for kind in kinds if kind not in usual]


def match_moves_for(user: User, match: Match) -> list[Move]:
    moves = match.lifecycle.open_from(match.state)
    return [move for move in moves if MATCH_MOVES[move.name](user, match)]


def may_log(user: User) -> bool:
    return bool(user.centre_ids(*IN_CHARGE)) or user.has_role("helper")

"""What the pages of needs show."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _

from common.journal import history_of
from common.lifecycle import Move
from common.lists import Show
from people.models import User
from protocols.lifecycle import (
    NeedState,
)
from protocols.models import Need, NeedDomain, NeedsDiagnosis
from protocols.policies import (
    NEED_MOVES,
    can_manage_need,
)

BY_HAND = {"reopen"}
"""Moves that need nothing but a click; closing asks why."""


def need_moves_for(user: User, need: Need) -> list[Move]:
    moves = need.lifecycle.open_from(need.state)
    return [m for m in moves if m.name in BY_HAND and NEED_MOVES[m.name](user, need)]


def page_of_need(user: User, need: Need) -> dict[str, Any]:
    return {
        "need": need,
        "jobs": need.jobs.order_by("title", "-version"),
        "moves": need_moves_for(user, need),
        "may_write": can_manage_need(user, need) and need.state != NeedState.CLOSED,
        "history": history_of(need),
        "words": NEED_WORDS,
    }


NEED_WORDS = {
    "record": _("Recorded"),
    "rewrite": _("Corrected"),
    "prioritise": _("Priority set"),
    "resume": _("Open again"),
    "open": _("Mission written"),
    "cover": _("Covered"),
    "reopen": _("Open again"),
    "close": _("Closed"),
}


NEED_SHOWS: dict[str, Show] = {
    "without-mission": (
        _("Without a mission"),
        lambda needs: needs.filter(state__in=[NeedState.IDENTIFIED, NeedState.PRIORITISED]),
    ),
    "covered": (_("Covered"), lambda needs: needs.filter(state=NeedState.COVERED)),
    "closed": (_("Closed"), lambda needs: needs.filter(state=NeedState.CLOSED)),
}

FILTERS: dict[str, tuple[str, set[str]]] = {
    "state": ("state", set(NeedState.values)),
    "peer": ("peer_suitable", set(Need.PeerSuitable.values)),
    "gap": ("expertise_gap", {"True"}),
}
"""What the board is narrowed by: key in the address → field, and the values that are known."""


def narrowed(needs: QuerySet[Need], asked: Mapping[str, str]) -> QuerySet[Need]:
    """Keep what the filters of the board ask for; what is not known is not refused."""
    for key, (field, values) in FILTERS.items():
        if asked.get(key) in values:
            needs = needs.filter(**{field: asked[key]})
    if domain := asked.get("domain"):
        needs = needs.filter(domain__key=domain)
    return needs


def board_of(user: User, asked: Mapping[str, str], *, on: date) -> dict[str, Any]:
    """Return what surrounds the board: the ways to filter it, and how many needs stand where."""
    still = Need.objects.visible_to(user).exclude(state=NeedState.CLOSED).order_by()
    chosen = {key: asked.get(key, "") for key in ("domain", *FILTERS)}
    count = dict.fromkeys(NeedState.values, 0)
    gaps = 0
    for state, is_gap, number in still.values_list("state", "expertise_gap").annotate(Count("pk")):
        count[state] += number
        gaps += number if is_gap else 0
    return {
        "domains": NeedDomain.objects.order_by("position").values_list("key", "label"),
        "states": NeedState.choices,
        "answers": Need.PeerSuitable.choices,
        "asked": chosen,
        "is_narrowed": any(chosen.values()),
        "figures": [
            (_("Without a mission"), count[NeedState.IDENTIFIED] + count[NeedState.PRIORITISED]),
            (_("Mission written"), count[NeedState.OPEN]),
            (_("Covered"), count[NeedState.COVERED]),
            (_("Nobody knows enough"), gaps),
        ],
        "to_redo": NeedsDiagnosis.objects.visible_to(user).to_redo(on=on).for_list(),
    }

"""What the pages of needs show."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from common.journal import history_of
from common.lifecycle import Move
from common.lists import Show
from people.models import User
from protocols.lifecycle import (
    NeedState,
)
from protocols.models import Need
from protocols.policies import (
    NEED_MOVES,
    can_manage_need,
)

BY_HAND = {"close", "reopen"}


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

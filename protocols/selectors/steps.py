"""The way of a protocol: who has signed, what is done, what comes."""

from typing import Any

from django.utils.translation import gettext

from common.models import JournalEntry
from common.templatetags.ui import day
from protocols.lifecycle import (
    ACTIVE,
    CANCELLED,
    DRAFT,
    ENDED,
    PAUSED,
    PROPOSED,
    ProtocolState,
)
from protocols.models import Party, Protocol


def signs_of(protocol: Protocol) -> list[dict[str, Any]]:
    """Return the places to sign: the name in the text, and the signature once given."""
    if not protocol.text:
        return []
    return [
        {
            "name": protocol.named(party)["name"],
            "role": Party(party).label,
            "function": protocol.named(party)["function"],
            "signature": protocol.signature_of(party),
        }
        for party in protocol.parties()
    ]


def steps_of(protocol: Protocol, history: list[JournalEntry]) -> list[dict[str, str]]:
    """Return the way of a protocol (C7): what is done, what is now, what comes and when."""
    if protocol.state == CANCELLED:
        return cancelled_steps(history)
    reached = REACHED[ProtocolState(protocol.state)]
    count = {"signed": len(protocol.valid_signatures()), "all": len(protocol.parties())}
    told = [
        (gettext("Written together"), "pencil", day_of_first(history, "draft")),
        (gettext("Text frozen"), "lock", day(protocol.proposed_at)),
        (gettext("Signatures, %(signed)d of %(all)d") % count, "pen", last_signed(protocol)),
        (gettext("Mission running"), "play", gettext("from %s") % day(protocol.starts_on)),
        (
            gettext("First review"),
            "chat-square-heart",
            gettext("planned on %s") % day(protocol.first_review_on),
        ),
        (gettext("Certificate"), "award", gettext("possible after a session that was read")),
    ]
    return [
        {"state": standing(place, reached), "title": title, "sign": sign, "detail": detail}
        for place, (title, sign, detail) in enumerate(told)
    ]


def cancelled_steps(history: list[JournalEntry]) -> list[dict[str, str]]:
    told = [
        ("done", gettext("Written together"), "pencil", day_of_first(history, "draft")),
        ("now", gettext("Cancelled"), "x-lg", day_of_first(history, "cancel")),
    ]
    return [
        {"state": state, "title": title, "sign": sign, "detail": detail}
        for state, title, sign, detail in told
    ]


def last_signed(protocol: Protocol) -> str:
    """Return the day of the last signature once all are given, or who is still awaited."""
    if not protocol.text:
        return ""
    if missing := protocol.missing_signatures():
        names = ", ".join(str(Party(party).label) for party in missing)
        return gettext("still awaited: %s") % names
    return day(max(signature.signed_at for signature in protocol.valid_signatures()))


def day_of_first(history: list[JournalEntry], action: str) -> str:
    return next((day(entry.at) for entry in reversed(history) if entry.action == action), "")


REACHED = {DRAFT: 0, PROPOSED: 2, ACTIVE: 3, PAUSED: 3, ENDED: 5}
"""In which step of the way a protocol stands."""


def standing(place: int, reached: int) -> str:
    return "done" if place < reached else "now" if place == reached else "next"

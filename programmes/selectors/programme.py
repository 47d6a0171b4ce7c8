"""What the page of a programme shows, and the list of them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.journal import history_of
from common.templatetags.ui import day
from people.models import Role, User
from programmes.lifecycle import PROGRAMME, ProgrammeState
from programmes.models import Group, Programme, SteeringMember
from programmes.policies import PROGRAMME_MOVES, can_prepare, can_vouch
from programmes.selectors.facts import Facts, facts_in, facts_of, with_facts
from programmes.selectors.missing import (
    MISSING,
    NEXT,
    Missing,
    missing_next,
    missing_to_close,
    missing_to_go,
    missing_to_open,
    missing_to_validate_diagnosis,
)
from programmes.selectors.modules import modules_of
from programmes.selectors.notices import awaiting, last_notice
from programmes.selectors.readiness import latest_of

__all__ = [
    "missing_next",
    "missing_to_close",
    "missing_to_go",
    "missing_to_open",
    "missing_to_validate_diagnosis",
    "page_of",
    "programmes_of",
]

QUARTER = timedelta(days=92)
SHOWN = 6


def programmes_of(user: User) -> dict[str, Any]:
    """Return the programmes of one’s centres, and whether one of these has none yet."""
    programmes = list(Programme.objects.visible_to(user).for_list())
    running = {one.centre_id for one in programmes if not one.is_closed()}
    free = user.centre_ids(Role.MANAGER) - running
    is_only = len(programmes) == 1 and not free
    return {"programmes": programmes, "free": free, "only": programmes[0] if is_only else None}


def page_of(user: User, programme: Programme, *, at: datetime) -> dict[str, Any]:
    """Return what the page of a programme shows to this person."""
    facts, today = facts_of(programme), timezone.localdate(at)
    history = history_of(programme)
    may_manage = PROGRAMME_MOVES["close"](user, programme)
    return {
        "programme": programme,
        "may_manage": may_manage,
        "may_prepare": can_prepare(user, programme),
        "ahead": ahead(user, programme, facts),
        "ending": ending(user, programme, facts) if may_manage else None,
        "may_sign": can_vouch(user, programme) and is_to_sign(programme, facts, today=today),
        "facts": facts,
        "is_review_due": is_review_due(programme, today=today),
        "steps": steps_of(programme, {entry.action: entry.at for entry in reversed(history)}),
        "groups": groups_of(programme),
        "modules": modules_of(programme, facts),
        "readiness": latest_of(programme),
        "notice": last_notice(programme, on=today),
        "reviews": list(programme.reviews.order_by("-held_on")),
        "history": history[:SHOWN],
        "earlier": history[SHOWN:],
        "words": WORDS,
    }


@dataclass(frozen=True, slots=True)
class Ahead:
    """A move: what it still lacks, whether this person can do each thing, and where it is made."""

    label: str | Promise
    url: str
    missing: list[tuple[Missing, bool]]


def ahead(user: User, programme: Programme, facts: Facts) -> Ahead | None:
    """Return the move that leads on, before the programme runs."""
    name = NEXT.get(programme.state)
    return move_of(user, programme, facts, name) if name else None


def ending(user: User, programme: Programme, facts: Facts) -> Ahead | None:
    """Return the move that closes a programme under way."""
    return move_of(user, programme, facts, "close") if programme.is_in_progress() else None


def move_of(user: User, programme: Programme, facts: Facts, name: str) -> Ahead:
    return Ahead(
        PROGRAMME[name].label,
        reverse(ADDRESSES[name], args=[programme.reference]),
        [
            (thing, thing.can_be_done_by(user, programme))
            for thing in MISSING[name](programme, facts)
        ],
    )


ADDRESSES = {
    "open": "programmes:programme-open",
    "validate_diagnosis": "programmes:programme-validate",
    "go": "programmes:programme-go",
    "close": "programmes:programme-close",
}


def is_review_due(programme: Programme, *, today: date) -> bool:
    due_on = programme.review_due_on
    return programme.state == ProgrammeState.RUNNING and due_on is not None and due_on <= today


def is_to_sign(programme: Programme, facts: Facts, *, today: date) -> bool:
    """Tell whether the guarantor has not signed for a quarter, since the start at the earliest."""
    since = facts.signed_off_at or programme.started_at
    if programme.state != ProgrammeState.RUNNING or since is None:
        return False
    return timezone.localdate(since) + QUARTER <= today


def groups_of(programme: Programme) -> list[tuple[Any, list[SteeringMember]]]:
    """Return every group of actors with those who sit for it, also where nobody does yet."""
    seats = list(programme.steering.sitting().select_related("user").order_by("starts_on", "pk"))
    return [(group.label, [one for one in seats if one.group == group]) for group in Group]


def steps_of(programme: Programme, dates: dict[str, datetime]) -> list[dict[str, Any]]:
    """Return the way of a programme (C1): what is done, what is now, what comes and when."""
    reached = REACHED[ProgrammeState(programme.state)]
    told = [
        (gettext("Decided, with its steering group"), "people", on(dates, "open")),
        (gettext("Needs looked at together"), "lightbulb", on(dates, "validate_diagnosis")),
        (gettext("Team and missions prepared"), "ui-checks", on(dates, "go")),
        running_step(programme),
        (
            gettext("Yearly review"),
            "chat-square-heart",
            gettext("planned on %s") % day(programme.review_due_on)
            if programme.review_due_on and not programme.is_closed()
            else "",
        ),
        (gettext("Closed"), "flag", on(dates, "close")),
    ]
    return [
        {"state": standing(place, reached), "title": title, "sign": sign, "detail": detail}
        for place, (title, sign, detail) in enumerate(told)
    ]


def running_step(programme: Programme) -> tuple[str, str, str]:
    since = gettext("since %s") % day(programme.started_at) if programme.started_at else ""
    if programme.state == ProgrammeState.SUSPENDED:
        return gettext("Suspended"), "pause", since
    return gettext("Running, helpers come in"), "play", since


def on(dates: dict[str, datetime], action: str) -> str:
    return day(dates[action]) if action in dates else ""


def standing(place: int, reached: int) -> str:
    return "done" if place < reached else "now" if place == reached else "next"


REACHED = {
    ProgrammeState.DRAFT: 0,
    ProgrammeState.DIAGNOSING: 1,
    ProgrammeState.PREPARING: 2,
    ProgrammeState.RUNNING: 3,
    ProgrammeState.SUSPENDED: 3,
    ProgrammeState.CLOSED: 6,
}
"""In which step of the way a programme stands."""


WORDS = {
    "start": _("Programme written down"),
    "rewrite": _("Programme completed"),
    "open": _("Programme opened"),
    "validate_diagnosis": _("Needs validated"),
    "go": _("Programme started"),
    "suspend": _("Suspended"),
    "resume": _("Resumed"),
    "review": _("Yearly review held"),
    "close": _("Programme closed"),
    "seat": _("Member of the steering group added"),
    "unseat": _("Member of the steering group left"),
    "check_readiness": _("Readiness of the team filled in"),
    "send_notice": _("Note sent to the team"),
    "sign_off": _("Signed by the guarantor"),
}


def programmes_waiting(user: User) -> list[tuple[Programme, Facts, str]]:
    """Return the programmes of one’s centres that are not closed, in one query.

    Each with its facts, and the reference of the note one has still to read there, if any.
    """
    unread = awaiting(user).filter(programme=OuterRef("pk"))
    found = with_facts(Programme.objects.visible_to(user).not_closed().for_list())
    found = found.annotate(note_to_read=Subquery(unread.values("reference")[:1]))
    return [(one, facts_in(one), one.note_to_read or "") for one in found]

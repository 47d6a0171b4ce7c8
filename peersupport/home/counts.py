"""The counts behind the to-do lists, by the very functions that narrow the lists they open."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Count, Min, Q, QuerySet, Value

from certificates.lifecycle import APPROVED, DRAFTING
from certificates.models import Certificate
from common.lists import Show
from monitoring.indicators import PATIENCE
from people.models import User
from programmes.models import Candidacy
from programmes.selectors.candidacy import SHOWS as CANDIDACY_SHOWS
from protocols.models import Need, NeedsDiagnosis, Protocol
from protocols.selectors import NEED_SHOWS, diagnosis_shows, protocol_shows
from support.models import SupportSession
from support.selectors import SESSION_SHOWS


def each(shows: Mapping[str, Show], seen: QuerySet[Any]) -> dict[str, int]:
    """Count what each way to narrow a list would show, all in one query."""
    everything = seen.model._default_manager.all()
    kept = {name: keep(everything).values("pk") for name, (_label, keep) in shows.items()}
    return seen.aggregate(**{name: Count("pk", filter=Q(pk__in=kept[name])) for name in kept})


def protocols(user: User, *, today: date) -> dict[str, int]:
    return each(protocol_shows(user, on=today), Protocol.objects.visible_to(user))


def needs(user: User) -> dict[str, int]:
    return each(NEED_SHOWS, Need.objects.visible_to(user))


def numbers(**seen: QuerySet[Any]) -> dict[str, int]:
    """Count records of several kinds, all in one query: a line of a home costs nothing more."""
    lines = [
        records.order_by()
        .annotate(kind=Value(name))
        .values("kind")
        .annotate(number=Count("pk", distinct=True))
        .values_list("kind", "number")
        for name, records in seen.items()
    ]
    return dict.fromkeys(seen, 0) | dict(lines[0].union(*lines[1:], all=True))


def candidacies(user: User) -> dict[str, QuerySet[Any]]:
    """Return who would like to help: to be met, and to be answered."""
    seen = Candidacy.objects.visible_to(user)
    to_meet, to_decide = CANDIDACY_SHOWS["to-meet"][1], CANDIDACY_SHOWS["to-decide"][1]
    return {"to_meet": to_meet(seen), "to_decide": to_decide(seen)}


def first_steps(user: User, *, today: date) -> dict[str, int]:
    """Count what waits before a mission begins: candidacies, needs, diagnoses."""
    shows, seen = diagnosis_shows(on=today), NeedsDiagnosis.objects.visible_to(user)
    needs_seen = Need.objects.visible_to(user)
    return numbers(
        **candidacies(user),
        without_mission=NEED_SHOWS["without-mission"][1](needs_seen),
        to_read=shows["to-read"][1](seen),
        to_redo=shows["to-redo"][1](seen),
    )


def sessions(user: User, *, today: date) -> dict[str, Any]:
    """Count the sessions to read, tell since when the oldest waits, and whether that is late."""
    _label, to_read = SESSION_SHOWS["to-read"]
    waiting = to_read(SupportSession.objects.visible_to(user))
    count: dict[str, Any] = waiting.aggregate(to_read=Count("pk"), since=Min("held_on"))
    is_late = bool(count["since"]) and count["since"] < today - PATIENCE
    return count | {"is_late": is_late}


def certificates(user: User) -> dict[str, int]:
    return Certificate.objects.visible_to(user).aggregate(
        to_sign=Count("pk", filter=Q(state=APPROVED)),
        drafts=Count("pk", filter=Q(state=DRAFTING)),
    )

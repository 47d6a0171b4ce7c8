"""What has just happened, from the journal, in words: who did what, never with whom."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import reduce
from itertools import groupby, islice
from operator import or_
from typing import Any, cast

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import ngettext_lazy

from certificates.models import Certificate
from common.models import JournalEntry
from peersupport.home.todo import first_name
from people.models import User
from protocols.models import JobDescription, Need, Protocol
from support.models import SupportSession

SHOWN = 5
LOOKED_AT = 60
RECENT = timedelta(days=30)

# (kind of record, action) → what is said of one, and of several in a row
SAID: dict[tuple[type[Any], str], Any] = {
    (Need, "record"): ngettext_lazy("recorded a need", "recorded %(count)s needs", "count"),
    (JobDescription, "adopt"): ngettext_lazy(
        "adopted a job description", "adopted %(count)s job descriptions", "count"
    ),
    (Protocol, "propose"): ngettext_lazy(
        "submitted a protocol for signature",
        "submitted %(count)s protocols for signature",
        "count",
    ),
    (Protocol, "sign"): ngettext_lazy("signed a protocol", "signed %(count)s protocols", "count"),
    (Protocol, "end"): ngettext_lazy("ended a protocol", "ended %(count)s protocols", "count"),
    (SupportSession, "log"): ngettext_lazy(
        "logged a session", "logged %(count)s sessions", "count"
    ),
    (SupportSession, "validate"): ngettext_lazy(
        "read a session", "read %(count)s sessions", "count"
    ),
    (Certificate, "approve"): ngettext_lazy(
        "approved the wording of a certificate",
        "approved the wording of %(count)s certificates",
        "count",
    ),
    (Certificate, "issue"): ngettext_lazy(
        "issued a certificate", "issued %(count)s certificates", "count"
    ),
}
LABELS = {(model._meta.label_lower, action): said for (model, action), said in SAID.items()}


@dataclass(frozen=True, slots=True)
class News:
    """One line: who, what, and when for the last time."""

    name: str
    who: str
    what: str
    at: datetime


def news_for(user: User, *, at: datetime) -> list[News]:
    """Return the last things done in the centres this person sees, one line for several alike."""
    entries = JournalEntry.objects.filter(seen_by(user), actor__isnull=False, at__gt=at - RECENT)
    latest = entries.select_related("actor").order_by("-at", "-number")[:LOOKED_AT]
    return [told(list(alike)) for _key, alike in islice(groupby(latest, likeness), SHOWN)]


def seen_by(user: User) -> Q:
    """Return the entries of the kinds told here, about records this person may know of."""
    models = {model for model, _action in SAID}
    return reduce(
        or_,
        (
            Q(
                record_type=model._meta.label_lower,
                action__in=[action for of, action in SAID if of is model],
                record_reference__in=model.objects.visible_to(user).values("reference"),
            )
            for model in sorted(models, key=lambda model: model._meta.label_lower)
        ),
    )


def likeness(entry: JournalEntry) -> tuple[Any, ...]:
    return entry.actor_id, entry.record_type, entry.action, timezone.localdate(entry.at)


def told(alike: list[JournalEntry]) -> News:
    newest = alike[0]
    actor = cast(User, newest.actor)
    what = LABELS[newest.record_type, newest.action] % {"count": len(alike)}
    return News(actor.name, first_name(actor), what, newest.at)

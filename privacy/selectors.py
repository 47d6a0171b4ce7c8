"""Who read what, as the data-protection officer reads it: no content, no name of who is read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from common.models import AccessEntry
from people.models import Membership, Role, User
from privacy.kinds import kind_name

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Reading:
    """One line of the log."""

    at: datetime
    who: str
    kind: str
    reference: UUID
    action: str


def access_entries_for(user: User) -> QuerySet[AccessEntry]:
    """Return the readings by people of the associations whose protection officer this is."""
    overseen = user.overseen_organisation_ids(Role.DPO)
    members = Membership.objects.filter(organisation__in=overseen)
    entries = AccessEntry.objects.filter(actor__in=members.values("user"))
    return entries.select_related("actor").order_by("-at", "-pk")


def access_page(
    user: User, *, since: date | None, until: date | None, number: str | int
) -> Page[AccessEntry]:
    """Return one page of the log, both days included; a page out of range is the nearest one."""
    entries = access_entries_for(user)
    if since:
        entries = entries.filter(at__date__gte=since)
    if until:
        entries = entries.filter(at__date__lte=until)
    return Paginator(entries, PAGE_SIZE).get_page(number)


def readings(entries: Sequence[AccessEntry]) -> list[Reading]:
    return [
        Reading(
            at=entry.at,
            who=entry.actor.name,
            kind=kind_name(entry.record_type),
            reference=entry.record_reference,
            action=entry.action,
        )
        for entry in entries
    ]

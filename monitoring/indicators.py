"""The counts themselves, one query a kind of record however many centres there are (domain.md f).

Unless said otherwise a session counts once it is read (validated), on the day it was held.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Min, Q, QuerySet, Sum
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from certificates.models import Certificate, OutcomeFollowUp, RecruiterFeedback
from monitoring.periods import Period
from people.models import Centre
from protocols.models import Protocol
from support.models import SupportSession

PATIENCE = timedelta(days=7)
"""A session is to be read within a week; one that waits longer makes the figures too low."""

F_CENTRE = F("protocol__job__centre")

Rows = Iterable[Mapping[str, Any]]
Counts = dict[int, Mapping[str, Any]]
"""Centre → what was counted there."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One column: what it is called, how it is counted, whether it counts persons (P21)."""

    key: str
    label: str | Promise
    definition: str | Promise
    is_about_persons: bool


INDICATORS = (
    Indicator(
        "hours",
        _("Hours shared"),
        _("Duration of the sessions that were read, in whole hours."),
        False,
    ),
    Indicator(
        "sessions",
        _("Sessions"),
        _("Sessions held in the period and read by the team, with one person or in a group."),
        False,
    ),
    Indicator(
        "persons",
        _("Persons supported"),
        _("Persons with at least one session of their own; groups are counted, not named."),
        True,
    ),
    Indicator(
        "helpers",
        _("Active helpers"),
        _("Peer helpers with at least one session in the period."),
        True,
    ),
    Indicator(
        "protocols",
        _("Protocols in force"),
        _("Protocols signed by all and not ended, on the last day of the period or today."),
        True,
    ),
    Indicator(
        "certificates",
        _("Certificates issued"),
        _("Certificates issued in the period, whatever became of them."),
        True,
    ),
    Indicator(
        "opinions",
        _("Opinions of recruiters"),
        _("Opinions received in the period, without those that were hidden as abusive."),
        False,
    ),
    Indicator(
        "followed",
        _("Told what followed"),
        _(
            "Certificates whose holder agreed to be asked, and told in the period what followed, "
            "be it nothing yet."
        ),
        True,
    ),
    Indicator(
        "opened",
        _("With an opening"),
        _("Of these, those that led to an interview, a placement, training or work."),
        True,
    ),
    Indicator(
        "hired",
        _("With a job"),
        _("Of these, those that led to a job."),
        True,
    ),
)


@dataclass(slots=True)
class CentreFigures:
    """What was counted in one centre, by the key of the indicator."""

    centre: Centre
    counts: dict[str, int] = field(default_factory=dict)
    waiting: int = 0
    waiting_since: date | None = None


def figures_of(centres: QuerySet[Centre], period: Period, *, today: date) -> list[CentreFigures]:
    """Count all indicators of these centres: seven queries, however many they are."""
    wanted = list(centres.order_by("name", "pk"))
    ids = [centre.pk for centre in wanted]
    sessions = by_centre(sessions_in(ids, period))
    protocols = by_centre(protocols_in_force(ids, min(period.last, today)))
    certificates = by_centre(certificates_issued(ids, period))
    opinions = by_centre(opinions_received(ids, period))
    outcomes = by_centre(outcomes_told(ids, period))
    waiting = by_centre(sessions_waiting(ids, today=today))
    return [
        CentreFigures(
            centre=centre,
            counts={
                "hours": (sessions.get(centre.pk, {}).get("minutes") or 0) // 60,
                "sessions": sessions.get(centre.pk, {}).get("sessions", 0),
                "persons": sessions.get(centre.pk, {}).get("persons", 0),
                "helpers": sessions.get(centre.pk, {}).get("helpers", 0),
                "protocols": protocols.get(centre.pk, {}).get("protocols", 0),
                "certificates": certificates.get(centre.pk, {}).get("certificates", 0),
                "opinions": opinions.get(centre.pk, {}).get("opinions", 0),
                "followed": outcomes.get(centre.pk, {}).get("followed", 0),
                "opened": outcomes.get(centre.pk, {}).get("opened", 0),
                "hired": outcomes.get(centre.pk, {}).get("hired", 0),
            },
            waiting=waiting.get(centre.pk, {}).get("waiting", 0),
            waiting_since=waiting.get(centre.pk, {}).get("since"),
        )
        for centre in wanted
    ]


def by_centre(rows: Rows) -> Counts:
    return {row["of"]: row for row in rows}


def sessions_in(centre_ids: Collection[int], period: Period) -> Rows:
    held = Q(held_on__gte=period.first, held_on__lte=period.last)
    sessions = SupportSession.objects.validated().filter(held, protocol__job__centre__in=centre_ids)
    return sessions.values(of=F_CENTRE).annotate(
        sessions=Count("pk"),
        minutes=Sum("minutes"),
        persons=Count("match__person", distinct=True),
        helpers=Count("protocol__helper", distinct=True),
    )


def protocols_in_force(centre_ids: Collection[int], on: date) -> Rows:
    begun = Q(in_force_since__date__lte=on, starts_on__lte=on)
    not_ended = Q(ended_at=None) | Q(ended_at__date__gt=on)
    protocols = Protocol.objects.filter(begun & not_ended, job__centre__in=centre_ids)
    return protocols.values(of=F("job__centre")).annotate(protocols=Count("pk"))


def certificates_issued(centre_ids: Collection[int], period: Period) -> Rows:
    issued = Q(issued_at__date__gte=period.first, issued_at__date__lte=period.last)
    certificates = Certificate.objects.on_paper().filter(
        issued, protocol__job__centre__in=centre_ids
    )
    return certificates.values(of=F_CENTRE).annotate(certificates=Count("pk"))


def opinions_received(centre_ids: Collection[int], period: Period) -> Rows:
    received = Q(received_at__date__gte=period.first, received_at__date__lte=period.last)
    opinions = RecruiterFeedback.objects.received().filter(
        received, certificate__protocol__job__centre__in=centre_ids
    )
    of = F("certificate__protocol__job__centre")
    return opinions.values(of=of).annotate(opinions=Count("pk"))


def outcomes_told(centre_ids: Collection[int], period: Period) -> Rows:
    """Count the certificates, each once, of which something was told in the period."""
    told = Q(answered_at__date__gte=period.first, answered_at__date__lte=period.last)
    outcomes = OutcomeFollowUp.objects.filter(
        told, certificate__protocol__job__centre__in=centre_ids
    )
    nothing, job = OutcomeFollowUp.Kind.NOTHING_YET, OutcomeFollowUp.Kind.HIRE
    return outcomes.values(of=F("certificate__protocol__job__centre")).annotate(
        followed=Count("certificate", distinct=True),
        opened=Count("certificate", distinct=True, filter=~Q(kind=nothing)),
        hired=Count("certificate", distinct=True, filter=Q(kind=job)),
    )


def sessions_waiting(centre_ids: Collection[int], *, today: date) -> Rows:
    """Count the sessions sent and still unread a week after they were held."""
    sessions = SupportSession.objects.to_read().filter(
        held_on__lt=today - PATIENCE, protocol__job__centre__in=centre_ids
    )
    return sessions.values(of=F_CENTRE).annotate(waiting=Count("pk"), since=Min("held_on"))

"""What became of a certificate: shown to whom, judged how, what followed. Read by its holder."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Sum
from django.utils import timezone

from certificates import policies
from certificates.lifecycle import ISSUED, SUPERSEDED, FeedbackState, FollowUpState
from certificates.models import (
    Certificate,
    Consultation,
    OutcomeFollowUp,
    RecruiterFeedback,
    ShareLink,
    ShareView,
)
from people.models import User

LATEST = 30  # lines of each kind on a page


def after_page_of(user: User, certificate: Certificate, *, at: datetime) -> dict[str, Any]:
    """Return what the page « after my certificate » shows; the team sees neither link nor day."""
    is_holder = policies.is_holder(user, certificate)
    follow_ups = list(certificate.follow_ups.order_by("months"))
    today = timezone.localdate(at)
    return {
        "certificate": certificate,
        "is_holder": is_holder,
        "may_write": policies.can_write(user, certificate),
        "may_share": is_holder and certificate.state == ISSUED,
        "may_follow": is_holder and certificate.state in (ISSUED, SUPERSEDED),
        "is_followed": any(one.state == FollowUpState.DUE for one in follow_ups),
        "follow_ups": [(one, is_waiting(one, today)) for one in follow_ups],
        "links": links_of(certificate, at=at) if is_holder else [],
        "days": days_of(certificate) if is_holder else [],
        "consulted": consulted(certificate) if is_holder else 0,
        "opinions": opinions_on(certificate, is_holder=is_holder),
    }


def is_waiting(follow_up: OutcomeFollowUp, today: date) -> bool:
    return follow_up.state == FollowUpState.DUE and follow_up.due_on <= today


def links_of(certificate: Certificate, *, at: datetime) -> list[dict[str, Any]]:
    """Return the latest links, the open ones first, each with the hours when it was read."""
    links = list(
        ShareLink.objects.filter(certificate=certificate).order_by("state", "-pk")[:LATEST]
    )
    hours: dict[int, list[datetime]] = {link.pk: [] for link in links}
    for view in ShareView.objects.filter(link__in=links).order_by("-hour")[: LATEST * 10]:
        hours[view.link_id].append(view.hour)
    rows = [
        {"link": link, "is_open": is_open(link, certificate, at), "hours": hours[link.pk]}
        for link in links
    ]
    return sorted(rows, key=lambda row: not row["is_open"])


def is_open(link: ShareLink, certificate: Certificate, at: datetime) -> bool:
    link.certificate = certificate  # known here: not asked again
    return link.is_open(at)


def days_of(certificate: Certificate) -> Sequence[Consultation]:
    """Return the latest days on which the certificate was checked (R47)."""
    return list(certificate.consultations.order_by("-day")[:LATEST])


def consulted(certificate: Certificate) -> int:
    total = certificate.consultations.aggregate(total=Sum("count"))["total"]
    return int(total or 0)


def opinions_on(certificate: Certificate, *, is_holder: bool) -> list[RecruiterFeedback]:
    """Return what recruiters said, the latest first; its holder does not read what is hidden."""
    opinions = RecruiterFeedback.objects.filter(certificate=certificate).order_by("-pk")
    if is_holder:
        opinions = opinions.filter(state=FeedbackState.RECEIVED)
    return list(opinions[:LATEST])


def follow_up_waiting(user: User, *, on: date) -> OutcomeFollowUp | None:
    """Return the oldest question of one's own that is due, for their home."""
    own = OutcomeFollowUp.objects.filter(certificate__protocol__helper__person__user=user)
    return own.waiting(on=on).first()

"""What is heard after a certificate: a recruiter's opinion, and what followed for its holder."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext

from certificates.lifecycle import ISSUED, SUPERSEDED, FollowUpState
from certificates.models import (
    Certificate,
    Consultation,
    OutcomeFollowUp,
    RecruiterFeedback,
    ShareLink,
    ShareView,
)
from certificates.models.outcome import MONTHS
from common.errors import Refused
from common.models import JournalEntry
from people.models import User

CONTACT_LIFE = timedelta(days=365)
VIEW_LIFE = timedelta(days=365)


def hear(
    certificate: Certificate,
    *,
    submission: UUID,
    opinion: Mapping[str, Any],
    at: datetime,
    share_link: ShareLink | None = None,
) -> RecruiterFeedback:
    """Keep what a recruiter thinks. The same sending twice is one opinion.

    :raises Refused: if the certificate holds no more.
    """
    if certificate.state not in (ISSUED, SUPERSEDED):
        raise Refused(gettext("An opinion is asked on a valid certificate only."))
    known = {"certificate": certificate, "share_link": share_link, "received_at": at}
    try:
        with transaction.atomic():
            return RecruiterFeedback.objects.create(submission=submission, **known, **opinion)
    except IntegrityError:
        return RecruiterFeedback.objects.get(submission=submission, certificate=certificate)


@transaction.atomic
def agree_to_follow_up(certificate: Certificate, *, by: User, at: datetime) -> None:
    """Be asked what followed, 3, 6 and 12 months after issue; dates gone by are not made up.

    :raises Refused: unless the certificate holds.
    """
    if certificate.state not in (ISSUED, SUPERSEDED) or certificate.issued_at is None:
        raise Refused(gettext("This is asked about a valid certificate only."))
    issued, today = timezone.localdate(certificate.issued_at), timezone.localdate(at)
    for months in MONTHS:
        due_on = months_after(issued, months)
        if due_on < today:
            continue
        follow_up, is_new = OutcomeFollowUp.objects.get_or_create(
            certificate=certificate, months=months, defaults={"due_on": due_on}
        )
        if not is_new and follow_up.state == FollowUpState.REFUSED:
            follow_up.move("resume", by=by, at=at)
    JournalEntry.record(certificate, "agree-to-follow-up", by=by, at=at)


@transaction.atomic
def end_follow_up(certificate: Certificate, *, by: User, at: datetime) -> None:
    """Take the agreement back: what is not answered yet is asked no more."""
    for follow_up in OutcomeFollowUp.objects.filter(
        certificate=certificate, state=FollowUpState.DUE
    ):
        follow_up.move("refuse", by=by, at=at)
    JournalEntry.record(certificate, "end-follow-up", by=by, at=at)


def months_after(day: date, months: int) -> date:
    """Return the same day some months later, or the last of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + years, month + 1, 1)
    last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))


def forget(*, at: datetime) -> dict[str, int]:
    """Delete what has been kept long enough; return how much of each."""
    old = RecruiterFeedback.objects.filter(received_at__lt=at - CONTACT_LIFE)
    views = ShareView.objects.filter(hour__lt=at - VIEW_LIFE)
    days = Consultation.objects.filter(day__lt=timezone.localdate(at - VIEW_LIFE))
    return {
        "addresses": old.exclude(contact_email="").update(contact_email=""),
        "views": views.delete()[0],
        "consultations": days.delete()[0],
        "questions": lapse(at=at),
    }


def lapse(*, at: datetime) -> int:
    """Ask no more what nobody has answered for two months."""
    late = list(OutcomeFollowUp.objects.too_old(on=timezone.localdate(at)))
    for follow_up in late:
        follow_up.move("lapse", by=None, at=at)
    return len(late)

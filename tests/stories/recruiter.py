"""What became of the cast's certificate, for the matrix and the speed of pages."""

from copy import copy
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from certificates.actions import agree_to_follow_up, hear, share
from certificates.models import Consultation, RecruiterFeedback, ShareLink, ShareView


def tell(story: Any, *, mark: str, at: datetime) -> dict[str, Any]:
    """A link, an opinion, and three questions for later."""
    certificate, holder = story.certificate, story.helper_user
    link, _ = share(certificate, items=["name"], recipient_kind="company", by=holder, at=at)
    opinion = {"useful": 4, "missing": f"{mark} merci", "is_comment_visible": True}
    feedback = hear(certificate, submission=uuid4(), opinion=opinion, at=at)
    agree_to_follow_up(certificate, by=holder, at=at)
    outcome = certificate.follow_ups.order_by("months").first()
    return {"share": link, "feedback": feedback, "outcome": outcome}


def crowd(story: Any) -> None:
    """Add three hundred links, readings, opinions and days."""
    links = ShareLink.objects.bulk_create(
        again(story.told["share"], token_sha256=uuid4().hex) for _ in range(300)
    )
    ShareView.objects.bulk_create(ShareView(link=one, hour=one.created_at) for one in links)
    RecruiterFeedback.objects.bulk_create(
        again(story.told["feedback"], submission=uuid4()) for _ in range(300)
    )
    today = timezone.localdate()
    Consultation.objects.bulk_create(
        Consultation(certificate=story.certificate, day=today - timedelta(days=days), count=1)
        for days in range(300)
    )


def again(told: Any, **changes: Any) -> Any:
    one = copy(told)
    one.pk, one.reference, one._state = None, uuid4(), copy(told._state)
    for field, value in changes.items():
        setattr(one, field, value)
    return one


OWNERS: dict[str, Any] = {}
"""Pages that make a record are reached from the record it belongs to."""

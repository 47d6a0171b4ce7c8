"""What the cast's centre has of integration, for the matrix and the speed of pages."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from helpers.actions import declare_training, issue_badge, look_at_precarity, record_training
from helpers.models import AXES, HelperBadge, PeerHelper, TrainingModule
from helpers.models import PrecarityCheck as Check
from protocols.models import CharterSignature


def tell(story: Any, *, mark: str, at: datetime) -> dict[str, Any]:
    """Lead this part of the story by the real doors; return the records that addresses name."""
    today, by = timezone.localdate(at), story.manager
    badge = issue_badge(
        story.helper, valid_until=today + timedelta(days=90), by=story.referent, at=at
    )
    training = record_training(
        story.helper,
        module=TrainingModule.objects.get(code="POST"),
        held_on=today,
        by=story.referent,
        at=at,
    )
    declare_training(
        story.helper,
        title=f"{mark} secourisme",
        provider=f"{mark} un centre",
        held_on=today,
        hours=7,
        by=story.referent,
        at=at,
    )
    record_training(
        story.referent,
        module=TrainingModule.objects.get(code="SENS"),
        held_on=today,
        by=by,
        at=at,
    )
    look_at_precarity(
        story.helper,
        checked_on=today,
        support=f"{mark} un carnet de tickets",
        **dict.fromkeys(AXES, 1),
        by=story.referent,
        at=at,
    )
    return {"badge": badge, "training": training}


def crowd(story: Any) -> None:
    """Add three hundred of each kind of this part."""
    helpers = list(PeerHelper.objects.filter(person__code__startswith="X"))
    signed = CharterSignature.objects.get(helper=story.helper)
    badge, training = story.told["badge"], story.told["training"]
    check = Check.objects.get(helper=story.helper)
    for number, helper in enumerate(helpers):
        for record in (signed, training, check):
            twin(record, helper=helper)
        twin(badge, helper=helper, number=f"X{number}")
    member = training.__class__.objects.get(member=story.referent)
    days = [member.held_on - timedelta(days=step) for step in range(1, 301)]
    for day in days:
        twin(member, held_on=day)
        twin(training, held_on=day)
        twin(check, checked_on=day)
    assert HelperBadge.objects.count() > 300


def twin(record: Any, **changes: Any) -> None:
    fields = {field.attname: getattr(record, field.attname) for field in record._meta.fields}
    fields |= {"id": None, "reference": uuid4()}
    copy = type(record)(**fields)
    for name, value in changes.items():
        setattr(copy, name, value)
    copy.save(force_insert=True)


OWNERS: dict[str, Any] = {
    "protocols:charter-explain": lambda story: story.helper,
    "helpers:badge-create": lambda story: story.helper,
    "helpers:precarity-create": lambda story: story.helper,
    "helpers:precarity-list": lambda story: story.helper,
    "programmes:path-detail": lambda story: story.helper,
    "programmes:training-create": lambda story: story.helper,
    "programmes:training-declare": lambda story: story.helper,
}
"""Pages that make a record are reached from the record it belongs to."""

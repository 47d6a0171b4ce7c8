"""What the cast's centre has of the writing of certificates, for the matrix and the speed."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from support.models import Review


def tell(story: Any, *, mark: str, at: datetime) -> dict[str, Any]:
    """Lead this part of the story by the real doors; return the records that addresses name."""
    return {}


def crowd(story: Any) -> None:
    """Add three hundred of each kind of this part."""
    review = Review.objects.get(protocol=story.protocol)
    for step in range(1, 301):
        twin(review, held_on=review.held_on - timedelta(days=step))


def twin(record: Any, **changes: Any) -> None:
    fields = {field.attname: getattr(record, field.attname) for field in record._meta.fields}
    fields |= {"id": None, "reference": uuid4()}
    copy = type(record)(**fields)
    for name, value in changes.items():
        setattr(copy, name, value)
    copy.save(force_insert=True)


OWNERS: dict[str, Any] = {
    "support:review-list": lambda story: story.protocol,
    "support:review-create": lambda story: story.protocol,
}

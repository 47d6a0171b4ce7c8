"""What the cast's centre has of batches, for the matrix and the speed of pages."""

from datetime import datetime
from typing import Any

from certificates.models import Batch, BatchItem, Certificate


def tell(story: Any, *, mark: str, at: datetime) -> dict[str, Any]:
    """Tell of a batch that is over, in which the certificate of the story was issued."""
    certificate = story.certificate
    centre = certificate.protocol.job.centre
    batch = Batch.objects.create(centre=centre, started_at=at, started_by=story.manager)
    item = BatchItem.objects.create(
        batch=batch, certificate=certificate, approved_at=at, asked_by=story.manager
    )
    item.end(at=at)
    return {"batch": batch}


def crowd(story: Any) -> None:
    """Add three hundred batches, and a failed item for each certificate there is."""
    from tests.test_speed import add, clone

    batch = story.told["batch"]
    add(clone(batch) for _ in range(300))
    others = Certificate.objects.exclude(pk=story.certificate.pk)
    add(
        BatchItem(
            batch=batch,
            certificate=other,
            approved_at=batch.started_at,
            asked_by=story.manager,
            state="failed",
            reason="Non",
            ended_at=batch.started_at,
        )
        for other in others[:300]
    )


OWNERS: dict[str, Any] = {}

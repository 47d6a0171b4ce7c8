"""What the cast's centre has of jobs, for the matrix and the speed of pages."""

from copy import copy
from datetime import datetime
from typing import Any
from uuid import uuid4

from protocols.actions import propose_words, write_job
from protocols.models import Proposal


def tell(story: Any, *, mark: str, at: datetime) -> dict[str, Any]:
    """Lead this part of the story by the real doors; return the records that addresses name."""
    job = write_job(
        story.need.centre,
        title=f"{mark} Café-conversation",
        needs=[story.need],
        referent=story.referent,
        purpose=f"{mark} parler",
        by=story.referent,
        at=at,
    )
    job.consult(by=story.referent, at=at)
    words = {"purpose": f"{mark} parler sans peur"}
    proposal = propose_words(job, "purpose", words, by=story.helper_user, at=at)
    return {"proposal": proposal}


def crowd(story: Any) -> None:
    """Add three hundred of each kind of this part."""
    told, more = story.told["proposal"], []
    for _ in range(300):
        one = copy(told)
        one.pk, one.reference, one._state = None, uuid4(), copy(told._state)
        more.append(one)
    Proposal.objects.bulk_create(more)


OWNERS: dict[str, Any] = {}
"""Pages that make a record are reached from the record it belongs to."""

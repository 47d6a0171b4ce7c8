"""What the cast's centre has of candidacy, for the matrix and the speed of pages."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from programmes.actions.candidacy import express_interest, open_door
from programmes.door import token_of
from tests.factories.candidacy import hold_interview, make_voice


def tell(story: Any, *, mark: str, at: datetime) -> dict[str, Any]:
    """Lead this part of the story by the real doors; return the records that addresses name."""
    centre = story.need.centre
    door = open_door(centre, by=story.manager, at=at)
    sent = express_interest(
        centre,
        submission=uuid4(),
        channel="written",
        message=f"{mark} je veux aider",
        called=f"{mark} Sami",
        is_adult=True,
        by=None,
        at=at,
    )
    candidacy = express_interest(
        centre,
        submission=uuid4(),
        channel="audio",
        recording=make_voice(pitch=200 + len(mark)),
        called=f"{mark} Hawa",
        is_adult=True,
        by=None,
        at=at,
    )
    hold_interview(candidacy, (story.manager, story.referent), at=at)
    return {
        "candidacy": candidacy,
        "poster": door,
        "arguments": {"token": token_of(door), "submission": sent.reference},
    }


def crowd(story: Any) -> None:
    """Add three hundred of each kind of this part."""
    first = story.told["candidacy"]
    type(first).objects.bulk_create(
        type(first)(
            centre=first.centre,
            channel="oral",
            called=f"Sami {number}",
            is_adult=True,
            expressed_at=first.expressed_at,
        )
        for number in range(300)
    )


OWNERS: dict[str, Any] = {}
"""Pages that make a record are reached from the record it belongs to."""

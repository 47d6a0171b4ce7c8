"""What the cast's centre has at the desk: a helper without an account."""

from datetime import datetime
from typing import Any

from helpers.actions import open_file
from people.actions import welcome_person


def tell(story: Any, *, mark: str, at: datetime) -> dict[str, Any]:
    """A second helper, who signs the charter on the screen of a colleague."""
    centre, by = story.person.centre, story.manager
    person = welcome_person(centre=centre, chosen_name=f"{mark} Hodan", by=by, at=at)
    helper = open_file(person, referent=story.referent, tie="resident", is_adult=True, by=by, at=at)
    return {"desk": helper}


def crowd(story: Any) -> None:
    """The other parts add what stands around these pages."""


OWNERS: dict[str, Any] = {
    "protocols:protocol-desk": lambda story: story.told["signing"],
    "protocols:protocol-ask": lambda story: story.told["signing"],
    "protocols:charter-desk": lambda story: story.told["desk"],
}
"""Pages that make a record are reached from the record it belongs to."""

"""What the cast's centre has of drafts and logos, for the matrix and the speed of pages."""

import io
from copy import copy
from datetime import datetime
from typing import Any
from uuid import uuid4

from PIL import Image

from certificates.actions import create_template
from certificates.actions.pictures import upload
from certificates.models import Picture
from people.models import Centre


def tell(story: Any, *, mark: str, at: datetime) -> dict[str, Any]:
    """Begin a draft that nobody discusses, and upload the logo of the centre."""
    centre = story.need.centre
    draft = create_template(centre, title=f"{mark} Brouillon", by=story.referent, at=at)
    file = io.BytesIO()
    Image.new("RGB", (40, 20), "#65305f").save(file, "PNG")
    logo = upload(
        centre.organisation,
        centre,
        content=file.getvalue(),
        words=f"{mark} Logo",
        by=story.manager,
        at=at,
    )
    return {"begun": draft, "picture": logo}


def crowd(story: Any) -> None:
    """Fill the draft with blocks, and add centres with a logo each."""
    draft, logo = story.told["begun"], story.told["picture"]
    more = [{"key": f"more_{one}", "kind": "paragraph", "text": "Merci."} for one in range(50)]
    draft.blocks = [*draft.blocks, *more]
    draft.save(update_fields=["blocks"])
    of_centre = {picture.centre_id for picture in Picture.objects.all()}
    for centre in Centre.objects.exclude(pk__in=of_centre)[:300]:
        one = copy(logo)
        one.pk, one._state, one.reference, one.centre = None, copy(logo._state), uuid4(), centre
        one.save(force_insert=True)


OWNERS: dict[str, Any] = {
    f"certificates:template-{page}": lambda story: story.told["begun"]
    for page in ("edit", "add", "look", "pages", "recruiter", "block", "step")
}

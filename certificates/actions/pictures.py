"""Logos of an association and of its centres."""

from datetime import datetime
from functools import partial

from django.db import transaction

from certificates import pictures
from certificates.models import Picture
from common import storage
from common.models import JournalEntry
from people.models import Centre, Organisation, User


def upload(
    organisation: Organisation,
    centre: Centre | None,
    *,
    content: bytes,
    words: str,
    by: User,
    at: datetime,
) -> Picture:
    """Keep a logo, written anew; it takes the place of the one before.

    :raises Refused: if it is too large, or no image.
    """
    cleaned, width, height = pictures.clean(content)
    with transaction.atomic():
        before = Picture.objects.filter(organisation=organisation, centre=centre)
        for sha256 in before.values_list("sha256", flat=True):
            transaction.on_commit(partial(remove_unnamed, sha256))
        before.delete()
        picture = Picture.objects.create(
            organisation=organisation,
            centre=centre,
            words=words,
            sha256=storage.store(cleaned),
            width=width,
            height=height,
            uploaded_at=at,
            uploaded_by=by,
        )
        JournalEntry.record(picture, "upload", by=by, at=at)
    return picture


def remove_unnamed(sha256: str) -> None:
    """Delete the image of a logo, unless another one is the same.

    No template names an image: what is drafted shows the logo of the day, what is issued has it.
    """
    if not Picture.objects.filter(sha256=sha256).exists():
        storage.remove(sha256)

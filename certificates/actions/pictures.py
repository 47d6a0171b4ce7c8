"""Logos of an association and of its centres."""

from datetime import datetime

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
        Picture.objects.filter(organisation=organisation, centre=centre).delete()
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

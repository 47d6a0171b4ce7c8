"""A photo for a badge: looked at, made small and written anew, so that nothing hides in it."""

from io import BytesIO

from django.utils.translation import gettext
from PIL import Image, ImageOps, UnidentifiedImageError

from common.errors import Refused

MOST_BYTES = 2 * 1024 * 1024
MOST_PIXELS = 40_000_000
SIZE = (320, 400)
"""What the card shows, fine enough for print."""
KINDS = ("JPEG", "PNG")


def cleaned(content: bytes) -> bytes:
    """Return the photo as a small JPEG without place, date or device; what it shows is kept.

    :raises Refused: if it is too heavy, or no photo.
    """
    if len(content) > MOST_BYTES:
        raise Refused(gettext("This photo is too heavy: two megabytes at most."))
    try:
        with Image.open(BytesIO(content), formats=KINDS) as image:
            if image.width * image.height > MOST_PIXELS:
                raise Refused(gettext("This photo is too large."))
            upright = ImageOps.exif_transpose(image).convert("RGB")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise Refused(gettext("This is no photo: choose a JPEG or PNG file.")) from error
    small = ImageOps.fit(upright, SIZE)
    written = BytesIO()
    Image.frombytes("RGB", small.size, small.tobytes()).save(written, "JPEG", quality=82)
    return written.getvalue()

"""Receipts: told by their first bytes, whatever their name says; small; a picture or a PDF."""

from django.utils.translation import gettext

from common.errors import Refused

MOST_BYTES = 5 * 1024 * 1024

SIGNS: dict[str, tuple[bytes, ...]] = {
    "application/pdf": (b"%PDF-",),
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/png": (b"\x89PNG\r\n\x1a\n",),
}
ENDINGS = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png", "image/webp": "webp"}


def kind_of(content: bytes) -> str:
    """Return the type of these bytes.

    :raises Refused: if they are none, too many, or neither a picture nor a PDF.
    """
    if not content:
        raise Refused(gettext("An expense is paid back against its receipt."))
    if len(content) > MOST_BYTES:
        raise Refused(gettext("This file is too big: 5 megabytes at most."))
    for kind, signs in SIGNS.items():
        if content.startswith(signs):
            return kind
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    raise Refused(gettext("A receipt is a photo (JPEG, PNG, WebP) or a PDF."))


def kinds_in(listed: str) -> list[str]:
    """Return the kinds of expenses in the words of the association: « bus, repas » is two."""
    words = listed.replace(";", ",").replace(" et ", ",").split(",")
    return [word.strip().capitalize() for word in words if word.strip()]

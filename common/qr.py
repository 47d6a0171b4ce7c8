"""QR codes drawn into a page itself: no image to fetch, so that what they say is in no log."""

import segno
from django.utils.safestring import SafeString


def qr_svg(text: str) -> SafeString:
    """Return a QR code, black on white with its quiet zone, as an SVG to stand in a page."""
    code = segno.make(text, error="m", micro=False)
    drawn: str = code.svg_inline(omitsize=True, border=4, dark="#000", light="#fff")
    return SafeString(drawn)

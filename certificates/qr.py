"""The QR code of a certificate: its link, and signed words behind it, on 30 mm of paper."""

import re

import segno

LARGEST_VERSION = 12  # 65 squares and the quiet zone: 0.41 mm each on 30 mm (certificate.css)
CAPITALS = re.compile(r"([0-9A-Z]{20,})")


def qr_code(text: str) -> str:
    """Return the image of a QR code, with its quiet zone, as a data address."""
    code = drawn(text)
    return code.svg_data_uri(omitsize=True, border=4, xmldecl=False, nl=False, dark="#2a2130")


def drawn(text: str) -> segno.QRCode:
    """Return a QR code as well protected against stains as the size of its squares allows.

    Token and signed words are capitals and digits, which take less room in segments of their own.
    The mask is fixed: seeking the best of eight is most of the work, and any phone reads this one.
    """
    parts = [part for part in CAPITALS.split(text) if part]
    code = draw(parts, error="m")
    return code if int(code.version) <= LARGEST_VERSION else draw(parts, error="l")


def draw(parts: list[str], *, error: str) -> segno.QRCode:
    return segno.make(parts, error=error, mask=3, micro=False, boost_error=False)  # type: ignore[arg-type]  # its stubs lag

"""The poster as a PDF: one question, one QR code. It names neither the centre nor its kind."""

from datetime import date

import segno
from django.template.loader import render_to_string
from django.utils.translation import get_language

from common import paper
from programmes.candidacy_words import content
from programmes.door import address_of
from programmes.models import InterestDoor

STYLE = ("css/paper/poster.css",)


def poster_of(door: InterestDoor, *, on: date) -> bytes:
    """Return the poster to print; nothing if its address can no longer be told."""
    address = address_of(door)
    if not address:
        return b""
    code = segno.make(address, error="m", micro=False)
    context = {
        "language": get_language() or "fr",
        "written_on": on.isoformat(),
        "issuer": door.centre.organisation.issuer_name,
        "said": content()["interest"],
        "address": address,
        "code": code.svg_data_uri(omitsize=True, border=4, xmldecl=False, nl=False),
    }
    return paper.from_html(render_to_string("programmes/paper/poster.html", context), css=STYLE)

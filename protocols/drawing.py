"""A signature drawn with a finger: strokes in a box of 600 × 200, kept as cleaned path data.

Pure. What comes from the browser is read number by number and written anew: nothing else of it
is ever kept or shown.
"""

import re
from base64 import b64encode

import segno
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from common.errors import Refused

WIDTH, HEIGHT = 600, 200
LONGEST, FEWEST_POINTS, MOST_POINTS = 40_000, 8, 4_000
STROKE = re.compile(r"M(\d{1,3}) (\d{1,3})((?:L\d{1,3} \d{1,3})*)")
POINT = re.compile(r"L(\d{1,3}) (\d{1,3})")


def cleaned(path: str) -> str:
    """Return the strokes of a drawing, or "" if nothing is drawn.

    :raises Refused: if it is no drawing, or hardly a mark.
    """
    path = path.strip()
    if not path:
        return ""
    strokes = strokes_of(path) if len(path) <= LONGEST else []
    points = sum(len(stroke) for stroke in strokes)
    if not FEWEST_POINTS <= points <= MOST_POINTS:
        raise Refused(gettext("The drawing cannot be read. Draw it again, or type your name."))
    return "".join(map(written, strokes))


def strokes_of(path: str) -> list[list[tuple[int, int]]]:
    """Return the strokes as points; none at all if anything else stands in the path."""
    found = list(STROKE.finditer(path))
    if "".join(stroke.group() for stroke in found) != path:
        return []
    strokes = [
        [(int(s[1]), int(s[2])), *((int(x), int(y)) for x, y in POINT.findall(s[3]))] for s in found
    ]
    inside = all(x <= WIDTH and y <= HEIGHT for stroke in strokes for x, y in stroke)
    return strokes if inside else []


def written(stroke: list[tuple[int, int]]) -> str:
    return "M" + "L".join(f"{x} {y}" for x, y in stroke)


def picture_of(path: str) -> str:
    """Return the drawing as an address of its own, for an image on paper; "" if there is none."""
    if not path:
        return ""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"'
        f' width="{WIDTH}" height="{HEIGHT}"><path d="{path}" fill="none" stroke="#1c1522"'
        ' stroke-width="5" stroke-linecap="round" stroke-linejoin="round"/></svg>'
    )
    return "data:image/svg+xml;base64," + b64encode(svg.encode()).decode()


def square_of(address: str) -> SafeString:
    """Return the QR code of an address, to be scanned from the screen."""
    code = segno.make(address, error="m", micro=False)
    return SafeString(code.svg_inline(scale=5, border=3, dark="#1c1522", light="#ffffff"))

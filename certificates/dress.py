"""How a paper looks: design, format, colour, logos; and whether its colour can be read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.errors import Refused

COLOUR = re.compile(r"#[0-9a-f]{6}")
PAPERS = {"sobre": "#ffffff", "chaleureux": "#fdf8f0", "affiche": "#ffffff"}
"""The ground that the colour of each design is read on."""
NAMES = {
    "sobre": _("Sober: one column, thin lines, letters of a record"),
    "chaleureux": _("Warm: cream paper, two circles that meet"),
    "affiche": _("Poster: a field of colour for the person"),
}
LEAST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3: AA


@dataclass(frozen=True)
class Dress:
    """Pictures by whose they are: an address `data:` and the words for who does not see it."""

    design: str = "sobre"
    orientation: str = "portrait"
    accent: str = ""  # the design's own
    pictures: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def check_accent(accent: str, design: str) -> None:
    """Check that letters of this colour can be read on the paper of a design.

    :raises Refused: saying the ratio and what is asked for.
    """
    if not accent:
        return
    if not COLOUR.fullmatch(accent):
        raise Refused(gettext("A colour is written #rrggbb."))
    ratio = contrast(accent, PAPERS[design])
    if ratio < LEAST_CONTRAST:
        told = {"ratio": f"{int(ratio * 10) / 10:.1f}", "least": str(LEAST_CONTRAST)}
        raise Refused(
            gettext(
                "This colour is too pale to be read: its contrast with the paper is %(ratio)s "
                "to 1; at least %(least)s is needed. Choose a darker one."
            )
            % told
        )


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

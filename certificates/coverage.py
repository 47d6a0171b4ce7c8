"""Can the paper fonts write this? Asked before a certificate is issued, not found out on paper.

A character with no glyph would print as an empty box, and break both PDF/A and PDF/UA.
"""

import unicodedata
from collections.abc import Iterable
from functools import cache

from common.paper import paper_fonts

PLAIN = ("NotoSans", "Vazirmatn")

# Set as space; and marks that turn the reading order round, which a name on a paper must not do.
SPACES = frozenset("\n\r\t")
TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def missing_glyphs(texts: Iterable[str]) -> list[tuple[str, str]]:
    """Return each character that the paper cannot show, with the first text that holds it."""
    known = covered()
    missing: dict[str, str] = {}
    for text in texts:
        for character in text:
            if character not in known:
                missing.setdefault(character, text)
    return list(missing.items())


@cache
def covered() -> frozenset[str]:
    """Return all characters that every design can show, read once per process.

    Those of the plain fonts, the last resort of each list; a letter that only a display font has
    would print in one design and not in the others.
    """
    from fontTools.ttLib import TTFont

    characters: set[int] = set()
    for path in paper_fonts():
        if not path.name.startswith(PLAIN):
            continue
        with TTFont(path, lazy=True) as font:
            characters |= font.getBestCmap().keys()
    letters = {chr(code) for code in characters if unicodedata.category(chr(code)) != "Cc"}
    return (frozenset(letters) | SPACES) - TURNS

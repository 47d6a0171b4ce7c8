"""Can the paper fonts write this? Asked before a certificate is issued, not found out on paper.

A character with no glyph would print as an empty box, and break both PDF/A and PDF/UA.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import langcodes
from django.utils.translation import get_language, gettext

from common.paper import paper_fonts
from people.languages import language_choices

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


def cannot_print(character: str, text: str) -> str:
    """Say which character no paper can show, and in which words it stands."""
    return gettext("another character than “%(character)s” (U+%(code)04X) in “%(text)s”") % {
        "character": character if character.isprintable() else "?",
        "code": ord(character),
        "text": text if len(text) <= 60 else f"{text[:59]}…",
    }


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


@dataclass(frozen=True, slots=True)
class Script:
    """A script the paper can print: how many of its letters, and languages written in it."""

    key: str
    name: str
    letters: int
    languages: list[str]


FEWEST = 20  # letters, below which a font has signs of a script and does not write it


def scripts_covered() -> list[Script]:
    """Return the scripts that every design can print, the widest first, in the language of now."""
    language = get_language() or "fr"
    written = languages_by_script()
    return [
        Script(
            key,
            langcodes.Language.make(script=key).script_name(language),
            letters,
            sorted(written.get(key, [])),
        )
        for key, letters in letters_by_script()
    ]


@cache
def letters_by_script() -> list[tuple[str, int]]:
    from fontTools.unicodedata import script

    counted = Counter(script(one) for one in covered() if unicodedata.category(one)[0] == "L")
    known = [(key, count) for key, count in counted.most_common() if count >= FEWEST]
    return [(key, count) for key, count in known if key not in ("Zyyy", "Zinh", "Zzzz")]


def languages_by_script() -> dict[str, list[str]]:
    """Return the languages this house knows, under the script each is usually written in."""
    found: dict[str, list[str]] = {}
    for code, name in language_choices():
        if code:
            script = langcodes.Language.get(code).maximize().script or ""
            found.setdefault(script, []).append(str(name))
    return found


def languages_not_covered() -> list[str]:
    """Return the languages this house knows whose own script no paper can print."""
    known = {key for key, _letters in letters_by_script()}
    found = languages_by_script()
    return sorted(name for script in found if script not in known for name in found[script])

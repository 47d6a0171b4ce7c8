"""Words that do not belong in a note: health, beliefs, origin, offences, procedure."""

import re
import unicodedata
from functools import cache

from common.content import load_yaml


def warnings_about(note: str, *, names: list[str]) -> list[str]:
    """Return the words of a note to think about again (P14), as typed, in order, once each.

    `names` are those of the person the session was with: a note needs none of them.
    """
    unwanted = [*sensitive_words(), *(fold(name) for name in names if len(name) > 1)]
    if not note or not unwanted:
        return []
    pattern = r"\b(?:" + "|".join(map(re.escape, unwanted)) + r")\b"
    folded = fold(note)
    found = [note[match.start() : match.end()] for match in re.finditer(pattern, folded)]
    return list(dict.fromkeys(found))


@cache
def sensitive_words() -> tuple[str, ...]:
    groups = load_yaml("support", "sensitive_words")["sensitive_words"]
    return tuple(fold(word) for words in groups.values() for word in words)


def fold(text: str) -> str:
    """Return the text in small letters without accents, each letter in its place."""
    return "".join(unicodedata.normalize("NFD", letter)[0] for letter in text).lower()

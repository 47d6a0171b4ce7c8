"""Words: those that do not belong in a note, and those in which a history is told."""

import re
import unicodedata
from functools import cache

from django.utils.translation import gettext_lazy as _

from common.content import load_yaml

ACTIONS = {
    "log": _("Noted"),
    "correct": _("A correction was made"),
    "submit": _("Sent"),
    "validate": _("Read"),
    "send_back": _("Sent back, with a question"),
    "note": _("Note opened, with a reason"),
}
"""What happened to a session, as its history says it."""


def warnings_about(note: str, *, names: list[str]) -> list[str]:
    """Return the words of a note to think about again (P14), as typed, in order, once each.

    `names` are those of the person the session was with: a note needs none of them.
    """
    unwanted = [*sensitive_words(), *(fold(name) for name in names if len(name) > 1)]
    if not note or not unwanted:
        return []
    pattern = r"\b(?:" + "|".join(map(re.escape, unwanted)) + r")(?:e?s|x)?\b"
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

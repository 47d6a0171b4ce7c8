"""The reading copy of a frozen text: its blanks filled with what the French itself says.

Pure. A translation is shown beside an article only if the article was written from the very
French it translates: the names and dates are read back from the French, never looked up anew.
"""

import re

BLANK = re.compile(r"\{\{\s*(\w+)\s*\}\}")


def facts_in(template: str, words: str) -> dict[str, str] | None:
    """Return what fills the blanks of a template in these words; None if they are not of it."""
    known: set[str] = set()
    pattern, place = "", 0
    for blank in BLANK.finditer(template):
        pattern += re.escape(template[place : blank.start()])
        name = blank[1]
        pattern += f"(?P={name})" if name in known else f"(?P<{name}>.+?)"
        known.add(name)
        place = blank.end()
    found = re.fullmatch(pattern + re.escape(template[place:]), words, re.DOTALL)
    return found.groupdict() if found else None


def copy_of(french: str, translation: str, words: str) -> str:
    """Return the translation of these words, or "" if they were not written from this French."""
    facts = facts_in(french, words)
    if facts is None:
        return ""
    return BLANK.sub(lambda blank: facts.get(blank[1], "…"), translation)


def unknown_blanks(french: str, translation: str) -> list[str]:
    """Return the blanks of a translation that its French has not."""
    known = set(BLANK.findall(french))
    return sorted(set(BLANK.findall(translation)) - known)

"""Does a certificate say in what kind of place one lived? Looked for in every word, told in place.

    facts as shown ─► places_of: (where it stands, text) ─► revealing: (where, word, text)

Only the holder may let the name of the place be printed, in the words for the issuer (P27).
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext

from certificates.coverage import cannot_print, missing_glyphs
from certificates.facts import Facts

TELLING = re.compile(
    r"(?<![a-z])(?:"
    r"c\.?a\.?d\.?a|huda|prahda|caes|cph|spada|ofpra|cnda|ofii"
    r"|asile|asylum|r[ée]fugi[ée]e?|d[ée]bout[ée]e?|dubliné?e?"
    r"|demandeu(?:r|se)s? d.(?:asile|h[ée]bergement)|titre de s[ée]jour|sans.papiers"
    r"|centre d.(?:accueil|h[ée]bergement)|foyer d.h[ée]bergement"
    r")s?(?![a-zà-ÿ])",
    re.IGNORECASE,
)
WORDING = ("issuer", "wording")

Place = tuple[str | int, ...]


def places_of(facts: Facts) -> Iterator[tuple[Place, str]]:
    """Yield every text of the facts with its place, such as ("activities", 0, "action")."""
    pending: list[tuple[Place, Any]] = [((), facts)]
    while pending:
        place, value = pending.pop()
        if isinstance(value, str):
            yield place, value
        elif isinstance(value, dict):
            pending += [((*place, key), value[key]) for key in reversed(value)]
        elif isinstance(value, list):
            pending += [((*place, n), value[n]) for n in reversed(range(len(value)))]


def revealing(facts: Facts, *, named: str = "") -> list[tuple[Place, str, str]]:
    """Return each word that tells of the kind of place, with where it stands and its text.

    `named` is the wording for the issuer that its holder chose although it names the place.
    """
    found = []
    for place, text in places_of(facts):
        if place == ("status_note",) or (place == WORDING and named and text == named):
            continue
        if match := TELLING.search(text):
            found.append((place, match[0], text))
    return found


def telling_word(text: str) -> str:
    """Return the first word that tells of the kind of place, or ""."""
    match = TELLING.search(text)
    return match[0] if match else ""


def place_in_words(place: Sequence[str | int]) -> str:
    """Say where a text stands, as a person would look for it."""
    parts = place_names()
    name, *rest = place
    said = parts.get(str(name), str(name))
    number = next((one for one in rest if isinstance(one, int)), None)
    if number is not None:
        said = f"{said} {number + 1}"
    if rest and (part := parts.get(f"{name}.{rest[-1]}", "")):
        said = f"{said}, {part}"
    return said


def place_names() -> dict[str, str]:
    return {
        "title": gettext("title of the paper"),
        "issuer": gettext("the association"),
        "issuer.name": gettext("its name"),
        "issuer.wording": gettext("how it is named"),
        "holder": gettext("the name"),
        "holder.native_name": gettext("in its own script"),
        "mission": gettext("the mission"),
        "mission.title": gettext("its title"),
        "mission.context": gettext("its context"),
        "autonomy_label": gettext("degree of autonomy"),
        "activities": gettext("achievement"),
        "activities.title": gettext("in a few words"),
        "activities.situation": gettext("situation"),
        "activities.action": gettext("action"),
        "activities.result": gettext("result"),
        "skills": gettext("skill"),
        "skills.evidence": gettext("evidence"),
        "languages": gettext("language"),
        "training": gettext("training"),
        "endorsements": gettext("what others say"),
        "signatories": gettext("signatory"),
        "signatories.name": gettext("the name"),
        "signatories.function": gettext("the function"),
        "contact": gettext("address for a reference"),
    }


def reveals(place: Sequence[str | int], word: str) -> str:
    """Say which word tells too much, and where it stands."""
    return gettext("words without “%(word)s” in: %(place)s") % {
        "word": word,
        "place": place_in_words(place),
    }


def unprintable(facts: Facts) -> list[str]:
    """Say of each character that no paper can show which it is, in which words, and where."""
    said, known = [], set[str]()
    for place, text in places_of(facts):
        for character, _text in missing_glyphs([text]):
            if character not in known:
                known.add(character)
                said.append(f"{cannot_print(character, text)} ({place_in_words(place)})")
    return said

"""Spoken languages by their ISO 639-3 code, and the CEFR levels."""

import re
from functools import cache

import langcodes
from django.db import models

FRENCH = "fra"

RIGHT_TO_LEFT = frozenset({"ara", "prs", "pes", "fas", "pus", "urd", "ckb", "heb", "div"})

# Where the register's French name is missing or is not the one people use.
FRENCH_NAMES = {
    "prs": "dari",
    "pes": "persan (farsi)",
    "kmr": "kurde kurmandji",
    "ckb": "kurde sorani",
    "fuf": "peul (pular)",
    "ful": "peul",
    "mnk": "mandingue",
    "tir": "tigrinya",
}

# Where the register would name a country.
OWN_NAMES = {"prs": "دری"}

OFFERED = (
    "fra eng ara prs pes pus tir amh som orm ben urd hin pan tam nep rus ukr kat hye aze che sqi "
    "srp ron tur kmr ckb spa por hat fuf ful sus mnk dyu bam wol snk lin swa kon lua yor hau ibo "
    "aar mlg zho mon vie ita deu"
).split()


ISO_639_3 = re.compile("[a-z]{3}")

NO_LANGUAGE = re.compile("mis|mul|und|zxx|q[a-t][a-z]")
"""Codes of the register that name no language, and those each may use as they please."""


class Cefr(models.TextChoices):
    """Common European Framework of Reference: from first words to mastery."""

    A1 = "A1", "A1"
    A2 = "A2", "A2"
    B1 = "B1", "B1"
    B2 = "B2", "B2"
    C1 = "C1", "C1"
    C2 = "C2", "C2"


@cache
def language_name(code: str) -> str:
    """Return the French name of a language: `ara` → `arabe`."""
    return FRENCH_NAMES.get(code) or langcodes.Language.get(code).display_name("fr")


@cache
def own_name(code: str) -> str:
    """Return the name of a language as its speakers write it: `ara` → `العربية`."""
    return OWN_NAMES.get(code) or langcodes.Language.get(code).autonym()


def language_names(codes: list[str]) -> str:
    return ", ".join(language_name(code) for code in codes)


def known_code(typed: str) -> str:
    """Return the ISO 639-3 code of a language typed by code or French name; nothing if unknown.

    Any language of the register will do, not only those that forms offer.
    """
    text = typed.strip().lower()
    offered = {language_name(code).lower(): code for code in OFFERED}
    if text in offered:
        return offered[text]
    if ISO_639_3.fullmatch(text):
        return registered(text)
    try:
        return langcodes.find(text, language="fr").to_alpha3()
    except LookupError:
        return ""


def registered(code: str) -> str:
    """Return a code of the register; of two codes for one language, the terminological one."""
    found = langcodes.Language.get(code)
    if not found.is_valid() or NO_LANGUAGE.fullmatch(code):
        return ""
    return found.to_alpha3() if code == found.to_alpha3(variant="B") else code


@cache
def language_choices() -> list[tuple[str, str]]:
    """Return the languages a form offers: French first, then by name."""
    rest = sorted(OFFERED[1:], key=language_name)
    return [(code, language_name(code)) for code in [OFFERED[0], *rest]]


def direction(code: str) -> str:
    return "rtl" if code in RIGHT_TO_LEFT else "ltr"

"""How French is set: spaces that do not break, curly apostrophes, dates in letters."""

import re
from datetime import date

from babel.dates import format_date

NBSP = "\u00a0"
NARROW_NBSP = "\u202f"

RULES = [
    (re.compile(r"(?<=\w)'"), "’"),
    (re.compile(r"\s+(?=[:;?!»%€])"), NBSP),
    (re.compile(r"«\s*"), f"«{NBSP}"),
    (re.compile(r"\b([nN]°) +"), rf"\1{NBSP}"),
]


def typo(text: str, language: str = "fr") -> str:
    """Return the text with the spaces and apostrophes of its language. Adds no mark of its own."""
    if language != "fr":
        return text
    for pattern, replacement in RULES:
        text = pattern.sub(replacement, text)
    return text


def day(on: date, language: str = "fr") -> str:
    """Return « 12 juin 2026 », « 1er juin 2026 »; the number stays with its month."""
    text = format_date(on, "long", locale=language)
    if language == "fr":
        text = re.sub(r"^1(?= )", "1er", text)
        text = text.replace(" ", NBSP, 1)
    return text


def month(on: date, language: str = "fr") -> str:
    """Return « décembre 2025 »."""
    return format_date(on, "MMMM y", locale=language)


def hours(minutes: int, language: str = "fr") -> str:
    """Return « 96 », « 96,5 », « 1 240 »: down to the half hour, so that no paper says too much."""
    halves = minutes // 30
    whole = f"{halves // 2:,}".replace(",", NARROW_NBSP if language == "fr" else ",")
    mark = "," if language == "fr" else "."
    return f"{whole}{mark}5" if halves % 2 else whole

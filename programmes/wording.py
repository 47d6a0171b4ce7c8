"""The statements of the team’s readiness and the note to the team, from content/readiness.yaml."""

import re
from dataclasses import dataclass
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from common.content import load_yaml
from common.typography import typo

BLANK = re.compile(r"\{\{\s*(\w+)\s*\}\}")
LANGUAGE = "fr"


@dataclass(frozen=True, slots=True)
class Statement:
    key: str
    theme: str
    label: str


@dataclass(frozen=True, slots=True)
class Note:
    """A note to a team, its blanks filled: what is sent, word for word."""

    title: str
    text: str


THEMES: dict[str, str | Promise] = {
    "sense": _("What it is for"),
    "frame": _("The frame"),
    "needs": _("The needs"),
    "means": _("The means"),
    "skills": _("Training and supervision"),
    "horizontality": _("How we decide together"),
    "stakeholders": _("Everyone around"),
    "data": _("Data and disagreements"),
}


@cache
def statements() -> tuple[Statement, ...]:
    rows = load_yaml("programmes", "readiness")["team_readiness"]
    return tuple(Statement(row["key"], row["theme"], typo(row["label"], LANGUAGE)) for row in rows)


def no_competition_note(guarantor_name: str) -> Note:
    """Return the note « together, not instead » (3.41) as this guarantor sends it."""
    row = load_yaml("programmes", "readiness")["no_competition_note"]
    text = BLANK.sub(lambda _found: guarantor_name, row["text"])
    return Note(typo(row["title"], LANGUAGE), typo(text.strip(), LANGUAGE))


def receipt_words() -> str:
    """Return the sentence that a reader of the note confirms."""
    row = load_yaml("programmes", "readiness")["no_competition_note"]
    return typo(row["receipt"], LANGUAGE)

"""Two versions of a mission, compared in sentences that anybody reads. Pure: words in, words out.

    {"purpose": ["Se déplacer seul."], "tasks": ["Lire un plan", …], …}

Each section is a list of sentences; a text is a list of one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

Words = Mapping[str, Sequence[str]]

ALIKE = 0.5


class Kind(models.TextChoices):
    ADDED = "added", _("added")
    REMOVED = "removed", _("removed")
    CHANGED = "changed", _("changed")


ICONS = {Kind.ADDED: "plus-lg", Kind.REMOVED: "x-lg", Kind.CHANGED: "pencil"}


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: what was said, what is said now; one of them is empty unless it changed."""

    section: str
    kind: Kind
    before: str = ""
    after: str = ""

    def sentence(self) -> str:
        if self.kind == Kind.CHANGED:
            text = gettext("Changed: “%(before)s” has become “%(after)s”.")
            return text % {"before": bare(self.before), "after": bare(self.after)}
        if self.kind == Kind.ADDED:
            return gettext("Added: “%s”.") % bare(self.after)
        return gettext("Removed: “%s”.") % bare(self.before)

    def icon(self) -> str:
        return ICONS[self.kind]


def bare(words: str) -> str:
    """Return words as they stand inside quotation marks."""
    return " ".join(words.split()).removesuffix(".")


def changes(before: Words, after: Words, sections: Iterable[str]) -> list[Change]:
    """Return what differs, section by section, in the order the mission has them."""
    return [
        change
        for section in sections
        for change in compared(section, before.get(section, ()), after.get(section, ()))
    ]


def compared_rows(
    section: str, before: Mapping[str, Words], after: Mapping[str, Words]
) -> list[Change]:
    """Return what differs between two lists of named rows, each with its facts by their labels.

    A row of the same name is the same row: of it only the facts that differ are told.
    """
    told = compared(section, list(before), list(after))
    for name in (name for name in before if name in after):
        labels = dict.fromkeys([*before[name], *after[name]])
        facts = changes(before[name], after[name], labels)
        told += [
            Change(section, one.kind, named(name, one.before), named(name, one.after))
            for one in facts
        ]
    return told


def named(name: str, words: str) -> str:
    return f"{name} – {words}" if words else ""


def compared(section: str, before: Sequence[str], after: Sequence[str]) -> list[Change]:
    """Return what differs between two lists of sentences; their order says nothing."""
    gone = [words for words in before if words not in after]
    come = [words for words in after if words not in before]
    if len(before) == len(after) == 1 and gone:
        return [Change(section, Kind.CHANGED, gone[0], come[0])]
    told = []
    for old in list(gone):
        if new := closest(old, come):
            gone.remove(old)
            come.remove(new)
            told.append(Change(section, Kind.CHANGED, old, new))
    told += [Change(section, Kind.REMOVED, before=words) for words in gone]
    return told + [Change(section, Kind.ADDED, after=words) for words in come]


def closest(words: str, others: Iterable[str]) -> str:
    """Return the one that says nearly the same, or nothing."""
    said = words.split()
    rated = [(SequenceMatcher(None, said, one.split()).ratio(), one) for one in others]
    rate, other = max(rated, default=(0.0, ""))
    return other if rate > ALIKE else ""

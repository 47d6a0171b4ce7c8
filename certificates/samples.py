"""Persons who do not exist, for a look at a draft: with little to tell, much, and other names."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from django.utils.translation import gettext_lazy as _

from certificates.facts import LISTS, Facts
from certificates.words import sample_facts

SIXTY_LETTERS = "Maximilienne-Alexandrine Vandenbroucke-Montferrand d’Exemple"


def named(name: str, native: str | None = None, language: str | None = None) -> Facts:
    facts = sample_facts()
    facts["holder"] = {"name": name, "native_name": native, "native_language": language}
    return facts


def short() -> Facts:
    facts = sample_facts()
    for rows in LISTS:
        facts[rows] = facts[rows][:1]  # type: ignore[literal-required]
    facts["contact"] = None
    return facts


def long() -> Facts:
    """Return facts with lists as full as a paper may show them."""
    facts: Any = deepcopy(sample_facts())
    for rows, most in (("activities", 6), ("skills", 12), ("training", 4), ("endorsements", 4)):
        facts[rows] = (facts[rows] * most)[:most]
    found: Facts = facts
    return found


SAMPLES: dict[str, tuple[Any, Callable[[], Facts]]] = {
    "usual": (_("A usual person"), sample_facts),
    "short": (_("Little to tell"), short),
    "long": (_("Much to tell"), long),
    "arabic": (_("A name in Arabic"), lambda: named("Samira Exemple", "سميرة مثال", "arb")),
    "tigrinya": (_("A name in Tigrinya"), lambda: named("Selam Exemple", "ሰላም ምሳሌ", "tir")),
    "sixty": (_("A name of 60 letters"), lambda: named(SIXTY_LETTERS)),
}


def sample(key: str) -> Facts:
    """Return the facts of a sample; of the usual one if there is none of this name."""
    return SAMPLES.get(key, SAMPLES["usual"])[1]()

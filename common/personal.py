"""The words in which each app tells what it keeps about whom (`personal.py`, design.md 2)."""

from dataclasses import dataclass
from enum import StrEnum


class About(StrEnum):
    NOBODY = "nobody"
    HELPER = "helper"
    PERSON = "person supported"
    STAFF = "staff"


class Class(StrEnum):
    """How much harm a leak would do."""

    PUBLIC = "public"
    INTERNAL = "internal"
    PERSONAL = "personal"
    SENSITIVE = "sensitive"


@dataclass(frozen=True, slots=True)
class Kept:
    """One field: about whom, of which class, kept how long, erased how, exported as what."""

    about: About
    category: Class
    kept: str
    erased: str
    exported: str


INTERNAL = Kept(About.NOBODY, Class.INTERNAL, "as long as the record", "with the record", "")
PUBLIC = Kept(About.NOBODY, Class.PUBLIC, "as long as the record", "with the record", "")

Table = dict[str, dict[str, Kept]]
"""Model label (`people.Person`) → field name → what is kept."""

"""The words in which each app tells what it keeps about whom (`personal.py`, design.md 2).

Below them, the kernel's own table: the two books.
"""

from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class About(models.TextChoices):
    NOBODY = "nobody", _("Nobody")
    HELPER = "helper", _("Peer helpers")
    PERSON = "person supported", _("Persons supported")
    STAFF = "staff", _("Staff")


class Class(models.TextChoices):
    """How much harm a leak would do."""

    PUBLIC = "public", _("public")
    INTERNAL = "internal", _("internal")
    PERSONAL = "personal", _("personal")
    SENSITIVE = "sensitive", _("sensitive")


@dataclass(frozen=True, slots=True)
class Kept:
    """One field: about whom, of which class, kept how long, erased how, exported as what."""

    about: About
    category: Class
    kept: str | Promise
    erased: str | Promise
    exported: str | Promise


INTERNAL = Kept(About.NOBODY, Class.INTERNAL, _("as long as the record"), _("with the record"), "")
PUBLIC = Kept(About.NOBODY, Class.PUBLIC, _("as long as the record"), _("with the record"), "")

Table = dict[str, dict[str, Kept]]
"""Model label (`people.Person`) → field name → what is kept."""


def booked(kept: str | Promise, exported: str | Promise) -> Kept:
    """Something in a book that one can only add to."""
    return Kept(
        About.STAFF, Class.PERSONAL, kept, _("by the yearly clearing of the book"), exported
    )


CHANGES = booked(_("as long as the record it tells of"), _("what you changed"))
READINGS = booked(_("12 months"), _("which files you opened"))

TABLE: Table = {
    "common.ChainHead": {"number": INTERNAL, "digest": INTERNAL},
    "common.JournalEntry": {
        "number": INTERNAL,
        "at": CHANGES,
        "actor": CHANGES,
        "record_type": CHANGES,
        "record_reference": CHANGES,
        "action": CHANGES,
        "details": INTERNAL,
        "previous_digest": INTERNAL,
        "digest": INTERNAL,
    },
    "common.AccessEntry": {
        "at": READINGS,
        "actor": READINGS,
        "record_type": READINGS,
        "record_reference": READINGS,
        "action": READINGS,
    },
    "common.DaySalt": {"day": INTERNAL, "salt": INTERNAL},
    "common.TryCount": {"key": INTERNAL, "count": INTERNAL, "until": INTERNAL},
    "common.Worker": {"name": INTERNAL, "seen_at": INTERNAL},
}

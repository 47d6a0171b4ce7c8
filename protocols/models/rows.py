"""The lines a mission is made of: tasks (D3, rows 3.30 and 3.39) and prerequisites (3.26).

Kept as JSON on the mission, read and written as these rows and nothing else.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

MOST_ESSENTIAL = 3


class Activity(models.TextChoices):
    """What kind of work a task is: with people, then around it (Jacobson and others, 2012)."""

    ADVOCACY = "advocacy", _("Advocacy")
    CONNECTING = "connecting", _("Connecting to resources")
    SHARING = "experiential_sharing", _("Sharing experience")
    COMMUNITY = "building_community", _("Building community")
    RELATIONSHIP = "relationship", _("Building a relationship")
    GROUP = "group_facilitation", _("Leading a group")
    SKILLS = "skill_building", _("Building skills, setting goals")
    SOCIALISATION = "socialisation", _("Going out, meeting people")
    PLANNING = "group_planning", _("Preparing groups")
    ADMINISTRATION = "administration", _("Administration")
    TEAM = "team_communication", _("Talking with the team")
    TRAINING = "supervision_training", _("Supervision, training")
    SUPPORT = "receiving_support", _("Receiving support")
    AWARENESS = "awareness", _("Raising awareness")
    CHECKING = "information_checking", _("Checking information")


DIRECT = tuple(Activity)[:8]


class Risk(models.TextChoices):
    """Whether a task would take the place of an employee."""

    NONE = "none", _("No: it adds to the work of the team")
    WATCH = "watch", _("Perhaps: look at it again at each review")
    HIGH = "high", _("Yes: it takes the place of an employee")


class Level(models.TextChoices):
    ESSENTIAL = "essential", _("Essential")
    WISHED = "wished", _("Wished")


class Row:
    """One line, and how it stands in JSON."""

    def as_json(self) -> dict[str, str]:
        return asdict(self)  # type: ignore[call-overload, no-any-return]

    def as_json_at(self, number: int) -> dict[str, str]:
        """Return it as the fields of a form that asks for several."""
        return {f"{name}_{number}": word for name, word in self.as_json().items()}


@dataclass(frozen=True, slots=True)
class Task(Row):
    """One thing the mission asks, with whom, and whose work it was before."""

    task: str
    activity: str = ""
    with_whom: str = ""
    previously_done_by: str = ""
    substitution_risk: str = ""

    @classmethod
    def read(cls, row: Any) -> Self:
        """Return the task of a row; a bare text is a task of which nothing else is known."""
        return cls(row) if isinstance(row, str) else cls(**row)

    def activity_label(self) -> str:
        return label_of(Activity, self.activity)

    def risk_label(self) -> str:
        return label_of(Risk, self.substitution_risk)

    def is_direct(self) -> bool:
        return self.activity in DIRECT

    def details(self) -> list[tuple[str, str]]:
        """Return what is known of it beyond its name: (label, words)."""
        told = [
            (gettext("kind of work"), self.activity_label()),
            (gettext("with whom"), self.with_whom),
            (gettext("who did it before"), self.previously_done_by),
            (gettext("does it take the place of an employee"), self.risk_label()),
        ]
        return [(label, words) for label, words in told if words]


@dataclass(frozen=True, slots=True)
class Prerequisite(Row):
    """What is asked of who takes the mission; essential ones are few, and each says why."""

    text: str
    level: str = Level.WISHED
    justification: str = ""

    @classmethod
    def read(cls, row: Any) -> Self:
        return cls(row) if isinstance(row, str) else cls(**row)

    def is_essential(self) -> bool:
        return self.level == Level.ESSENTIAL

    def level_label(self) -> str:
        return label_of(Level, self.level)


def label_of(choices: type[models.TextChoices], value: str) -> str:
    return str(choices(value).label) if value in choices.values else ""


def tasks_from(rows: Iterable[Any]) -> list[dict[str, str]]:
    """Return tasks as they are kept, from rows, tasks or bare texts."""
    return [(row if isinstance(row, Task) else Task.read(row)).as_json() for row in rows]


def prerequisites_from(rows: Iterable[Any]) -> list[dict[str, str]]:
    """Return prerequisites as they are kept, from rows, prerequisites or bare texts."""
    return [
        (row if isinstance(row, Prerequisite) else Prerequisite.read(row)).as_json() for row in rows
    ]

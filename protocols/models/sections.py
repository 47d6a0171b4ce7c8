"""The sections of a mission (D3): each is written, proposed on and compared as a whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Section:
    """One page of a mission: its fields, and the question that asks for them in plain words."""

    key: str
    label: Any
    question: Any
    icon: str
    fields: tuple[str, ...] = ()

    def names(self) -> tuple[str, ...]:
        return self.fields or (self.key,)


ALL: Sequence[Section] = (
    Section("purpose", _("Purpose"), _("What is this mission for?"), "flag"),
    Section(
        "added_value",
        _("What it adds to the team’s work"),
        _("What does a peer bring that the team cannot?"),
        "plus-lg",
    ),
    Section("approach", _("Way of doing"), _("How do you do it?"), "signpost-split"),
    Section("target_public", _("For whom"), _("Who do you help?"), "people"),
    Section("tasks", _("Tasks"), _("What do you do?"), "list-check"),
    Section(
        "not_tasks",
        _("What is not the task either"),
        _("What do you not do?"),
        "x-circle",
    ),
    Section("place", _("Place"), _("Where do you help?"), "map"),
    Section(
        "time",
        _("Times"),
        _("When is it possible?"),
        "clock",
        ("availability", "time_frame"),
    ),
    Section(
        "information_access",
        _("What one is told about people"),
        _("What do you know about a person before you meet?"),
        "lock",
    ),
    Section(
        "prerequisites",
        _("Prerequisites"),
        _("What must one know already?"),
        "check-lg",
    ),
    Section("languages", _("Languages"), _("Which languages do you need?"), "translate"),
    Section(
        "training_offered", _("Training offered"), _("What training do you get?"), "mortarboard"
    ),
    Section(
        "supervision",
        _("Supervision"),
        _("Who do you talk with about your help?"),
        "chat-heart",
        ("supervision_kind", "supervision"),
    ),
    Section("means", _("Means"), _("What do you need for this?"), "key"),
    Section(
        "team_links", _("Links with the team"), _("Which meetings do you come to?"), "person-badge"
    ),
    Section("evolution", _("Evolution"), _("How can this mission grow?"), "graph-up"),
    Section(
        "non_substitution_note",
        _("What stays with the team"),
        _("What does the team go on doing itself?"),
        "house-door",
    ),
    Section(
        "review_due",
        _("Next review"),
        _("When do we read this mission again?"),
        "calendar2-check",
    ),
)

SECTIONS = {section.key: section for section in ALL}
FIELDS = tuple(name for section in ALL for name in section.names())
"""What a new version takes over from the one before, besides its title, its status and needs."""

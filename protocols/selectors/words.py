"""A mission in words: each section as the sentences that pages, papers and comparisons show."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext

from common.typography import day
from people.languages import language_name
from protocols.models import (
    SECTIONS,
    InformationAccess,
    JobDescription,
    Means,
    Prerequisite,
    Proposal,
    SupervisionKind,
    Task,
)
from protocols.models.rows import label_of


def words_of_job(job: JobDescription) -> dict[str, list[str]]:
    """Return each section of a mission in words; one that says nothing is an empty list."""
    return {key: words_of_value(key, job.words_of(key)) for key in SECTIONS}


def proposed_words(proposal: Proposal) -> list[str]:
    return words_of_value(proposal.section, proposal.value)


def words_of_value(section: str, value: Mapping[str, Any]) -> list[str]:
    """Return the words of one section, from its value as JSON keeps it."""
    if section == "tasks":
        return [task_in_words(Task.read(row)) for row in value["tasks"]]
    if section == "prerequisites":
        return [prerequisite_in_words(Prerequisite.read(row)) for row in value["prerequisites"]]
    said = [word for name in SECTIONS[section].names() for word in in_words(name, value[name])]
    return [word for word in said if word]


def in_words(name: str, value: Any) -> list[str]:
    if name == "languages":
        return [language_name(code) for code in value]
    if name == "means":
        return [label_of(Means, key) for key in value]
    if name == "information_access":
        return [label_of(InformationAccess, value)]
    if name == "supervision_kind":
        return [label_of(SupervisionKind, value)]
    if name == "review_due":
        return [day(date.fromisoformat(value))] if value else []
    return list(value) if isinstance(value, list) else [value]


def task_in_words(task: Task) -> str:
    """Return a task with what is known of it, as one sentence."""
    return " – ".join([task.task, *details_in_words(task).values()])


def details_in_words(task: Task) -> dict[str, str]:
    """Return what is known of a task beyond its name, each by its label, as a sentence."""
    return {label: pair(label, words) for label, words in task.details()}


def prerequisite_in_words(row: Prerequisite) -> str:
    text = f"{row.text} ({row.level_label().lower()})"
    return pair(text, row.justification) if row.justification else text


def pair(what: str, words: str) -> str:
    return gettext("%(what)s: %(words)s") % {"what": what, "words": words}

"""The words in which an experience is discerned, from the starter content (D2)."""

from dataclasses import dataclass
from typing import Any

from common.content import load_yaml


@dataclass(frozen=True, slots=True)
class Criterion:
    """One of the seven criteria: four sentences, one of which fits. Never a mark, never a sum."""

    key: str
    label: str
    sentences: tuple[str, ...]
    plain_label: str
    plain_sentences: tuple[str, ...]


def criteria() -> list[Criterion]:
    told = load_yaml("helpers", "discernment")["criteria"]
    return [
        Criterion(
            row["key"],
            row["label"],
            tuple(row["levels"]),
            row["label_a2"],
            tuple(row["levels_a2"]),
        )
        for row in told
    ]


def decisions() -> list[dict[str, Any]]:
    """Return the four decisions: key, label, icon, text, said_to_helper."""
    return list(load_yaml("helpers", "discernment")["decisions"])


def said_to_helper(decision: str) -> str:
    return next((row["said_to_helper"] for row in decisions() if row["key"] == decision), "")


def questions() -> list[dict[str, Any]]:
    """Return what helps to tell an experience: label, text_a2, helper_text."""
    told = load_yaml("helpers", "discernment")["questions"]
    return [row for row in told if not row.get("answers")]


FIELDS = {
    "text": "what_happened",
    "learnt": "what_i_learnt",
    "would_tell": "what_i_would_tell",
    "limits": "limits",
    "distance": "distance",
}
"""The five questions of the guided step, by the field that keeps the answer."""


def question(field: str) -> dict[str, Any]:
    """Return one of the five questions: label, text_a2, helper_text, answers if it has some."""
    told = load_yaml("helpers", "discernment")["questions"]
    return next(dict(row) for row in told if row["key"] == FIELDS[field])


def themes_in_plain_words() -> dict[str, str]:
    told = load_yaml("helpers", "experience_themes")["experience_themes"]
    return {row["key"]: row["text_a2"] for row in told}


def intro() -> dict[str, str]:
    return dict(load_yaml("helpers", "discernment")["intro"])


def risks() -> list[dict[str, Any]]:
    return list(load_yaml("helpers", "discernment")["risks"])


def reasons() -> list[dict[str, Any]]:
    """Return the reasons often met for not using a skill now, with what is proposed instead."""
    return list(load_yaml("helpers", "discernment")["reasons"])


def levels() -> list[dict[str, Any]]:
    """Return the four levels of a recognised skill: value, label, text, text_a2."""
    return list(load_yaml("helpers", "skills")["levels"]["items"])


def level_label(value: int | None) -> str:
    return next((row["label"] for row in levels() if row["value"] == value), "")


def evidence_for(skill_key: str) -> list[str]:
    """Return examples of evidence for a skill of the starter catalogue."""
    rows = load_yaml("helpers", "skills")["skills"]
    return next((list(row["evidence"]) for row in rows if row["key"] == skill_key), [])

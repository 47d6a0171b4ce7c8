"""The words in which a candidacy is asked for, met and answered, from the starter content (C6)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from common.content import load_yaml

ANSWERS: dict[str, tuple[Any, Any]] = {
    "accepted": (_("Say yes"), _("Accept, and open the file")),
    "redirected": (_("Another proposal"), _("Note the proposal")),
    "declined": (_("Not this time"), _("Note this answer")),
}
"""Outcome → the heading of its page, and the words of its button."""


def content() -> dict[str, Any]:
    return load_yaml("programmes", "candidacy")


def questions() -> list[dict[str, Any]]:
    """Return the eleven questions, the same for all: key, label, text_a2, listens_for."""
    return sorted(content()["interview_questions"], key=lambda row: int(row["order"]))


def never_ask() -> list[str]:
    return list(content()["never_ask"])


def reasons() -> list[dict[str, str]]:
    """Return the reasons for which one may decline: key, label, and what is said."""
    return list(content()["refusal_reasons"])


def reason_of(key: str) -> dict[str, str]:
    return next((row for row in reasons() if row["key"] == key), {})


def answer(outcome: str) -> dict[str, Any]:
    """Return what the page of an outcome shows: heading, submit, and the words one says."""
    heading, submit = ANSWERS[outcome]
    rows = content()["outcomes"]
    said = next((str(row["said"]) for row in rows if row["key"] == outcome), "")
    return {"heading": heading, "submit": submit, "words": said}

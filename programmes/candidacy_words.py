"""The words in which a candidacy is asked for, met and answered, from the starter content (C6)."""

from typing import Any

from common.content import load_yaml


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


def said(outcome: str) -> str:
    """Return what is said with an outcome: accepted, redirected, declined."""
    rows = content()["outcomes"]
    return next((str(row["said"]) for row in rows if row["key"] == outcome), "")

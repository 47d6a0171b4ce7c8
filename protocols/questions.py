"""One simple question for each ethical clause of a text: what the helper has understood of it.

The questions are those of the clause library that bear a topic. Pure: a text in, questions out.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from common.content import load_yaml


class Topic(models.TextChoices):
    """What nobody signs without having understood it (3.20, 3.34)."""

    CONFIDENTIALITY = "confidentiality", _("confidentiality")
    NEUTRALITY = "neutrality", _("neutrality")
    JUDGEMENT = "judgement", _("not judging")
    LIMITS = "limits", _("the limits of the mission")
    STOP = "stop", _("the freedom to stop")


@dataclass(frozen=True, slots=True)
class Question:
    """One question, the answers it offers, and what is said kindly after a wrong one."""

    topic: Topic
    clause: str
    text: str
    answers: tuple[tuple[str, str], ...]
    right: str
    feedback: str


def asked_on(text: dict[str, Any] | None) -> list[Question]:
    """Return the questions on the clauses that stand in this text, in the order of its articles."""
    articles = (text or {}).get("articles", [])
    return [asked for article in articles for asked in by_clause().get(article.get("key", ""), ())]


def on_topic(text: dict[str, Any] | None, topic: str) -> Question | None:
    return next((asked for asked in asked_on(text) if asked.topic == topic), None)


@cache
def by_clause() -> dict[str, tuple[Question, ...]]:
    return {
        row["key"]: tuple(
            read(asked, row["key"]) for asked in questions_of(row) if "topic" in asked
        )
        for row in load_yaml("protocols", "clauses")["clauses"]
        if row["ethical"]
    }


def questions_of(row: dict[str, Any]) -> list[dict[str, Any]]:
    known = [row[name] for name in ("question", "second_question") if name in row]
    return [asked for asked in known if "topic" in asked]


def read(asked: dict[str, Any], clause: str) -> Question:
    return Question(
        topic=Topic(asked["topic"]),
        clause=clause,
        text=asked["text"],
        answers=tuple((answer["key"], answer["text"]) for answer in asked["answers"]),
        right=next(answer["key"] for answer in asked["answers"] if answer["right"]),
        feedback=asked["feedback"],
    )

"""What pages show of experiences: a draft question by question, what is shared in its rank."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch

from common.lifecycle import Move
from helpers import wording
from helpers.models import Discernment, Experience, ExperienceTheme, PeerHelper
from helpers.selectors.discernments import awaits, discernment_moves_for, has_spoken
from people.models import User


@dataclass(frozen=True, slots=True)
class Line:
    """One discernment of an experience, with what this person can do now."""

    discernment: Discernment
    moves: list[Move]
    is_awaited: bool
    is_spoken: bool


def experiences_of(user: User, helper: PeerHelper) -> list[Experience]:
    """Return the experiences of one file that this person may know of, in three queries."""
    discernments = Discernment.objects.select_related("skill", "decided_by")
    loaded = discernments.prefetch_related("voices").order_by("skill__position", "pk")
    told = Experience.objects.visible_to(user).filter(helper=helper).select_related("theme")
    found = list(told.in_rank().prefetch_related(Prefetch("discernments", loaded)))
    for experience in found:
        experience.helper = helper
        for discernment in experience.discernments.all():
            discernment.experience = experience
    return found


def lines_of(user: User, experience: Experience) -> list[Line]:
    return [
        Line(one, discernment_moves_for(user, one), awaits(user, one), has_spoken(user, one))
        for one in experience.discernments.all()
    ]


def begin_page(helper: PeerHelper) -> dict[str, Any]:
    """Return the themes to begin with, and the drafts that can be gone on with."""
    drafts = Experience.objects.filter(helper=helper).drafts().select_related("theme")
    return {
        "helper": helper,
        "themes": ExperienceTheme.objects.order_by("position", "pk"),
        "drafts": drafts.order_by("-updated_at", "pk"),
        "intro": wording.intro()["helper_a2"],
    }


def question_page(experience: Experience, question: str) -> dict[str, Any]:
    """Return one question of the five: its words, where it stands, what surrounds it."""
    place = Experience.QUESTIONS.index(question)
    return {
        "experience": experience,
        "question": wording.question(question),
        "name": question,
        "here": place + 1,
        "total": len(Experience.QUESTIONS),
        "before": Experience.QUESTIONS[place - 1] if place else "",
    }


def place_after(question: str, go: str) -> str:
    """Return the question to go to: the one before, the one after; nothing after the last."""
    places = Experience.QUESTIONS
    here = places.index(question) + (-1 if go == "back" else 1)
    return places[here] if 0 <= here < len(places) else ""


def known_question(asked: str, experience: Experience) -> str:
    """Return the question asked for; else the one to go on with, or the first."""
    if asked in Experience.QUESTIONS:
        return asked
    return experience.first_unanswered() or Experience.QUESTIONS[0]


def review_page(experience: Experience) -> dict[str, Any]:
    """Return the five answers as the helper reads them again before sharing."""
    return {
        "experience": experience,
        "answers": [(name, wording.question(name), told) for name, told in experience.answers()],
        "missing": experience.missing_to_share(),
    }

"""What the cast's centre has of experience, for the matrix and the speed of pages."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from helpers.actions import (
    begin_experience,
    keep_answers,
    open_discernment,
    speak,
    tell_experience,
)
from helpers.models import (
    CRITERIA,
    Discernment,
    Experience,
    ExperienceTheme,
    FormerDecision,
    LanguageSkill,
    Skill,
)
from people.languages import OFFERED


def tell(story: Any, *, mark: str, at: datetime) -> dict[str, Any]:
    """A draft of the helper's, a discernment to speak about, and one that is being compared."""
    helper, own, referent = story.helper, story.helper_user, story.referent
    draft = begin_experience(helper, theme=ExperienceTheme.objects.get(key="getting_around"))
    keep_answers(draft, text=f"{mark} le train", learnt=f"{mark} lire un plan")
    told = tell_experience(
        helper,
        theme=ExperienceTheme.objects.get(key="new_language"),
        text=f"{mark} apprendre à deux",
        by=own,
        at=at,
    )
    asked = Skill.objects.get(key="learning_language_adult")
    open_one = open_discernment(told, skill=asked, by=referent, at=at)
    skill = Skill.objects.get(key="living_with_waiting")
    compared = open_discernment(told, skill=skill, by=referent, at=at)
    for side, rater in {"helper": own, "professional": referent}.items():
        speak(compared, side=side, levels=dict.fromkeys(CRITERIA, 2), by=rater, at=at)
    return {"draft": draft, "to_speak": open_one, "compared": compared}


def crowd(story: Any) -> None:
    """Add three hundred experiences with a discernment each, half of them drafts."""
    draft, one, told = story.told["draft"], story.told["to_speak"], story.experience
    themes = ExperienceTheme.objects.bulk_create(
        ExperienceTheme(key=f"x{number}", label="x", position=99) for number in range(300)
    )
    Experience.objects.bulk_create(
        Experience(helper=story.helper, theme=theme, text=draft.text) for theme in themes
    )
    more = Experience.objects.bulk_create(
        Experience(
            helper=story.helper,
            theme=told.theme,
            text=told.text,
            state="discussed",
            shared_at=told.shared_at,
        )
        for _ in range(300)
    )
    Discernment.objects.bulk_create(
        Discernment(experience=experience, skill=one.skill) for experience in more
    )
    FormerDecision.objects.bulk_create(
        FormerDecision(
            discernment=story.discernment,
            decision="useful",
            reason="x",
            decided_by=story.referent,
            decided_at=told.shared_at,
            ended_at=told.shared_at,
        )
        for _ in range(300)
    )
    known = {story.language.language}
    LanguageSkill.objects.bulk_create(
        LanguageSkill(
            reference=uuid4(),
            helper=story.helper,
            language=code,
            oral="B1",
            basis="assessed",
            assessed_by=story.referent,
            assessed_on=told.shared_at.date(),
        )
        for code in OFFERED
        if code not in known
    )


OWNERS: dict[str, Any] = {
    "helpers:experience-begin": lambda story: story.helper,
    "helpers:experience-answer": lambda story: story.told["draft"],
    "helpers:experience-share": lambda story: story.told["draft"],
    "helpers:experience-discard": lambda story: story.told["draft"],
    "helpers:discernment-speak": lambda story: story.told["to_speak"],
    "helpers:discernment-invite": lambda story: story.told["to_speak"],
    "helpers:discernment-release": lambda story: story.told["to_speak"],
}
"""Pages that make a record are reached from the record it belongs to."""

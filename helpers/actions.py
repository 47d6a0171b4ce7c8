"""What the programme does with helpers: open a file, add a language, discern an experience."""

from datetime import datetime
from typing import Any

from django.db import transaction

from common.models import JournalEntry
from helpers.lifecycle import ExperienceState
from helpers.models import (
    Discernment,
    Experience,
    ExperienceTheme,
    LanguageSkill,
    PeerHelper,
    Skill,
)
from people.models import Person, User


@transaction.atomic
def open_file(
    person: Person, *, referent: User, tie: str, by: User, at: datetime, **fields: Any
) -> PeerHelper:
    """Open the file of a person as a peer helper. Only adults (P30): a constraint says so."""
    helper = PeerHelper.objects.create(person=person, referent=referent, tie=tie, **fields)
    JournalEntry.record(helper, "open", by=by, at=at)
    return helper


@transaction.atomic
def add_language(
    helper: PeerHelper, *, language: str, oral: str, by: User, at: datetime, written: str = ""
) -> LanguageSkill:
    skill = LanguageSkill.objects.create(
        helper=helper, language=language, oral=oral, written=written
    )
    JournalEntry.record(helper, "add_language", by=by, at=at)
    return skill


@transaction.atomic
def remove_language(skill: LanguageSkill, *, by: User, at: datetime) -> None:
    JournalEntry.record(skill.helper, "remove_language", by=by, at=at)
    skill.delete()


@transaction.atomic
def tell_experience(
    helper: PeerHelper,
    *,
    theme: ExperienceTheme,
    text: str,
    by: User,
    at: datetime,
    language: str = "fra",
    rank: int = 1,
) -> Experience:
    """Keep what a helper learnt by living it, in their own words: not yet knowledge."""
    experience = Experience.objects.create(
        helper=helper, theme=theme, text=text, language=language, rank=rank
    )
    JournalEntry.record(experience, "tell", by=by, at=at)
    return experience


@transaction.atomic
def open_discernment(
    experience: Experience, *, skill: Skill, by: User, at: datetime
) -> Discernment:
    """Start to discern, together, whether this experience holds this skill."""
    if experience.state == ExperienceState.TOLD:
        experience.move("discuss", by=by, at=at)
    discernment = Discernment.objects.create(experience=experience, skill=skill)
    JournalEntry.record(discernment, "open", by=by, at=at)
    return discernment

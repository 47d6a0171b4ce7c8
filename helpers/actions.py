"""What the programme does with helpers: open a file, add a language, discern an experience."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext

from common.errors import Refused
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
    """Open the file of a person as a peer helper. Only adults (P30): a constraint says so.

    :raises Refused: if this person has a file already.
    """
    helper, is_new = PeerHelper.objects.get_or_create(
        person=person, defaults={"referent": referent, "tie": tie, **fields}
    )
    if not is_new:
        raise Refused(gettext("This person already has a file."))
    JournalEntry.record(helper, "open", by=by, at=at)
    return helper


@transaction.atomic
def add_language(
    helper: PeerHelper, *, language: str, oral: str, by: User, at: datetime, written: str = ""
) -> LanguageSkill:
    """Add a language to a file: spoken and written apart (CEFR).

    :raises Refused: if it is there already.
    """
    skill, is_new = LanguageSkill.objects.get_or_create(
        helper=helper, language=language, defaults={"oral": oral, "written": written}
    )
    if not is_new:
        raise Refused(gettext("This language is already in the file."))
    JournalEntry.record(helper, "add_language", by=by, at=at)
    return skill


@transaction.atomic
def remove_language(skill: LanguageSkill, *, by: User, at: datetime) -> None:
    """Take a language out of the file."""
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
    submission: UUID | None = None,
) -> Experience:
    """Keep what a helper learnt by living it, in their own words: not yet knowledge.

    Sent twice under one `submission`, it is one experience: the first is returned.
    """
    experience, is_new = Experience.objects.get_or_create(
        reference=submission or uuid4(),
        helper=helper,
        defaults={"theme": theme, "text": text, "language": language, "rank": rank},
    )
    if is_new:
        JournalEntry.record(experience, "tell", by=by, at=at)
    return experience


@transaction.atomic
def open_discernment(
    experience: Experience, *, skill: Skill, by: User, at: datetime
) -> Discernment:
    """Start to discern, together, whether this experience holds this skill.

    :raises Refused: if that was done, or is being done.
    """
    discernment, is_new = Discernment.objects.get_or_create(experience=experience, skill=skill)
    if not is_new:
        raise Refused(gettext("This skill is already discerned for this experience."))
    if experience.state == ExperienceState.TOLD:
        experience.move("discuss", by=by, at=at)
    JournalEntry.record(discernment, "open", by=by, at=at)
    return discernment

"""What the programme does with helpers: open a file, add a language, discern an experience."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from common.errors import Refused
from common.models import JournalEntry
from helpers.lifecycle import ExperienceState, TrainingState
from helpers.models import (
    Discernment,
    Experience,
    ExperienceTheme,
    LanguageSkill,
    PeerHelper,
    Skill,
    TrainingModule,
    TrainingRecord,
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


# Trainings


@transaction.atomic
def record_training(
    whom: PeerHelper | User,
    *,
    module: TrainingModule,
    held_on: date,
    by: User,
    at: datetime,
    **facts: Any,
) -> TrainingRecord:
    """Note a training of the house, of a helper or of a member of the team.

    It is planned when its day is to come, else followed. Hours and peers' part are the module's
    unless said otherwise.

    :raises Refused: if it is noted already for that day, or meant for others.
    """
    is_helper = isinstance(whom, PeerHelper)
    if not (module.is_for_helpers() if is_helper else module.is_for_staff()):
        raise Refused(gettext("This training is meant for others."))
    is_to_come = held_on > timezone.localdate(at)
    state = TrainingState.PLANNED if is_to_come else TrainingState.ATTENDED
    told = {"hours": module.hours, "peer_led_minutes": module.peer_led_minutes} | facts
    who = {"helper": whom} if is_helper else {"member": whom}
    record, is_new = TrainingRecord.objects.get_or_create(
        **who, module=module, held_on=held_on, defaults={"state": state} | told
    )
    if not is_new:
        raise Refused(gettext("This training is noted already for that day."))
    JournalEntry.record(record, "plan" if is_to_come else "attend", by=by, at=at)
    return record


@transaction.atomic
def declare_training(
    whom: PeerHelper | User, *, title: str, held_on: date, by: User, at: datetime, **facts: Any
) -> TrainingRecord:
    """Note a training or a diploma from elsewhere (2.05): declared, until its paper is seen.

    :raises Refused: if its day is to come.
    """
    if held_on > timezone.localdate(at):
        raise Refused(gettext("This day has not come yet."))
    who = {"helper": whom} if isinstance(whom, PeerHelper) else {"member": whom}
    record = TrainingRecord.objects.create(
        **who, title=title, held_on=held_on, state=TrainingState.DECLARED, **facts
    )
    JournalEntry.record(record, "declare", by=by, at=at)
    return record

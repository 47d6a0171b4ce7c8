"""The languages in the file of a helper: added, assessed, removed."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from common.errors import Refused
from common.models import JournalEntry
from helpers.models import LanguageSkill, PeerHelper
from people.models import User


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
def assess_language(
    skill: LanguageSkill, *, oral: str, written: str, assessed_on: date, by: User, at: datetime
) -> LanguageSkill:
    """Note what was heard and read by somebody in charge, in place of what was declared.

    :raises Refused: if the day is still to come.
    """
    if assessed_on > timezone.localdate(at):
        raise Refused(gettext("This day is still to come."))
    skill.oral, skill.written, skill.basis = oral, written, LanguageSkill.Basis.ASSESSED
    skill.assessed_by, skill.assessed_on = by, assessed_on
    skill.save()
    JournalEntry.record(skill.helper, "assess_language", by=by, at=at)
    return skill

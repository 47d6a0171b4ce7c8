"""The map of competences: what somebody says they can do, as long as they agree."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from common.errors import Refused
from common.models import JournalEntry
from helpers.models import Skill
from people.models import Centre, Person, User
from protocols.models import DeclaredSkill


@transaction.atomic
def declare_skill(
    centre: Centre,
    *,
    skill: Skill,
    group: str,
    by: User,
    at: datetime,
    user: User | None = None,
    person: Person | None = None,
    agreed: bool = True,
) -> DeclaredSkill:
    """Put what somebody can do on the map.

    :raises Refused: without their agreement, or if it is there already.
    """
    if not agreed:
        raise Refused(gettext("Only what somebody agreed to is put on the map."))
    Centre.objects.select_for_update().get(pk=centre.pk)
    same = DeclaredSkill.objects.filter(centre=centre, skill=skill, user=user, person=person)
    if same.exists():
        raise Refused(gettext("This skill is on the map already."))
    declared = DeclaredSkill.objects.create(
        centre=centre, skill=skill, group=group, user=user, person=person, agreed_at=at
    )
    JournalEntry.record(declared, "declare", by=by, at=at)
    return declared


@transaction.atomic
def withdraw_skill(declared: DeclaredSkill, *, by: User, at: datetime) -> None:
    """Take it off the map: nothing of it is kept but the line of the journal."""
    JournalEntry.record(declared, "withdraw", by=by, at=at)
    declared.delete()

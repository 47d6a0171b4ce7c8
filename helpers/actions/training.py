"""Trainings: planned, followed, or brought from elsewhere."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from common.errors import Refused
from common.models import JournalEntry
from helpers.lifecycle import TrainingState
from helpers.models import PeerHelper, TrainingModule, TrainingRecord
from people.models import User


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

"""Listening to a centre: a diagnosis is opened, and names needs."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from common.errors import Refused
from common.models import JournalEntry
from people.models import Centre, User
from protocols.models import Need, NeedsDiagnosis
from protocols.models.diagnosis import languages_of


@transaction.atomic
def open_diagnosis(
    centre: Centre,
    *,
    starts_on: date,
    ends_on: date,
    by: User,
    at: datetime,
    needs: Iterable[Need] = (),
    **fields: Any,
) -> NeedsDiagnosis:
    """Open the diagnosis of a centre, naming what is known already.

    :raises Refused: if one is under way.
    """
    Centre.objects.select_for_update().get(pk=centre.pk)  # who opens at the same time waits here
    if NeedsDiagnosis.objects.open().filter(centre=centre).exists():
        raise Refused(gettext("A diagnosis is under way here: go on with that one."))
    spoken = languages_of(centre, on=timezone.localdate(at))
    diagnosis = NeedsDiagnosis.objects.create(
        centre=centre, starts_on=starts_on, ends_on=ends_on, languages_spoken=spoken, **fields
    )
    JournalEntry.record(diagnosis, "open", by=by, at=at)
    name_needs(diagnosis, needs)
    return diagnosis


def name_needs(diagnosis: NeedsDiagnosis, needs: Iterable[Need]) -> None:
    """Attach these needs of its centre, and no other, to the diagnosis."""
    named = [need.pk for need in needs]
    Need.objects.filter(diagnosis=diagnosis).exclude(pk__in=named).update(diagnosis=None)
    known = Need.objects.filter(pk__in=named, centre=diagnosis.centre)
    known.update(diagnosis=diagnosis)

"""What a centre lacks, written down."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from common.errors import Refused
from common.models import JournalEntry
from helpers.models import Skill
from people.models import Centre, User
from protocols.lifecycle import DiagnosisState, NeedState
from protocols.models import Need, NeedDomain, NeedsDiagnosis


@transaction.atomic
def record_need(
    centre: Centre,
    *,
    domain: NeedDomain,
    description: str,
    by: User,
    at: datetime,
    priority: int | None = None,
    skills: Iterable[Skill] = (),
    **fields: Any,
) -> Need:
    """Write down what the centre lacks, and at once its priority if one is given.

    While a diagnosis is being written here, it is where the need is named.

    :raises Refused: if the very same need is recorded and not closed: a second click.
    """
    Centre.objects.select_for_update().get(pk=centre.pk)  # who records at the same time waits here
    same = Need.objects.filter(centre=centre, domain=domain, description=description)
    if same.exclude(state=NeedState.CLOSED).exists():
        raise Refused(gettext("This need is recorded already."))
    drafts = NeedsDiagnosis.objects.filter(centre=centre, state=DiagnosisState.DRAFT)
    fields.setdefault("diagnosis", drafts.first())
    need = Need.objects.create(centre=centre, domain=domain, description=description, **fields)
    need.skills.set(skills)
    JournalEntry.record(need, "record", by=by, at=at)
    if priority:
        need.prioritise(priority=priority, by=by, at=at)
    return need

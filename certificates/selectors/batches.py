"""What the pages of batches show: what is ready, how far a batch is, what became of each."""

from datetime import datetime
from typing import Any

from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _

from certificates.lifecycle import APPROVED
from certificates.models import Batch, BatchItem, Certificate
from common import jobs
from common.lists import Show
from people.models import Centre, Role, User

SHOWS: dict[str, Show] = {
    "failed": (_("Not issued"), lambda all_: all_.filter(state=BatchItem.State.FAILED)),
    "waiting": (_("Waits its turn"), lambda all_: all_.filter(state=BatchItem.State.WAITING)),
    "done": (_("Issued"), lambda all_: all_.filter(state=BatchItem.State.DONE)),
}


def ready_for(user: User) -> QuerySet[Certificate]:
    """Return what this manager may sign now: approved, of others, in no batch that runs."""
    managed = Certificate.objects.filter(
        protocol__job__centre__in=user.centre_ids(Role.MANAGER), state=APPROVED
    )
    others = managed.exclude(protocol__helper__person__user=user)
    waiting = BatchItem.objects.filter(state=BatchItem.State.WAITING)
    return others.exclude(pk__in=waiting.values("certificate")).for_list()


def centres_of(user: User) -> list[Centre]:
    return list(Centre.objects.filter(pk__in=user.centre_ids(Role.MANAGER)).order_by("name", "pk"))


def items_of(batch: Batch) -> QuerySet[BatchItem]:
    """Return each certificate of a batch, those to look at first."""
    order = [When(state="failed", then=Value(0)), When(state="waiting", then=Value(1))]
    return batch.items.select_related(
        "certificate__protocol__helper__person", "certificate__notice"
    ).order_by(Case(*order, default=Value(2), output_field=IntegerField()), "pk")


def page_of(batch: Batch, *, at: datetime) -> dict[str, Any]:
    """Return how far a batch is, and whether someone is at work on it."""
    runs = bool(batch.waiting_count)
    return {
        "batch": batch,
        "runs": runs,
        "is_left_alone": runs and not jobs.someone_works(at=at),
    }

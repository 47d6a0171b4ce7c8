from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from certificates.models.certificate import Certificate
from common.access import GuardedQuerySet
from people.models import Centre, Role

if TYPE_CHECKING:
    from datetime import datetime

    from people.models import User


class BatchQuerySet(GuardedQuerySet["Batch"]):
    def visible_to(self, user: User) -> BatchQuerySet:
        """Keep those of the centres that one manages."""
        return self.filter(centre__in=user.centre_ids(Role.MANAGER))

    def for_list(self) -> BatchQuerySet:
        """Load what a line shows, with how many wait, are done and failed."""
        counts = {
            f"{state}_count": Count("items", filter=Q(items__state=state))
            for state in BatchItem.State.values
        }
        return self.select_related("centre", "started_by").annotate(**counts).order_by("-pk")


class Batch(models.Model):
    """Certificates that a manager signs together: at the end of a season, for a centre."""

    reference = models.UUIDField(default=uuid4, unique=True, editable=False)
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="batches")
    started_at = models.DateTimeField()
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    waiting_count: int
    done_count: int
    failed_count: int

    objects = BatchQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Batch {self.reference}"

    def get_absolute_url(self) -> str:
        return reverse("certificates:batch-detail", args=[self.reference])

    @property
    def total(self) -> int:
        return self.waiting_count + self.done_count + self.failed_count

    @property
    def ended_count(self) -> int:
        return self.done_count + self.failed_count


class BatchItem(models.Model):
    """One certificate of a batch: what was signed, by whom, and what became of it."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waits its turn")
        DONE = "done", _("Issued")
        FAILED = "failed", _("Not issued")

    batch = models.ForeignKey(Batch, models.PROTECT, related_name="items")
    certificate = models.ForeignKey(Certificate, models.PROTECT, related_name="batch_items")
    approved_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    state = models.CharField(choices=State, default=State.WAITING, max_length=8)
    reason = models.CharField(max_length=400, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="batch_item_ended_and_why",
                condition=Q(state="waiting", ended_at=None, reason="")
                | Q(state="done", ended_at__isnull=False, reason="")
                | (Q(state="failed", ended_at__isnull=False) & ~Q(reason="")),
            ),
            models.UniqueConstraint(
                name="batch_item_once_in_a_batch", fields=["batch", "certificate"]
            ),
            models.UniqueConstraint(
                name="batch_item_waits_in_one_batch",
                fields=["certificate"],
                condition=Q(state="waiting"),
            ),
        ]

    def __str__(self) -> str:
        return f"Item {self.pk} of a batch"

    def end(self, *, at: datetime, reason: str = "") -> bool:
        """Say that it is issued or, with a reason, that it is not; the first word stands."""
        state = self.State.FAILED if reason else self.State.DONE
        waiting = BatchItem.objects.filter(pk=self.pk, state=self.State.WAITING)
        return bool(waiting.update(state=state, reason=reason[:400], ended_at=at))


class Notice(models.Model):
    """The mail that tells a holder that their certificate is ready.

    It is claimed, and the claim committed, before it leaves: whatever is killed meanwhile, it
    leaves at most once. Claimed and not sent, it may be lost: the page of the batch says so.
    """

    certificate = models.OneToOneField(Certificate, models.PROTECT, related_name="notice")
    made_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="notice_claimed_before_it_is_sent",
                condition=Q(sent_at=None) | Q(claimed_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"Notice {self.pk}"

    def claim(self, *, at: datetime) -> bool:
        """Take it to send it; of all who try, one does."""
        return bool(Notice.objects.filter(pk=self.pk, claimed_at=None).update(claimed_at=at))

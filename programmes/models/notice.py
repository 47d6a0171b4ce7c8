from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common.access import GuardedQuerySet
from programmes.lifecycle import ProgrammeState
from programmes.models.programme import Programme

if TYPE_CHECKING:
    from people.models import User


class NoticeQuerySet(GuardedQuerySet["Notice"]):
    def visible_to(self, user: User) -> NoticeQuerySet:
        return self.filter(programme__centre__in=user.centre_ids())

    def newest(self) -> NoticeQuerySet:
        """Keep the last one sent in each programme: the others are replaced."""
        later = Notice.objects.filter(
            programme=OuterRef("programme"), version__gt=OuterRef("version")
        )
        return self.filter(~models.Exists(later))

    def awaiting(self, user: User) -> NoticeQuerySet:
        """Keep what this person has still to read, on the team of a programme not closed."""
        read = NoticeReceipt.objects.filter(notice=OuterRef("pk"), reader=user)
        return (
            self.visible_to(user)
            .newest()
            .filter(~models.Exists(read))
            .exclude(programme__state=ProgrammeState.CLOSED)
        )


class Notice(models.Model):
    """The note « together, not instead » (3.41), its words frozen on the day it is sent."""

    reference = models.UUIDField(default=uuid4, unique=True, editable=False)
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="notices")
    version = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    text = models.TextField()
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()

    objects = NoticeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="notice_version_once", fields=["programme", "version"]),
            models.CheckConstraint(name="notice_says_something", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return f"Notice {self.reference}"

    def get_absolute_url(self) -> str:
        return reverse("programmes:notice-detail", args=[self.reference])


class NoticeReceipt(models.Model):
    """One member of the team has read one note, on a day."""

    notice = models.ForeignKey(Notice, models.PROTECT, related_name="receipts")
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="notice_receipts"
    )
    read_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="notice_read_once",
                fields=["notice", "reader"],
                violation_error_message=_("You have confirmed this already."),
            )
        ]

    def __str__(self) -> str:
        return f"Receipt {self.pk}"

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Reminder(models.Model):
    """One warning that a protocol ends: once per protocol, per kind and per last day.

    It is claimed before its mail leaves: without `sent_at`, it may not have been read by anyone.
    """

    class Kind(models.TextChoices):
        MONTH = "month", _("30 days before the end")
        WEEK = "week", _("7 days before the end")

    protocol = models.ForeignKey("protocols.Protocol", models.PROTECT, related_name="reminders")
    kind = models.CharField(choices=Kind, max_length=8)
    ends_on = models.DateField()
    claimed_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="reminder_once_per_protocol_and_kind", fields=["protocol", "kind", "ends_on"]
            )
        ]

    def __str__(self) -> str:
        return f"Reminder {self.pk}"

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Reminder(models.Model):
    """One warning that a protocol ends: once per protocol, per kind and per last day."""

    class Kind(models.TextChoices):
        MONTH = "month", _("30 days before the end")
        WEEK = "week", _("7 days before the end")

    protocol = models.ForeignKey("protocols.Protocol", models.PROTECT, related_name="reminders")
    kind = models.CharField(choices=Kind, max_length=8)
    ends_on = models.DateField()
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="reminder_once_per_protocol_and_kind", fields=["protocol", "kind", "ends_on"]
            )
        ]

    def __str__(self) -> str:
        return f"Reminder {self.pk}"

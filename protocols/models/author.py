"""Who wrote a mission, and for which side: those who help, or those who are employed to (C5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from people.models import STAFF, Role

if TYPE_CHECKING:
    from people.models import User


class Side(models.TextChoices):
    """The two sides that write a mission, with the same weight."""

    HELPER = "helper", _("Peer helper")
    PROFESSIONAL = "professional", _("Professional")


def side_of(user: User, centre_id: int) -> Side | None:
    """Return for which side this person speaks in a centre today; who is employed is staff."""
    if centre_id in user.centre_ids(*STAFF):
        return Side.PROFESSIONAL
    return Side.HELPER if user.has_role(Role.HELPER, centre_id) else None


class JobAuthor(models.Model):
    """One who wrote words that stand in a version, and the side they spoke for then."""

    job = models.ForeignKey("protocols.JobDescription", models.CASCADE, related_name="author_lines")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    side = models.CharField(choices=Side, max_length=16)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="job_author_once", fields=["job", "user"]),
            models.CheckConstraint(name="job_author_side_known", condition=Q(side__in=Side.values)),
        ]

    def __str__(self) -> str:
        return f"Author {self.pk}"

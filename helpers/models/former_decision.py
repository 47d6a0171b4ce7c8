from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q

from common.access import GuardedQuerySet
from helpers import wording
from helpers.models.discernment import Discernment
from people.models import IN_CHARGE

if TYPE_CHECKING:
    from people.models import User


class FormerDecisionQuerySet(GuardedQuerySet["FormerDecision"]):
    def visible_to(self, user: User) -> FormerDecisionQuerySet:
        return self.filter(
            Q(discernment__experience__helper__person__user=user)
            | Q(discernment__experience__helper__person__centre__in=user.centre_ids(*IN_CHARGE))
        )


class FormerDecision(models.Model):
    """A decision that was contested or talked over again: it stays written beside the next one."""

    discernment = models.ForeignKey(Discernment, models.PROTECT, related_name="former_decisions")
    decision = models.CharField(choices=Discernment.Decision, max_length=10)
    reason = models.CharField(max_length=300)
    plan = models.CharField(max_length=300, blank=True)
    review_due = models.DateField(null=True)
    told_on = models.DateField(null=True)
    reply = models.CharField(max_length=600, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField()
    ended_at = models.DateTimeField()

    objects = FormerDecisionQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Former decision {self.pk}"

    def said_to_helper(self) -> str:
        return wording.said_to_helper(self.decision)

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from common.access import GuardedQuerySet
from people.models import IN_CHARGE
from protocols.models import Protocol

if TYPE_CHECKING:
    from people.models import User

REVIEW_LENGTH = 600


class ReviewQuerySet(GuardedQuerySet["Review"]):
    def visible_to(self, user: User) -> ReviewQuerySet:
        """Keep one's own, and those of the centres one is in charge of."""
        return self.filter(
            Q(protocol__helper__person__user=user)
            | Q(protocol__job__centre__in=user.centre_ids(*IN_CHARGE))
        )

    def for_list(self) -> ReviewQuerySet:
        return self.select_related("held_by").order_by("-held_on", "-pk")


class Review(models.Model):
    """One review of a mission, held together (D9): what each said, and what comes next.

    No mark is given: a review is a talk, and what it recognises is recognised skill by skill.
    """

    reference = models.UUIDField(default=uuid4, unique=True, editable=False)
    protocol = models.ForeignKey(Protocol, models.PROTECT, related_name="reviews")
    held_on = models.DateField(_("day of the review"))
    said_by_helper = models.CharField(_("what the peer helper says"), max_length=REVIEW_LENGTH)
    said_by_referent = models.CharField(_("what the referent says"), max_length=REVIEW_LENGTH)
    goals = models.CharField(_("what we aim at"), max_length=REVIEW_LENGTH, blank=True)
    next_on = models.DateField(_("next review"), null=True, blank=True)
    held_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = ReviewQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="review_both_are_heard",
                condition=~Q(said_by_helper="") & ~Q(said_by_referent=""),
                violation_error_message=_("Write what both of you said."),
            ),
            models.CheckConstraint(
                name="review_next_comes_after",
                condition=Q(next_on=None) | Q(next_on__gt=F("held_on")),
                violation_error_message=_("The next review comes after this one."),
            ),
            models.UniqueConstraint(
                name="review_once_a_day",
                fields=["protocol", "held_on"],
                violation_error_message=_("This is noted already for that day."),
            ),
        ]

    def __str__(self) -> str:
        return f"Review {self.reference}"

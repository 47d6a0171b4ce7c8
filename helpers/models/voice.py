from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.access import GuardedQuerySet
from helpers.models.criteria import Rated, Side, all_rated
from helpers.models.discernment import Discernment
from people.models import IN_CHARGE

if TYPE_CHECKING:
    from people.models import User


class VoiceQuerySet(GuardedQuerySet["Voice"]):
    def visible_to(self, user: User) -> VoiceQuerySet:
        """Keep one's own and those one noted; all of them, once compared, for helper and team."""
        compared = Q(discernment__compared_at__isnull=False)
        concerned = Q(discernment__experience__helper__person__user=user) | Q(
            discernment__experience__helper__person__centre__in=user.centre_ids(*IN_CHARGE)
        )
        return self.filter(Q(rater=user) | Q(noted_by=user) | (compared & concerned))

    def said(self) -> VoiceQuerySet:
        return self.filter(said_at__isnull=False)


class Voice(Rated):
    """What one of three people says of an experience, without seeing what the others say.

    A peer is invited first and speaks later: until then the levels are empty. The voice of a
    helper without an account has no rater: somebody noted it in their presence.
    """

    reference = models.UUIDField(default=uuid4, unique=True, editable=False)
    discernment = models.ForeignKey(Discernment, models.PROTECT, related_name="voices")
    side = models.CharField(choices=Side, max_length=12)
    rater = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    said_at = models.DateTimeField(null=True, editable=False)

    objects = VoiceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="voice_side_known", condition=Q(side__in=Side.values)),
            models.CheckConstraint(
                name="voice_said_in_full",
                condition=Q(said_at=None) | all_rated(),
                violation_error_message=_("A voice answers every question."),
            ),
            models.CheckConstraint(
                name="voice_awaited_of_a_peer_only",
                condition=Q(said_at__isnull=False) | Q(side=Side.PEER),
            ),
            models.CheckConstraint(
                name="voice_own_or_noted_for_the_helper",
                condition=Q(rater__isnull=False, noted_by=None)
                | Q(rater=None, noted_by__isnull=False, side=Side.HELPER),
                violation_error_message=_("One’s own voice, or the helper’s, noted with them."),
            ),
            models.UniqueConstraint(
                name="voice_once_per_side",
                fields=["discernment", "side"],
                violation_error_message=_("Somebody has spoken for this side already."),
            ),
            models.UniqueConstraint(
                name="voice_once_per_person",
                fields=["discernment", "rater"],
                violation_error_message=_("One person has one voice."),
            ),
        ]

    def __str__(self) -> str:
        return f"Voice {self.reference}"

    def belongs_to(self, user: User) -> bool:
        """Tell whether this person said it, or noted it."""
        return user.pk in (self.rater_id, self.noted_by_id)

    def is_said(self) -> bool:
        return self.said_at is not None

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from common.access import GuardedQuerySet
from helpers.models.helper import PeerHelper
from people.models import IN_CHARGE

if TYPE_CHECKING:
    from people.models import User

AXES = ("financial", "social", "identity", "functional")
MOST = 3


class Weight(models.IntegerChoices):
    """How much it weighs, said with the helper: never added up, never a note on a person."""

    NONE = 0, _("Nothing weighs")
    LITTLE = 1, _("It weighs a little")
    MUCH = 2, _("It weighs much")
    TOO_MUCH = 3, _("It is too much")


def axis(label: Promise) -> models.PositiveSmallIntegerField[int, int]:
    return models.PositiveSmallIntegerField(
        label,  # type: ignore[arg-type]
        choices=Weight,
        validators=[MaxValueValidator(MOST)],
    )


class PrecarityCheckQuerySet(GuardedQuerySet["PrecarityCheck"]):
    def visible_to(self, user: User) -> PrecarityCheckQuerySet:
        """Keep one's own, and those of the helpers of the centres where one is in charge."""
        return self.filter(
            Q(helper__person__user=user) | Q(helper__person__centre__in=user.centre_ids(*IN_CHARGE))
        )

    def for_list(self) -> PrecarityCheckQuerySet:
        return self.select_related("held_by").order_by("-checked_on", "-pk")


class PrecarityCheck(models.Model):
    """What the mission costs a helper, on four axes (3.38), filled with them at each review.

    There is no total: four worries do not add up, and nobody is ranked by them.
    """

    reference = models.UUIDField(default=uuid4, unique=True, editable=False)
    helper = models.ForeignKey(PeerHelper, models.PROTECT, related_name="precarity_checks")
    checked_on = models.DateField(_("day of the review"))
    financial = axis(_("money: what the mission costs, or keeps from earning"))
    social = axis(_("others: being alone, or apart from one’s own"))
    identity = axis(_("place: neither one of them nor one of the team"))
    functional = axis(_("task: unclear, too heavy, without means"))
    support = models.CharField(_("what we do about it"), max_length=500, blank=True)
    held_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = PrecarityCheckQuerySet.as_manager()

    class Meta:
        constraints = [
            *[
                models.CheckConstraint(
                    name=f"precarity_{name}_from_0_to_3", condition=Q(**{f"{name}__lte": MOST})
                )
                for name in AXES
            ],
            models.CheckConstraint(
                name="precarity_heavy_is_answered",
                condition=Q(**{f"{name}__lt": 2 for name in AXES}) | ~Q(support=""),
                violation_error_message=_("Something weighs: say what you do about it together."),
            ),
            models.UniqueConstraint(
                name="precarity_once_a_day",
                fields=["helper", "checked_on"],
                violation_error_message=_("This is noted already for that day."),
            ),
        ]

    def __str__(self) -> str:
        return f"Precarity check {self.reference}"

    def axes(self) -> list[tuple[str, str, int]]:
        """Return each axis as (label, words, weight), to show; never their sum."""
        fields = self._meta
        return [
            (
                str(fields.get_field(name).verbose_name),  # type: ignore[union-attr]
                str(Weight(getattr(self, name)).label),
                getattr(self, name),
            )
            for name in AXES
        ]

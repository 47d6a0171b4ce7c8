from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from certificates.models.certificate import Certificate
from common.access import GuardedQuerySet
from people.models import IN_CHARGE

if TYPE_CHECKING:
    from people.models import User

MOST_ACHIEVEMENTS, FEW_ACHIEVEMENTS = 6, 3
TITLE_LENGTH, PART_LENGTH = 60, 200
PARTS = ("situation", "action", "result")


class WordingQuerySet(GuardedQuerySet["Wording"]):
    def visible_to(self, user: User) -> WordingQuerySet:
        """Keep those of one's own certificates, and of the centres one is in charge of."""
        return self.filter(
            Q(certificate__protocol__helper__person__user=user)
            | Q(certificate__protocol__job__centre__in=user.centre_ids(*IN_CHARGE))
        )

    def printed(self) -> WordingQuerySet:
        return self.filter(is_printed=True).order_by("place")


class Wording(models.Model):
    """One achievement in the words of one side: the holder's, or the referent's; both are kept."""

    class Side(models.TextChoices):
        HOLDER = "holder", _("Words of the peer helper")
        REFERENT = "referent", _("Words of the referent")

    certificate = models.ForeignKey(Certificate, models.PROTECT, related_name="wordings")
    place = models.PositiveSmallIntegerField(_("number"))
    side = models.CharField(choices=Side, max_length=8)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    title = models.CharField(_("in a few words"), max_length=TITLE_LENGTH, blank=True)
    situation = models.CharField(_("situation"), max_length=PART_LENGTH, blank=True)
    action = models.CharField(_("action"), max_length=PART_LENGTH, blank=True)
    result = models.CharField(_("result"), max_length=PART_LENGTH, blank=True)
    is_printed = models.BooleanField(default=False, editable=False)
    written_at = models.DateTimeField(editable=False)

    objects = WordingQuerySet.as_manager()

    class Meta:
        ordering = ["place", "side"]
        constraints = [
            models.CheckConstraint(
                name="wording_one_of_six", condition=Q(place__lt=MOST_ACHIEVEMENTS)
            ),
            models.UniqueConstraint(
                name="wording_one_per_side", fields=["certificate", "place", "side"]
            ),
            models.UniqueConstraint(
                name="wording_one_is_printed",
                fields=["certificate", "place"],
                condition=Q(is_printed=True),
            ),
        ]

    def __str__(self) -> str:
        return f"Wording {self.pk}"

    def words(self) -> dict[str, str]:
        """Return the words as a certificate states them."""
        return {name: getattr(self, name) for name in ("title", *PARTS)}

    def is_complete(self) -> bool:
        return all(getattr(self, part) for part in PARTS)

    def first_missing(self) -> str:
        """Return the first question without an answer, or ""."""
        return next((part for part in PARTS if not getattr(self, part)), "")

    def is_holders(self) -> bool:
        return self.side == self.Side.HOLDER

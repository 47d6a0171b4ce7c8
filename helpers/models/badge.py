from __future__ import annotations

from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from common import storage
from common.access import GuardedQuerySet
from common.lifecycle import LifecycleModel
from helpers.lifecycle import BADGE, BADGE_IN_USE, BadgeState
from helpers.models.helper import PeerHelper
from people.models import IN_CHARGE

if TYPE_CHECKING:
    from people.models import User


class HelperBadgeQuerySet(GuardedQuerySet["HelperBadge"]):
    def visible_to(self, user: User) -> HelperBadgeQuerySet:
        """Keep one's own, and those of the helpers of the centres where one is in charge."""
        return self.filter(
            Q(helper__person__user=user) | Q(helper__person__centre__in=user.centre_ids(*IN_CHARGE))
        )

    def in_use(self) -> HelperBadgeQuerySet:
        return self.filter(state=BADGE_IN_USE)

    def for_list(self) -> HelperBadgeQuerySet:
        return self.select_related("helper__person__centre__organisation").order_by("-pk")


class HelperBadge(LifecycleModel):
    """The card that says who helps (1.04): the association's, never a kind of centre on it."""

    lifecycle = BADGE
    reads_are_logged = True

    state = models.CharField(
        choices=BadgeState, default=BADGE_IN_USE, max_length=16, editable=False
    )
    helper = models.ForeignKey(PeerHelper, models.PROTECT, related_name="badges", editable=False)
    number = models.CharField(max_length=24, unique=True, editable=False)
    valid_until = models.DateField(_("valid until"))
    photo_sha256 = models.CharField(max_length=64, blank=True, editable=False)

    objects = HelperBadgeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="badge_state_known", condition=Q(state__in=BadgeState.values)
            ),
            models.UniqueConstraint(
                name="badge_one_in_use_per_helper",
                fields=["helper"],
                condition=Q(state=BADGE_IN_USE),
                violation_error_message=_("This helper has a badge already."),
            ),
        ]

    def __str__(self) -> str:
        return f"Badge {self.reference}"

    def get_absolute_url(self) -> str:
        return reverse("helpers:badge-detail", args=[self.reference])

    def is_in_use(self) -> bool:
        return self.state == BADGE_IN_USE

    def is_valid(self, *, on: date | None = None) -> bool:
        return self.is_in_use() and self.valid_until >= (on or timezone.localdate())

    def give_back(self, *, by: User, at: datetime) -> None:
        """The card is back: its picture is erased."""
        self.end("give_back", by=by, at=at)

    def void(self, *, by: User, at: datetime) -> None:
        """The card is lost or wrong: it says nothing any more, and its picture is erased."""
        self.end("void", by=by, at=at)

    def end(self, move: str, *, by: User, at: datetime) -> None:
        photo = self.photo_sha256
        with transaction.atomic():
            self.move(move, by=by, at=at, photo_sha256="")
            if photo:
                transaction.on_commit(partial(erase_photo, photo))


def erase_photo(sha256: str) -> None:
    """Delete the bytes of a photo, unless another badge shows the same."""
    if not HelperBadge.objects.filter(photo_sha256=sha256).exists():
        storage.remove(sha256)

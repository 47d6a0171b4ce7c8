from __future__ import annotations

import base64
from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from certificates.blocks import Block, every
from common import storage
from common.access import GuardedQuerySet
from people.models import Centre, Organisation, Role

if TYPE_CHECKING:
    from people.models import User


class PictureQuerySet(GuardedQuerySet["Picture"]):
    def visible_to(self, user: User) -> PictureQuerySet:
        """Keep those of the associations where one manages a centre, and of these centres."""
        centres = Centre.objects.filter(pk__in=user.centre_ids(Role.MANAGER))
        of_association = Q(centre=None, organisation__in=centres.values("organisation"))
        return self.filter(of_association | Q(centre__in=centres))

    def for_list(self) -> PictureQuerySet:
        order = ("organisation__name", F("centre__name").asc(nulls_first=True), "pk")
        return self.select_related("organisation", "centre").order_by(*order)


class Picture(models.Model):
    """A logo, written anew from what was uploaded: of an association, or of one of its centres."""

    reference = models.UUIDField(default=uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="pictures")
    centre = models.ForeignKey(Centre, models.PROTECT, null=True, related_name="pictures")
    words = models.CharField(_("what it shows"), max_length=120)
    sha256 = models.CharField(max_length=64, editable=False)
    width = models.PositiveSmallIntegerField(editable=False)
    height = models.PositiveSmallIntegerField(editable=False)
    uploaded_at = models.DateTimeField(editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )

    objects = PictureQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="picture_once_per_association",
                fields=["organisation"],
                condition=Q(centre=None),
            ),
            models.UniqueConstraint(name="picture_once_per_centre", fields=["centre"]),
        ]

    def __str__(self) -> str:
        return f"Picture {self.reference}"

    def address(self) -> str:
        """Return the image as an address that carries it whole."""
        content = base64.b64encode(storage.read(self.sha256)).decode()
        return f"data:image/png;base64,{content}"


def pictures_for(
    blocks: Sequence[Block], organisation: Organisation, centre: Centre | None
) -> dict[str, tuple[str, str]]:
    """Return the logos that these blocks ask for, with their words; without a query if none."""
    wanted = {block.get("picture") for block in every(blocks)} - {None, ""}
    if not wanted:
        return {}
    found = {
        "centre" if picture.centre_id else "association": (picture.address(), picture.words)
        for picture in Picture.objects.filter(
            Q(centre=None, organisation=organisation) | Q(centre=centre, centre__isnull=False)
        )
    }
    return {whose: picture for whose, picture in found.items() if whose in wanted}

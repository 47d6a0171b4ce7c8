"""The seven criteria by which an experience is discerned (D2). Never a mark, never a sum."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

CRITERIA = (
    "didactic_level",
    "distance_level",
    "teaching_level",
    "duplicable",
    "communicable",
    "mobilisable",
    "adapts_to_other",
)

LEVELS = (0, 1, 2, 3)


class Side(models.TextChoices):
    """Who speaks: each without seeing what the others say."""

    HELPER = "helper", _("The peer helper")
    PEER = "peer", _("A peer")
    PROFESSIONAL = "professional", _("A professional")


FAR_APART = 2
"""From how many levels on two voices say something different, to be talked over."""


def criterion(label: object) -> models.PositiveSmallIntegerField[int | None, int | None]:
    return models.PositiveSmallIntegerField(
        label,  # type: ignore[arg-type]
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(3)],
    )


class Rated(models.Model):
    """What one voice, or all of them together, say of an experience: one level per criterion."""

    didactic_level = criterion(_("From fact to lesson"))
    distance_level = criterion(_("Distance"))
    teaching_level = criterion(_("Teaching"))
    duplicable = criterion(_("Can be transposed"))
    communicable = criterion(_("Can be communicated"))
    mobilisable = criterion(_("Of use here"))
    adapts_to_other = criterion(_("Adapts to the other"))

    class Meta:
        abstract = True

    def levels(self) -> dict[str, int | None]:
        return {name: getattr(self, name) for name in CRITERIA}


def unrated(levels: Mapping[str, int | None]) -> list[str]:
    """Return the labels of the criteria that have no level, to show and to check."""
    fields: dict[str, Any] = {name: Rated._meta.get_field(name) for name in CRITERIA}
    return [
        str(field.verbose_name) for name, field in fields.items() if levels.get(name) not in LEVELS
    ]


def all_rated() -> Q:
    """Return the condition that each criterion has its level: unknown would pass a CHECK."""
    known = {f"{name}__isnull": False for name in CRITERIA}
    return Q(**known, **{f"{name}__in": LEVELS for name in CRITERIA})

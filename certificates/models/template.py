from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from certificates.dress import Dress
from certificates.lifecycle import UNPUBLISHED, VERSION, VersionState
from certificates.models.picture import pictures_for
from common.access import GuardedQuerySet
from common.lifecycle import LifecycleModel
from people.models import IN_CHARGE, Centre, Organisation, Role

if TYPE_CHECKING:
    from certificates.models.round import Participant
    from people.models import User


class Orientation(models.TextChoices):
    PORTRAIT = "portrait", _("A4 portrait")
    LANDSCAPE = "landscape", _("A4 landscape")


class Template(models.Model):
    """A kind of certificate: of one centre, or shared by all those of its association."""

    reference = models.UUIDField(default=uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="templates")
    key = models.SlugField(max_length=40)
    title = models.CharField(_("title"), max_length=120)
    intended_for = models.CharField(_("intended for"), max_length=200, blank=True)
    centre = models.ForeignKey(
        Centre, models.PROTECT, null=True, related_name="templates", editable=False
    )
    is_shared = models.BooleanField(_("shared with all centres"), default=True, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="template_of_no_centre_is_shared",
                condition=Q(centre__isnull=False) | Q(is_shared=True),
            ),
            models.UniqueConstraint(
                name="template_key_once_per_organisation", fields=["organisation", "key"]
            ),
        ]

    def __str__(self) -> str:
        return f"Template {self.reference}"


class TemplateVersionQuerySet(GuardedQuerySet["TemplateVersion"]):
    def visible_to(self, user: User) -> TemplateVersionQuerySet:
        """Keep those of one's centres, where one is in charge, and what their association shares.

        Headquarters see those that are shared, and those that could be.
        """
        here = user.centre_ids(*IN_CHARGE)
        centres = Centre.objects.filter(pk__in=here)
        shared = Q(template__organisation__in=centres.values("organisation"))
        over_all = Q(template__organisation__in=user.overseen_organisation_ids(Role.HEADQUARTERS))
        return self.filter(
            (shared & Q(template__is_shared=True))
            | Q(template__centre__in=here)
            | (over_all & (Q(template__is_shared=True) | ~Q(state__in=UNPUBLISHED)))
        )

    def published(self) -> TemplateVersionQuerySet:
        return self.filter(state=VersionState.PUBLISHED)

    def for_list(self) -> TemplateVersionQuerySet:
        return self.select_related("template__centre").order_by("template__title", "-number", "pk")


class TemplateVersion(LifecycleModel):
    """Blocks, their words and their order: plain JSON, frozen with its hash once published."""

    lifecycle = VERSION

    state = models.CharField(
        choices=VersionState, default=VersionState.DRAFT, max_length=16, editable=False
    )
    template = models.ForeignKey(Template, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(default=1)
    design = models.CharField(max_length=20, default="sobre")
    orientation = models.CharField(
        _("format"), choices=Orientation, default=Orientation.PORTRAIT, max_length=10
    )
    accent = models.CharField(_("colour"), max_length=7, blank=True)
    blocks = models.JSONField(default=list)
    made_from = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="made_into", editable=False
    )
    authors = models.ManyToManyField(
        "certificates.Participant", related_name="credited_in", editable=False
    )
    blocks_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    published_at = models.DateTimeField(null=True, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )

    objects = TemplateVersionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="version_state_known", condition=Q(state__in=VersionState.values)
            ),
            models.UniqueConstraint(
                name="version_number_once_per_template", fields=["template", "number"]
            ),
            models.CheckConstraint(
                name="version_orientation_known", condition=Q(orientation__in=Orientation.values)
            ),
            models.CheckConstraint(
                name="version_published_iff_frozen",
                condition=Q(state__in=UNPUBLISHED, published_at=None, blocks_sha256="")
                | (
                    ~Q(state__in=UNPUBLISHED) & Q(published_at__isnull=False) & ~Q(blocks_sha256="")
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"Template version {self.reference}"

    def get_absolute_url(self) -> str:
        return reverse("certificates:template-detail", args=[self.reference])

    def is_published(self) -> bool:
        return self.state == VersionState.PUBLISHED

    def is_unpublished(self) -> bool:
        return self.state in UNPUBLISHED

    def credits(self) -> list[str]:
        """Return the names of those who wrote it together, as they wish to be named."""
        return names_of(self.authors.exclude(credit_name=""))

    def credits_on_paper(self) -> str:
        """Return the names that stand on certificates too: of those who agreed."""
        return ", ".join(names_of(self.authors.filter(on_certificates=True)))

    def is_draft(self) -> bool:
        return self.state == VersionState.DRAFT

    def stamp(self) -> str:
        """Return what tells this draft from any other state of it, however it was changed."""
        seen = [self.state, self.design, self.orientation, self.accent, self.blocks]
        return hashlib.sha256(json.dumps(seen, sort_keys=True).encode()).hexdigest()[:20]

    def dress(self, centre: Centre | None = None) -> Dress:
        """Return how its paper looks, with the logos of the association and of this centre."""
        return Dress(
            design=self.design,
            orientation=self.orientation,
            accent=self.accent,
            pictures=pictures_for(self.blocks, self.template.organisation, centre),
        )


def names_of(authors: models.QuerySet[Participant]) -> list[str]:
    """Return each name once: one may have taken part in several rounds."""
    return list(dict.fromkeys(authors.order_by("pk").values_list("credit_name", flat=True)))

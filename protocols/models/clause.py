from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common.access import GuardedQuerySet
from people.models import IN_CHARGE, Centre, Organisation

if TYPE_CHECKING:
    from people.models import User


class ClauseQuerySet(GuardedQuerySet["Clause"]):
    def visible_to(self, user: User) -> ClauseQuerySet:
        """Keep the common ones, and those of the centres where one is in charge."""
        centres = user.centre_ids(*IN_CHARGE)
        if not centres:
            return self.none()
        ours = Q(organisation__centres__in=centres) | Q(centre__in=centres)
        return self.filter(Q(organisation=None, centre=None) | ours).distinct()

    def active(self) -> ClauseQuerySet:
        return self.filter(is_active=True)

    def of_centre(self, centre: Centre) -> list[Clause]:
        """Return the clauses a protocol of this centre is written from, in their order.

        Of one key, the centre's own wording stands before the association's, and that before the
        common one.
        """
        here = Q(organisation=None, centre=None) | Q(centre=centre)
        here |= Q(organisation=centre.organisation_id)
        nearest: dict[str, Clause] = {}
        for clause in self.active().filter(here):
            if clause.key not in nearest or clause.nearness() > nearest[clause.key].nearness():
                nearest[clause.key] = clause
        return sorted(nearest.values(), key=lambda clause: (clause.position, clause.pk))


class Clause(models.Model):
    """One article of the library a protocol is written from, in one wording.

    A new wording is a new version: what was signed keeps its own text.
    """

    class Kind(models.TextChoices):
        FIXED = "fixed", _("Fixed")
        OPTIONAL = "optional", _("Optional")
        LOCAL = "local", _("Local")

    reference = models.UUIDField(default=uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="clauses", editable=False
    )
    centre = models.ForeignKey(
        Centre, models.PROTECT, null=True, related_name="clauses", editable=False
    )
    key = models.SlugField(max_length=40, editable=False)
    version = models.PositiveSmallIntegerField(default=1, editable=False)
    is_active = models.BooleanField(default=True, editable=False)
    kind = models.CharField(_("kind"), choices=Kind, max_length=8)
    title = models.CharField(_("title"), max_length=120)
    text = models.TextField(_("wording"), max_length=3000)
    plain_text = models.TextField(_("wording in simple sentences"), max_length=1000, blank=True)
    statuses = models.JSONField(_("for which statuses"), default=list)
    position = models.PositiveSmallIntegerField(default=0, editable=False)
    is_checked = models.BooleanField(_("a lawyer has read this wording"), default=True)
    to_check_by = models.CharField(max_length=200, blank=True, editable=False)
    source = models.CharField(max_length=160, blank=True, editable=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    written_at = models.DateTimeField(null=True, editable=False)

    objects = ClauseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="clause_of_one_place", condition=Q(organisation=None) | Q(centre=None)
            ),
            models.CheckConstraint(
                name="clause_local_if_of_a_centre",
                condition=Q(centre=None) | ~Q(kind="fixed"),
                violation_error_message=_("A fixed clause is the same in every centre."),
            ),
            models.UniqueConstraint(
                name="clause_one_common",
                fields=["key"],
                condition=Q(is_active=True, organisation=None, centre=None),
            ),
            models.UniqueConstraint(
                name="clause_one_per_organisation",
                fields=["organisation", "key"],
                condition=Q(is_active=True, organisation__isnull=False),
            ),
            models.UniqueConstraint(
                name="clause_one_per_centre",
                fields=["centre", "key"],
                condition=Q(is_active=True, centre__isnull=False),
            ),
            models.UniqueConstraint(
                F("key"),
                F("version"),
                Coalesce(F("organisation"), 0),
                Coalesce(F("centre"), 0),
                name="clause_version_once",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("protocols:clause-list")

    def nearness(self) -> int:
        return 2 if self.centre_id else 1 if self.organisation_id else 0

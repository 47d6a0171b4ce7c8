from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.db import models
from django.db.models import Q

from common.access import GuardedQuerySet
from people.languages import Cefr

if TYPE_CHECKING:
    from people.models.user import User


class Organisation(models.Model):
    """The association that runs centres; legal issuer of the certificates."""

    reference = models.UUIDField(default=uuid4, unique=True, editable=False)
    name = models.CharField(max_length=120)
    issuer_name = models.CharField(max_length=120)
    address = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    privacy_contact = models.EmailField(blank=True)
    helper_title = models.CharField(max_length=60, default="Pair-aidant·e")
    third_party_name = models.CharField(max_length=120, blank=True)
    third_party_contact = models.CharField(max_length=120, blank=True)
    expenses_kinds = models.CharField(max_length=200, blank=True)
    expenses_delay_days = models.PositiveSmallIntegerField(null=True, blank=True)
    expenses_contact = models.CharField(max_length=120, blank=True)
    bridge_languages = models.JSONField(default=list, blank=True)
    bridge_level = models.CharField(choices=Cefr, default=Cefr.A2, max_length=2)

    def __str__(self) -> str:
        return f"Organisation {self.reference}"


class CentreQuerySet(GuardedQuerySet["Centre"]):
    def visible_to(self, user: User) -> CentreQuerySet:
        """Keep the centres where this person works; all of the association's for headquarters."""
        return self.filter(
            Q(pk__in=user.centre_ids()) | Q(organisation__in=user.overseen_organisation_ids())
        )


class Centre(models.Model):
    """One reception centre."""

    reference = models.UUIDField(default=uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="centres")
    name = models.CharField(max_length=120)
    places = models.PositiveSmallIntegerField(default=0)

    objects = CentreQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Centre {self.reference}"

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common.access import GuardedQuerySet
from common.lifecycle import LifecycleModel
from helpers.models import Skill
from people.models import Centre
from protocols.lifecycle import NEED, NeedState

if TYPE_CHECKING:
    from people.models import User


class NeedDomain(models.Model):
    """One of the fourteen fields of life in which a centre has needs (D1)."""

    key = models.SlugField(unique=True, max_length=40)
    label = models.CharField(max_length=120)
    icon = models.CharField(max_length=40, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return self.label


class NeedQuerySet(GuardedQuerySet["Need"]):
    def visible_to(self, user: User) -> NeedQuerySet:
        """Keep the needs of the centres where this person is on the team."""
        return self.filter(centre__in=user.centre_ids())

    def for_list(self) -> NeedQuerySet:
        return (
            self.select_related("centre", "domain")
            .prefetch_related("skills")
            .order_by(F("priority").asc(nulls_last=True), "domain__position", "pk")
        )


class Need(LifecycleModel):
    """Something the centre lacks, for some of its residents; never a person's own need."""

    class Frequency(models.TextChoices):
        DAILY = "daily", _("Every day")
        WEEKLY = "weekly", _("Every week")
        MONTHLY = "monthly", _("Every month")
        SEASONAL = "seasonal", _("At certain times")
        AT_ARRIVAL = "at_arrival", _("At each arrival")
        AT_DEPARTURE = "at_departure", _("At each departure")

    class PeerSuitable(models.TextChoices):
        FULL = "full", _("Yes")
        PARTLY = "partly", _("In part")
        NONE = "none", _("No")

    class Priority(models.IntegerChoices):
        FIRST = 1, _("1, first of all")
        HIGH = 2, _("2, important")
        MEDIUM = 3, _("3, useful")
        LOW = 4, _("4, later")

    lifecycle = NEED

    state = models.CharField(
        choices=NeedState, default=NeedState.IDENTIFIED, max_length=16, editable=False
    )
    centre = models.ForeignKey(
        Centre, models.PROTECT, related_name="needs", verbose_name=_("centre")
    )
    domain = models.ForeignKey(
        NeedDomain, models.PROTECT, related_name="needs", verbose_name=_("domain")
    )
    description = models.TextField(_("what is lacking"), max_length=600)
    target_public = models.CharField(_("for whom"), max_length=200, blank=True)
    expected_change = models.CharField(_("what should change"), max_length=300, blank=True)
    languages = models.JSONField(_("languages needed"), default=list, blank=True)
    priority = models.PositiveSmallIntegerField(
        _("priority"),
        choices=Priority,
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(4)],
    )
    frequency = models.CharField(_("how often"), choices=Frequency, max_length=12, blank=True)
    peer_suitable = models.CharField(
        _("can a peer help?"), choices=PeerSuitable, default=PeerSuitable.FULL, max_length=8
    )
    skills = models.ManyToManyField(
        Skill, blank=True, related_name="needs", verbose_name=_("skills that would help")
    )

    objects = NeedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="need_state_known", condition=Q(state__in=NeedState.values)
            ),
            models.CheckConstraint(
                name="need_prioritised_with_a_priority",
                condition=~Q(state=NeedState.PRIORITISED) | Q(priority__isnull=False),
                violation_error_message=_("Choose a priority."),
            ),
        ]

    def __str__(self) -> str:
        return f"Need {self.reference}"

    def get_absolute_url(self) -> str:
        return reverse("protocols:need-detail", args=[self.reference])

    def prioritise(self, *, priority: int, by: User, at: datetime) -> None:
        self.move("prioritise", by=by, at=at, priority=priority)

    def close(self, *, by: User, at: datetime) -> None:
        self.move("close", by=by, at=at)

    def reopen(self, *, by: User, at: datetime) -> None:
        self.move("reopen", by=by, at=at)

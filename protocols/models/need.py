from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import Case, F, Prefetch, Q, When
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.access import GuardedQuerySet
from common.errors import Refused
from common.lifecycle import LifecycleModel
from helpers.models import Skill
from people.models import Centre
from protocols.lifecycle import NEED, JobState, NeedState
from protocols.models.diagnosis import NeedsDiagnosis

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


SHOWN = (
    "reference",
    "description",
    "languages",
    "diagnosis",  # asked for by whoever lists the needs of one
    "peer_suitable",
    "expertise_gap",
    "priority",
    "state",
)
"""What a line of the board says of a need."""


class NeedQuerySet(GuardedQuerySet["Need"]):
    def visible_to(self, user: User) -> NeedQuerySet:
        """Keep the needs of the centres where this person is on the team."""
        return self.filter(centre__in=user.centre_ids())

    def by_rank(self) -> NeedQuerySet:
        """Sort by priority, then by how far the need is from being answered."""
        ranks = [When(state=state, then=rank) for rank, state in enumerate(NeedState.values)]
        return self.order_by(
            F("priority").asc(nulls_last=True), Case(*ranks), "domain__position", "pk"
        )

    def for_board(self) -> NeedQuerySet:
        """Load for a line of the board what it shows, and nothing more."""
        shown = self.select_related("domain").only(*SHOWN, "domain__label", "domain__position")
        return shown.prefetch_related(Prefetch("skills", Skill.objects.only("label"))).by_rank()

    def for_list(self) -> NeedQuerySet:
        return (
            self.select_related("centre", "domain", "diagnosis")
            .prefetch_related(Prefetch("skills", Skill.objects.only("key", "label")))
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

    class Answer(models.TextChoices):
        TEAM = "team", _("The team")
        PARTNER = "partner", _("A partner")
        NOBODY = "nobody", _("Nobody")

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
    diagnosis = models.ForeignKey(
        NeedsDiagnosis,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="needs",
        verbose_name=_("named in the diagnosis"),
    )
    description = models.TextField(_("what is lacking"), max_length=600)
    environment_barrier = models.TextField(
        _("what around people stands in the way"), max_length=600, blank=True
    )
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
    peer_reason = models.CharField(_("why a peer can, or cannot, help"), max_length=300, blank=True)
    current_answer = models.CharField(
        _("who answers it today"), choices=Answer, max_length=8, blank=True
    )
    staff_time_week_h = models.DecimalField(
        _("hours the team gives it each week"),
        max_digits=4,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(500))],
    )
    expertise_gap = models.BooleanField(_("nobody here knows this enough"), default=False)
    close_reason = models.CharField(
        _("why it is closed"), max_length=300, blank=True, editable=False
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
            models.CheckConstraint(
                name="need_closed_with_a_reason",
                condition=Q(state=NeedState.CLOSED) & ~Q(close_reason="")
                | ~Q(state=NeedState.CLOSED) & Q(close_reason=""),
            ),
            models.CheckConstraint(
                name="need_staff_time_is_no_less_than_none",
                condition=Q(staff_time_week_h=None) | Q(staff_time_week_h__gte=0),
            ),
            models.CheckConstraint(
                name="need_not_for_a_peer_says_why",
                condition=~Q(peer_suitable="none") | ~Q(peer_reason=""),
                violation_error_message=_("Say why a peer cannot help."),
            ),
        ]

    def __str__(self) -> str:
        return f"Need {self.reference}"

    def get_absolute_url(self) -> str:
        return reverse("protocols:need-detail", args=[self.reference])

    def prioritise(self, *, priority: int, by: User, at: datetime) -> None:
        self.move("prioritise", by=by, at=at, priority=priority)

    def close(self, *, reason: str, by: User, at: datetime) -> None:
        """Close it: it is answered otherwise, or is no more.

        :raises Refused: without a reason.
        """
        if not reason.strip():
            raise Refused(gettext("Say why it is closed."))
        self.move("close", by=by, at=at, close_reason=reason.strip())

    def reopen(self, *, by: User, at: datetime) -> None:
        """Open it again: to its mission if one is adopted, else to where it was named."""
        adopted = self.jobs.filter(state=JobState.ADOPTED)
        if self.state != NeedState.CLOSED or adopted.exists():
            return self.move("reopen", by=by, at=at, close_reason="")
        with transaction.atomic():
            self.move("resume", by=by, at=at, close_reason="")
            if self.priority:
                self.prioritise(priority=self.priority, by=by, at=at)
        return None

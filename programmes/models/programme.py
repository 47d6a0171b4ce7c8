from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common.access import GuardedQuerySet
from common.lifecycle import LifecycleModel
from people.models import Centre
from programmes.lifecycle import IN_PROGRESS, PROGRAMME, ProgrammeState

if TYPE_CHECKING:
    from people.models import User


class ProgrammeQuerySet(GuardedQuerySet["Programme"]):
    def visible_to(self, user: User) -> ProgrammeQuerySet:
        """Keep the programmes of the centres where this person is on the team."""
        return self.filter(centre__in=user.centre_ids())

    def not_closed(self) -> ProgrammeQuerySet:
        return self.exclude(state=ProgrammeState.CLOSED)

    def for_list(self) -> ProgrammeQuerySet:
        """Load all that one line of a list shows, in one query."""
        return self.select_related("centre", "guarantor").order_by("centre__name", "-pk")


class Programme(LifecycleModel):
    """What a centre decides to do with peer helpers, who answers for it, and where it stands."""

    lifecycle = PROGRAMME

    state = models.CharField(
        choices=ProgrammeState, default=ProgrammeState.DRAFT, max_length=16, editable=False
    )
    centre = models.ForeignKey(
        Centre, models.PROTECT, related_name="programmes", verbose_name=_("centre")
    )
    guarantor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("guarantor"),
    )
    establishment_project_ref = models.CharField(
        _("where the centre’s own project names it"), max_length=200, blank=True
    )
    dpia_on = models.DateField(_("day of the impact assessment (DPIA)"), null=True, blank=True)
    sustainability_plan = models.TextField(
        _("means, duration, and afterwards"), max_length=2000, blank=True
    )
    started_at = models.DateTimeField(null=True, editable=False)
    review_due_on = models.DateField(null=True, editable=False)
    suspension_reason = models.TextField(
        _("why it is suspended"), max_length=600, blank=True, editable=False
    )
    final_evaluation = models.TextField(_("final evaluation"), max_length=4000, blank=True)
    evaluated_on = models.DateField(_("day of the final evaluation"), null=True, blank=True)
    purge_on = models.DateField(_("day the data is erased"), null=True, blank=True)
    closed_at = models.DateTimeField(null=True, editable=False)

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="programme_state_known", condition=Q(state__in=ProgrammeState.values)
            ),
            models.UniqueConstraint(
                name="programme_one_not_closed_per_centre",
                fields=["centre"],
                condition=~Q(state="closed"),
                violation_error_message=_("This centre has a programme already."),
            ),
            models.CheckConstraint(
                name="programme_open_with_guarantor_project_and_dpia",
                condition=Q(state="draft")
                | (
                    Q(guarantor__isnull=False, dpia_on__isnull=False)
                    & ~Q(establishment_project_ref="")
                ),
                violation_error_message=_(
                    "An open programme keeps its guarantor, its place in the centre’s project"
                    " and the day of its DPIA."
                ),
            ),
            models.CheckConstraint(
                name="programme_started_with_a_review_due",
                condition=Q(state__in=["draft", "diagnosing", "preparing"])
                | Q(started_at__isnull=False, review_due_on__isnull=False),
            ),
            models.CheckConstraint(
                name="programme_suspended_iff_reason",
                condition=(Q(state="suspended") & ~Q(suspension_reason=""))
                | (~Q(state="suspended") & Q(suspension_reason="")),
            ),
            models.CheckConstraint(
                name="programme_closed_with_evaluation_and_purge",
                condition=~Q(state="closed")
                | (
                    Q(evaluated_on__isnull=False, purge_on__isnull=False, closed_at__isnull=False)
                    & ~Q(final_evaluation="")
                ),
            ),
            models.CheckConstraint(
                name="programme_purged_after_its_evaluation",
                condition=Q(purge_on=None)
                | Q(evaluated_on=None)
                | Q(purge_on__gt=F("evaluated_on")),
                violation_error_message=_("The data is erased after the final evaluation."),
            ),
        ]

    def __str__(self) -> str:
        return f"Programme {self.reference}"

    def get_absolute_url(self) -> str:
        return reverse("programmes:programme-detail", args=[self.reference])

    def is_closed(self) -> bool:
        return self.state == ProgrammeState.CLOSED

    def is_in_progress(self) -> bool:
        return self.state in IN_PROGRESS


class Group(models.TextChoices):
    """The groups of actors that change together (domain.md 3.14)."""

    MANAGEMENT = "management", _("Management")
    EMPLOYEES = "employees", _("Employees")
    VOLUNTEERS = "volunteers", _("Volunteers")
    HELPERS = "helpers", _("Peer helpers")
    RESIDENTS = "residents", _("Residents")
    PARTNERS = "partners", _("Partners")


class SteeringMemberQuerySet(GuardedQuerySet["SteeringMember"]):
    def visible_to(self, user: User) -> SteeringMemberQuerySet:
        return self.filter(programme__centre__in=user.centre_ids())

    def sitting(self) -> SteeringMemberQuerySet:
        return self.filter(ends_on=None)


class SteeringMember(models.Model):
    """Someone who steers the programme, for one group of actors, from a day, until a day."""

    reference = models.UUIDField(default=uuid4, unique=True, editable=False)
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="steering")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("colleague with an account"),
    )
    name = models.CharField(_("or a name, without an account"), max_length=80, blank=True)
    group = models.CharField(_("group of actors"), choices=Group, max_length=12)
    starts_on = models.DateField(_("since"))
    ends_on = models.DateField(_("until"), null=True, blank=True, editable=False)

    objects = SteeringMemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="steering_group_known", condition=Q(group__in=Group.values)
            ),
            models.CheckConstraint(
                name="steering_by_account_or_by_name",
                condition=(Q(user__isnull=False) & Q(name="")) | (Q(user=None) & ~Q(name="")),
                violation_error_message=_("Choose an account, or type a name: one of the two."),
            ),
            models.CheckConstraint(
                name="steering_ends_after_it_starts",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
            ),
            models.UniqueConstraint(
                name="steering_one_seat_per_account",
                fields=["programme", "user"],
                condition=Q(ends_on=None),
                violation_error_message=_("This person is in the steering group already."),
            ),
            models.UniqueConstraint(
                name="steering_one_seat_per_name",
                fields=["programme", "name"],
                condition=Q(ends_on=None) & ~Q(name=""),
                violation_error_message=_("This person is in the steering group already."),
            ),
        ]

    def __str__(self) -> str:
        return f"Steering member {self.reference}"

    def get_absolute_url(self) -> str:
        return self.programme.get_absolute_url()

    def shown_name(self) -> str:
        return self.user.name if self.user else self.name


class ProgrammeReviewQuerySet(GuardedQuerySet["ProgrammeReview"]):
    def visible_to(self, user: User) -> ProgrammeReviewQuerySet:
        return self.filter(programme__centre__in=user.centre_ids())


class ProgrammeReview(models.Model):
    """The yearly review of a programme: what it changes, what is changed in it (C1, D9)."""

    reference = models.UUIDField(default=uuid4, unique=True, editable=False)
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="reviews")
    held_on = models.DateField(_("held on"))
    findings = models.TextField(_("what the programme changes, what it does not"), max_length=3000)
    decisions = models.TextField(_("what is decided for the year to come"), max_length=2000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = ProgrammeReviewQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="programme_review_one_a_day",
                fields=["programme", "held_on"],
                violation_error_message=_("A review of that day is recorded already."),
            )
        ]

    def __str__(self) -> str:
        return f"Review {self.reference}"


class SignOffQuerySet(GuardedQuerySet["SignOff"]):
    def visible_to(self, user: User) -> SignOffQuerySet:
        return self.filter(programme__centre__in=user.centre_ids())


class SignOff(models.Model):
    """Each quarter the guarantor says again, in their own name, that they answer for it (3.49)."""

    reference = models.UUIDField(default=uuid4, unique=True, editable=False)
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="sign_offs")
    guarantor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    signed_at = models.DateTimeField()

    objects = SignOffQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Sign-off {self.reference}"


def a_year_after(day: date) -> date:
    """Return the same day of the next year; the 29th of February gives the 28th."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)

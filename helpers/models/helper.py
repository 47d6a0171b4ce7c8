from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.access import GuardedQuerySet
from common.errors import Refused
from common.lifecycle import LifecycleModel
from helpers.lifecycle import HELPER, HelperState
from people.languages import Cefr, language_name
from people.models import IN_CHARGE, Person

if TYPE_CHECKING:
    from people.models import User


class Tie(models.TextChoices):
    RESIDENT = "resident", _("Resident")
    FORMER_RESIDENT = "former_resident", _("Former resident")
    EXTERNAL = "external", _("From outside")


class PeerHelperQuerySet(GuardedQuerySet["PeerHelper"]):
    def visible_to(self, user: User) -> PeerHelperQuerySet:
        """Keep oneself, and the helpers of the centres where one is in charge."""
        return self.filter(Q(person__user=user) | Q(person__centre__in=user.centre_ids(*IN_CHARGE)))

    def for_list(self) -> PeerHelperQuerySet:
        languages = LanguageSkill.objects.select_related("assessed_by").order_by("pk")
        return (
            self.select_related("person__centre__organisation", "referent")
            .prefetch_related(models.Prefetch("language_skills", languages))
            .order_by("person__chosen_name", "pk")
        )


class PeerHelper(LifecycleModel):
    """Someone who helps others because they went through the same: one file per person."""

    lifecycle = HELPER
    reads_are_logged = True

    state = models.CharField(
        choices=HelperState, default=HelperState.POTENTIAL, max_length=16, editable=False
    )
    person = models.OneToOneField(Person, models.PROTECT, related_name="helper")
    referent = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="referred_helpers",
        verbose_name=_("referent"),
    )
    tie = models.CharField(_("tie with the centre"), choices=Tie, max_length=16)
    is_adult = models.BooleanField(_("is of age"), default=False)
    availability = models.CharField(_("availability wished"), max_length=200, blank=True)
    life_project = models.CharField(_("own project"), max_length=200, blank=True)
    first_review_on = models.DateField(_("day of the review"), null=True, blank=True)
    exits_on = models.DateField(_("last day of the mission"), null=True, blank=True)
    exit_plan = models.CharField(_("how the mission ends"), max_length=500, blank=True)

    objects = PeerHelperQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="helper_state_known", condition=Q(state__in=HelperState.values)
            ),
            models.CheckConstraint(
                name="helper_is_adult",
                condition=Q(is_adult=True),
                violation_error_message=_("Only adults can be peer helpers."),
            ),
            models.CheckConstraint(
                name="helper_settled_after_a_first_review",
                condition=~Q(state=HelperState.CONSOLIDATED) | Q(first_review_on__isnull=False),
            ),
            models.CheckConstraint(
                name="helper_exits_with_a_plan",
                condition=~Q(state=HelperState.EXITING)
                | (Q(exits_on__isnull=False) & ~Q(exit_plan="")),
            ),
        ]

    def __str__(self) -> str:
        return f"Helper {self.reference}"

    def get_absolute_url(self) -> str:
        return reverse("helpers:helper-detail", args=[self.reference])

    def welcome(self, *, by: User | None, at: datetime) -> None:
        self.move("welcome", by=by, at=at)

    def activate(self, *, missing: Collection[str], by: User | None, at: datetime) -> None:
        """Start the mission; `missing` is what still lacks (C9), as the app of protocols knows.

        :raises Refused: while something lacks.
        """
        if missing:
            raise Refused(gettext("Still missing: %s.") % ", ".join(map(str, missing)))
        self.move("activate", by=by, at=at)

    def consolidate(self, *, reviewed_on: date, by: User | None, at: datetime) -> None:
        """Hold the first review: what it weighs on the helper was looked at by then (3.38).

        :raises Refused: before its day, or without that look.
        """
        if reviewed_on > timezone.localdate(at):
            raise Refused(gettext("This day has not come yet."))
        if not self.precarity_checks.filter(checked_on__lte=reviewed_on).exists():
            raise Refused(gettext("First look, together, at what weighs: the four questions."))
        self.move("consolidate", by=by, at=at, first_review_on=reviewed_on)

    def pause(self, *, by: User | None, at: datetime) -> None:
        """Pause, on either side's wish; a helper owes no reason (domain.md 2.14)."""
        self.move("pause", by=by, at=at)

    def resume(self, *, by: User | None, at: datetime) -> None:
        """Go on where the pause began: settled, if the first review was held."""
        self.move("resume_settled" if self.first_review_on else "resume", by=by, at=at)

    def prepare_exit(
        self, *, exits_on: date, exit_plan: str, by: User | None, at: datetime
    ) -> None:
        """Plan the end: who takes over, what follows, how one says goodbye.

        :raises Refused: without a plan.
        """
        if not exit_plan.strip():
            raise Refused(gettext("Say how the mission ends: who takes over, what follows."))
        self.move(
            "prepare_exit", by=by, at=at, exits_on=exits_on, exit_plan=exit_plan.strip()[:500]
        )

    def graduate(self, *, by: User | None, at: datetime) -> None:
        self.move("graduate", by=by, at=at)

    def leave(self, *, by: User | None, at: datetime) -> None:
        self.move("leave", by=by, at=at)


class LanguageSkillQuerySet(GuardedQuerySet["LanguageSkill"]):
    def visible_to(self, user: User) -> LanguageSkillQuerySet:
        """Keep one's own, and those of the helpers of the centres where one is in charge."""
        return self.filter(
            Q(helper__person__user=user) | Q(helper__person__centre__in=user.centre_ids(*IN_CHARGE))
        )


class LanguageSkill(models.Model):
    """A language a helper speaks: oral and written apart (CEFR), declared or assessed."""

    class Basis(models.TextChoices):
        DECLARED = "declared", _("declared")
        ASSESSED = "assessed", _("assessed")

    reference = models.UUIDField(default=uuid4, unique=True, editable=False)
    helper = models.ForeignKey(PeerHelper, models.CASCADE, related_name="language_skills")
    language = models.CharField(_("language"), max_length=3)
    oral = models.CharField(_("spoken"), choices=Cefr, max_length=2)
    written = models.CharField(_("written"), choices=Cefr, max_length=2, blank=True)
    basis = models.CharField(_("basis"), choices=Basis, default=Basis.DECLARED, max_length=8)
    assessed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    assessed_on = models.DateField(_("assessed on"), null=True, blank=True)

    objects = LanguageSkillQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="language_skill_assessed_by_somebody_on_a_day",
                condition=Q(basis="declared", assessed_by=None, assessed_on=None)
                | Q(basis="assessed", assessed_by__isnull=False, assessed_on__isnull=False),
                violation_error_message=_("Say who assessed it, and on which day."),
            ),
            models.UniqueConstraint(
                name="language_skill_once_per_helper",
                fields=["helper", "language"],
                violation_error_message=_("This language is already in the file."),
            ),
        ]

    def __str__(self) -> str:
        return f"Language skill {self.reference}"

    def language_name(self) -> str:
        return language_name(self.language)

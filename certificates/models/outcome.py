from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from certificates.lifecycle import FOLLOW_UP, ISSUED, SUPERSEDED, FollowUpState
from certificates.models.certificate import Certificate
from common.access import GuardedQuerySet
from common.errors import Refused
from common.lifecycle import LifecycleModel
from people.models import IN_CHARGE

if TYPE_CHECKING:
    from datetime import date, datetime

    from people.models import User

MONTHS = (3, 6, 12)
PATIENCE = timedelta(days=60)
"""How long an answer is waited for; then it stays « no answer », and nobody asks again."""


class OutcomeFollowUpQuerySet(GuardedQuerySet["OutcomeFollowUp"]):
    def visible_to(self, user: User) -> OutcomeFollowUpQuerySet:
        """Keep one's own, and those of the centres one is in charge of."""
        own = Q(certificate__protocol__helper__person__user=user)
        centre = "certificate__protocol__job__centre__in"
        return self.filter(own | Q(**{centre: user.centre_ids(*IN_CHARGE)}))

    def waiting(self, *, on: date) -> OutcomeFollowUpQuerySet:
        """Keep those to be answered now, the oldest first."""
        holds = Q(certificate__state__in=(ISSUED, SUPERSEDED))
        due = self.filter(holds, state=FollowUpState.DUE, due_on__lte=on)
        return due.order_by("due_on", "pk")

    def too_old(self, *, on: date) -> OutcomeFollowUpQuerySet:
        return self.filter(state=FollowUpState.DUE, due_on__lt=on - PATIENCE)


class OutcomeFollowUp(LifecycleModel):
    """What followed a certificate, some months later, if its holder agreed to be asked (C20)."""

    class Kind(models.TextChoices):
        INTERVIEW = "interview", _("An interview")
        PLACEMENT = "placement", _("A placement")
        TRAINING = "training", _("A training or studies")
        HIRE = "hire", _("A job")
        VOLUNTEERING = "volunteering", _("Volunteering")
        NOTHING_YET = "nothing_yet", _("Nothing yet")

    class Field(models.TextChoices):
        """Where certificates of this kind have led so far (0.17)."""

        TRANSLATION = "translation", _("Translation, mediation")
        SOCIAL_WORK = "social_work", _("Social work")
        CARE = "care", _("Care and help at home")
        OTHER = "other", _("Another field")

    class Source(models.TextChoices):
        HOLDER = "holder", _("Told by the holder")
        TEAM = "team", _("Noted with the holder")

    lifecycle = FOLLOW_UP

    state = models.CharField(
        choices=FollowUpState, default=FollowUpState.DUE, max_length=16, editable=False
    )
    certificate = models.ForeignKey(
        Certificate, models.CASCADE, related_name="follow_ups", editable=False
    )
    months = models.PositiveSmallIntegerField(editable=False)
    due_on = models.DateField(editable=False)
    kind = models.CharField(_("what followed"), choices=Kind, max_length=12, blank=True)
    field = models.CharField(_("in which field"), choices=Field, max_length=12, blank=True)
    source = models.CharField(choices=Source, max_length=8, blank=True, editable=False)
    answered_at = models.DateTimeField(null=True, editable=False)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )

    objects = OutcomeFollowUpQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="follow_up_once_per_date", fields=["certificate", "months"]
            ),
            models.CheckConstraint(
                name="follow_up_state_known", condition=Q(state__in=FollowUpState.values)
            ),
            models.CheckConstraint(
                name="follow_up_after_3_6_12_months", condition=Q(months__in=MONTHS)
            ),
            models.CheckConstraint(
                name="follow_up_answered_iff_it_says_what",
                condition=Q(state=FollowUpState.ANSWERED, answered_at__isnull=False)
                & ~Q(kind="")
                & ~Q(source="")
                | ~Q(state=FollowUpState.ANSWERED)
                & Q(kind="", field="", source="", answered_at=None, confirmed_by=None),
            ),
            models.CheckConstraint(
                name="follow_up_of_team_is_confirmed",
                condition=~Q(source="team") | Q(confirmed_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"Follow-up {self.reference}"

    def tell(self, kind: str, *, field: str = "", is_own: bool, by: User, at: datetime) -> None:
        """Note what followed: told by the holder, or noted with them by who confirms it.

        :raises Refused: before its date, or for a kind or field that is not offered.
        """
        self.check_due(at)
        if kind not in self.Kind.values or field not in ("", *self.Field.values):
            raise Refused(gettext("Choose what followed."))
        told = {"kind": kind, "field": field, "answered_at": at}
        source = self.Source.HOLDER if is_own else self.Source.TEAM
        confirmed = {"confirmed_by": None if is_own else by}
        self.move("answer", by=by, at=at, source=source, **told, **confirmed)

    def refuse(self, *, by: User, at: datetime) -> None:
        """Rather not say: nothing is asked again at this date."""
        self.check_due(at)
        self.move("refuse", by=by, at=at)

    def confirm(self, *, by: User, at: datetime) -> None:
        """Say that the team knows of what the holder told.

        :raises OutOfTurn: unless it was told, and nobody has confirmed it.
        """
        self.move("confirm", by=by, at=at, confirmed_by=by)

    def check_due(self, at: datetime) -> None:
        if timezone.localdate(at) < self.due_on:
            raise Refused(gettext("This question comes later."))

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from certificates.lifecycle import ROUND, RoundState
from certificates.models.template import TemplateVersion
from common.access import GuardedQuerySet
from common.lifecycle import LifecycleModel
from people.models import Centre, Role
from protocols.models import Side

if TYPE_CHECKING:
    from people.models import User


class RoundQuerySet(GuardedQuerySet["Round"]):
    def visible_to(self, user: User) -> RoundQuerySet:
        """Keep those where one takes part or facilitates; a manager sees those of the centre."""
        taken = Participant.objects.filter(user=user).values("round")
        managed = user.centre_ids(Role.MANAGER)
        return self.filter(Q(pk__in=taken) | Q(facilitator=user) | Q(centre__in=managed))

    def open(self) -> RoundQuerySet:
        return self.filter(state=RoundState.OPEN)

    def for_list(self) -> RoundQuerySet:
        return self.select_related("version__template", "facilitator").order_by("-starts_on", "-pk")


class Round(LifecycleModel):
    """Some weeks in which named people write a certificate together, and agree by consent."""

    lifecycle = ROUND

    state = models.CharField(
        choices=RoundState, default=RoundState.OPEN, max_length=16, editable=False
    )
    version = models.ForeignKey(TemplateVersion, models.PROTECT, related_name="rounds")
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    facilitator = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    aim = models.CharField(_("what it is about"), max_length=300, blank=True)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    ended_at = models.DateTimeField(null=True, editable=False)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    why_abandoned = models.CharField(_("why"), max_length=300, blank=True)

    objects = RoundQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="round_state_known", condition=Q(state__in=RoundState.values)
            ),
            models.UniqueConstraint(
                name="round_open_once_per_version",
                fields=["version"],
                condition=Q(state=RoundState.OPEN),
                violation_error_message=_("A round is open already on this template."),
            ),
            models.CheckConstraint(
                name="round_ends_after_it_starts",
                condition=Q(ends_on__gt=F("starts_on")),
                violation_error_message=_("A round lasts at least until the next day."),
            ),
            models.CheckConstraint(
                name="round_ended_iff_not_open",
                condition=Q(state=RoundState.OPEN, ended_at=None, ended_by=None)
                | (~Q(state=RoundState.OPEN) & Q(ended_at__isnull=False, ended_by__isnull=False)),
            ),
            models.CheckConstraint(
                name="round_abandoned_iff_it_says_why",
                condition=(Q(state=RoundState.ABANDONED) & ~Q(why_abandoned=""))
                | (~Q(state=RoundState.ABANDONED) & Q(why_abandoned="")),
            ),
        ]

    def __str__(self) -> str:
        return f"Round {self.reference}"

    def get_absolute_url(self) -> str:
        return reverse("certificates:round-detail", args=[self.reference])

    def is_open(self) -> bool:
        return self.state == RoundState.OPEN

    def is_over(self, *, on: date) -> bool:
        """Tell whether the last day has gone by: nobody speaks any more, silence counts."""
        return on > self.ends_on


class Participant(models.Model):
    """One who takes part in a round, for one side; named at its start, and nobody after."""

    reference = models.UUIDField(default=uuid4, unique=True, editable=False)
    round = models.ForeignKey(Round, models.PROTECT, related_name="participants")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    side = models.CharField(choices=Side, max_length=16, editable=False)
    credit_name = models.CharField(_("name to print"), max_length=60, blank=True)
    on_certificates = models.BooleanField(_("on the certificates too"), default=False)
    credit_told_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="participant_once_per_round", fields=["round", "user"]),
            models.CheckConstraint(
                name="participant_side_known", condition=Q(side__in=Side.values)
            ),
            models.CheckConstraint(
                name="participant_on_certificates_if_named",
                condition=Q(on_certificates=False) | ~Q(credit_name=""),
                violation_error_message=_("Write the name to print, or leave the box empty."),
            ),
        ]

    def __str__(self) -> str:
        return f"Participant {self.reference}"

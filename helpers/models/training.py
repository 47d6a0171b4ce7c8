from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.access import GuardedQuerySet
from common.errors import Refused
from common.lifecycle import LifecycleModel
from helpers.lifecycle import TRAINING, TrainingState
from helpers.models.helper import PeerHelper
from people.models import IN_CHARGE, Membership, Role

if TYPE_CHECKING:
    from people.models import User

CONF = "CONF"
"""Confidentiality, the one compulsory module: no other training is a condition (3.23, 3.25)."""


class TrainingModule(models.Model):
    """A training that the association offers: to helpers, to the team, or to both together."""

    class Audience(models.TextChoices):
        HELPERS = "helpers", _("Peer helpers")
        STAFF = "staff", _("The team")
        BOTH = "both", _("Peer helpers and team together")

    key = models.SlugField(unique=True, max_length=40)
    code = models.CharField(max_length=12, unique=True)
    title = models.CharField(max_length=120)
    plain_title = models.CharField(max_length=120, blank=True)
    audience = models.CharField(choices=Audience, max_length=8)
    is_compulsory = models.BooleanField(default=False)
    hours = models.PositiveSmallIntegerField()
    peer_led_minutes = models.PositiveSmallIntegerField(default=0)
    aims = models.JSONField(default=list)
    plain_aims = models.JSONField(default=list)
    outline = models.JSONField(default=list)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="training_module_peers_lead_at_most_all_of_it",
                condition=Q(peer_led_minutes__lte=F("hours") * 60),
            )
        ]

    def __str__(self) -> str:
        return f"Training module {self.code}"

    def is_for_helpers(self) -> bool:
        return self.audience != self.Audience.STAFF

    def is_for_staff(self) -> bool:
        return self.audience != self.Audience.HELPERS

    def peer_share(self) -> int:
        """Return which part of it peers lead, in per cent (3.32)."""
        return round(100 * self.peer_led_minutes / (60 * self.hours))


class TrainingRecordQuerySet(GuardedQuerySet["TrainingRecord"]):
    def visible_to(self, user: User) -> TrainingRecordQuerySet:
        """Keep one's own, those of the helpers one is in charge of, and of the team one manages."""
        team = Membership.objects.filter(centre__in=user.centre_ids(Role.MANAGER))
        return self.filter(
            Q(member=user)
            | Q(helper__person__user=user)
            | Q(helper__person__centre__in=user.centre_ids(*IN_CHARGE))
            | Q(member__in=team.values("user"))
        )

    def confidentiality(self, *, on: date) -> TrainingRecordQuerySet:
        """Keep the training on confidentiality, validated by that day (3.23)."""
        validated = self.filter(module__code=CONF, state=TrainingState.VALIDATED)
        return validated.filter(validated_on__lte=on)

    def for_list(self) -> TrainingRecordQuerySet:
        return self.select_related(
            "module", "member", "helper__person__centre", "validated_by"
        ).order_by("-held_on", "pk")


class TrainingRecord(LifecycleModel):
    """One training that a helper, or a member of the team, follows or has followed elsewhere."""

    class LedBy(models.TextChoices):
        PROFESSIONAL = "professional", _("Professionals")
        PEER = "peer", _("Peers")
        BOTH = "both", _("Peers and professionals")

    lifecycle = TRAINING

    state = models.CharField(
        choices=TrainingState, default=TrainingState.PLANNED, max_length=16, editable=False
    )
    helper = models.ForeignKey(
        PeerHelper, models.PROTECT, null=True, related_name="trainings", editable=False
    )
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="trainings",
        editable=False,
    )
    module = models.ForeignKey(
        TrainingModule,
        models.PROTECT,
        null=True,
        related_name="records",
        verbose_name=_("training"),
    )
    title = models.CharField(_("title of the training or diploma"), max_length=120, blank=True)
    provider = models.CharField(_("who gave it"), max_length=120, blank=True)
    level = models.CharField(_("level, as the paper says"), max_length=80, blank=True)
    held_on = models.DateField(_("day of the training"))
    hours = models.PositiveSmallIntegerField(
        _("hours"), validators=[MinValueValidator(1), MaxValueValidator(2000)]
    )
    peer_led_minutes = models.PositiveSmallIntegerField(_("minutes led by peers"), default=0)
    led_by = models.CharField(_("led by"), choices=LedBy, default=LedBy.BOTH, max_length=12)
    validated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    validated_on = models.DateField(null=True, editable=False)

    objects = TrainingRecordQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="training_state_known", condition=Q(state__in=TrainingState.values)
            ),
            models.CheckConstraint(
                name="training_of_one_helper_or_one_member",
                condition=Q(helper__isnull=False, member=None)
                | Q(helper=None, member__isnull=False),
            ),
            models.CheckConstraint(
                name="training_of_the_house_or_declared",
                condition=Q(
                    module__isnull=False,
                    title="",
                    state__in=["planned", "attended", "validated", "to_redo"],
                )
                | (Q(module=None, state__in=["declared", "proof_seen"]) & ~Q(title="")),
                violation_error_message=_("Choose a training, or say the title of another one."),
            ),
            models.CheckConstraint(
                name="training_validated_iff_dated",
                condition=Q(
                    state__in=["validated", "proof_seen"],
                    validated_on__isnull=False,
                    validated_by__isnull=False,
                )
                | (
                    ~Q(state__in=["validated", "proof_seen"])
                    & Q(validated_on=None, validated_by=None)
                ),
            ),
            models.CheckConstraint(
                name="training_peers_lead_at_most_all_of_it",
                condition=Q(peer_led_minutes__lte=F("hours") * 60),
                violation_error_message=_("Peers cannot lead longer than the training lasts."),
            ),
            models.UniqueConstraint(
                name="training_once_a_day_per_helper",
                fields=["helper", "module", "held_on"],
                violation_error_message=_("This training is noted already for that day."),
            ),
            models.UniqueConstraint(
                name="training_once_a_day_per_member",
                fields=["member", "module", "held_on"],
                violation_error_message=_("This training is noted already for that day."),
            ),
        ]

    def __str__(self) -> str:
        return f"Training {self.reference}"

    def name(self) -> str:
        return self.module.title if self.module else self.title

    def plain_name(self) -> str:
        return (self.module.plain_title or self.module.title) if self.module else self.title

    def is_external(self) -> bool:
        return self.module_id is None

    def is_of(self, user: User) -> bool:
        """Tell whether this person is the one who was trained."""
        if self.helper:
            return self.helper.person.user_id == user.pk
        return self.member_id == user.pk

    def peer_share(self) -> int:
        return round(100 * self.peer_led_minutes / (60 * self.hours))

    def attend(self, *, by: User, at: datetime) -> None:
        """Note that it was held.

        :raises Refused: before its day.
        """
        if self.held_on > timezone.localdate(at):
            raise Refused(gettext("This day has not come yet."))
        self.move("attend", by=by, at=at)

    def validate(self, *, by: User, at: datetime) -> None:
        """Say, as the trainer or in charge, that it was understood (C10).

        :raises Refused: about oneself.
        """
        self.check_other(by)
        self.move("validate", by=by, at=at, validated_by=by, validated_on=timezone.localdate(at))

    def redo(self, *, by: User, at: datetime) -> None:
        self.check_other(by)
        self.move("redo", by=by, at=at)

    def see_proof(self, *, by: User, at: datetime) -> None:
        """Say that one has seen the paper of a training followed elsewhere; no copy is kept."""
        self.check_other(by)
        self.move("see_proof", by=by, at=at, validated_by=by, validated_on=timezone.localdate(at))

    def check_other(self, by: User) -> None:
        if self.is_of(by):
            raise Refused(gettext("Somebody else has to validate your own training."))

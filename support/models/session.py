from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.access import GuardedQuerySet
from common.errors import Refused
from common.lifecycle import LifecycleModel, OutOfTurn
from common.models import JournalEntry
from people.models import IN_CHARGE
from protocols.models import Protocol
from support.lifecycle import SESSION, SessionState
from support.models.match import Match

if TYPE_CHECKING:
    from people.models import User

NOTE_LENGTH = 280
SECOND_THOUGHTS = timedelta(minutes=15)
"""How long one may take back a session that counted at once, being noted by the staff."""


class ActivityType(models.Model):
    """What was done together, from a list: daily life first (domain.md 0.14)."""

    key = models.SlugField(unique=True, max_length=40)
    label = models.CharField(max_length=120)
    plain_label = models.CharField(max_length=160, blank=True)
    icon = models.CharField(max_length=40, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return self.label


class SupportSessionQuerySet(GuardedQuerySet["SupportSession"]):
    def visible_to(self, user: User) -> SupportSessionQuerySet:
        """Keep one's own sessions as a helper, and those of the centres one is in charge of."""
        return self.filter(
            Q(protocol__helper__person__user=user)
            | Q(protocol__job__centre__in=user.centre_ids(*IN_CHARGE))
        )

    def validated(self) -> SupportSessionQuerySet:
        return self.filter(state=SessionState.VALIDATED)

    def to_read(self) -> SupportSessionQuerySet:
        return self.filter(state=SessionState.SUBMITTED)

    def for_list(self) -> SupportSessionQuerySet:
        return (
            self.select_related(
                "protocol__helper__person", "protocol__job", "match__person", "author"
            )
            .prefetch_related("activity_types")
            .order_by("-held_on", "-pk")
        )


class SupportSession(LifecycleModel):
    """One time of support: when, how long, which activities; never what was said (D6)."""

    class Mode(models.TextChoices):
        INDIVIDUAL = "individual", _("With one person")
        COLLECTIVE = "collective", _("In a group")
        OUTREACH = "outreach", _("Reaching out")
        PHONE = "phone", _("By phone")
        OUTSIDE = "outside", _("Outside, together")

    class Progress(models.TextChoices):
        STARTED = "started", _("Started")
        MOVING = "moving", _("Moving forward")
        TOGETHER = "together", _("Done together")
        ALONE = "alone", _("Done alone")

    lifecycle = SESSION
    reads_are_logged = True

    state = models.CharField(
        choices=SessionState, default=SessionState.DRAFT, max_length=16, editable=False
    )
    submission = models.UUIDField(default=uuid4, unique=True, editable=False)
    protocol = models.ForeignKey(
        Protocol, models.PROTECT, related_name="sessions", verbose_name=_("peer helper")
    )
    match = models.ForeignKey(
        Match,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="sessions",
        verbose_name=_("with"),
    )
    mode = models.CharField(_("how"), choices=Mode, default=Mode.INDIVIDUAL, max_length=12)
    held_on = models.DateField(_("day"))
    minutes = models.PositiveSmallIntegerField(
        _("duration in minutes"), validators=[MinValueValidator(5), MaxValueValidator(480)]
    )
    activity_types = models.ManyToManyField(
        ActivityType, related_name="+", verbose_name=_("what you did (three at most)")
    )
    language = models.CharField(_("language used"), max_length=3, default="fra")
    attendance = models.PositiveSmallIntegerField(
        _("how many people"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(300)],
    )
    child_present = models.BooleanField(
        _("a child took part, with the agreement of a parent"), default=False
    )
    progress = models.CharField(_("progress"), choices=Progress, max_length=10, blank=True)
    note = models.CharField(_("short note"), max_length=NOTE_LENGTH, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    return_reason = models.CharField(_("what to correct"), max_length=200, blank=True)
    validated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    validated_at = models.DateTimeField(null=True, editable=False)

    objects = SupportSessionQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["protocol", "-held_on"], name="session_of_protocol")]
        constraints = [
            models.CheckConstraint(
                name="session_state_known", condition=Q(state__in=SessionState.values)
            ),
            models.CheckConstraint(
                name="session_lasts_5_to_480_minutes",
                condition=Q(minutes__gte=5, minutes__lte=480),
                violation_error_message=_("A session lasts between 5 minutes and 8 hours."),
            ),
            models.CheckConstraint(
                name="session_group_is_counted_and_not_named",
                condition=Q(mode="collective", match=None, attendance__gte=1)
                | (~Q(mode="collective") & Q(match__isnull=False, attendance=None)),
                violation_error_message=_(
                    "In a group, give the number of people; otherwise choose the person."
                ),
            ),
            models.CheckConstraint(
                name="session_validated_iff_dated",
                condition=Q(
                    state=SessionState.VALIDATED,
                    validated_at__isnull=False,
                    validated_by__isnull=False,
                )
                | (~Q(state=SessionState.VALIDATED) & Q(validated_at=None, validated_by=None)),
            ),
        ]

    def __str__(self) -> str:
        return f"Session {self.reference}"

    def get_absolute_url(self) -> str:
        return reverse("support:session-detail", args=[self.reference])

    def is_draft(self) -> bool:
        return self.state == SessionState.DRAFT

    def is_to_read(self) -> bool:
        return self.state == SessionState.SUBMITTED

    def is_individual(self) -> bool:
        return self.mode != self.Mode.COLLECTIVE

    def is_of(self, user: User) -> bool:
        """Tell whether this person helped in it."""
        return self.protocol.helper.person.user_id == user.pk

    def may_be_discarded(self, *, at: datetime) -> bool:
        """Tell whether its author may still take it back: until somebody else has read it."""
        if self.validated_at is None:
            return True
        return self.validated_by_id == self.author_id and at - self.validated_at < SECOND_THOUGHTS

    def submit(self, *, by: User, at: datetime) -> None:
        self.move("submit", by=by, at=at, return_reason="")

    def validate(self, *, by: User, at: datetime) -> None:
        """Mark as read: from now on it counts (C12).

        :raises Refused: if one would read one's own session as its helper (R11).
        """
        if self.is_of(by):
            raise Refused(gettext("Somebody else has to read your own session."))
        self.move("validate", by=by, at=at, validated_by=by, validated_at=at)

    def send_back(self, *, reason: str, by: User, at: datetime) -> None:
        """Ask for a correction.

        :raises Refused: without saying what to correct.
        """
        if not reason.strip():
            raise Refused(gettext("Say what is to be corrected."))
        self.move("send_back", by=by, at=at, return_reason=reason.strip()[:200])

    def discard(self, *, by: User, at: datetime) -> None:
        """Take back what one has noted by mistake; the journal keeps that it was there (C12).

        :raises Refused: if it has been read, or if somebody else noted it.
        """
        if self.author_id != by.pk or not self.may_be_discarded(at=at):
            raise Refused(gettext("This session has been read: it stays as it is."))
        here = SupportSession.objects.filter(pk=self.pk, state=self.state)
        with transaction.atomic():
            JournalEntry.record(self, "discard", by=by, at=at)
            if not here.delete()[0]:
                raise OutOfTurn(gettext("Someone was faster: this step is no longer possible."))

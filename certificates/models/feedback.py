from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from certificates.lifecycle import FEEDBACK, FeedbackState
from certificates.models.certificate import Certificate
from certificates.models.share import RecipientKind, ShareLink
from common.access import GuardedQuerySet
from common.lifecycle import LifecycleModel
from people.models import IN_CHARGE

if TYPE_CHECKING:
    from datetime import datetime

    from people.models import User


class Useful(models.TextChoices):
    """What of the paper helped most (D11)."""

    ACHIEVEMENTS = "achievements", _("The achievements")
    SKILLS = "skills", _("The skills and their proofs")
    HOURS = "hours", _("The hours and dates")
    ENDORSEMENTS = "endorsements", _("What others say")
    LEADS = "leads", _("The questions for the interview")
    VERIFICATION = "verification", _("That it can be checked")


class RecruiterFeedbackQuerySet(GuardedQuerySet["RecruiterFeedback"]):
    def visible_to(self, user: User) -> RecruiterFeedbackQuerySet:
        """Keep those on one's own certificate, and those of the centres one is in charge of."""
        own = Q(certificate__protocol__helper__person__user=user)
        centre = "certificate__protocol__job__centre__in"
        return self.filter(own | Q(**{centre: user.centre_ids(*IN_CHARGE)}))

    def received(self) -> RecruiterFeedbackQuerySet:
        return self.filter(state=FeedbackState.RECEIVED)


class RecruiterFeedback(LifecycleModel):
    """What somebody who read a certificate thinks of it: without an account, and few words."""

    class LedTo(models.TextChoices):
        NOTHING_YET = "nothing_yet", _("Nothing yet")
        INTERVIEW = "interview", _("An interview")
        PLACEMENT = "immersion", _("A placement")
        TRAINING = "training", _("A training")
        HIRE = "hire", _("A hire")
        VOLUNTEERING = "volunteering", _("Volunteering")

    class ContractKind(models.TextChoices):
        PERMANENT = "permanent", _("Permanent")
        FIXED_TERM = "fixed_term", _("Fixed-term")
        TEMPORARY = "temporary", _("Temporary")
        APPRENTICESHIP = "apprenticeship", _("Apprenticeship")

    lifecycle = FEEDBACK

    state = models.CharField(
        choices=FeedbackState, default=FeedbackState.RECEIVED, max_length=16, editable=False
    )
    submission = models.UUIDField(default=uuid4, unique=True, editable=False)
    certificate = models.ForeignKey(
        Certificate, models.CASCADE, related_name="feedback", editable=False
    )
    share_link = models.ForeignKey(
        ShareLink, models.SET_NULL, null=True, related_name="feedback", editable=False
    )
    organisation_kind = models.CharField(
        _("You are"), choices=RecipientKind, max_length=20, blank=True
    )
    sector = models.CharField(_("Sector"), max_length=80, blank=True)
    useful = models.PositiveSmallIntegerField(_("Was this certificate useful to you?"))
    understood = models.PositiveSmallIntegerField(
        _("Did you understand what it proves?"), null=True, blank=True
    )
    most_useful = models.JSONField(_("The most useful"), default=list, blank=True)
    missing = models.CharField(_("What is missing"), max_length=300, blank=True)
    led_to = models.CharField(_("And then?"), choices=LedTo, max_length=12, blank=True)
    contract_kind = models.CharField(
        _("Kind of contract"), choices=ContractKind, max_length=16, blank=True
    )
    contact_email = models.EmailField(_("Your e-mail address"), blank=True)
    is_comment_visible = models.BooleanField(_("The person may read my comment"), default=False)
    received_at = models.DateTimeField(editable=False)
    hidden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )

    objects = RecruiterFeedbackQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="feedback_state_known", condition=Q(state__in=FeedbackState.values)
            ),
            models.CheckConstraint(
                name="feedback_useful_1_to_5", condition=Q(useful__gte=1, useful__lte=5)
            ),
            models.CheckConstraint(
                name="feedback_understood_1_to_5",
                condition=Q(understood=None) | Q(understood__gte=1, understood__lte=5),
            ),
            models.CheckConstraint(
                name="feedback_hidden_by_someone",
                condition=Q(state=FeedbackState.RECEIVED, hidden_by=None)
                | Q(state=FeedbackState.HIDDEN, hidden_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"Feedback {self.reference}"

    def most_useful_words(self) -> list[str]:
        return [str(Useful(key).label) for key in self.most_useful if key in Useful.values]

    def hide(self, *, by: User, at: datetime) -> None:
        """Keep abusive words from the holder and from the figures."""
        self.move("hide", by=by, at=at, hidden_by=by)

    def restore(self, *, by: User, at: datetime) -> None:
        self.move("restore", by=by, at=at, hidden_by=None)

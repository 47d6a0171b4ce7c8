from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q, Value
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common.access import GuardedQuerySet
from programmes.models.programme import Programme

if TYPE_CHECKING:
    from people.models import User

VOICES = 2
TOO_FEW = 5
"""Under this many participants, nobody is told apart by their function."""


class TeamReadinessQuerySet(GuardedQuerySet["TeamReadiness"]):
    def visible_to(self, user: User) -> TeamReadinessQuerySet:
        return self.filter(programme__centre__in=user.centre_ids())


class TeamReadiness(models.Model):
    """Is the team ready? Filled in at a meeting, by several voices; each time a new version.

    No score: what counts is who does what, by when, where the answer is « not yet » (3.40–3.42).
    """

    reference = models.UUIDField(default=uuid4, unique=True, editable=False)
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="readiness")
    version = models.PositiveSmallIntegerField(editable=False)
    held_on = models.DateField(_("meeting held on"))
    managers = models.PositiveSmallIntegerField(_("management"), default=0)
    social_workers = models.PositiveSmallIntegerField(_("social workers"), default=0)
    other_staff = models.PositiveSmallIntegerField(_("other colleagues"), default=0)
    volunteers = models.PositiveSmallIntegerField(_("volunteers"), default=0)
    filled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = TeamReadinessQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="readiness_version_once", fields=["programme", "version"]),
            models.CheckConstraint(
                name="readiness_filled_by_several_voices",
                condition=Q(
                    managers__gte=Value(VOICES)
                    - F("social_workers")
                    - F("other_staff")
                    - F("volunteers")
                ),
                violation_error_message=_("It is filled in by two people at least, in a meeting."),
            ),
        ]

    def __str__(self) -> str:
        return f"Readiness {self.reference}"

    def get_absolute_url(self) -> str:
        return reverse("programmes:readiness-detail", args=[self.reference])

    def participants(self) -> int:
        return self.managers + self.social_workers + self.other_staff + self.volunteers

    def tells_functions(self) -> bool:
        """Tell whether so many took part that a function is not a person."""
        return self.participants() >= TOO_FEW


class ReadinessAnswer(models.Model):
    """The answer to one statement; « not yet » says the action, the person and the date."""

    class Answer(models.TextChoices):
        DONE = "done", _("In place")
        ONGOING = "ongoing", _("Under way")
        NOT_YET = "not_yet", _("Not yet")

    readiness = models.ForeignKey(TeamReadiness, models.CASCADE, related_name="answers")
    statement = models.CharField(max_length=40)
    answer = models.CharField(choices=Answer, max_length=8)
    action = models.CharField(_("action"), max_length=200, blank=True)
    person = models.CharField(_("who"), max_length=80, blank=True)
    due_on = models.DateField(_("by when"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="readiness_statement_answered_once", fields=["readiness", "statement"]
            ),
            models.CheckConstraint(
                name="readiness_answer_known",
                condition=Q(answer__in=["done", "ongoing", "not_yet"]),
            ),
            models.CheckConstraint(
                name="readiness_not_yet_says_what_who_when",
                condition=~Q(answer="not_yet")
                | (Q(due_on__isnull=False) & ~Q(action="") & ~Q(person="")),
            ),
        ]

    def __str__(self) -> str:
        return f"Answer {self.pk}"

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common.access import GuardedQuerySet
from common.audio import AudioField
from common.lifecycle import LifecycleModel
from helpers.models import PeerHelper
from people.languages import language_name
from people.models import IN_CHARGE, Centre, Person
from programmes.lifecycle import CANDIDACY, WAITING, CandidacyState

if TYPE_CHECKING:
    from people.models import User


class InterestDoorQuerySet(GuardedQuerySet["InterestDoor"]):
    def visible_to(self, user: User) -> InterestDoorQuerySet:
        """Keep the posters of the centres where one is in charge."""
        return self.filter(centre__in=user.centre_ids(*IN_CHARGE))

    def open(self) -> InterestDoorQuerySet:
        return self.filter(closed_at=None)


class InterestDoor(models.Model):
    """The poster of a centre: whoever scans it says « j’aimerais aider ». Only a hash is kept."""

    reference = models.UUIDField(default=uuid4, unique=True, editable=False)
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="interest_doors")
    token_sha256 = models.CharField(max_length=64, unique=True)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = InterestDoorQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_open_door_per_centre", fields=["centre"], condition=Q(closed_at=None)
            )
        ]

    def __str__(self) -> str:
        return f"Door {self.reference}"


class CandidacyQuerySet(GuardedQuerySet["Candidacy"]):
    def visible_to(self, user: User) -> CandidacyQuerySet:
        """Keep one's own, and those of the centres where one is in charge."""
        return self.filter(Q(person__user=user) | Q(centre__in=user.centre_ids(*IN_CHARGE)))

    def for_list(self) -> CandidacyQuerySet:
        related = ("centre", "person", "helper__person", "told_by", "interview")
        return self.select_related(*related).order_by("-expressed_at", "pk")

    def waiting(self) -> CandidacyQuerySet:
        return self.filter(state__in=WAITING)


class Candidacy(LifecycleModel):
    """Someone would like to help: no CV, in any language, written, recorded or just said."""

    class Channel(models.TextChoices):
        WRITTEN = "written", _("Written message")
        AUDIO = "audio", _("Voice message")
        ORAL = "oral", _("To be told to someone")

    lifecycle = CANDIDACY
    reads_are_logged = True

    state = models.CharField(
        choices=CandidacyState, default=CandidacyState.INTEREST, max_length=16, editable=False
    )
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="candidacies")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="candidacies"
    )
    helper = models.ForeignKey(
        PeerHelper, models.PROTECT, null=True, blank=True, related_name="candidacies"
    )
    channel = models.CharField(_("how it was told"), choices=Channel, max_length=8)
    language = models.CharField(_("language"), max_length=3, blank=True)
    message = models.TextField(_("message"), max_length=2000, blank=True)
    audio = AudioField(_("recording"))
    called = models.CharField(_("name to call the person by"), max_length=80, blank=True)
    reached = models.CharField(_("how to reach the person"), max_length=120, blank=True)
    is_adult = models.BooleanField(_("is of age"), default=False)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    expressed_at = models.DateTimeField(_("said on"))
    decline_reason = models.CharField(_("reason"), max_length=40, blank=True)
    proposal = models.CharField(_("other proposal"), max_length=300, blank=True)
    told_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("told by"),
    )
    told_at = models.DateTimeField(_("told on"), null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = CandidacyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="candidacy_state_known", condition=Q(state__in=CandidacyState.values)
            ),
            models.CheckConstraint(
                name="candidacy_is_adult",
                condition=Q(is_adult=True),
                violation_error_message=_("Only adults can be peer helpers."),
            ),
            models.CheckConstraint(
                name="candidacy_declined_with_reason_told",
                condition=~Q(state=CandidacyState.DECLINED)
                | (~Q(decline_reason="") & Q(told_by__isnull=False, told_at__isnull=False)),
                violation_error_message=_("Say why, who told the person, and when."),
            ),
            models.CheckConstraint(
                name="candidacy_redirected_with_proposal",
                condition=~Q(state=CandidacyState.REDIRECTED) | ~Q(proposal=""),
                violation_error_message=_("Say what is proposed instead."),
            ),
            models.CheckConstraint(
                name="candidacy_accepted_with_file",
                condition=~Q(state=CandidacyState.ACCEPTED) | Q(helper__isnull=False),
            ),
            models.CheckConstraint(
                name="candidacy_ended_has_a_date",
                condition=Q(state__in=WAITING) | Q(ended_at__isnull=False),
            ),
            models.CheckConstraint(
                name="candidacy_recording_gone_once_served",
                condition=~Q(state__in=[CandidacyState.WITHDRAWN, CandidacyState.ACCEPTED])
                | Q(audio=""),
            ),
        ]
        indexes = [models.Index(fields=["centre", "state"], name="candidacies_of_centre")]

    def __str__(self) -> str:
        return f"Candidacy {self.reference}"

    def get_absolute_url(self) -> str:
        return reverse("programmes:candidacy-detail", args=[self.reference])

    def name(self) -> str:
        """Return the name to show: the one of the file, or the one that was given."""
        return self.person.chosen_name if self.person else self.called

    def language_name(self) -> str:
        return language_name(self.language) if self.language else ""

    def is_waiting(self) -> bool:
        return self.state in WAITING

    def sheet(self) -> InterviewSheet | None:
        return getattr(self, "interview", None)


class InterviewSheet(models.Model):
    """The interview: the same eleven questions for all, who asked them, and what was noted."""

    class Readiness(models.TextChoices):
        YES = "yes", _("Yes")
        NOT_YET = "not_yet", _("Not yet")
        LATER = "later", _("I will talk about it later")

    reference = models.UUIDField(default=uuid4, unique=True, editable=False)
    candidacy = models.OneToOneField(Candidacy, models.CASCADE, related_name="interview")
    held_on = models.DateField(_("day of the interview"))
    panel = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="+", verbose_name=_("who asks")
    )
    peer = models.ForeignKey(
        PeerHelper,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("peer helper present"),
    )
    interpreter = models.CharField(_("interpreter"), max_length=120, blank=True)
    answers = models.JSONField(_("what was said"), default=dict, blank=True)
    readiness = models.CharField(
        _("feels ready, as they say"), choices=Readiness, max_length=8, blank=True
    )

    def __str__(self) -> str:
        return f"Interview {self.reference}"

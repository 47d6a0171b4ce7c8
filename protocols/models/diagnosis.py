from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.access import GuardedQuerySet
from common.errors import Refused
from common.lifecycle import LifecycleModel
from people.languages import language_name
from people.models import IN_CHARGE, Centre, Person
from protocols.lifecycle import DIAGNOSIS, DiagnosisState, NeedState

if TYPE_CHECKING:
    from people.models import User

GOOD_FOR = timedelta(days=365)
SOURCES_WANTED = 2
FEW, MOST_HEARD = 5, 9999


class Method(models.TextChoices):
    """How the needs were heard (D1)."""

    TEAM_MEETING = "team_meeting", _("Team meeting")
    RESIDENT_GROUP = "resident_group", _("Group of residents")
    QUESTIONNAIRE = "questionnaire", _("Questionnaire to residents")
    ACTIVITY_DATA = "activity_data", _("Activity data")
    COUNCIL = "council", _("Council of residents")


SOURCES = {
    Method.TEAM_MEETING: "team",
    Method.RESIDENT_GROUP: "residents",
    Method.QUESTIONNAIRE: "residents",
    Method.ACTIVITY_DATA: "data",
    Method.COUNCIL: "residents",
}
"""Whose word each method brings: the team's, the residents', or that of the figures (C2)."""


def languages_of(centre: Centre, *, on: date) -> dict[str, int | None]:
    """Return how many of the persons here speak each language; never a number below five (P02)."""
    here = Person.objects.filter(centre=centre).exclude(left_on__lt=on)
    spoken = Counter(code for codes in here.values_list("languages", flat=True) for code in codes)
    return {code: count if count >= FEW else None for code, count in sorted(spoken.items())}


class NeedsDiagnosisQuerySet(GuardedQuerySet["NeedsDiagnosis"]):
    def visible_to(self, user: User) -> NeedsDiagnosisQuerySet:
        """Keep those of the team's centres; what is being written, for those in charge."""
        here = Q(centre__in=user.centre_ids(*IN_CHARGE))
        kept = Q(state__in=[DiagnosisState.VALIDATED, DiagnosisState.ARCHIVED])
        return self.filter(here | (kept & Q(centre__in=user.centre_ids())))

    def open(self) -> NeedsDiagnosisQuerySet:
        return self.filter(state__in=[DiagnosisState.DRAFT, DiagnosisState.IN_REVIEW])

    def validated(self) -> NeedsDiagnosisQuerySet:
        return self.filter(state=DiagnosisState.VALIDATED)

    def to_redo(self, *, on: date) -> NeedsDiagnosisQuerySet:
        """Keep those validated more than a year ago, where no other is under way."""
        busy = NeedsDiagnosis.objects.open().values("centre")
        old = self.validated().filter(validated_at__date__lt=on - GOOD_FOR)
        return old.exclude(centre__in=busy)

    def for_list(self) -> NeedsDiagnosisQuerySet:
        return (
            self.select_related("centre", "validated_by")
            .annotate(need_count=models.Count("needs"))
            .order_by("-ends_on", "-pk")
        )


def heard(label: object) -> models.PositiveSmallIntegerField[int, int]:
    """Count those of one group who were heard: a number, no names."""
    most = MaxValueValidator(MOST_HEARD)
    return models.PositiveSmallIntegerField(label, default=0, validators=[most])  # type: ignore[arg-type]


class NeedsDiagnosis(LifecycleModel):
    """What a centre lacks, heard from several sides over a period, and validated (C2, D1)."""

    lifecycle = DIAGNOSIS

    state = models.CharField(
        choices=DiagnosisState, default=DiagnosisState.DRAFT, max_length=16, editable=False
    )
    centre = models.ForeignKey(
        Centre, models.PROTECT, related_name="diagnoses", verbose_name=_("centre")
    )
    starts_on = models.DateField(_("heard from"))
    ends_on = models.DateField(_("heard until"))
    methods = models.JSONField(_("how the needs were heard"), default=list, blank=True)
    employees = heard(_("employees"))
    social_workers = heard(_("social workers among them"))
    volunteers = heard(_("volunteers"))
    helpers = heard(_("peer helpers"))
    residents = heard(_("residents"))
    languages_spoken = models.JSONField(default=dict, editable=False)
    return_comment = models.CharField(_("what to see again"), max_length=300, blank=True)
    validated_at = models.DateTimeField(null=True, editable=False)
    validated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )

    objects = NeedsDiagnosisQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="diagnosis_state_known", condition=Q(state__in=DiagnosisState.values)
            ),
            models.CheckConstraint(
                name="diagnosis_ends_after_it_starts",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The period cannot end before it starts."),
            ),
            models.CheckConstraint(
                name="diagnosis_social_workers_are_employees",
                condition=Q(social_workers__lte=F("employees")),
                violation_error_message=_("Social workers are counted among the employees."),
            ),
            models.CheckConstraint(
                name="diagnosis_validated_iff_signed",
                condition=Q(
                    state__in=[DiagnosisState.DRAFT, DiagnosisState.IN_REVIEW],
                    validated_at=None,
                    validated_by=None,
                )
                | Q(
                    state__in=[DiagnosisState.VALIDATED, DiagnosisState.ARCHIVED],
                    validated_at__isnull=False,
                    validated_by__isnull=False,
                ),
            ),
            models.UniqueConstraint(
                name="diagnosis_one_open_per_centre",
                fields=["centre"],
                condition=Q(state__in=[DiagnosisState.DRAFT, DiagnosisState.IN_REVIEW]),
                violation_error_message=_("A diagnosis is under way here: go on with that one."),
            ),
            models.UniqueConstraint(
                name="diagnosis_one_validated_per_centre",
                fields=["centre"],
                condition=Q(state=DiagnosisState.VALIDATED),
            ),
        ]

    def __str__(self) -> str:
        return f"Needs diagnosis {self.reference}"

    def get_absolute_url(self) -> str:
        return reverse("protocols:diagnosis-detail", args=[self.reference])

    def is_draft(self) -> bool:
        return self.state == DiagnosisState.DRAFT

    def method_labels(self) -> list[str]:
        return [str(method.label) for method in Method if method in self.methods]

    def participants(self) -> list[tuple[str, int]]:
        """Return how many of each group were heard."""
        names = ("employees", "social_workers", "volunteers", "helpers", "residents")
        fields = [NeedsDiagnosis._meta.get_field(name) for name in names]
        return [(str(getattr(f, "verbose_name", "")), getattr(self, f.name)) for f in fields]

    def spoken(self) -> list[tuple[str, str]]:
        """Return each language with its number, « <5 » for a few, the most spoken first."""
        told = sorted(self.languages_spoken.items(), key=lambda one: (-(one[1] or 0), one[0]))
        return [(language_name(code), str(count or f"<{FEW}")) for code, count in told]

    def sources(self) -> set[str]:
        """Return whose word was heard, among the team, the residents and the figures."""
        return {SOURCES[Method(method)] for method in self.methods}

    def to_redo_on(self) -> date | None:
        """Return the day from which a validated diagnosis is a year old."""
        if self.validated_at is None:
            return None
        return timezone.localdate(self.validated_at) + GOOD_FOR

    def is_to_redo(self, *, on: date) -> bool:
        redo_on = self.to_redo_on()
        return self.state == DiagnosisState.VALIDATED and redo_on is not None and redo_on < on

    def missing_to_submit(self) -> list[str]:
        """Return what is still to do before the manager reads it (C2), to show and to check."""
        open_needs = self.centre.needs.exclude(state=NeedState.CLOSED)
        wanted = {
            gettext("two sources among the team, the residents and the activity data"): len(
                self.sources()
            )
            >= SOURCES_WANTED,
            gettext("at least one need"): open_needs.exists(),
        }
        return [name for name, there in wanted.items() if not there]

    def missing_to_validate(self) -> list[str]:
        """Return whose voice is missing before it counts (C2), to show and to check."""
        wanted = {
            gettext("the voice of a social worker"): self.social_workers,
            gettext("the voice of a resident or of a peer helper"): self.residents + self.helpers,
        }
        return [name for name, count in wanted.items() if not count] + self.missing_to_submit()

    def submit(self, *, by: User, at: datetime) -> None:
        """Give it to the manager to read, with the languages spoken here on that day.

        :raises Refused: if fewer than two sources were heard, or nothing was named.
        """
        if missing := self.missing_to_submit():
            raise Refused(gettext("Still missing: %s.") % ", ".join(missing))
        spoken = languages_of(self.centre, on=timezone.localdate(at))
        self.move("submit", by=by, at=at, return_comment="", languages_spoken=spoken)

    def return_(self, *, comment: str, by: User, at: datetime) -> None:
        """Give it back to those who wrote it, with what to see again.

        :raises Refused: without a comment.
        """
        if not comment.strip():
            raise Refused(gettext("Say what is to be seen again."))
        self.move("return", by=by, at=at, return_comment=comment.strip())

    def validate(self, *, by: User, at: datetime) -> None:
        """Validate it; the one before it goes to the archive.

        :raises Refused: without the voice of a social worker, and of a resident or a helper.
        """
        if missing := self.missing_to_validate():
            raise Refused(gettext("Still missing: %s.") % ", ".join(missing))
        with transaction.atomic():
            Centre.objects.select_for_update().get(pk=self.centre_id)
            for former in NeedsDiagnosis.objects.validated().filter(centre=self.centre):
                former.move("supersede", by=by, at=at)
            self.move("validate", by=by, at=at, validated_at=at, validated_by=by)

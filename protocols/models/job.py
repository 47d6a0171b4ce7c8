from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.access import GuardedQuerySet
from common.content import load_yaml
from common.errors import Refused
from common.lifecycle import LifecycleModel
from people.models import Centre
from protocols.lifecycle import JOB, JobState, NeedState

if TYPE_CHECKING:
    from people.models import User
from protocols.models.need import Need


class EngagementStatus(models.TextChoices):
    """The status of a helper decides the form of the contract (domain.md C7)."""

    VOLUNTEER = "volunteer", _("Volunteer")
    INTERN = "intern", _("Intern")
    CIVIC_SERVICE = "civic_service", _("Civic service")
    FIXED_TERM = "fixed_term", _("Fixed-term employee")
    PERMANENT = "permanent", _("Permanent employee")


PAID = (EngagementStatus.FIXED_TERM, EngagementStatus.PERMANENT)


class JobDescriptionQuerySet(GuardedQuerySet["JobDescription"]):
    def visible_to(self, user: User) -> JobDescriptionQuerySet:
        """Keep those of the team's centres, and those one holds or held a protocol on."""
        return self.filter(
            Q(centre__in=user.centre_ids()) | Q(protocols__helper__person__user=user)
        ).distinct()

    def versions_of(self, centre: Centre, title: str) -> JobDescriptionQuerySet:
        """Keep the versions of one mission that were adopted, whether they still hold or not."""
        return self.filter(centre=centre, title=title).exclude(state=JobState.DRAFT)

    def for_list(self) -> JobDescriptionQuerySet:
        return (
            self.select_related("centre", "referent")
            .prefetch_related("needs__domain", "authors")
            .order_by("title", "-version", "pk")
        )


class JobDescription(LifecycleModel):
    """What a helper does and does not do: « fiche de mission » or « fiche de poste » (D3)."""

    lifecycle = JOB

    state = models.CharField(
        choices=JobState, default=JobState.DRAFT, max_length=16, editable=False
    )
    centre = models.ForeignKey(
        Centre, models.PROTECT, related_name="jobs", verbose_name=_("centre")
    )
    version = models.PositiveSmallIntegerField(default=1, editable=False)
    title = models.CharField(_("title"), max_length=120)
    status_kind = models.CharField(
        _("status"), choices=EngagementStatus, default=EngagementStatus.VOLUNTEER, max_length=16
    )
    needs = models.ManyToManyField(Need, related_name="jobs", verbose_name=_("needs it answers"))
    purpose = models.TextField(_("purpose"), max_length=600)
    added_value = models.TextField(_("what it adds to the team's work"), max_length=600)
    approach = models.TextField(_("way of doing"), max_length=600, blank=True)
    tasks = models.JSONField(_("tasks"), default=list)
    not_tasks = models.JSONField(_("what is not the task"), default=list)
    languages = models.JSONField(_("languages of the mission"), default=list, blank=True)
    referent = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("referent")
    )
    supervision = models.CharField(_("supervision"), max_length=200)
    availability = models.CharField(_("availability wished"), max_length=200, blank=True)
    non_substitution_note = models.CharField(_("what stays with the team"), max_length=300)
    authors = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="+", verbose_name=_("written by")
    )
    adopted_at = models.DateTimeField(null=True, editable=False)
    adopted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )

    objects = JobDescriptionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="job_state_known", condition=Q(state__in=JobState.values)),
            models.CheckConstraint(
                name="job_adopted_iff_dated",
                condition=Q(state=JobState.DRAFT, adopted_at=None)
                | (~Q(state=JobState.DRAFT) & Q(adopted_at__isnull=False)),
            ),
            models.UniqueConstraint(
                name="job_one_draft_per_title",
                fields=["centre", "title"],
                condition=Q(state=JobState.DRAFT),
                violation_error_message=_("A draft of this mission exists: correct that one."),
            ),
            models.UniqueConstraint(
                name="job_adopted_once_per_version",
                fields=["centre", "title", "version"],
                condition=~Q(state=JobState.DRAFT),
                violation_error_message=_("This version of the mission is adopted already."),
            ),
        ]

    def __str__(self) -> str:
        return f"Job description {self.reference}"

    def get_absolute_url(self) -> str:
        return reverse("protocols:job-detail", args=[self.reference])

    def is_draft(self) -> bool:
        return self.state == JobState.DRAFT

    def is_paid(self) -> bool:
        return self.status_kind in PAID

    def all_not_tasks(self) -> list[str]:
        """Return what is never the task: the locked list (3.31), then this mission's own."""
        return [*self.locked_tasks(), *self.not_tasks]

    def locked_tasks(self) -> list[str]:
        """Return what no centre can ask of a helper."""
        return [row["label"] for row in load_yaml("protocols", "locked_tasks")["locked_tasks"]]

    def next_version(self) -> int:
        """Return the number this draft takes when it is adopted."""
        adopted = JobDescription.objects.versions_of(self.centre, self.title)
        return (adopted.aggregate(last=models.Max("version"))["last"] or 0) + 1

    def missing_to_adopt(self) -> list[str]:
        """Return what a mission still lacks to be adopted (C5), to show and to check."""
        wanted = {
            gettext("a purpose"): self.purpose,
            gettext("what it adds to the team's work"): self.added_value,
            gettext("at least one task"): self.tasks,
            gettext("the supervision offered"): self.supervision,
            gettext("what stays with the team"): self.non_substitution_note,
            gettext("at least one need"): self.needs.exists(),
            gettext("at least one author"): self.authors.exists(),
        }
        return [name for name, value in wanted.items() if not value]

    def adopt(self, *, by: User, at: datetime) -> None:
        """Adopt this version: its words no longer change, its needs have a mission.

        :raises Refused: if something is missing.
        """
        if missing := self.missing_to_adopt():
            raise Refused(gettext("Still missing: %s.") % ", ".join(missing))
        with transaction.atomic():
            version = self.next_version()
            self.move("adopt", by=by, at=at, adopted_at=at, adopted_by=by, version=version)
            for need in self.needs.filter(state__in=[NeedState.IDENTIFIED, NeedState.PRIORITISED]):
                need.move("open", by=by, at=at)

    def retire(self, *, by: User, at: datetime) -> None:
        self.move("retire", by=by, at=at)

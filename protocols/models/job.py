from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

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
from people.models import Centre, Role
from protocols.lifecycle import JOB, UNADOPTED, JobState, NeedState, ProposalState
from protocols.models.author import JobAuthor, Side
from protocols.models.need import Need
from protocols.models.rows import MOST_ESSENTIAL, Prerequisite, Risk, Task
from protocols.models.sections import SECTIONS

if TYPE_CHECKING:
    from people.models import User


class EngagementStatus(models.TextChoices):
    """The status of a helper decides the form of the contract (domain.md C7)."""

    VOLUNTEER = "volunteer", _("Volunteer")
    INTERN = "intern", _("Intern")
    CIVIC_SERVICE = "civic_service", _("Civic service")
    FIXED_TERM = "fixed_term", _("Fixed-term employee")
    PERMANENT = "permanent", _("Permanent employee")


PAID = (EngagementStatus.FIXED_TERM, EngagementStatus.PERMANENT)


class InformationAccess(models.TextChoices):
    """What is told about the people met. Never more than the request itself (D3)."""

    NONE = "none", _("No file: the person says what they want to say")
    REQUEST = "request", _("What the request says, and nothing else")


class SupervisionKind(models.TextChoices):
    ALONE = "alone", _("One to one")
    GROUP = "group", _("In a group")
    BOTH = "both", _("One to one and in a group")


class Means(models.TextChoices):
    BADGE = "badge", _("A badge")
    PHONE = "phone", _("A phone")
    ROOM = "room", _("A room")


class JobDescriptionQuerySet(GuardedQuerySet["JobDescription"]):
    def visible_to(self, user: User) -> JobDescriptionQuerySet:
        """Keep all those of the team's centres, and those one holds or held a protocol on.

        Who helps in a centre also sees what is written there together, and what is adopted (3.27).
        """
        shared = Q(state__in=[JobState.CONSULTATION, JobState.ADOPTED])
        return self.filter(
            Q(centre__in=user.centre_ids())
            | (shared & Q(centre__in=user.centre_ids(Role.HELPER)))
            | Q(pk__in=self.model.objects.filter(protocols__helper__person__user=user))
        )

    def versions_of(self, centre: Centre | int, title: str) -> JobDescriptionQuerySet:
        """Keep the versions of one mission that were adopted, whether they still hold or not."""
        return self.filter(centre=centre, title=title).exclude(state__in=UNADOPTED)

    def for_list(self) -> JobDescriptionQuerySet:
        """Load all that one line of a list shows, with how many proposals wait for an answer."""
        waiting = Q(proposals__state=ProposalState.OPEN)
        return (
            self.select_related("centre", "referent")
            .prefetch_related("needs__domain")
            .annotate(waiting=models.Count("proposals", filter=waiting, distinct=True))
            .order_by("title", "-version", "pk")
        )

    def for_page(self) -> JobDescriptionQuerySet:
        """Load all that the page of one mission shows."""
        authors = JobAuthor.objects.select_related("user").order_by("user__name")
        return self.select_related(
            "centre__organisation", "referent", "adopted_by"
        ).prefetch_related(
            "needs__domain",
            models.Prefetch("author_lines", authors),
            "proposals__proposed_by",
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
    target_public = models.CharField(_("for whom"), max_length=200, blank=True)
    tasks = models.JSONField(_("tasks"), default=list)
    not_tasks = models.JSONField(_("what is not the task"), default=list, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    availability = models.CharField(_("availability wished"), max_length=200, blank=True)
    time_frame = models.CharField(_("hours a week"), max_length=200, blank=True)
    information_access = models.CharField(
        _("what one is told about people"),
        choices=InformationAccess,
        default=InformationAccess.NONE,
        max_length=16,
    )
    prerequisites = models.JSONField(_("prerequisites"), default=list, blank=True)
    languages = models.JSONField(_("languages of the mission"), default=list, blank=True)
    training_offered = models.CharField(_("training offered"), max_length=300, blank=True)
    referent = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("referent")
    )
    supervision_kind = models.CharField(
        _("form of the supervision"), choices=SupervisionKind, max_length=16, blank=True
    )
    supervision = models.CharField(_("rhythm of the supervision"), max_length=200)
    means = models.JSONField(_("means"), default=list, blank=True)
    team_links = models.CharField(_("links with the team"), max_length=300, blank=True)
    evolution = models.CharField(_("evolution"), max_length=300, blank=True)
    non_substitution_note = models.CharField(_("what stays with the team"), max_length=300)
    review_due = models.DateField(_("next review"), null=True, blank=True)
    authors = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        through=JobAuthor,
        related_name="+",
        verbose_name=_("written by"),
        editable=False,
    )
    locked = models.JSONField(null=True, editable=False)
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
                condition=Q(state__in=UNADOPTED, adopted_at=None)
                | (~Q(state__in=UNADOPTED) & Q(adopted_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="job_adopted_says_what_stays_and_when_it_is_reviewed",
                condition=Q(state__in=UNADOPTED)
                | (~Q(non_substitution_note="") & Q(review_due__isnull=False)),
            ),
            models.CheckConstraint(
                name="job_of_a_volunteer_has_no_hours",
                condition=~Q(status_kind=EngagementStatus.VOLUNTEER) | Q(time_frame=""),
                violation_error_message=_(
                    "A volunteer has no imposed hours: only the availability they wish."
                ),
            ),
            models.CheckConstraint(
                name="job_information_access_known",
                condition=Q(information_access__in=InformationAccess.values),
            ),
            models.UniqueConstraint(
                name="job_one_draft_per_title",
                fields=["centre", "title"],
                condition=Q(state__in=UNADOPTED),
                violation_error_message=_("A draft of this mission exists: correct that one."),
            ),
            models.UniqueConstraint(
                name="job_adopted_once_per_version",
                fields=["centre", "title", "version"],
                condition=~Q(state__in=UNADOPTED),
                violation_error_message=_("This version of the mission is adopted already."),
            ),
        ]

    def __str__(self) -> str:
        return f"Job description {self.reference}"

    def get_absolute_url(self) -> str:
        return reverse("protocols:job-detail", args=[self.reference])

    # What it is

    def is_draft(self) -> bool:
        return self.state == JobState.DRAFT

    def is_unadopted(self) -> bool:
        return self.state in UNADOPTED

    def is_paid(self) -> bool:
        return self.status_kind in PAID

    def label(self) -> str:
        """Return what this paper is called: its status decides (C7)."""
        rows = load_yaml("protocols", "statuses")["statuses"]
        return next(str(row["document_label"]) for row in rows if row["key"] == self.status_kind)

    # What it says

    def task_rows(self) -> list[Task]:
        return [Task.read(row) for row in self.tasks]

    def task_labels(self) -> list[str]:
        return [row.task for row in self.task_rows()]

    def prerequisite_rows(self) -> list[Prerequisite]:
        return [Prerequisite.read(row) for row in self.prerequisites]

    def means_labels(self) -> list[str]:
        return [str(Means(key).label) for key in self.means if key in Means.values]

    def all_not_tasks(self) -> list[str]:
        """Return what is never the task: the locked list (3.31), then this mission's own."""
        return [*self.locked_tasks(), *self.not_tasks]

    def locked_tasks(self) -> list[str]:
        """Return what no centre can ask of a helper: as it stood when this version was adopted."""
        if self.locked is not None:
            return list(self.locked)
        return [row["label"] for row in load_yaml("protocols", "locked_tasks")["locked_tasks"]]

    def words_of(self, section: str) -> dict[str, Any]:
        """Return a section as JSON keeps it: what a proposal starts from and replaces."""
        words = {name: getattr(self, name) for name in SECTIONS[section].names()}
        return {
            name: value.isoformat() if hasattr(value, "isoformat") else value
            for name, value in words.items()
        }

    # Who wrote it

    def authors_of(self, side: str) -> list[User]:
        return [line.user for line in self.author_lines.all() if line.side == side]

    def credit(self, users: Iterable[tuple[User, str]]) -> None:
        """Name these as authors of this version, each once."""
        lines = [JobAuthor(job=self, user=user, side=side) for user, side in users]
        JobAuthor.objects.bulk_create(lines, ignore_conflicts=True)

    # Its versions

    def versions(self) -> JobDescriptionQuerySet:
        return JobDescription.objects.versions_of(self.centre_id, self.title)

    def next_version(self) -> int:
        """Return the number this draft takes when it is adopted."""
        return (self.versions().aggregate(last=models.Max("version"))["last"] or 0) + 1

    def version_before(self) -> JobDescription | None:
        earlier = self.versions().exclude(pk=self.pk)
        if not self.is_unadopted():
            earlier = earlier.filter(version__lt=self.version)
        return earlier.order_by("-version").first()

    def version_after(self) -> JobDescription | None:
        """Return the latest version adopted after this one, if there is one."""
        later = self.versions().filter(state=JobState.ADOPTED, version__gt=self.version)
        return None if self.is_unadopted() else later.order_by("-version").first()

    # What it lacks

    def gaps(self) -> dict[str, str]:
        """Return what a mission still lacks to be adopted (C5): the words, and where to say them.

        Keyed by the words; the value is a section, or "job", "authors", "proposals".
        """
        tasks, essential = (
            self.task_rows(),
            [p for p in self.prerequisite_rows() if p.is_essential()],
        )
        sides = {line.side for line in self.author_lines.all()}
        risky = any(task.substitution_risk == Risk.HIGH for task in tasks)
        met = [
            ("purpose", gettext("a purpose"), self.purpose),
            ("added_value", gettext("what it adds to the team's work"), self.added_value),
            ("tasks", gettext("at least one task"), tasks),
            (
                "tasks",
                gettext("for each task, whether it takes the place of an employee"),
                all(task.substitution_risk for task in tasks),
            ),
            ("tasks", gettext("no task that takes the place of an employee"), not risky),
            (
                "prerequisites",
                gettext("three essential prerequisites at most"),
                len(essential) <= MOST_ESSENTIAL,
            ),
            (
                "prerequisites",
                gettext("the reason of each essential prerequisite"),
                all(row.justification for row in essential),
            ),
            ("training_offered", gettext("the training offered"), self.training_offered),
            (
                "supervision",
                gettext("the supervision offered"),
                self.supervision and self.supervision_kind,
            ),
            (
                "non_substitution_note",
                gettext("what stays with the team"),
                self.non_substitution_note,
            ),
            ("review_due", gettext("the date of its review"), self.review_due),
            ("job", gettext("at least one need"), bool(self.needs.all())),
            ("authors", gettext("a peer helper among its authors"), Side.HELPER in sides),
            ("authors", gettext("a professional among its authors"), Side.PROFESSIONAL in sides),
            (
                "proposals",
                gettext("an answer to each proposal"),
                not any(proposal.is_open() for proposal in self.proposals.all()),
            ),
        ]
        return {words: place for place, words, done in met if not done}

    def missing_to_adopt(self) -> list[str]:
        """Return what a mission still lacks to be adopted (C5), to show and to check."""
        return list(self.gaps())

    # Its moves

    def consult(self, *, by: User, at: datetime) -> None:
        """Open the draft to those who help: from now on its words change by proposals only."""
        self.move("consult", by=by, at=at)

    def adopt(self, *, by: User, at: datetime) -> None:
        """Adopt this version: its words no longer change, its needs have a mission.

        The one before it is no longer offered; a protocol signed on that one keeps it.

        :raises Refused: if something is missing.
        """
        with transaction.atomic():
            now = JobDescription.objects.select_for_update().get(pk=self.pk)
            if missing := now.missing_to_adopt():
                raise Refused(gettext("Still missing: %s.") % ", ".join(missing))
            frozen = {"version": now.next_version(), "locked": now.locked_tasks()}
            self.move("adopt", by=by, at=at, adopted_at=at, adopted_by=by, **frozen)
            for former in self.versions().filter(state=JobState.ADOPTED).exclude(pk=self.pk):
                former.retire(by=by, at=at)
            for need in self.needs.filter(state__in=[NeedState.IDENTIFIED, NeedState.PRIORITISED]):
                need.move("open", by=by, at=at)

    def retire(self, *, by: User, at: datetime) -> None:
        self.move("retire", by=by, at=at)

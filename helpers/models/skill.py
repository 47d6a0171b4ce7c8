from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.access import GuardedQuerySet
from common.errors import Refused
from common.lifecycle import LifecycleModel
from helpers import wording
from helpers.lifecycle import DISCERNMENT, EXPERIENCE, DiscernmentState, ExperienceState
from helpers.models.helper import PeerHelper
from people.models import IN_CHARGE

if TYPE_CHECKING:
    from people.models import User

CRITERIA = (
    "didactic_level",
    "distance_level",
    "teaching_level",
    "duplicable",
    "communicable",
    "mobilisable",
    "adapts_to_other",
)


class ExperienceTheme(models.Model):
    """What an experience is about: daily life here, never a reason for leaving."""

    key = models.SlugField(unique=True, max_length=40)
    label = models.CharField(max_length=120)
    icon = models.CharField(max_length=40, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return self.label


class Skill(models.Model):
    """One entry of the catalogue of skills: what a peer helper may be recognised for."""

    class Family(models.TextChoices):
        EXPERIENTIAL = "experiential", _("Knowledge from experience")
        TECHNICAL = "technical", _("Know-how")
        SOFT = "soft", _("Way of being")
        LANGUAGE = "language", _("Languages")

    key = models.SlugField(unique=True, max_length=60)
    family = models.CharField(choices=Family, max_length=12)
    label = models.CharField(max_length=200)
    plain_label = models.CharField(max_length=200, blank=True)
    alignments = models.JSONField(default=list)
    position = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return self.label


class ExperienceQuerySet(GuardedQuerySet["Experience"]):
    def visible_to(self, user: User) -> ExperienceQuerySet:
        return self.filter(
            Q(helper__person__user=user) | Q(helper__person__centre__in=user.centre_ids(*IN_CHARGE))
        )

    def for_page(self) -> ExperienceQuerySet:
        return self.select_related("theme", "helper__person__centre", "helper__referent")

    def for_file(self) -> ExperienceQuerySet:
        """Load the experiences of one file with their discernments, in two queries."""
        discernments = Discernment.objects.select_related("skill", "decided_by")
        told = self.select_related("theme").order_by("rank", "pk")
        return told.prefetch_related(
            models.Prefetch("discernments", discernments.order_by("skill__position", "pk"))
        )


class Experience(LifecycleModel):
    """What a helper learnt by living it, in their own words: raw material, not yet knowledge."""

    lifecycle = EXPERIENCE
    reads_are_logged = True

    state = models.CharField(
        choices=ExperienceState, default=ExperienceState.TOLD, max_length=16, editable=False
    )
    helper = models.ForeignKey(PeerHelper, models.PROTECT, related_name="experiences")
    theme = models.ForeignKey(
        ExperienceTheme, models.PROTECT, related_name="+", verbose_name=_("theme")
    )
    text = models.TextField(_("in your own words"), max_length=2000)
    language = models.CharField(_("language"), max_length=3, default="fra")
    rank = models.PositiveSmallIntegerField(_("rank for the helper"), default=1)

    objects = ExperienceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="experience_state_known", condition=Q(state__in=ExperienceState.values)
            )
        ]

    def __str__(self) -> str:
        return f"Experience {self.reference}"


def criterion(label: object) -> models.PositiveSmallIntegerField[int | None, int | None]:
    return models.PositiveSmallIntegerField(
        label,  # type: ignore[arg-type]
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(3)],
    )


class DiscernmentQuerySet(GuardedQuerySet["Discernment"]):
    def visible_to(self, user: User) -> DiscernmentQuerySet:
        return self.filter(
            Q(experience__helper__person__user=user)
            | Q(experience__helper__person__centre__in=user.centre_ids(*IN_CHARGE))
        )

    def for_page(self) -> DiscernmentQuerySet:
        return self.select_related("skill", "experience__theme", "experience__helper__person")

    def recognised(self) -> DiscernmentQuerySet:
        return self.filter(state=DiscernmentState.RECOGNISED)


class Discernment(LifecycleModel):
    """The step from fact to knowledge: seven criteria (D2), one decision, taken together."""

    class Decision(models.TextChoices):
        CORE = "core", _("Core")
        USEFUL = "useful", _("Useful")
        NOT_NOW = "not_now", _("Not now")
        SET_ASIDE = "set_aside", _("Set aside")

    lifecycle = DISCERNMENT
    reads_are_logged = True

    state = models.CharField(
        choices=DiscernmentState, default=DiscernmentState.OPEN, max_length=16, editable=False
    )
    experience = models.ForeignKey(Experience, models.PROTECT, related_name="discernments")
    skill = models.ForeignKey(
        Skill, models.PROTECT, related_name="discernments", verbose_name=_("skill")
    )
    didactic_level = criterion(_("From fact to lesson"))
    distance_level = criterion(_("Distance"))
    teaching_level = criterion(_("Teaching"))
    duplicable = criterion(_("Can be transposed"))
    communicable = criterion(_("Can be communicated"))
    mobilisable = criterion(_("Of use here"))
    adapts_to_other = criterion(_("Adapts to the other"))
    decision = models.CharField(_("decision"), choices=Decision, max_length=10, blank=True)
    reason = models.CharField(_("reason, told to the helper"), max_length=300, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    decided_at = models.DateTimeField(null=True, editable=False)
    level = models.PositiveSmallIntegerField(
        _("level"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(4)]
    )
    evidence = models.CharField(_("evidence"), max_length=300, blank=True)

    objects = DiscernmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="discernment_state_known", condition=Q(state__in=DiscernmentState.values)
            ),
            models.CheckConstraint(
                name="discernment_decided_with_a_reason",
                condition=Q(state=DiscernmentState.OPEN)
                | (~Q(decision="") & ~Q(reason="") & Q(decided_at__isnull=False)),
                violation_error_message=_("A decision needs its reason."),
            ),
            models.CheckConstraint(
                name="discernment_recognised_with_a_level",
                condition=~Q(state=DiscernmentState.RECOGNISED)
                | (
                    Q(decision__in=["core", "useful"], level__gte=1, level__lte=4) & ~Q(evidence="")
                ),
                violation_error_message=_("A recognised skill needs a level and its evidence."),
            ),
            models.UniqueConstraint(
                name="discernment_once_per_experience_and_skill",
                fields=["experience", "skill"],
                violation_error_message=_("This skill is already discerned for this experience."),
            ),
        ]

    def __str__(self) -> str:
        return f"Discernment {self.reference}"

    def is_open(self) -> bool:
        return self.state == DiscernmentState.OPEN

    def is_contested(self) -> bool:
        """Tell whether it was decided once and opened again on the helper's word."""
        return self.is_open() and self.decided_at is not None

    def is_recognised(self) -> bool:
        return self.state == DiscernmentState.RECOGNISED

    def is_of_use(self) -> bool:
        return self.decision in (self.Decision.CORE, self.Decision.USEFUL)

    def can_be_recognised(self) -> bool:
        return self.state == DiscernmentState.DECIDED and self.is_of_use()

    def level_label(self) -> str:
        return wording.level_label(self.level)

    def said_to_helper(self) -> str:
        """Return the decision in the words in which it is told to the helper."""
        return wording.said_to_helper(self.decision)

    def missing_to_decide(self, levels: Mapping[str, int]) -> list[str]:
        """Return the criteria that were not rated, to show and to check."""
        fields = {name: Discernment._meta.get_field(name) for name in CRITERIA}
        return [
            str(getattr(field, "verbose_name", name))
            for name, field in fields.items()
            if levels.get(name) is None
        ]

    def decide(
        self, *, decision: str, reason: str, levels: Mapping[str, int], by: User, at: datetime
    ) -> None:
        """Take the decision together, its reason told to the helper (D2, 3.06).

        What was contested is decided by a second person (C4).

        :raises Refused: if a criterion is not rated, the reason is missing, or the same person
            who decided what was contested would decide again.
        """
        if self.is_contested() and self.decided_by_id == by.pk:
            raise Refused(gettext("It was contested: somebody else reads it with the helper."))
        if missing := self.missing_to_decide(levels):
            raise Refused(gettext("Not rated yet: %s.") % ", ".join(missing))
        if not reason.strip():
            raise Refused(gettext("A decision needs its reason."))
        with transaction.atomic():
            self.move(
                "decide",
                by=by,
                at=at,
                decision=decision,
                reason=reason,
                decided_by=by,
                decided_at=at,
                **{name: levels[name] for name in CRITERIA},
            )
            if self.experience.state == ExperienceState.DISCUSSED:
                self.experience.move("conclude", by=by, at=at)

    def recognise(self, *, level: int, evidence: str, by: User, at: datetime) -> None:
        """Recognise the skill, at a level and on evidence.

        :raises Refused: if it was set aside or put off, or without evidence.
        """
        if not self.is_of_use():
            raise Refused(gettext("Only a core or useful skill can be recognised."))
        if not evidence.strip():
            raise Refused(gettext("A recognised skill needs a level and its evidence."))
        self.move("recognise", by=by, at=at, level=level, evidence=evidence)

    def contest(self, *, by: User, at: datetime) -> None:
        """Open the discernment again, on the helper's word alone (C4)."""
        self.move("contest", by=by, at=at)

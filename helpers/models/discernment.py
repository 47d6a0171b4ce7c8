from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

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
from helpers import wording
from helpers.lifecycle import DISCERNMENT, DiscernmentState, ExperienceState
from helpers.models.criteria import CRITERIA, Rated, Side, unrated
from helpers.models.experience import Experience
from helpers.models.skill import Skill
from people.models import IN_CHARGE

if TYPE_CHECKING:
    from people.models import User


class DiscernmentQuerySet(GuardedQuerySet["Discernment"]):
    def visible_to(self, user: User) -> DiscernmentQuerySet:
        """Keep one's own, those of one's centres, and those one is asked about as a peer."""
        asked = Discernment.objects.filter(voices__rater=user)
        return self.filter(
            Q(experience__helper__person__user=user)
            | Q(experience__helper__person__centre__in=user.centre_ids(*IN_CHARGE))
            | Q(pk__in=asked.values("pk"))
        )

    def for_page(self) -> DiscernmentQuerySet:
        """Load one discernment with what its page shows beside it."""
        around = self.select_related(
            "skill", "decided_by", "experience__theme", "experience__helper__person__centre"
        )
        return around.prefetch_related("voices__noted_by")

    def for_list(self) -> DiscernmentQuerySet:
        loaded = self.select_related("skill", "experience__theme", "experience__helper__person")
        return loaded.order_by("-updated_at", "pk")

    def awaiting_voices(self) -> DiscernmentQuerySet:
        return self.filter(state=DiscernmentState.OPEN, compared_at=None)

    def to_decide(self) -> DiscernmentQuerySet:
        """Keep those in which all have spoken, or that were opened again."""
        return self.filter(state=DiscernmentState.OPEN, compared_at__isnull=False)

    def awaiting(self, user: User) -> DiscernmentQuerySet:
        """Keep those in which this person, a helper or a peer who was asked, has still to speak."""
        own = Q(experience__helper__person__user=user)
        said = Discernment.objects.filter(voices__rater=user, voices__said_at__isnull=False)
        asked = Discernment.objects.filter(voices__rater=user, voices__said_at=None)
        waited = (own & ~Q(pk__in=said.values("pk"))) | Q(pk__in=asked.values("pk"))
        return self.awaiting_voices().filter(waited)

    def recognised(self) -> DiscernmentQuerySet:
        return self.filter(state=DiscernmentState.RECOGNISED)

    def due_for_review(self, *, on: date) -> DiscernmentQuerySet:
        """Keep what was put off and is to be talked over again by this day (3.06)."""
        return self.filter(state=DiscernmentState.DECIDED, decision="not_now", review_due__lte=on)


class Discernment(Rated, LifecycleModel):
    """The step from fact to knowledge: three voices, seven criteria (D2), one decision together."""

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
    compared_at = models.DateTimeField(null=True, editable=False)
    decision = models.CharField(_("decision"), choices=Decision, max_length=10, blank=True)
    reason = models.CharField(_("reason, told to the helper"), max_length=300, blank=True)
    plan = models.CharField(_("what is done until then"), max_length=300, blank=True)
    review_due = models.DateField(_("talked over again on"), null=True, blank=True)
    told_on = models.DateField(_("told to the helper on"), null=True, blank=True)
    risks = models.JSONField(_("watched for"), default=list, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    decided_at = models.DateTimeField(null=True, editable=False)
    contested_at = models.DateTimeField(null=True, editable=False)
    reply = models.CharField(_("reply of the helper"), max_length=600, blank=True)
    replied_at = models.DateTimeField(null=True, editable=False)
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
                name="discernment_not_now_with_plan_and_date",
                condition=~Q(decision="not_now") | (~Q(plan="") & Q(review_due__isnull=False)),
                violation_error_message=_("« Not now » needs a plan, and a date."),
            ),
            models.CheckConstraint(
                name="discernment_set_aside_once_told",
                condition=~Q(decision="set_aside") | (~Q(reason="") & Q(told_on__isnull=False)),
                violation_error_message=_("Say on which day the reason was told to the helper."),
            ),
            models.CheckConstraint(
                name="discernment_reply_with_its_moment",
                condition=Q(reply="", replied_at=None) | (~Q(reply="") & ~Q(replied_at=None)),
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

    def get_absolute_url(self) -> str:
        return reverse("helpers:discernment-detail", args=[self.reference])

    def is_open(self) -> bool:
        return self.state == DiscernmentState.OPEN

    def is_compared(self) -> bool:
        """Tell whether all who were asked have spoken: from then on voices are read together."""
        return self.compared_at is not None

    def is_contested(self) -> bool:
        """Tell whether it was decided once and opened again on the helper's word."""
        return self.is_open() and self.contested_at is not None

    def is_recognised(self) -> bool:
        return self.state == DiscernmentState.RECOGNISED

    def is_of_use(self) -> bool:
        return self.decision in (self.Decision.CORE, self.Decision.USEFUL)

    def can_be_recognised(self) -> bool:
        return self.state == DiscernmentState.DECIDED and self.is_of_use()

    def can_be_reopened(self) -> bool:
        return self.state == DiscernmentState.DECIDED and not self.is_of_use()

    def can_be_replied_to(self) -> bool:
        return not self.is_open() and not self.reply

    def level_label(self) -> str:
        return wording.level_label(self.level)

    def said_to_helper(self) -> str:
        """Return the decision in the words in which it is told to the helper."""
        return wording.said_to_helper(self.decision)

    def risk_labels(self) -> list[str]:
        return [row["label"] for row in wording.risks() if row["key"] in self.risks]

    def missing_to_decide(self) -> list[str]:
        """Return who has not spoken yet: the helper, a professional, and a peer if one is asked."""
        voices: Any = self.voices.all()
        said = {voice.side for voice in voices if voice.is_said()}
        asked = {Side.HELPER, Side.PROFESSIONAL, *(voice.side for voice in voices)}
        return [str(label) for side, label in Side.choices if side in asked - said]

    def decide(
        self,
        *,
        decision: str,
        reason: str,
        levels: Mapping[str, int],
        by: User,
        at: datetime,
        plan: str = "",
        review_due: date | None = None,
        told_on: date | None = None,
        risks: Sequence[str] = (),
    ) -> None:
        """Take the decision together, its reason told to the helper (D2, 3.06).

        What was contested is decided by a second person (C4).

        :raises Refused: if a criterion is not rated, if the reason is missing, the plan and date
            of « not now » or the day on which what is set aside was told, or if the same person
            who decided what was contested would decide again.
        """
        if self.is_contested() and self.decided_by_id == by.pk:
            raise Refused(gettext("It was contested: somebody else reads it with the helper."))
        if missing := unrated(levels):
            raise Refused(gettext("Not rated yet: %s.") % ", ".join(missing))
        if not reason.strip():
            raise Refused(gettext("A decision needs its reason."))
        if decision == self.Decision.NOT_NOW and not (plan.strip() and review_due):
            raise Refused(gettext("« Not now » needs a plan, and a date."))
        if decision == self.Decision.SET_ASIDE and not told_on:
            raise Refused(gettext("Say on which day the reason was told to the helper."))
        with transaction.atomic():
            self.move(
                "decide",
                by=by,
                at=at,
                decision=decision,
                reason=reason,
                plan=plan,
                review_due=review_due,
                told_on=told_on,
                risks=list(risks),
                decided_by=by,
                decided_at=at,
                contested_at=None,
                reply="",
                replied_at=None,
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
        """Open the discernment again, on the helper's word alone; both views stay written (C4)."""
        with transaction.atomic():
            self.move("contest", by=by, at=at, contested_at=at)
            self.keep_former_decision(at=at)

    def reopen(self, *, by: User, at: datetime) -> None:
        """Talk again of what was put off or set aside.

        :raises Refused: if it is of use: then only the helper may contest it.
        """
        if self.is_of_use():
            raise Refused(gettext("Only what is not used for now is talked over again."))
        with transaction.atomic():
            self.move("reopen", by=by, at=at)
            self.keep_former_decision(at=at)

    def keep_former_decision(self, *, at: datetime) -> None:
        """Write down the decision that ends here, and what the helper replied, for ever."""
        self.former_decisions.create(
            decision=self.decision,
            reason=self.reason,
            plan=self.plan,
            review_due=self.review_due,
            told_on=self.told_on,
            reply=self.reply,
            decided_by=self.decided_by,
            decided_at=self.decided_at or at,
            ended_at=at,
        )

    def answer(self, *, text: str, by: User, at: datetime) -> Discernment:
        """Add the helper's own words beside the decision: once, and for ever (C4).

        :raises Refused: if nothing is said.
        :raises OutOfTurn: if there is no decision now, or it has its reply.
        """
        if not text.strip():
            raise Refused(gettext("Write a few words, in any language."))
        decided = [DiscernmentState.DECIDED, DiscernmentState.RECOGNISED]
        with transaction.atomic():
            here = Discernment.objects.filter(pk=self.pk, state__in=decided, reply="")
            if not here.update(reply=text, replied_at=at):
                raise OutOfTurn(gettext("Someone was faster: this step is no longer possible."))
            JournalEntry.record(self, "answer", by=by, at=at)
        self.reply, self.replied_at = text, at
        return self

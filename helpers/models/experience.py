from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.access import GuardedQuerySet
from common.errors import Refused
from common.lifecycle import LifecycleModel
from helpers.lifecycle import EXPERIENCE, ExperienceState
from helpers.models.helper import PeerHelper
from people.models import IN_CHARGE

if TYPE_CHECKING:
    from people.models import User


class ExperienceTheme(models.Model):
    """What an experience is about: daily life here, never a reason for leaving."""

    key = models.SlugField(unique=True, max_length=40)
    label = models.CharField(max_length=120)
    icon = models.CharField(max_length=40, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return self.label


class ExperienceQuerySet(GuardedQuerySet["Experience"]):
    def visible_to(self, user: User) -> ExperienceQuerySet:
        """Keep one's own, and what the helpers of one's centres have shared: never a draft."""
        theirs = Q(helper__person__centre__in=user.centre_ids(*IN_CHARGE))
        return self.filter(
            Q(helper__person__user=user) | (theirs & ~Q(state=ExperienceState.DRAFT))
        )

    def drafts(self) -> ExperienceQuerySet:
        return self.filter(state=ExperienceState.DRAFT)

    def shared(self) -> ExperienceQuerySet:
        return self.exclude(state=ExperienceState.DRAFT)

    def in_rank(self) -> ExperienceQuerySet:
        """Put first what counts most for the helper (3.08)."""
        return self.order_by("rank", "pk")

    def for_page(self) -> ExperienceQuerySet:
        return self.select_related("theme", "helper__person__centre", "helper__referent")


class Experience(LifecycleModel):
    """What a helper learnt by living it, in their own words: raw material, not yet knowledge.

    A draft is the helper's alone: nobody in charge knows of it, until the helper shares it.
    """

    class Distance(models.TextChoices):
        EASY = "easy", _("Easy")
        SOME = "some", _("A little hard")
        TOO_MUCH = "too_much", _("Too hard for now")
        NO_ANSWER = "no_answer", _("I do not answer")

    QUESTIONS = ("text", "learnt", "would_tell", "limits", "distance")
    """The five steps from what happened to what can be told to another, in their order (D2)."""

    lifecycle = EXPERIENCE
    reads_are_logged = True

    state = models.CharField(
        choices=ExperienceState, default=ExperienceState.DRAFT, max_length=16, editable=False
    )
    helper = models.ForeignKey(PeerHelper, models.PROTECT, related_name="experiences")
    theme = models.ForeignKey(
        ExperienceTheme, models.PROTECT, related_name="+", verbose_name=_("theme")
    )
    text = models.TextField(_("in your own words"), max_length=2000, blank=True)
    learnt = models.TextField(_("what was learnt"), max_length=600, blank=True)
    would_tell = models.TextField(_("what to tell another person"), max_length=600, blank=True)
    limits = models.TextField(_("when it does not work"), max_length=600, blank=True)
    distance = models.CharField(
        _("to talk of it today"), choices=Distance, max_length=10, blank=True
    )
    language = models.CharField(_("language"), max_length=3, default="fra")
    rank = models.PositiveSmallIntegerField(_("rank for the helper"), default=1)
    shared_at = models.DateTimeField(null=True, editable=False)

    objects = ExperienceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="experience_state_known", condition=Q(state__in=ExperienceState.values)
            ),
            models.CheckConstraint(
                name="experience_distance_known",
                condition=Q(distance="")
                | Q(distance__in=["easy", "some", "too_much", "no_answer"]),
            ),
            models.UniqueConstraint(
                name="experience_one_draft_per_theme",
                fields=["helper", "theme"],
                condition=Q(state=ExperienceState.DRAFT),
            ),
            models.CheckConstraint(
                name="experience_shared_with_words",
                condition=Q(state=ExperienceState.DRAFT) | ~Q(text=""),
                violation_error_message=_("There is nothing to share yet."),
            ),
            models.CheckConstraint(
                name="experience_shared_unless_draft",
                condition=Q(state=ExperienceState.DRAFT, shared_at=None)
                | (~Q(state=ExperienceState.DRAFT) & Q(shared_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"Experience {self.reference}"

    def get_absolute_url(self) -> str:
        """Return where it stands: a draft on its own page, what is shared in the file."""
        if self.is_draft():
            return reverse("helpers:experience-share", args=[self.reference])
        return self.helper.get_absolute_url()

    def is_draft(self) -> bool:
        return self.state == ExperienceState.DRAFT

    def is_too_close(self) -> bool:
        """Tell whether the helper finds it too hard to talk of now: then the theme is left."""
        return self.distance == self.Distance.TOO_MUCH

    def answers(self) -> list[tuple[str, str]]:
        """Return each question, by its key, with what was answered."""
        told: dict[str, Any] = {name: getattr(self, name) for name in self.QUESTIONS}
        return list((told | {"distance": self.get_distance_display()}).items())

    def first_unanswered(self) -> str:
        """Return the question to go on with: the first without an answer, or nothing."""
        return next((name for name in self.QUESTIONS if not getattr(self, name)), "")

    def missing_to_share(self) -> list[str]:
        """Return what is still to be said: a fact and what was learnt from it (3.09)."""
        wanted = {"text": gettext("what happened"), "learnt": gettext("what you learnt")}
        return [label for name, label in wanted.items() if not getattr(self, name).strip()]

    def share(self, *, rank: int, by: User, at: datetime) -> None:
        """Let those in charge read it: from then on it can be discerned together.

        :raises Refused: if the fact or the lesson is missing.
        """
        if missing := self.missing_to_share():
            raise Refused(gettext("Still to say: %s.") % ", ".join(missing))
        self.move("share", by=by, at=at, rank=rank, shared_at=at)

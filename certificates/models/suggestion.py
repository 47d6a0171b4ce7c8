from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from certificates.blocks import KINDS
from certificates.lifecycle import SUGGESTION, UNHEARD, UNSETTLED, SuggestionState
from certificates.models.round import Participant, Round
from common.access import GuardedQuerySet
from common.audio import AudioField
from common.lifecycle import LifecycleModel

if TYPE_CHECKING:
    from people.models import User


class Change(models.TextChoices):
    """What is proposed for a template."""

    ADD = "add", _("Add something")
    REWORD = "reword", _("Say it differently")
    HIDE = "hide", _("Leave it out")
    MOVE = "move", _("Put it elsewhere")


class SuggestionQuerySet(GuardedQuerySet["Suggestion"]):
    def visible_to(self, user: User) -> SuggestionQuerySet:
        """Keep what is said in one's rounds: what is said there stays among those who are named."""
        taken = Participant.objects.filter(user=user).values("round")
        return self.filter(Q(round__in=taken) | Q(round__facilitator=user))

    def open(self) -> SuggestionQuerySet:
        return self.filter(state=SuggestionState.OPEN)

    def unsettled(self) -> SuggestionQuerySet:
        return self.filter(state__in=UNSETTLED)

    def for_list(self) -> SuggestionQuerySet:
        return (
            self.select_related(
                "round__version__template", "round__facilitator", "author__user", "against"
            )
            .prefetch_related("voices__participant__user")
            .order_by("created_at", "pk")
        )


class Suggestion(LifecycleModel):
    """One change to a template, in its author's words. It weighs the same whoever makes it."""

    lifecycle = SUGGESTION

    state = models.CharField(
        choices=SuggestionState, default=SuggestionState.OPEN, max_length=16, editable=False
    )
    round = models.ForeignKey(Round, models.PROTECT, related_name="suggestions")
    author = models.ForeignKey(Participant, models.PROTECT, related_name="suggestions")
    submission = models.UUIDField(default=uuid4, unique=True, editable=False)
    change = models.CharField(choices=Change, max_length=8)
    block = models.CharField(max_length=60, blank=True)  # the key of a block; of none when added
    after = models.CharField(max_length=60, blank=True)  # where to add, or to move it
    kind = models.CharField(choices=[(kind, kind) for kind in KINDS], max_length=16, blank=True)
    text = models.TextField(_("words"), max_length=1000, blank=True)
    base = models.TextField(blank=True, editable=False)  # the words of the block, as they were
    because = models.CharField(_("why"), max_length=300, blank=True)
    audio = AudioField(_("recording"))
    against = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="answers", editable=False
    )
    created_at = models.DateTimeField(editable=False)
    settled_at = models.DateTimeField(null=True, editable=False)

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="suggestion_state_known", condition=Q(state__in=SuggestionState.values)
            ),
            models.CheckConstraint(
                name="suggestion_of_one_change",
                condition=(Q(change=Change.ADD, block="") & ~Q(kind="") & ~Q(after=""))
                | (Q(change__in=[Change.REWORD, Change.HIDE], after="", kind="") & ~Q(block=""))
                | (Q(change=Change.MOVE, kind="") & ~Q(block="") & ~Q(after="")),
            ),
            models.CheckConstraint(
                name="suggestion_unheard_iff_spoken",
                condition=~Q(state__in=UNHEARD) | ~Q(audio=""),
            ),
            models.CheckConstraint(
                name="suggestion_of_other_words_has_words",
                condition=~Q(change=Change.REWORD)
                | ~Q(state__in=[SuggestionState.OPEN, SuggestionState.ACCEPTED])
                | ~Q(text=""),
            ),
            models.CheckConstraint(
                name="suggestion_settled_iff_dated",
                condition=Q(state__in=UNSETTLED, settled_at=None)
                | (~Q(state__in=UNSETTLED) & Q(settled_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"Suggestion {self.reference}"

    def get_absolute_url(self) -> str:
        return reverse("certificates:suggestion-detail", args=[self.reference])

    def is_open(self) -> bool:
        return self.state == SuggestionState.OPEN

    def is_unheard(self) -> bool:
        return self.state in UNHEARD

    def is_unsettled(self) -> bool:
        return self.state in UNSETTLED


class Voice(models.Model):
    """What one participant says of a suggestion: yes, or no with a reason and something else."""

    suggestion = models.ForeignKey(Suggestion, models.PROTECT, related_name="voices")
    participant = models.ForeignKey(Participant, models.PROTECT, related_name="voices")
    consents = models.BooleanField()
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    instead = models.OneToOneField(
        Suggestion, models.PROTECT, null=True, related_name="objection", editable=False
    )
    given_at = models.DateTimeField(editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="voice_once_per_suggestion", fields=["suggestion", "participant"]
            ),
            models.CheckConstraint(
                name="voice_objects_with_reason_and_proposal",
                condition=Q(consents=True, reason="", instead=None)
                | (Q(consents=False, instead__isnull=False) & ~Q(reason="")),
            ),
        ]

    def __str__(self) -> str:
        return f"Voice {self.pk}"


class Comment(models.Model):
    """A word on a block or on a suggestion. It decides nothing."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="comments")
    author = models.ForeignKey(Participant, models.PROTECT, related_name="+")
    suggestion = models.ForeignKey(
        Suggestion, models.PROTECT, null=True, related_name="comments", editable=False
    )
    block = models.CharField(max_length=60, blank=True, editable=False)
    text = models.CharField(_("your word"), max_length=400)
    created_at = models.DateTimeField(editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="comment_on_one_thing",
                condition=Q(suggestion=None) ^ Q(block=""),
            ),
            models.UniqueConstraint(
                name="comment_once_on_suggestion",
                fields=["author", "suggestion", "text"],
                condition=Q(block=""),
            ),
            models.UniqueConstraint(
                name="comment_once_on_block",
                fields=["author", "block", "text"],
                condition=Q(suggestion=None),
            ),
        ]

    def __str__(self) -> str:
        return f"Comment {self.pk}"

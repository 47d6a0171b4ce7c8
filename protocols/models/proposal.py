from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common.access import GuardedQuerySet
from common.lifecycle import LifecycleModel
from people.models import Role
from protocols.lifecycle import PROPOSAL, ProposalState
from protocols.models.author import Side
from protocols.models.job import JobDescription
from protocols.models.sections import ALL, SECTIONS, Section

if TYPE_CHECKING:
    from people.models import User


class ProposalQuerySet(GuardedQuerySet["Proposal"]):
    def visible_to(self, user: User) -> ProposalQuerySet:
        """Keep what is proposed in the centres where one works or helps: the same for both."""
        centres = user.centre_ids() | user.centre_ids(Role.HELPER)
        return self.filter(job__centre__in=centres)

    def open(self) -> ProposalQuerySet:
        return self.filter(state=ProposalState.OPEN)

    def for_list(self) -> ProposalQuerySet:
        return (
            self.select_related("job__centre", "proposed_by", "decided_by")
            .prefetch_related("parts__proposed_by")
            .order_by("created_at", "pk")
        )


class Proposal(LifecycleModel):
    """Other words for one section of a mission (C5). It weighs the same whoever makes it."""

    lifecycle = PROPOSAL

    state = models.CharField(
        choices=ProposalState, default=ProposalState.OPEN, max_length=16, editable=False
    )
    job = models.ForeignKey(JobDescription, models.PROTECT, related_name="proposals")
    section = models.CharField(choices=[(one.key, one.label) for one in ALL], max_length=24)
    value = models.JSONField()
    base = models.JSONField()
    because = models.CharField(_("why"), max_length=300, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    side = models.CharField(choices=Side, max_length=16, editable=False)
    created_at = models.DateTimeField(editable=False)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    decided_at = models.DateTimeField(null=True, editable=False)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="parts", editable=False
    )

    objects = ProposalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="proposal_state_known", condition=Q(state__in=ProposalState.values)
            ),
            models.CheckConstraint(name="proposal_side_known", condition=Q(side__in=Side.values)),
            models.CheckConstraint(
                name="proposal_decided_iff_not_open",
                condition=Q(state=ProposalState.OPEN, decided_at=None, decided_by=None)
                | (
                    ~Q(state=ProposalState.OPEN)
                    & Q(decided_at__isnull=False, decided_by__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="proposal_accepted_by_somebody_else",
                condition=~Q(state=ProposalState.ACCEPTED) | ~Q(decided_by=F("proposed_by")),
            ),
            models.CheckConstraint(
                name="proposal_refused_iff_it_says_why",
                condition=(Q(state=ProposalState.REFUSED) & ~Q(reason=""))
                | (~Q(state=ProposalState.REFUSED) & Q(reason="")),
            ),
            models.CheckConstraint(
                name="proposal_merged_iff_into_another",
                condition=Q(state=ProposalState.MERGED, merged_into__isnull=False)
                | (~Q(state=ProposalState.MERGED) & Q(merged_into=None)),
            ),
        ]

    def __str__(self) -> str:
        return f"Proposal {self.reference}"

    def get_absolute_url(self) -> str:
        return reverse("protocols:proposal-detail", args=[self.reference])

    def is_open(self) -> bool:
        return self.state == ProposalState.OPEN

    def about(self) -> Section:
        return SECTIONS[self.section]

    def is_outdated(self) -> bool:
        """Tell whether the section has changed since: to accept would undo what others agreed."""
        now: object = self.job.words_of(self.section)
        return bool(now != self.base)

    def credited(self) -> list[tuple[User, str]]:
        """Return who becomes an author when it is accepted, and for which side."""
        parts = [name for part in self.parts.all() for name in part.credited()]
        return [(self.proposed_by, self.side), *parts]

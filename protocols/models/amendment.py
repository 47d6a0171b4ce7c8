from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.access import GuardedQuerySet
from common.errors import Refused
from common.lifecycle import LifecycleModel
from people.models import IN_CHARGE
from protocols.lifecycle import AMENDMENT, AmendmentState
from protocols.models.job import JobDescription
from protocols.models.protocol import Protocol
from protocols.models.signature import SIGNATORIES, Party, Signable, Signature

if TYPE_CHECKING:
    from people.models import User

OPEN = (AmendmentState.DRAFT, AmendmentState.PROPOSED)

EVERYONE = tuple(map(str, SIGNATORIES))
BINDS: dict[str, tuple[str, ...]] = {
    "ends_on": EVERYONE,
    "first_review_on": EVERYONE,
    "job": EVERYONE,
    "deputy": EVERYONE,
    "clauses_left_out": EVERYONE,
    "availability": (Party.HELPER, Party.REFERENT),
    "training_hours": (Party.HELPER, Party.REFERENT),
}
"""What an amendment may change, and whom each change binds: they sign, and nobody else (C7)."""


class AmendmentQuerySet(GuardedQuerySet["Amendment"]):
    def visible_to(self, user: User) -> AmendmentQuerySet:
        """Keep those of the centres where one is in charge, and one's own once submitted."""
        own = Q(protocol__helper__person__user=user) & ~Q(state=AmendmentState.DRAFT)
        return self.filter(own | Q(protocol__job__centre__in=user.centre_ids(*IN_CHARGE)))

    def open(self) -> AmendmentQuerySet:
        return self.filter(state__in=OPEN)

    def for_list(self) -> AmendmentQuerySet:
        """Load all that one line or one page shows."""
        return (
            self.select_related(
                "protocol__helper__person",
                "protocol__helper__referent",
                "protocol__deputy",
                "protocol__job__centre__organisation",
                "job",
                "deputy",
            )
            .prefetch_related("signatures", "protocol__readings")
            .order_by("protocol", "number")
        )


class Amendment(Signable, LifecycleModel):
    """A numbered change of a protocol in force (« avenant »): its own words, signed on their own.

    What stays as it is stays empty here. The protocol's text and this one both remain.
    """

    lifecycle = AMENDMENT
    noun = "amendment"
    reads_are_logged = True

    state = models.CharField(
        choices=AmendmentState, default=AmendmentState.DRAFT, max_length=16, editable=False
    )
    protocol = models.ForeignKey(
        Protocol, models.PROTECT, related_name="amendments", editable=False
    )
    number = models.PositiveSmallIntegerField(editable=False)
    reason = models.CharField(_("why the protocol changes"), max_length=300)
    ends_on = models.DateField(_("new last day"), null=True, blank=True)
    first_review_on = models.DateField(_("new day of the review"), null=True, blank=True)
    availability = models.CharField(_("new availability wished"), max_length=200, blank=True)
    training_hours = models.PositiveSmallIntegerField(
        _("new hours of training offered"), null=True, blank=True
    )
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("new deputy of the referent"),
    )
    job = models.ForeignKey(
        JobDescription,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="amendments",
        verbose_name=_("new version of the mission"),
    )
    clauses_left_out = models.JSONField(_("optional clauses left out"), null=True, blank=True)
    text = models.JSONField(null=True, editable=False)
    text_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    proposed_at = models.DateTimeField(null=True, editable=False)
    in_force_since = models.DateTimeField(null=True, editable=False)
    paper_sha256 = models.CharField(max_length=64, blank=True, editable=False)

    objects = AmendmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="amendment_state_known", condition=Q(state__in=AmendmentState.values)
            ),
            models.CheckConstraint(
                name="amendment_text_frozen_with_its_hash",
                condition=Q(text=None, text_sha256="")
                | (Q(text__isnull=False) & ~Q(text_sha256="")),
            ),
            models.CheckConstraint(
                name="amendment_submitted_with_a_text",
                condition=Q(state__in=[AmendmentState.DRAFT, AmendmentState.CANCELLED])
                | Q(text__isnull=False, proposed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="amendment_in_force_iff_dated_with_its_paper",
                condition=(
                    Q(state=AmendmentState.IN_FORCE, in_force_since__isnull=False)
                    & ~Q(paper_sha256="")
                )
                | (~Q(state=AmendmentState.IN_FORCE) & Q(in_force_since=None, paper_sha256="")),
            ),
            models.UniqueConstraint(
                name="amendment_number_once_per_protocol", fields=["protocol", "number"]
            ),
            models.UniqueConstraint(
                name="amendment_one_open_per_protocol",
                fields=["protocol"],
                condition=Q(state__in=OPEN),
                violation_error_message=_("This protocol has an open amendment already."),
            ),
        ]

    def __str__(self) -> str:
        return f"Amendment {self.reference}"

    def get_absolute_url(self) -> str:
        return reverse("protocols:amendment-detail", args=[self.reference])

    def is_draft(self) -> bool:
        return self.state == AmendmentState.DRAFT

    def is_open(self) -> bool:
        return self.state in OPEN

    def changes(self) -> dict[str, Any]:
        """Return what this amendment changes: field of the protocol → new value."""
        told = {name: getattr(self, name) for name in BINDS}
        now = {name: getattr(self.protocol, name) for name in BINDS}
        return {
            name: value
            for name, value in told.items()
            if value is not None and value != "" and value != now[name]
        }

    def agreement(self) -> Protocol:
        return self.protocol

    def signing_url(self) -> str:
        return self.get_absolute_url()

    def awaits_signatures(self) -> bool:
        return self.state == AmendmentState.PROPOSED

    def valid_signatures(self) -> list[Signature]:
        return [s for s in self.signatures.all() if s.text_sha256 == self.text_sha256]

    def signatories(self) -> list[str]:
        """Return whom the changes bind, once frozen as the text names them."""
        if self.text:
            return [party["party"] for party in self.text["parties"]]
        bound = {party for name in self.changes() for party in BINDS[name]}
        return [party for party in EVERYONE if party in bound]

    def missing_to_sign(self, party: str) -> list[str]:
        """Return nothing: its page says in plain sentences what changes, and only that."""
        return []

    def activate(self, *, by: User | None, at: datetime, paper_sha256: str) -> None:
        """Put the amendment in force, once everyone it binds has signed.

        :raises Refused: if a signature is missing.
        """
        if missing := self.missing_signatures():
            names = ", ".join(str(Party(party).label) for party in missing)
            raise Refused(gettext("Not signed yet by: %s.") % names)
        self.move("activate", by=by, at=at, in_force_since=at, paper_sha256=paper_sha256)

    def withdraw(self, *, by: User, at: datetime) -> None:
        """Take the text back; signatures given on it stay, and no longer count."""
        self.move("withdraw", by=by, at=at, text=None, text_sha256="", proposed_at=None)

    def cancel(self, *, by: User | None, at: datetime) -> None:
        self.move("cancel", by=by, at=at)

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.access import GuardedQuerySet
from common.errors import Refused
from common.lifecycle import LifecycleModel
from helpers.models import PeerHelper
from people.models import IN_CHARGE
from protocols.lifecycle import (
    ACTIVE,
    DRAFT,
    PAUSED,
    PROPOSED,
    PROTOCOL,
    SIGNED,
    UNFINISHED,
    ProtocolState,
)
from protocols.models.job import JobDescription
from protocols.models.signature import Party, Signable
from protocols.models.status_facts import StatusFacts, constraints

if TYPE_CHECKING:
    from people.models import User


class ProtocolQuerySet(GuardedQuerySet["Protocol"]):
    def visible_to(self, user: User) -> ProtocolQuerySet:
        """Keep one's own once it is submitted, and those of the centres where one is in charge."""
        own = Q(helper__in=PeerHelper.objects.filter(person__user=user)) & ~Q(state=DRAFT)
        jobs = JobDescription.objects.filter(centre__in=user.centre_ids(*IN_CHARGE))
        return self.filter(own | Q(job__in=jobs))

    def in_force(self) -> ProtocolQuerySet:
        return self.filter(state=ACTIVE)

    def unfinished(self) -> ProtocolQuerySet:
        return self.filter(state__in=UNFINISHED)

    def covering(self) -> ProtocolQuerySet:
        """Keep those that still answer a need: a pause gives nothing up."""
        return self.filter(state__in=[ACTIVE, PAUSED])

    def for_list(self) -> ProtocolQuerySet:
        """Load all that one line of a list shows, in four queries however long the list."""
        return (
            self.select_related(
                "helper__person",
                "helper__referent",
                "deputy",
                "work_checked_by",
                "job__centre__organisation",
            )
            .prefetch_related("signatures", "readings", "reminders")
            .order_by("-starts_on", "pk")
        )

    def for_rows(self) -> ProtocolQuerySet:
        """Load what one line of the list of protocols shows, and no more of it."""
        return (
            self.select_related("helper__person", "job")
            .only(
                "reference",
                "number",
                "state",
                "starts_on",
                "ends_on",
                "helper__person__chosen_name",
                "job__title",
            )
            .prefetch_related("reminders")
            .order_by("-starts_on", "pk")
        )

    def for_signing(self) -> ProtocolQuerySet:
        """Load what its signatures rest on as well."""
        return self.for_list().prefetch_related("understandings", "signatures__scan")


class Protocol(Signable, StatusFacts, LifecycleModel):
    """What a helper and a centre promise each other, for one job, for a time (D4)."""

    lifecycle = PROTOCOL
    noun = "protocol"
    reads_are_logged = True

    state = models.CharField(
        choices=ProtocolState, default=ProtocolState.DRAFT, max_length=16, editable=False
    )
    helper = models.ForeignKey(
        PeerHelper, models.PROTECT, related_name="protocols", verbose_name=_("peer helper")
    )
    job = models.ForeignKey(
        JobDescription, models.PROTECT, related_name="protocols", verbose_name=_("mission")
    )
    number = models.CharField(max_length=24, unique=True, editable=False)
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"))
    first_review_on = models.DateField(_("first review on"))
    availability = models.CharField(_("availability wished"), max_length=200, blank=True)
    explanation_language = models.CharField(_("explained in"), max_length=3, default="fra")
    explained_by = models.CharField(_("explained by"), max_length=120, blank=True)
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("deputy of the referent"),
    )
    training_hours = models.PositiveSmallIntegerField(_("hours of training offered"), default=12)
    insurance = models.CharField(_("insurance"), max_length=200)
    clauses_left_out = models.JSONField(_("optional clauses left out"), default=list, blank=True)
    stop_reason = models.CharField(_("reason of the pause or end"), max_length=300, blank=True)
    text = models.JSONField(null=True, editable=False)
    text_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    proposed_at = models.DateTimeField(null=True, editable=False)
    in_force_since = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)
    paper_sha256 = models.CharField(max_length=64, blank=True, editable=False)

    objects = ProtocolQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="protocol_state_known", condition=Q(state__in=ProtocolState.values)
            ),
            models.CheckConstraint(
                name="protocol_ends_after_it_starts",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("A protocol cannot end before it starts."),
            ),
            models.CheckConstraint(
                name="protocol_reviewed_while_it_lasts",
                condition=Q(first_review_on__gte=F("starts_on"), first_review_on__lte=F("ends_on")),
                violation_error_message=_("The first review is held during the protocol."),
            ),
            models.CheckConstraint(
                name="protocol_text_frozen_with_its_hash",
                condition=Q(text=None, text_sha256="")
                | (Q(text__isnull=False) & ~Q(text_sha256="")),
            ),
            models.CheckConstraint(
                name="protocol_submitted_with_a_text",
                condition=Q(state__in=[ProtocolState.DRAFT, ProtocolState.CANCELLED])
                | Q(text__isnull=False, proposed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="protocol_in_force_iff_signed",
                condition=Q(state__in=SIGNED, in_force_since__isnull=False)
                | (~Q(state__in=SIGNED) & Q(in_force_since__isnull=True)),
            ),
            models.UniqueConstraint(
                name="protocol_one_open_per_helper_and_job",
                fields=["helper", "job"],
                condition=Q(state__in=UNFINISHED),
                violation_error_message=_("This helper has an open protocol for this mission."),
            ),
            *constraints(),
        ]

    def __str__(self) -> str:
        return f"Protocol {self.reference}"

    def get_absolute_url(self) -> str:
        return reverse("protocols:protocol-detail", args=[self.reference])

    def proofs_url(self) -> str:
        return reverse("protocols:protocol-proofs", args=[self.reference])

    def is_draft(self) -> bool:
        return self.state == DRAFT

    def last_reminder(self) -> datetime | None:
        """Return when somebody was last warned that the protocol ends."""
        return max((one.sent_at for one in self.reminders.all() if one.sent_at), default=None)

    def has_unsent_reminder(self) -> bool:
        """Say whether a warning of the present last day was claimed and its mail did not leave."""
        return any(
            one.sent_at is None and one.ends_on == self.ends_on for one in self.reminders.all()
        )

    def agreement(self) -> Protocol:
        return self

    def signing_url(self) -> str:
        return self.place("sign")

    def awaits_signatures(self) -> bool:
        return self.state == PROPOSED

    def activate(self, *, by: User | None, at: datetime, paper_sha256: str) -> None:
        """Put the protocol in force, once everyone has signed.

        :raises Refused: if a signature is missing.
        """
        if missing := self.missing_signatures():
            names = ", ".join(str(Party(party).label) for party in missing)
            raise Refused(gettext("Not signed yet by: %s.") % names)
        self.move("activate", by=by, at=at, in_force_since=at, paper_sha256=paper_sha256)

    def pause(self, *, by: User, at: datetime, **told: str) -> None:
        self.move("pause", by=by, at=at, **told)

    def resume(self, *, by: User, at: datetime) -> None:
        self.move("resume", by=by, at=at)

    def cancel(self, *, by: User, at: datetime) -> None:
        self.move("cancel", by=by, at=at)

    def withdraw(self, *, by: User, at: datetime) -> None:
        """Take the text back to correct it; signatures given on it stay, and no longer count."""
        self.move("withdraw", by=by, at=at, text=None, text_sha256="", proposed_at=None)

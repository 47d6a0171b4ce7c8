from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from certificates.choices import groups_of, shows
from certificates.facts import shown
from certificates.lifecycle import CERTIFICATE, IN_PREPARATION, ON_PAPER, CertificateState
from certificates.models.template import TemplateVersion
from certificates.reveal import revealing, reveals, unprintable
from common.access import GuardedQuerySet
from common.errors import Refused
from common.lifecycle import LifecycleModel
from people.models import IN_CHARGE
from protocols.models import Protocol

if TYPE_CHECKING:
    from datetime import date, datetime

    from people.models import User

LEFT_TO_THE_HOLDER = ("skills", "languages", "training", "contact")
"""Copied from elsewhere: whoever writes cannot mend it here, and its holder may leave it out."""


class CertificateQuerySet(GuardedQuerySet["Certificate"]):
    def visible_to(self, user: User) -> CertificateQuerySet:
        """Keep one's own, which is written with one, and those of one's centres."""
        return self.filter(
            Q(protocol__helper__person__user=user)
            | Q(protocol__job__centre__in=user.centre_ids(*IN_CHARGE))
        )

    def on_paper(self) -> CertificateQuerySet:
        return self.filter(state__in=ON_PAPER)

    def void(self) -> CertificateQuerySet:
        """Keep those that were issued and no longer hold: revoked, replaced or withdrawn."""
        return self.on_paper().exclude(state=CertificateState.ISSUED)

    def to_sign(self) -> CertificateQuerySet:
        return self.filter(state=CertificateState.APPROVED)

    def for_paper(self) -> CertificateQuerySet:
        """Load what handing over a file asks for: who may have it, and where it is. No more."""
        return self.select_related("protocol__helper__person", "protocol__job").only(
            "reference",
            "state",
            "number",
            "paper_sha256",
            "credential_sha256",
            "protocol__helper__person__user",
            "protocol__job__centre",
        )

    def for_list(self) -> CertificateQuerySet:
        return self.select_related(
            "protocol__helper__person",
            "protocol__helper__referent",
            "protocol__job__centre__organisation",
            "template_version__template",
            "replaces",
        ).order_by("-pk")


class Certificate(LifecycleModel):
    """What remains, on paper: a snapshot, agreed by its holder, issued once, stored for ever."""

    class RevocationReason(models.TextChoices):
        ERROR = "error", _("Mistake of the association")
        FRAUD = "fraud", _("Proven fraud, the person having been heard")

    lifecycle = CERTIFICATE
    reads_are_logged = True

    state = models.CharField(
        choices=CertificateState, default=CertificateState.DRAFTING, max_length=16, editable=False
    )
    protocol = models.ForeignKey(
        Protocol, models.PROTECT, related_name="certificates", verbose_name=_("protocol")
    )
    template_version = models.ForeignKey(
        TemplateVersion, models.PROTECT, related_name="certificates", verbose_name=_("template")
    )
    replaces = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="replaced_by", editable=False
    )
    facts = models.JSONField(editable=False)
    hidden = models.JSONField(default=list, editable=False)
    private = models.JSONField(default=list, editable=False)
    names_place = models.BooleanField(default=False, editable=False)
    change_wanted = models.CharField(_("what to change"), max_length=300, blank=True)
    approved_at = models.DateTimeField(null=True, editable=False)
    number = models.CharField(max_length=24, unique=True, null=True, editable=False)
    code_sha256 = models.CharField(max_length=64, unique=True, null=True, editable=False)
    token_sha256 = models.CharField(max_length=64, unique=True, null=True, editable=False)
    paper_sha256 = models.CharField(max_length=64, unique=True, null=True, editable=False)
    paper_size = models.PositiveIntegerField(null=True, editable=False)
    credential_sha256 = models.CharField(max_length=64, unique=True, null=True, editable=False)
    status_place = models.PositiveIntegerField(unique=True, null=True, editable=False)
    issued_at = models.DateTimeField(null=True, editable=False)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    closed_at = models.DateTimeField(null=True, editable=False)
    revocation_reason = models.CharField(
        _("reason"), choices=RevocationReason, max_length=8, blank=True
    )
    heard_on = models.DateField(_("heard on"), null=True, blank=True)
    heard_words = models.CharField(_("what the person says"), max_length=600, blank=True)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="certificate_state_known", condition=Q(state__in=CertificateState.values)
            ),
            models.CheckConstraint(
                name="certificate_on_paper_all_or_nothing",
                condition=Q(
                    state__in=ON_PAPER,
                    number__isnull=False,
                    code_sha256__isnull=False,
                    token_sha256__isnull=False,
                    paper_sha256__isnull=False,
                    paper_size__gt=0,
                    issued_at__isnull=False,
                    issued_by__isnull=False,
                    approved_at__isnull=False,
                )
                | (
                    ~Q(state__in=ON_PAPER)
                    & Q(
                        number=None,
                        code_sha256=None,
                        token_sha256=None,
                        paper_sha256=None,
                        paper_size=None,
                        issued_at=None,
                        issued_by=None,
                    )
                ),
            ),
            models.CheckConstraint(
                name="certificate_credential_with_its_place",
                condition=Q(credential_sha256=None, status_place=None)
                | Q(
                    state__in=ON_PAPER,
                    credential_sha256__isnull=False,
                    status_place__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="certificate_revoked_with_a_reason",
                condition=Q(state=CertificateState.REVOKED) & ~Q(revocation_reason="")
                | ~Q(state=CertificateState.REVOKED) & Q(revocation_reason=""),
                violation_error_message=_("Choose a reason."),
            ),
            models.CheckConstraint(
                name="certificate_fraud_once_heard",
                condition=~Q(revocation_reason="fraud")
                | Q(heard_on__isnull=False) & ~Q(heard_words=""),
                violation_error_message=_("Hear the person first: the day, and their words."),
            ),
            models.UniqueConstraint(
                name="certificate_one_in_preparation_per_protocol",
                fields=["protocol"],
                condition=Q(state__in=IN_PREPARATION),
                violation_error_message=_("A certificate is already in preparation."),
            ),
        ]

    def __str__(self) -> str:
        return f"Certificate {self.reference}"

    def get_absolute_url(self) -> str:
        return reverse("certificates:certificate-detail", args=[self.reference])

    def after_url(self) -> str:
        return reverse("certificates:certificate-after", args=[self.reference])

    def is_on_paper(self) -> bool:
        return self.state in ON_PAPER

    def is_in_preparation(self) -> bool:
        return self.state in IN_PREPARATION

    def facts_sha256(self) -> str:
        """Return the hash of the words, to which an approval binds itself."""
        line = json.dumps(self.facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(line.encode()).hexdigest()

    def missing_to_submit(self) -> list[str]:
        """Return what the words still lack before they are given to read, to show and to check."""
        missing = []
        if not self.facts["holder"]["name"].strip():
            missing.append(gettext("the name"))
        if not self.facts["skills"]:
            missing.append(gettext("a recognised skill"))
        return missing + self.cannot_stand()

    def cannot_stand(self, *, asked: bool = False) -> list[str]:
        """Return what no paper can print, or would tell of the place, each with where it stands.

        Before its holder was `asked`, what they may still leave out is not held against it.
        """
        facts = shown(self.facts, self.hidden) if asked else self.facts
        named = self.facts["issuer"]["wording"] if self.names_place else ""
        telling = [
            reveals(place, word)
            for place, word, _text in revealing(facts, named=named)
            if asked or place[0] not in LEFT_TO_THE_HOLDER
        ]
        return [*unprintable(facts), *telling]

    def submit(self, *, by: User, at: datetime) -> None:
        """Give the words to their holder to read.

        :raises Refused: if they lack something, or hold a character that no paper can show.
        """
        if missing := self.missing_to_submit():
            raise Refused(gettext("Still missing: %s.") % ", ".join(missing))
        self.move("submit", by=by, at=at, change_wanted="")

    def shareable(self) -> list[str]:
        """Return the keys of what a share link may show: neither hidden nor kept for the paper."""
        groups = groups_of(self.template_version.blocks, self.facts, self.hidden)
        lines = [line for group in groups for line in group.lines if line.is_shown]
        return [line.key for line in lines if shows(self.private, line.key)]

    def approve(
        self,
        *,
        hidden: Collection[str],
        by: User,
        at: datetime,
        private: Collection[str] = (),
        read_sha256: str = "",
    ) -> None:
        """Agree to the words, but for what is `hidden`: from then on they are frozen.

        What is `private` is printed, and never shown by a share link.

        :raises Refused: if the words are no longer those that were read, or cannot be hidden.
        """
        if read_sha256 and read_sha256 != self.facts_sha256():
            raise Refused(gettext("The words have changed since you read them. Read them again."))
        try:
            shown(self.facts, [*hidden, *private])
        except ValueError as error:
            raise Refused(gettext("This cannot be hidden.")) from error
        before, self.hidden = self.hidden, sorted(set(hidden))
        if wrong := self.cannot_stand(asked=True):
            self.hidden = before
            raise Refused(gettext("Before you agree: %s.") % ", ".join(wrong))
        kept = {"hidden": self.hidden, "private": sorted(set(private))}
        self.move("approve", by=by, at=at, approved_at=at, **kept)

    def return_(self, *, change_wanted: str, by: User, at: datetime) -> None:
        """Ask for a change, in a sentence; what was approved is to be read again.

        :raises Refused: without a sentence.
        """
        if not change_wanted.strip():
            raise Refused(gettext("Say in one sentence what is to be changed."))
        self.move("return", by=by, at=at, change_wanted=change_wanted.strip(), approved_at=None)

    def revoke(
        self,
        *,
        reason: str,
        by: User,
        at: datetime,
        heard_on: date | None = None,
        heard_words: str = "",
    ) -> None:
        """Declare the paper void: the association's mistake, or fraud once the person was heard.

        :raises Refused: without a known reason; for fraud, before the person was heard.
        """
        if reason not in self.RevocationReason.values:
            raise Refused(gettext("Choose a reason."))
        heard = {"heard_on": heard_on, "heard_words": heard_words.strip()}
        if reason == self.RevocationReason.FRAUD:
            if not all(heard.values()):
                raise Refused(gettext("Hear the person first: the day, and their words."))
            if heard_on and heard_on > timezone.localdate(at):
                raise Refused(gettext("This day has not come yet."))
        self.move("revoke", by=by, at=at, revocation_reason=reason, closed_at=at, **heard)

    def withdraw(self, *, by: User, at: datetime) -> None:
        """Stop showing it: its holder's choice, at any time, for no reason to give."""
        self.move("withdraw", by=by, at=at, closed_at=at)

    def cancel(self, *, by: User, at: datetime) -> None:
        self.move("cancel", by=by, at=at, closed_at=at)

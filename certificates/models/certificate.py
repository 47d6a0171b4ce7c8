from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from certificates.lifecycle import CERTIFICATE, IN_PREPARATION, ON_PAPER, CertificateState
from certificates.models.template import TemplateVersion
from common.access import GuardedQuerySet
from common.lifecycle import LifecycleModel
from people.models import IN_CHARGE
from protocols.models import Protocol

if TYPE_CHECKING:
    from people.models import User


class CertificateQuerySet(GuardedQuerySet["Certificate"]):
    def visible_to(self, user: User) -> CertificateQuerySet:
        """Keep one's own once given to read, and those of the centres one is in charge of."""
        own = Q(protocol__helper__person__user=user) & ~Q(state=CertificateState.DRAFTING)
        return self.filter(own | Q(protocol__job__centre__in=user.centre_ids(*IN_CHARGE)))

    def on_paper(self) -> CertificateQuerySet:
        return self.filter(state__in=ON_PAPER)

    def to_sign(self) -> CertificateQuerySet:
        return self.filter(state=CertificateState.APPROVED)

    def for_list(self) -> CertificateQuerySet:
        return self.select_related(
            "protocol__helper__person", "protocol__job__centre", "template_version__template"
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
    change_wanted = models.CharField(_("what to change"), max_length=300, blank=True)
    approved_at = models.DateTimeField(null=True, editable=False)
    number = models.CharField(max_length=24, unique=True, null=True, editable=False)
    code_sha256 = models.CharField(max_length=64, unique=True, null=True, editable=False)
    token_sha256 = models.CharField(max_length=64, unique=True, null=True, editable=False)
    paper_sha256 = models.CharField(max_length=64, unique=True, null=True, editable=False)
    paper_size = models.PositiveIntegerField(null=True, editable=False)
    issued_at = models.DateTimeField(null=True, editable=False)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    closed_at = models.DateTimeField(null=True, editable=False)
    revocation_reason = models.CharField(
        _("reason"), choices=RevocationReason, max_length=8, blank=True
    )

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
                name="certificate_revoked_with_a_reason",
                condition=Q(state=CertificateState.REVOKED) & ~Q(revocation_reason="")
                | ~Q(state=CertificateState.REVOKED) & Q(revocation_reason=""),
                violation_error_message=_("Choose a reason."),
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

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common.access import GuardedQuerySet
from people.models import IN_CHARGE
from protocols.models.signature import Party

if TYPE_CHECKING:
    from people.models import User


class PaperScanQuerySet(GuardedQuerySet["PaperScan"]):
    def visible_to(self, user: User) -> PaperScanQuerySet:
        """Keep those of one's own protocol, and those of the centres where one is in charge."""
        own = Q(protocol__helper__person__user=user)
        return self.filter(own | Q(protocol__job__centre__in=user.centre_ids(*IN_CHARGE)))

    def for_page(self) -> PaperScanQuerySet:
        return self.select_related(
            "uploaded_by",
            "confirmed_by",
            "protocol__helper__person",
            "protocol__helper__referent",
            "protocol__job__centre__organisation",
        )


class PaperScan(models.Model):
    """A paper signed by hand, as a file: it counts once a second person has compared it."""

    class Kind(models.TextChoices):
        PDF = "application/pdf", "PDF"
        JPEG = "image/jpeg", "JPEG"
        PNG = "image/png", "PNG"

    reads_are_logged = True

    reference = models.UUIDField(default=uuid4, unique=True, editable=False)
    protocol = models.ForeignKey("protocols.Protocol", models.PROTECT, related_name="scans")
    text_sha256 = models.CharField(max_length=64)
    parties = models.JSONField(_("who signed on this paper"))
    signed_on = models.DateField(_("signed on"))
    file_sha256 = models.CharField(max_length=64)
    kind = models.CharField(choices=Kind, max_length=20)
    helper_account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True)
    refused_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    refused_at = models.DateTimeField(null=True)

    objects = PaperScanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="scan_confirmed_by_a_second_person",
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("uploaded_by")),
                violation_error_message=_("Someone else has to compare the paper with the text."),
            ),
            models.CheckConstraint(
                name="scan_neither_kept_nor_compared_by_the_helper",
                condition=Q(helper_account=None)
                | (
                    ~Q(uploaded_by=F("helper_account"))
                    & (Q(confirmed_by=None) | ~Q(confirmed_by=F("helper_account")))
                ),
                violation_error_message=_("The peer helper does not compare their own paper."),
            ),
            models.CheckConstraint(
                name="scan_confirmed_with_its_moment",
                condition=Q(confirmed_by=None, confirmed_at=None)
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="scan_confirmed_or_refused",
                condition=Q(confirmed_at=None) | Q(refused_at=None),
            ),
            models.UniqueConstraint(
                name="scan_file_once_per_text",
                fields=["protocol", "text_sha256", "file_sha256"],
                condition=Q(refused_at=None),
                violation_error_message=_("This file is here already."),
            ),
        ]

    def __str__(self) -> str:
        return f"Scan {self.reference}"

    def get_absolute_url(self) -> str:
        return reverse("protocols:scan-detail", args=[self.reference])

    def is_waiting(self) -> bool:
        return self.confirmed_at is None and self.refused_at is None

    def is_of_this_text(self) -> bool:
        return self.text_sha256 == self.protocol.text_sha256

    def party_names(self) -> str:
        return ", ".join(str(Party(party).label) for party in self.parties)

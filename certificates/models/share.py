from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from certificates.lifecycle import ISSUED, SHARE, ShareState
from certificates.models.certificate import Certificate
from common.access import GuardedQuerySet
from common.lifecycle import LifecycleModel

if TYPE_CHECKING:
    from datetime import datetime

    from people.models import User

USUAL_DAYS, MOST_DAYS = 30, 90
USUAL_VIEWS, MOST_VIEWS = 10, 100


class RecipientKind(models.TextChoices):
    """Who reads: a kind, never a name."""

    COMPANY = "company", _("Company")
    ASSOCIATION = "association", _("Association")
    INSERTION = "insertion", _("Temping or inclusion employer")
    TRAINING_BODY = "training_body", _("Training body")
    EMPLOYMENT_SERVICE = "employment_service", _("Job centre")
    OTHER = "other", _("Other")


class ShareLinkQuerySet(GuardedQuerySet["ShareLink"]):
    def visible_to(self, user: User) -> ShareLinkQuerySet:
        """Keep one's own: to whom one shows a certificate is nobody else's business."""
        return self.filter(certificate__protocol__helper__person__user=user)

    def open_at(self, at: datetime) -> ShareLinkQuerySet:
        """Keep those that show something now (C18): not ended, not used up, of a valid paper."""
        return self.filter(
            state=ShareState.ACTIVE,
            expires_at__gt=at,
            views__lt=F("most_views"),
            certificate__state=ISSUED,
        )

    def not_ended(self) -> ShareLinkQuerySet:
        """Keep those that nobody has ended, of a valid paper: used up, perhaps."""
        return self.filter(state=ShareState.ACTIVE, certificate__state=ISSUED)


class ShareLink(LifecycleModel):
    """What a holder shows of a certificate, to one kind of recipient, for a while.

    Of the link only the hash is kept. What was chosen is forgotten when it ends.
    """

    lifecycle = SHARE

    state = models.CharField(
        choices=ShareState, default=ShareState.ACTIVE, max_length=16, editable=False
    )
    certificate = models.ForeignKey(
        Certificate, models.CASCADE, related_name="share_links", editable=False
    )
    recipient_kind = models.CharField(_("for whom"), choices=RecipientKind, max_length=20)
    shown = models.JSONField(default=list, editable=False)
    days = models.PositiveSmallIntegerField(_("for how many days"), default=USUAL_DAYS)
    most_views = models.PositiveSmallIntegerField(_("how many times"), default=USUAL_VIEWS)
    views = models.PositiveSmallIntegerField(default=0, editable=False)
    token_sha256 = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(editable=False)
    expires_at = models.DateTimeField(editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)

    objects = ShareLinkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="share_link_state_known", condition=Q(state__in=ShareState.values)
            ),
            models.CheckConstraint(
                name="share_link_at_most_90_days",
                condition=Q(days__gte=1, days__lte=MOST_DAYS),
                violation_error_message=_("A link lasts 90 days at most."),
            ),
            models.CheckConstraint(
                name="share_link_views_counted",
                condition=Q(most_views__gte=1, most_views__lte=MOST_VIEWS)
                & Q(views__lte=F("most_views")),
                violation_error_message=_("A link opens 100 times at most."),
            ),
            models.CheckConstraint(
                name="share_link_expires_after_it_is_made",
                condition=Q(expires_at__gt=F("created_at")),
            ),
            models.CheckConstraint(
                name="share_link_ended_shows_nothing",
                condition=Q(state=ShareState.ACTIVE, ended_at=None)
                | Q(state=ShareState.ENDED, ended_at__isnull=False, shown=[]),
            ),
        ]

    def __str__(self) -> str:
        return f"Share link {self.reference}"

    def is_open(self, at: datetime) -> bool:
        """Tell whether it shows something now; as `open_at` has it."""
        return (
            self.state == ShareState.ACTIVE
            and at < self.expires_at
            and self.views < self.most_views
            and self.certificate.state == ISSUED
        )

    def views_left(self) -> int:
        return self.most_views - self.views

    def end(self, *, by: User, at: datetime) -> None:
        """Close it at once, and forget what it showed."""
        self.move("end", by=by, at=at, ended_at=at, shown=[])


class ShareView(models.Model):
    """One reading of a share link: the hour, and nothing about who read (P26)."""

    link = models.ForeignKey(ShareLink, models.CASCADE, related_name="openings")
    hour = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["link", "-hour"], name="share_view_of_link")]

    def __str__(self) -> str:
        return f"View {self.pk}"


class Consultation(models.Model):
    """How often a certificate was checked on one day (R47)."""

    certificate = models.ForeignKey(Certificate, models.CASCADE, related_name="consultations")
    day = models.DateField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="consultation_once_per_day", fields=["certificate", "day"]
            ),
        ]

    def __str__(self) -> str:
        return f"Consultation {self.pk}"

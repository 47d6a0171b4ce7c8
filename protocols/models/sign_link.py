from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from common.access import GuardedQuerySet
from people.models import IN_CHARGE
from protocols.models.signature import Party

if TYPE_CHECKING:
    from people.models import User

LIFE = timedelta(hours=48)


class SignLinkQuerySet(GuardedQuerySet["SignLink"]):
    def visible_to(self, user: User) -> SignLinkQuerySet:
        """Keep one's own, and those of the centres where one is in charge."""
        return self.filter(Q(user=user) | Q(protocol__job__centre__in=user.centre_ids(*IN_CHARGE)))

    def bound_to(self, user: User, token: str) -> SignLinkQuerySet:
        """Keep the link this token opens, for the very person it was made for."""
        return self.filter(user=user, token_sha256=digest_of(token))

    def standing(self) -> SignLinkQuerySet:
        """Keep those neither used nor taken back, be they past their time or not."""
        return self.filter(used_at=None, revoked_at=None)


class SignLink(models.Model):
    """A way to the signing of one text, for one person, for two days. Kept as a hash only.

    It shows the way and is no identity: who opens it signs in, as the person it was made for.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Valid")
        USED = "used", _("Used")
        REVOKED = "revoked", _("Taken back")
        EXPIRED = "expired", _("Expired")
        STALE = "stale", _("The text has changed")

    reference = models.UUIDField(default=uuid4, unique=True, editable=False)
    protocol = models.ForeignKey("protocols.Protocol", models.PROTECT, related_name="sign_links")
    party = models.CharField(choices=Party, max_length=12)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    text_sha256 = models.CharField(max_length=64)
    token_sha256 = models.CharField(max_length=64, unique=True, editable=False)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()
    mailed_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    objects = SignLinkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="sign_link_one_standing_per_person_and_text",
                fields=["protocol", "party", "user", "text_sha256"],
                condition=Q(used_at=None, revoked_at=None),
            ),
            models.CheckConstraint(
                name="sign_link_expires_after_it_is_issued",
                condition=Q(expires_at__gt=F("issued_at")),
            ),
            models.CheckConstraint(
                name="sign_link_used_or_taken_back",
                condition=Q(used_at=None) | Q(revoked_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"Link {self.reference}"

    def state_at(self, at: datetime) -> SignLink.State:
        """Return whether it opens now, or why it does not."""
        if self.used_at:
            return self.State.USED
        if self.revoked_at:
            return self.State.REVOKED
        if self.text_sha256 != self.protocol.text_sha256:
            return self.State.STALE
        return self.State.EXPIRED if at >= self.expires_at else self.State.OPEN


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()

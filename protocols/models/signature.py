from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Party(models.TextChoices):
    HELPER = "helper", _("Peer helper")
    REFERENT = "referent", _("Referent")
    MANAGEMENT = "management", _("Management")


class Signature(models.Model):
    """Who signed which text, when and how: the hash binds the signature to the words (D4)."""

    class Means(models.TextChoices):
        SCREEN = "screen", _("on screen")

    reference = models.UUIDField(default=uuid4, unique=True, editable=False)
    protocol = models.ForeignKey("protocols.Protocol", models.PROTECT, related_name="signatures")
    amendment = models.ForeignKey(
        "protocols.Amendment", models.PROTECT, null=True, related_name="signatures"
    )
    party = models.CharField(choices=Party, max_length=12)
    signer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    signer_name = models.CharField(max_length=120)
    signer_function = models.CharField(max_length=120, blank=True)
    statement = models.CharField(max_length=300)
    text_sha256 = models.CharField(max_length=64)
    means = models.CharField(choices=Means, default=Means.SCREEN, max_length=8)
    signed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="signature_once_per_party_and_text",
                fields=["protocol", "party", "text_sha256"],
                violation_error_message=_("This party has already signed this text."),
            )
        ]

    def __str__(self) -> str:
        return f"Signature {self.reference}"

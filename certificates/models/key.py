from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class IssuingKey(models.Model):
    """A public key that papers were, or are, signed with. None is ever erased: old papers hold.

    Its private half is a file that the database does not know (`certificates.keys`).
    """

    class Purpose(models.TextChoices):
        SEAL = "seal", _("seal on the PDF")
        CREDENTIAL = "credential", _("digital credential")

    name = models.SlugField(unique=True, max_length=60)
    purpose = models.CharField(choices=Purpose, max_length=10)
    is_trial = models.BooleanField(default=True)
    public_pem = models.TextField()
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="issuing_key_one_in_use_per_purpose",
                fields=["purpose"],
                condition=Q(until=None),
            )
        ]

    def __str__(self) -> str:
        return f"Issuing key {self.name}"

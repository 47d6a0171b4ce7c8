from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Clause(models.Model):
    """One article of the library a protocol is written from."""

    class Kind(models.TextChoices):
        FIXED = "fixed", _("Fixed")
        OPTIONAL = "optional", _("Optional")
        LOCAL = "local", _("Local")

    key = models.SlugField(unique=True, max_length=40)
    kind = models.CharField(choices=Kind, max_length=8)
    title = models.CharField(max_length=120)
    text = models.TextField()
    plain_text = models.TextField(blank=True)
    statuses = models.JSONField(default=list)
    position = models.PositiveSmallIntegerField(default=0)
    is_checked = models.BooleanField(default=True)

    def __str__(self) -> str:
        return self.title

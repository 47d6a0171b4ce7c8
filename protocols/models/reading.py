from __future__ import annotations

import hashlib
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from people.languages import language_name
from protocols.models.clause import Clause
from protocols.questions import Topic


class ClauseTranslation(models.Model):
    """A reading copy of one clause in another language. It helps to understand; it binds nobody."""

    clause = models.ForeignKey(Clause, models.CASCADE, related_name="translations")
    language = models.CharField(_("language"), max_length=3)
    text = models.TextField(_("text of the reading copy"))
    french = models.TextField(editable=False)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="translation_once_per_clause_and_language", fields=["clause", "language"]
            ),
            models.CheckConstraint(
                name="translation_confirmed_by_someone_else",
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("entered_by")),
                violation_error_message=_("Someone else has to read it again."),
            ),
            models.CheckConstraint(
                name="translation_confirmed_with_its_moment",
                condition=Q(confirmed_by=None, confirmed_at=None)
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"Translation {self.pk}"

    def is_confirmed(self) -> bool:
        return self.confirmed_at is not None

    def is_current(self) -> bool:
        """Tell whether the French it was made from is still the clause as it stands."""
        return self.french == self.clause.text

    def digest(self) -> str:
        """Return the SHA-256 of both texts: who confirms a copy has read these very words."""
        return hashlib.sha256(f"{self.clause.text}\0{self.text}".encode()).hexdigest()


class Reading(models.Model):
    """The text was read aloud or explained to the helper, by someone named, in a language (C7).

    It counts for the text it was made on, and for no other.
    """

    class How(models.TextChoices):
        ALOUD = "aloud", _("read aloud")
        EXPLAINED = "explained", _("explained")

    reference = models.UUIDField(default=uuid4, unique=True, editable=False)
    protocol = models.ForeignKey("protocols.Protocol", models.PROTECT, related_name="readings")
    text_sha256 = models.CharField(max_length=64)
    how = models.CharField(_("how"), choices=How, default=How.EXPLAINED, max_length=12)
    explained_by = models.CharField(_("read or explained by"), max_length=120)
    language = models.CharField(_("in which language"), max_length=3)
    interpreter_name = models.CharField(_("name of the interpreter"), max_length=120, blank=True)
    read_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="reading_by_someone_named",
                condition=~Q(explained_by="") & ~Q(text_sha256=""),
            ),
        ]

    def __str__(self) -> str:
        return f"Reading {self.reference}"

    def language_name(self) -> str:
        return language_name(self.language)


class Understanding(models.Model):
    """The helper answered a question on one point of this text rightly: since when, no mark."""

    protocol = models.ForeignKey(
        "protocols.Protocol", models.PROTECT, related_name="understandings"
    )
    text_sha256 = models.CharField(max_length=64)
    topic = models.CharField(choices=Topic, max_length=16)
    understood_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="understanding_once_per_topic_and_text",
                fields=["protocol", "text_sha256", "topic"],
            ),
            models.CheckConstraint(
                name="understanding_topic_known", condition=Q(topic__in=Topic.values)
            ),
        ]

    def __str__(self) -> str:
        return f"Understanding {self.pk}"

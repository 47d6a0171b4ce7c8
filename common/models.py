"""What changed and who read what: two books one can only add to.

A database trigger refuses every UPDATE and DELETE, on both databases. The
journal is a chain: each entry carries the hash of the one before it.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar, Protocol
from uuid import UUID

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models, transaction
from django.utils import timezone


class Addressed(Protocol):
    """Anything with a public reference can stand in the books."""

    reference: UUID
    _meta: ClassVar[Any]


class ChainHead(models.Model):
    """The last link of the journal. Locking this row makes writers queue: no fork is possible."""

    number = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"Head {self.number}"


class JournalEntry(models.Model):
    """One change: who did what to which record, and when. Never a name, never a content."""

    number = models.BigIntegerField(unique=True)
    at = models.DateTimeField()
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="journal_entries"
    )
    record_type = models.CharField(max_length=60)
    record_reference = models.UUIDField()
    action = models.CharField(max_length=40)
    details = models.JSONField(default=dict)
    previous_digest = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        indexes = [
            models.Index(fields=["record_reference", "number"], name="journal_of_record"),
            models.Index(fields=["-at"], name="journal_latest"),
        ]

    def __str__(self) -> str:
        return f"Journal {self.number}"

    @classmethod
    def record(
        cls,
        record: Addressed,
        action: str,
        *,
        by: AbstractBaseUser | None,
        at: datetime,
        details: Mapping[str, Any] | None = None,
    ) -> "JournalEntry":
        """Add one entry. `details` holds counts, states and hashes; no personal data."""
        with transaction.atomic():
            head = ChainHead.objects.select_for_update().get(pk=1)
            entry = cls(
                number=head.number + 1,
                at=at,
                actor_id=by.pk if by else None,
                record_type=record._meta.label_lower,
                record_reference=record.reference,
                action=action,
                details=dict(details or {}),
                previous_digest=head.digest,
            )
            entry.digest = entry.computed_digest()
            entry.save(force_insert=True)
            head.number, head.digest = entry.number, entry.digest
            head.save(update_fields=["number", "digest"])
        return entry

    @classmethod
    def of(cls, record: Addressed) -> "models.QuerySet[JournalEntry]":
        entries = cls.objects.filter(record_reference=record.reference)
        return entries.select_related("actor").order_by("number")

    def computed_digest(self) -> str:
        """Return the SHA-256 (hex) of what this entry says and of the entry before it."""
        told = [
            self.previous_digest,
            self.number,
            self.at.timestamp(),
            self.actor_id,
            self.record_type,
            str(self.record_reference),
            self.action,
            self.details,
        ]
        line = json.dumps(told, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(line.encode()).hexdigest()


class AccessEntry(models.Model):
    """One reading of a file about a person: who, which record, when (P08)."""

    at = models.DateTimeField(default=timezone.now)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="access_entries"
    )
    record_type = models.CharField(max_length=60)
    record_reference = models.UUIDField()
    action = models.CharField(max_length=40, default="read")

    class Meta:
        indexes = [
            models.Index(fields=["-at"], name="access_latest"),
            models.Index(fields=["record_reference", "-at"], name="access_of_record"),
        ]

    def __str__(self) -> str:
        return f"Access {self.pk}"

    @classmethod
    def record(
        cls, record: Addressed, *, by: AbstractBaseUser, action: str = "read"
    ) -> "AccessEntry":
        return cls.objects.create(
            actor_id=by.pk,
            record_type=record._meta.label_lower,
            record_reference=record.reference,
            action=action,
        )


class DaySalt(models.Model):
    """What the addresses of one day are hashed with. Thrown away the next day (common/pace.py)."""

    day = models.DateField(unique=True)
    salt = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"Salt {self.pk}"


class TryCount(models.Model):
    """How often one visitor, known by a hash for a day, has tried one thing."""

    key = models.CharField(max_length=64, primary_key=True)
    count = models.PositiveIntegerField(default=0)
    until = models.BigIntegerField(db_index=True)

    def __str__(self) -> str:
        return "Tries"


class Worker(models.Model):
    """A process that runs jobs, and when it last gave a sign of life."""

    name = models.CharField(max_length=64, unique=True)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Worker {self.name}"

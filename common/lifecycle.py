"""States and the moves between them: one table per kind of record, one door per change."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models, transaction
from django.utils.functional import Promise
from django.utils.translation import gettext

from common.errors import Refused
from common.models import JournalEntry


class OutOfTurn(Refused):
    """The record is not, or no longer, in a state from which this move is possible."""


@dataclass(frozen=True, slots=True)
class Move:
    """One arrow of a lifecycle: from any of `sources` to `target`."""

    name: str
    label: str | Promise
    sources: tuple[str, ...]
    target: str


Look = tuple[str, str]
PLAIN: Look = ("is-rest", "circle")


class Lifecycle(dict[str, Move]):
    """The moves of one kind of record, by name, and how each state looks (class, icon)."""

    def __init__(self, *moves: Move, looks: Mapping[str, Look] | None = None) -> None:
        super().__init__({move.name: move for move in moves})
        self.looks = {str(state): look for state, look in (looks or {}).items()}

    def open_from(self, state: str) -> list[Move]:
        return [move for move in self.values() if state in move.sources]

    def look_of(self, state: str) -> Look:
        return self.looks.get(state, PLAIN)


class LifecycleModel(models.Model):
    """A record with an address of its own, whose `state` changes through `move()` only."""

    lifecycle: Lifecycle

    reference = models.UUIDField(default=uuid4, unique=True, editable=False)
    state = models.CharField(max_length=16, editable=False)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True

    def move(self, name: str, *, by: AbstractBaseUser | None, at: datetime, **changes: Any) -> None:
        """Make one move of the lifecycle and enter it in the journal.

        Guard and change are a single UPDATE: of two people who click at the
        same time one wins, on SQLite (which has no row locks) as on PostgreSQL.

        :raises OutOfTurn: if the state does not allow it; then nothing changes.
        """
        move = self.lifecycle[name]
        changes |= {"state": str(move.target), "updated_at": at}
        with transaction.atomic():
            here = type(self)._base_manager.filter(pk=self.pk, state__in=move.sources)
            if not here.update(**changes):
                raise OutOfTurn(gettext("Someone was faster: this step is no longer possible."))
            JournalEntry.record(self, name, by=by, at=at)
        for field, value in changes.items():
            setattr(self, field, value)

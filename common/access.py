"""Sight before reach: what a person may know of, then what they may do with it."""

from collections.abc import Callable
from typing import Any, Self, TypeVar, cast

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.db import models
from django.shortcuts import get_object_or_404

from common.models import AccessEntry, Addressed

Record = TypeVar("Record", bound=models.Model)


class GuardedQuerySet(models.QuerySet[Record]):
    """Records that not everyone may know of. Each kind says who may."""

    def visible_to(self, user: Any) -> Self:
        raise NotImplementedError


def get_permitted(
    records: GuardedQuerySet[Record],
    policy: Callable[[Any, Record], bool],
    user: AbstractBaseUser,
    *,
    access: str = "read",
    **lookup: Any,
) -> Record:
    """Return the one record: 404 if it is out of this person's sight, 403 if out of reach.

    Reading a file about a person (`reads_are_logged`) leaves one entry, which says what this
    `access` was (P08).
    """
    record = get_object_or_404(records.visible_to(user), **lookup)
    if not policy(user, record):
        raise PermissionDenied
    if getattr(record, "reads_are_logged", False):
        AccessEntry.record(cast(Addressed, record), by=user, action=access)
    return record

"""Records named in an address."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet


def found(records: QuerySet[Any], reference: str) -> Any:
    """Return the record of this reference, or nothing, even if it is no reference at all."""
    try:
        return records.filter(reference=UUID(reference)).first()
    except ValueError:
        return None

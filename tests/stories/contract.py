"""What the cast's centre has of contract, for the matrix and the speed of pages."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.utils import timezone

from protocols.actions import amend, claim_expense, propose_amendment, set_allowance, write_clause
from protocols.models import Allowance, Clause
from tests.factories.protocols import PICTURE


def tell(story: Any, *, mark: str, at: datetime) -> dict[str, Any]:
    """Lead this part of the story by the real doors; return the records that addresses name."""
    protocol, manager = story.protocol, story.manager
    until = protocol.ends_on + timedelta(days=60)
    amendment = amend(protocol, reason=f"{mark} suite", ends_on=until, by=manager, at=at)
    propose_amendment(amendment, by=manager, at=at)
    expense = claim_expense(
        protocol,
        submission=uuid4(),
        spent_on=timezone.localdate(at),
        kind="Les transports",
        amount=Decimal("4.50"),
        receipt=PICTURE,
        by=story.helper_user,
        at=at,
    )
    clause = write_clause(
        title=f"{mark} Précisions",
        text=f"{mark} Les clés restent au bureau.",
        kind=Clause.Kind.LOCAL,
        statuses=["volunteer"],
        is_checked=False,
        organisation=protocol.job.centre.organisation,
        centre=protocol.job.centre,
        by=manager,
        at=at,
    )
    today = timezone.localdate(at)
    allowance = Allowance.objects.filter(key="minimum_wage_hour").first() or set_allowance(
        protocol.job.centre.organisation,
        key="minimum_wage_hour",
        amount=Decimal("12.02"),
        valid_from=today,
        source="Décret",
        by=manager,
        at=at,
    )
    return {"amendment": amendment, "expense": expense, "clause": clause, "allowance": allowance}


def crowd(story: Any) -> None:
    """Add three hundred of each kind of this part."""
    from tests.test_speed import add, clone, numbers

    told, day = story.told, timedelta(days=1)
    cancelled = {"state": "cancelled", "text": None, "text_sha256": "", "proposed_at": None}
    add(clone(told["amendment"], number=next(numbers), **cancelled) for _ in range(300))
    add(clone(told["expense"], submission=uuid4()) for _ in range(300))
    add(clone(told["clause"], key=f"k{next(numbers)}") for _ in range(300))
    first = told["allowance"].valid_from
    add(clone(told["allowance"], valid_from=first - day * n) for n in range(1, 301))


OWNERS: dict[str, Any] = {
    "protocols:amendment-create": lambda story: story.protocol,
    "protocols:amendment-renew": lambda story: story.protocol,
}
"""Pages that make a record are reached from the record it belongs to."""

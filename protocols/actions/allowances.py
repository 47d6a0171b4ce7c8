"""Amounts set by law or agreement: dated, sourced, read by somebody."""

from datetime import date, datetime
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from common.errors import Refused
from common.models import JournalEntry
from people.models import Organisation, User
from protocols.models import Allowance


@transaction.atomic
def set_allowance(
    organisation: Organisation,
    *,
    key: str,
    amount: Decimal,
    valid_from: date,
    source: str,
    by: User,
    at: datetime,
) -> Allowance:
    """Add an amount that holds from a day on; whoever sets it has read its source.

    :raises Refused: if the association has set this amount for this day already.
    """
    twins = Allowance.objects.filter(organisation=organisation, key=key, valid_from=valid_from)
    if twins.exists():
        raise Refused(gettext("This amount is set already for this day."))
    try:
        with transaction.atomic():
            allowance = Allowance.objects.create(
                organisation=organisation,
                key=key,
                amount=amount,
                valid_from=valid_from,
                source=source,
                checked_by=by,
                checked_at=at,
            )
    except IntegrityError as error:
        raise Refused(gettext("This amount is set already for this day.")) from error
    JournalEntry.record(allowance, "set", by=by, at=at)
    return allowance


@transaction.atomic
def check_allowance(
    allowance: Allowance, organisation: Organisation, *, by: User, at: datetime
) -> Allowance:
    """Say that one has read a common amount at its source: it becomes the association's own.

    :raises Refused: if it is checked already.
    """
    if allowance.checked_by_id:
        raise Refused(gettext("This amount is checked already."))
    return set_allowance(
        organisation,
        key=allowance.key,
        amount=allowance.amount,
        valid_from=allowance.valid_from,
        source=allowance.source,
        by=by,
        at=at,
    )

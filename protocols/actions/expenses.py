"""Expenses paid back on receipts: sent by the helper, approved or refused, then paid."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from common import storage
from common.errors import Refused
from common.models import JournalEntry
from people.models import User
from protocols import receipts, rules
from protocols.lifecycle import ACTIVE, ENDED, PAUSED
from protocols.models import ExpenseClaim, Protocol
from protocols.policies import is_its_helper


@transaction.atomic
def claim_expense(
    protocol: Protocol,
    *,
    submission: UUID,
    spent_on: date,
    kind: str,
    amount: Decimal,
    receipt: bytes,
    by: User,
    at: datetime,
) -> ExpenseClaim:
    """Send an expense with its receipt. The same sending, sent twice, is one expense.

    :raises Refused: if the status or the protocol pays no expenses back, the day is outside the
        mission, the kind is not one of the association's, or the receipt is no picture and no PDF.
    """
    if not is_its_helper(by, protocol):
        raise Refused(gettext("These expenses are not yours to send."))
    if sent := ExpenseClaim.objects.filter(submission=submission, protocol=protocol).first():
        return sent
    check_claim(protocol, spent_on, kind, amount, timezone.localtime(at).date())
    mime = receipts.kind_of(receipt)
    expense = ExpenseClaim.objects.create(
        protocol=protocol,
        submission=submission,
        spent_on=spent_on,
        kind=kind,
        amount=amount,
        receipt_sha256=storage.store(receipt),
        receipt_type=mime,
        sent_at=at,
    )
    JournalEntry.record(expense, "send", by=by, at=at)
    return expense


def check_claim(
    protocol: Protocol, spent_on: date, kind: str, amount: Decimal, today: date
) -> None:
    """Say why this expense is not paid back.

    :raises Refused: in that case.
    """
    if not rules.expenses_allowed(protocol):
        raise Refused(gettext("This status pays no expenses back here: the contract does."))
    if protocol.state not in (ACTIVE, PAUSED, ENDED):
        raise Refused(gettext("Expenses are paid back once the protocol is in force."))
    last = protocol.ended_at.date() if protocol.ended_at else today
    if not protocol.starts_on <= spent_on <= min(last, today):
        raise Refused(gettext("This day is not in the time of the mission."))
    if kind not in kinds_of(protocol):
        raise Refused(gettext("The association does not pay this kind of expense back."))
    if amount <= 0:
        raise Refused(gettext("The amount is above zero."))


def kinds_of(protocol: Protocol) -> list[str]:
    """Return the kinds of expenses the association pays back, as it lists them."""
    return receipts.kinds_in(protocol.job.centre.organisation.expenses_kinds)


def approve_expense(expense: ExpenseClaim, *, by: User, at: datetime) -> None:
    check_other(expense, by)
    expense.move("approve", by=by, at=at, decided_by=by, decided_at=at)


def refuse_expense(expense: ExpenseClaim, *, reason: str, by: User, at: datetime) -> None:
    """Refuse an expense, and say why: the helper reads it.

    :raises Refused: without a reason.
    """
    check_other(expense, by)
    if not reason.strip():
        raise Refused(gettext("A refusal has a reason."))
    told = reason.strip()[:300]
    expense.move("refuse", by=by, at=at, decided_by=by, decided_at=at, reason=told)


def pay_expense(expense: ExpenseClaim, *, by: User, at: datetime) -> None:
    check_other(expense, by)
    expense.move("pay", by=by, at=at, paid_at=at)


def check_other(expense: ExpenseClaim, user: User) -> None:
    if is_its_helper(user, expense.protocol):
        raise Refused(gettext("Nobody decides on their own expenses."))


def receipt_of(expense: ExpenseClaim) -> bytes:
    return storage.read(expense.receipt_sha256)

"""What the pages of expenses, clauses and amounts show."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from common.content import load_yaml
from common.journal import history_of
from common.lifecycle import Move
from people.models import Organisation, User
from protocols import receipts, rules
from protocols.lifecycle import ACTIVE, ENDED, PAUSED, ExpenseState
from protocols.models import Allowance, ExpenseClaim, Protocol
from protocols.policies import EXPENSE_MOVES

EXPENSE_SHOWS = {
    "to-read": (_("To read"), lambda all_: all_.filter(state=ExpenseState.SENT)),
    "to-pay": (_("To pay back"), lambda all_: all_.filter(state=ExpenseState.APPROVED)),
    "paid": (_("Paid back"), lambda all_: all_.filter(state=ExpenseState.PAID)),
}
EXPENSE_WORDS = {
    "send": _("Sent"),
    "approve": _("Approved"),
    "refuse": _("Refused"),
    "pay": _("Paid back"),
}


def protocols_with_expenses(user: User) -> list[Protocol]:
    """Return the missions on which this helper may send expenses."""
    own = Protocol.objects.visible_to(user).filter(
        helper__person__user=user, state__in=[ACTIVE, PAUSED, ENDED]
    )
    found = own.select_related("job__centre__organisation").order_by("-starts_on")
    return [protocol for protocol in found if rules.expenses_allowed(protocol)]


def kinds_for(protocols: list[Protocol]) -> list[str]:
    """Return the kinds of expenses that the associations of these missions pay back."""
    listed = (receipts.kinds_in(one.job.centre.organisation.expenses_kinds) for one in protocols)
    return list(dict.fromkeys(kind for kinds in listed for kind in kinds))


def page_of_expense(user: User, expense: ExpenseClaim) -> dict[str, Any]:
    moves = moves_of_expense(user, expense)
    return {
        "expense": expense,
        "moves": [move for move in moves if move.name != "refuse"],
        "may_refuse": any(move.name == "refuse" for move in moves),
        "is_picture": expense.receipt_type.startswith("image/"),
        "history": history_of(expense),
        "words": EXPENSE_WORDS,
    }


def moves_of_expense(user: User, expense: ExpenseClaim) -> list[Move]:
    moves = expense.lifecycle.open_from(expense.state)
    return [move for move in moves if EXPENSE_MOVES[move.name](user, expense)]


def guidance_for(status: str, organisation: Organisation, *, on: date) -> list[Allowance]:
    """Return the dated amounts that help to fill the form of this status; none is applied."""
    holding = Allowance.objects.holding(organisation, on=on)
    return [holding[key] for key in GUIDES.get(status, ()) if key in holding]


GUIDES: dict[str, tuple[str, ...]] = {
    "intern": (Allowance.Key.GRATIFICATION, Allowance.Key.INCOME_CEILING),
    "civic_service": (Allowance.Key.CIVIC_SERVICE, Allowance.Key.INCOME_CEILING),
    "fixed_term": (Allowance.Key.MINIMUM_WAGE, Allowance.Key.INCOME_CEILING),
    "permanent": (Allowance.Key.MINIMUM_WAGE, Allowance.Key.INCOME_CEILING),
}


def status_page_of(protocol: Protocol, *, on: date) -> dict[str, Any]:
    """Return what stands beside the form: what the status refuses, and the amounts to know."""
    content = load_yaml("protocols", "statuses")
    needs_check = any(rule.fields == rules.WORK_CHECK for rule in rules.rules_of(protocol.status))
    return {
        "protocol": protocol,
        "forbidden": rules.rules_of(protocol.status, rules.FORBIDDEN),
        "guidance": guidance_for(protocol.status, protocol.job.centre.organisation, on=on),
        "warning": content["warning"] if needs_check else "",
        "reminder": content["income_reminder"],
    }

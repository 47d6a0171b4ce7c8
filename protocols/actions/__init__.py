"""What the programme promises: needs, missions, protocols and their signatures."""

from protocols.actions.allowances import check_allowance, set_allowance
from protocols.actions.amendments import (
    amend,
    cancel_amendment,
    paper_of_amendment,
    propose_amendment,
    renew,
    sign_amendment,
    withdraw_amendment,
)
from protocols.actions.clauses import retire_clause, write_clause
from protocols.actions.expenses import (
    approve_expense,
    claim_expense,
    pay_expense,
    receipt_of,
    refuse_expense,
)
from protocols.actions.jobs import write_job
from protocols.actions.needs import record_need
from protocols.actions.protocols import (
    cancel,
    draft_protocol,
    end,
    paper_of,
    pause,
    propose,
    withdraw,
)
from protocols.actions.signing import sign

__all__ = [
    "amend",
    "approve_expense",
    "cancel",
    "cancel_amendment",
    "check_allowance",
    "claim_expense",
    "draft_protocol",
    "end",
    "paper_of",
    "paper_of_amendment",
    "pause",
    "pay_expense",
    "propose",
    "propose_amendment",
    "receipt_of",
    "record_need",
    "refuse_expense",
    "renew",
    "retire_clause",
    "set_allowance",
    "sign",
    "sign_amendment",
    "withdraw",
    "withdraw_amendment",
    "write_clause",
    "write_job",
]

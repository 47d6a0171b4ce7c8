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
from protocols.actions.declared import declare_skill, withdraw_skill
from protocols.actions.diagnoses import open_diagnosis
from protocols.actions.expenses import (
    approve_expense,
    claim_expense,
    pay_expense,
    receipt_of,
    refuse_expense,
)
from protocols.actions.jobs import change_job, paper_of_job, write_job, write_section
from protocols.actions.needs import record_need
from protocols.actions.proposals import accept, merge, propose_words, refuse
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
    "accept",
    "amend",
    "approve_expense",
    "cancel",
    "cancel_amendment",
    "change_job",
    "check_allowance",
    "claim_expense",
    "declare_skill",
    "draft_protocol",
    "end",
    "merge",
    "open_diagnosis",
    "paper_of",
    "paper_of_amendment",
    "paper_of_job",
    "pause",
    "pay_expense",
    "propose",
    "propose_amendment",
    "propose_words",
    "receipt_of",
    "record_need",
    "refuse",
    "refuse_expense",
    "renew",
    "retire_clause",
    "set_allowance",
    "sign",
    "sign_amendment",
    "withdraw",
    "withdraw_amendment",
    "withdraw_skill",
    "write_clause",
    "write_job",
    "write_section",
]

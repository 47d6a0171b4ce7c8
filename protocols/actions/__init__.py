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
from protocols.actions.desk import sign_at_desk
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
from protocols.actions.reading import (
    answer,
    confirm_translation,
    enter_translation,
    read_and_understand,
    record_reading,
)
from protocols.actions.scans import confirm_scan, file_of, keep_scan, refuse_scan
from protocols.actions.sign_links import issue_link, revoke_link, sign_by_link
from protocols.actions.signing import give, sign
from protocols.actions.witness import sign_as_witness

__all__ = [
    "accept",
    "amend",
    "answer",
    "approve_expense",
    "cancel",
    "cancel_amendment",
    "change_job",
    "check_allowance",
    "claim_expense",
    "confirm_scan",
    "confirm_translation",
    "declare_skill",
    "draft_protocol",
    "end",
    "enter_translation",
    "file_of",
    "give",
    "issue_link",
    "keep_scan",
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
    "read_and_understand",
    "receipt_of",
    "record_need",
    "record_reading",
    "refuse",
    "refuse_expense",
    "refuse_scan",
    "renew",
    "retire_clause",
    "revoke_link",
    "set_allowance",
    "sign",
    "sign_amendment",
    "sign_as_witness",
    "sign_at_desk",
    "sign_by_link",
    "withdraw",
    "withdraw_amendment",
    "withdraw_skill",
    "write_clause",
    "write_job",
    "write_section",
]

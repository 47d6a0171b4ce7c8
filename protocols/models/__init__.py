from protocols.models.allowance import Allowance
from protocols.models.amendment import BINDS, Amendment
from protocols.models.clause import Clause
from protocols.models.expense import ExpenseClaim
from protocols.models.job import PAID, EngagementStatus, JobDescription
from protocols.models.need import Need, NeedDomain
from protocols.models.protocol import Protocol
from protocols.models.reminder import Reminder
from protocols.models.signature import Party, Signature
from protocols.models.status_facts import Compensation, WorkDocument

__all__ = [
    "BINDS",
    "PAID",
    "Allowance",
    "Amendment",
    "Clause",
    "Compensation",
    "EngagementStatus",
    "ExpenseClaim",
    "JobDescription",
    "Need",
    "NeedDomain",
    "Party",
    "Protocol",
    "Reminder",
    "Signature",
    "WorkDocument",
]

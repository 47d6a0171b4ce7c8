from protocols.models.allowance import Allowance
from protocols.models.amendment import BINDS, Amendment
from protocols.models.author import JobAuthor, Side, side_of
from protocols.models.charter import Charter, CharterSignature
from protocols.models.clause import Clause
from protocols.models.declared import DeclaredSkill, PersonGroup
from protocols.models.diagnosis import Method, NeedsDiagnosis
from protocols.models.expense import ExpenseClaim
from protocols.models.job import (
    PAID,
    EngagementStatus,
    InformationAccess,
    JobDescription,
    Means,
    SupervisionKind,
)
from protocols.models.need import Need, NeedDomain
from protocols.models.proposal import Proposal
from protocols.models.protocol import Protocol
from protocols.models.reminder import Reminder
from protocols.models.rows import Activity, Level, Prerequisite, Risk, Task
from protocols.models.sections import SECTIONS, Section
from protocols.models.signature import Party, Signature
from protocols.models.status_facts import Compensation, WorkDocument

__all__ = [
    "BINDS",
    "PAID",
    "SECTIONS",
    "Activity",
    "Allowance",
    "Amendment",
    "Charter",
    "CharterSignature",
    "Clause",
    "Compensation",
    "DeclaredSkill",
    "EngagementStatus",
    "ExpenseClaim",
    "InformationAccess",
    "JobAuthor",
    "JobDescription",
    "Level",
    "Means",
    "Method",
    "Need",
    "NeedDomain",
    "NeedsDiagnosis",
    "Party",
    "PersonGroup",
    "Prerequisite",
    "Proposal",
    "Protocol",
    "Reminder",
    "Risk",
    "Section",
    "Side",
    "Signature",
    "SupervisionKind",
    "Task",
    "WorkDocument",
    "side_of",
]

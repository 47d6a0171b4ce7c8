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
from protocols.models.reading import ClauseTranslation, Reading, Understanding
from protocols.models.reminder import Reminder
from protocols.models.rows import Activity, Level, Prerequisite, Risk, Task
from protocols.models.scan import PaperScan
from protocols.models.sections import SECTIONS, Section
from protocols.models.sign_link import SignLink
from protocols.models.signature import SIGNATORIES, Party, Signable, Signature
from protocols.models.status_facts import Compensation, WorkDocument

__all__ = [
    "BINDS",
    "PAID",
    "SECTIONS",
    "SIGNATORIES",
    "Activity",
    "Allowance",
    "Amendment",
    "Charter",
    "CharterSignature",
    "Clause",
    "ClauseTranslation",
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
    "PaperScan",
    "Party",
    "PersonGroup",
    "Prerequisite",
    "Proposal",
    "Protocol",
    "Reading",
    "Reminder",
    "Risk",
    "Section",
    "Side",
    "SignLink",
    "Signable",
    "Signature",
    "SupervisionKind",
    "Task",
    "Understanding",
    "WorkDocument",
    "side_of",
]

from protocols.models.author import JobAuthor, Side, side_of
from protocols.models.charter import Charter, CharterSignature
from protocols.models.clause import Clause
from protocols.models.declared import DeclaredSkill, PersonGroup
from protocols.models.diagnosis import Method, NeedsDiagnosis
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
from protocols.models.rows import Activity, Level, Prerequisite, Risk, Task
from protocols.models.sections import SECTIONS, Section
from protocols.models.signature import Party, Signature

__all__ = [
    "PAID",
    "SECTIONS",
    "Activity",
    "Charter",
    "CharterSignature",
    "Clause",
    "DeclaredSkill",
    "EngagementStatus",
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
    "Risk",
    "Section",
    "Side",
    "Signature",
    "SupervisionKind",
    "Task",
    "side_of",
]

from protocols.models.author import JobAuthor, Side, side_of
from protocols.models.clause import Clause
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
    "Clause",
    "EngagementStatus",
    "InformationAccess",
    "JobAuthor",
    "JobDescription",
    "Level",
    "Means",
    "Need",
    "NeedDomain",
    "Party",
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

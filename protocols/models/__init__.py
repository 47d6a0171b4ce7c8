from protocols.models.need import EngagementStatus, JobDescription, Need, NeedDomain
from protocols.models.protocol import Clause, Party, Protocol, Signature

__all__ = [
    "Clause",
    "EngagementStatus",
    "JobDescription",
    "Need",
    "NeedDomain",
    "Party",
    "Protocol",
    "Signature",
]

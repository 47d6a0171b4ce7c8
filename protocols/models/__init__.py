from protocols.models.charter import Charter, CharterSignature
from protocols.models.clause import Clause
from protocols.models.job import PAID, EngagementStatus, JobDescription
from protocols.models.need import Need, NeedDomain
from protocols.models.protocol import Protocol
from protocols.models.signature import Party, Signature

__all__ = [
    "PAID",
    "Charter",
    "CharterSignature",
    "Clause",
    "EngagementStatus",
    "JobDescription",
    "Need",
    "NeedDomain",
    "Party",
    "Protocol",
    "Signature",
]

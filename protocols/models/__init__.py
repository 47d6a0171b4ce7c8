from protocols.models.charter import Charter, CharterSignature
from protocols.models.clause import Clause
from protocols.models.declared import DeclaredSkill, PersonGroup
from protocols.models.diagnosis import Method, NeedsDiagnosis
from protocols.models.job import PAID, EngagementStatus, JobDescription
from protocols.models.need import Need, NeedDomain
from protocols.models.protocol import Protocol
from protocols.models.signature import Party, Signature

__all__ = [
    "PAID",
    "Charter",
    "CharterSignature",
    "Clause",
    "DeclaredSkill",
    "EngagementStatus",
    "JobDescription",
    "Method",
    "Need",
    "NeedDomain",
    "NeedsDiagnosis",
    "Party",
    "PersonGroup",
    "Protocol",
    "Signature",
]

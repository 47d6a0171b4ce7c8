from protocols.models.clause import Clause
from protocols.models.job import PAID, EngagementStatus, JobDescription
from protocols.models.need import Need, NeedDomain
from protocols.models.protocol import Protocol
from protocols.models.reading import ClauseTranslation, Reading, Understanding
from protocols.models.scan import PaperScan
from protocols.models.sign_link import SignLink
from protocols.models.signature import SIGNATORIES, Party, Signable, Signature

__all__ = [
    "PAID",
    "SIGNATORIES",
    "Clause",
    "ClauseTranslation",
    "EngagementStatus",
    "JobDescription",
    "Need",
    "NeedDomain",
    "PaperScan",
    "Party",
    "Protocol",
    "Reading",
    "SignLink",
    "Signable",
    "Signature",
    "Understanding",
]

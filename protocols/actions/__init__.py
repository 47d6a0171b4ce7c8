"""What the programme promises: needs, missions, protocols and their signatures."""

from protocols.actions.declared import declare_skill, withdraw_skill
from protocols.actions.diagnoses import open_diagnosis
from protocols.actions.jobs import write_job
from protocols.actions.needs import record_need
from protocols.actions.protocols import cancel, draft_protocol, end, paper_of, propose, withdraw
from protocols.actions.signing import sign

__all__ = [
    "cancel",
    "declare_skill",
    "draft_protocol",
    "end",
    "open_diagnosis",
    "paper_of",
    "propose",
    "record_need",
    "sign",
    "withdraw",
    "withdraw_skill",
    "write_job",
]

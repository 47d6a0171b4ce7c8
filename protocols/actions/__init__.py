"""What the programme promises: needs, missions, protocols and their signatures."""

from protocols.actions.declared import declare_skill, withdraw_skill
from protocols.actions.diagnoses import open_diagnosis
from protocols.actions.jobs import change_job, paper_of_job, write_job, write_section
from protocols.actions.needs import record_need
from protocols.actions.proposals import accept, merge, propose_words, refuse
from protocols.actions.protocols import cancel, draft_protocol, end, paper_of, propose, withdraw
from protocols.actions.signing import sign

__all__ = [
    "accept",
    "cancel",
    "change_job",
    "declare_skill",
    "draft_protocol",
    "end",
    "merge",
    "open_diagnosis",
    "paper_of",
    "paper_of_job",
    "propose",
    "propose_words",
    "record_need",
    "refuse",
    "sign",
    "withdraw",
    "withdraw_skill",
    "write_job",
    "write_section",
]

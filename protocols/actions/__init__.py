"""What the programme promises: needs, missions, protocols and their signatures."""

from protocols.actions.jobs import write_job
from protocols.actions.needs import record_need
from protocols.actions.protocols import (
    cancel,
    draft_protocol,
    end,
    paper_of,
    pause,
    propose,
    withdraw,
)
from protocols.actions.signing import sign

__all__ = [
    "cancel",
    "draft_protocol",
    "end",
    "paper_of",
    "pause",
    "propose",
    "record_need",
    "sign",
    "withdraw",
    "write_job",
]

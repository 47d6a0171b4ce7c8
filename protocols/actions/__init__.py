"""What the programme promises: needs, missions, protocols and their signatures."""

from protocols.actions.jobs import write_job
from protocols.actions.needs import record_need
from protocols.actions.protocols import cancel, draft_protocol, end, paper_of, propose, withdraw
from protocols.actions.reading import (
    answer,
    confirm_translation,
    enter_translation,
    read_and_understand,
    record_reading,
)
from protocols.actions.scans import confirm_scan, file_of, keep_scan, refuse_scan
from protocols.actions.sign_links import issue_link, revoke_link, sign_by_link
from protocols.actions.signing import give, sign, sign_as_witness

__all__ = [
    "answer",
    "cancel",
    "confirm_scan",
    "confirm_translation",
    "draft_protocol",
    "end",
    "enter_translation",
    "file_of",
    "give",
    "issue_link",
    "keep_scan",
    "paper_of",
    "propose",
    "read_and_understand",
    "record_need",
    "record_reading",
    "refuse_scan",
    "revoke_link",
    "sign",
    "sign_as_witness",
    "sign_by_link",
    "withdraw",
    "write_job",
]

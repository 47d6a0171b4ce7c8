"""What the programme does with certificates: publish a template, prepare, amend, issue, replace."""

from certificates.actions.codesign import (
    comment,
    confirm,
    consent,
    suggest,
    take_back,
    unwrite,
    write_down,
)
from certificates.actions.issuing import credential_of, issue, paper_of
from certificates.actions.rounds import abandon, close, open_round, publish_together, tell_credit
from certificates.actions.templates import create_template, renew, share
from certificates.actions.trials import preview_of, preview_of_version
from certificates.actions.writing import amend, prepare, publish, replace

__all__ = [
    "abandon",
    "amend",
    "close",
    "comment",
    "confirm",
    "consent",
    "create_template",
    "credential_of",
    "issue",
    "open_round",
    "paper_of",
    "prepare",
    "preview_of",
    "preview_of_version",
    "publish",
    "publish_together",
    "renew",
    "replace",
    "share",
    "suggest",
    "take_back",
    "tell_credit",
    "unwrite",
    "write_down",
]

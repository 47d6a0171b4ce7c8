"""What the programme does with certificates: publish a template, prepare, amend, issue, replace."""

from certificates.actions import batches
from certificates.actions.issuing import credential_of, issue, paper_of
from certificates.actions.trials import preview_of, preview_of_version
from certificates.actions.writing import amend, prepare, publish, replace

__all__ = [
    "amend",
    "batches",
    "credential_of",
    "issue",
    "paper_of",
    "prepare",
    "preview_of",
    "preview_of_version",
    "publish",
    "replace",
]

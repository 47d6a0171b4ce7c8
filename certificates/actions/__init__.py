"""What the programme does with certificates: publish a template, prepare, amend, issue, replace."""

from certificates.actions.hearing import agree_to_follow_up, end_follow_up, forget, hear
from certificates.actions.issuing import credential_of, issue, paper_of
from certificates.actions.sharing import (
    facts_shared,
    link_of,
    link_of_opinion,
    offered,
    open_link,
    passed,
    share,
)
from certificates.actions.trials import preview_of, preview_of_version
from certificates.actions.writing import amend, prepare, publish, replace

__all__ = [
    "agree_to_follow_up",
    "amend",
    "credential_of",
    "end_follow_up",
    "facts_shared",
    "forget",
    "hear",
    "issue",
    "link_of",
    "link_of_opinion",
    "offered",
    "open_link",
    "paper_of",
    "passed",
    "prepare",
    "preview_of",
    "preview_of_version",
    "publish",
    "replace",
    "share",
]

"""What the programme does with certificates: publish a template, prepare, amend, issue, replace."""

from certificates.actions import batches
from certificates.actions.achievements import print_words_of, tell
from certificates.actions.codesign import (
    comment,
    confirm,
    consent,
    suggest,
    take_back,
    unwrite,
    write_down,
)
from certificates.actions.endorsing import (
    ask_for_words,
    choose_words,
    endorsements_of,
    give_words,
    note_words,
)
from certificates.actions.hearing import agree_to_follow_up, end_follow_up, forget, hear
from certificates.actions.issuing import credential_of, issue, paper_of
from certificates.actions.requests import ask_for_certificate, refuse_to_issue
from certificates.actions.rounds import abandon, close, open_round, publish_together, tell_credit
from certificates.actions.sharing import (
    facts_shared,
    link_of,
    link_of_opinion,
    offered,
    open_link,
    passed,
    share,
)
from certificates.actions.templates import create_template, renew, share_template
from certificates.actions.trials import preview_of, preview_of_version
from certificates.actions.writing import amend, choose_issuer, prepare, publish, replace

__all__ = [
    "abandon",
    "agree_to_follow_up",
    "amend",
    "ask_for_certificate",
    "ask_for_words",
    "batches",
    "choose_issuer",
    "choose_words",
    "close",
    "comment",
    "confirm",
    "consent",
    "create_template",
    "credential_of",
    "end_follow_up",
    "endorsements_of",
    "facts_shared",
    "forget",
    "give_words",
    "hear",
    "issue",
    "link_of",
    "link_of_opinion",
    "note_words",
    "offered",
    "open_link",
    "open_round",
    "paper_of",
    "passed",
    "prepare",
    "preview_of",
    "preview_of_version",
    "print_words_of",
    "publish",
    "publish_together",
    "refuse_to_issue",
    "renew",
    "replace",
    "share",
    "share_template",
    "suggest",
    "take_back",
    "tell",
    "tell_credit",
    "unwrite",
    "write_down",
]

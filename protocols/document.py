"""A protocol as the paper shows it: its frozen text and who has signed it so far."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext

from protocols import paper
from protocols.models import Party, Protocol


def paper_of(protocol: Protocol) -> bytes:
    """Return the PDF of a protocol whose text is frozen. Signatures not given are left blank."""
    return paper.to_pdf(agreement_of(protocol))


def agreement_of(protocol: Protocol) -> paper.Agreement:
    text = protocol.text or {}
    articles: list[paper.Article] = [
        {"heading": article["heading"], "paragraphs": article["paragraphs"]}
        for article in text["articles"]
    ]
    return {
        "language": "fr",
        "title": text["title"],
        "number": text["number"],
        "written_on": day_of(protocol.proposed_at),
        "organisation": text["organisation"],
        "parties": text["parties"],
        "preamble": [],
        "articles": [
            *articles,
            {"heading": gettext("Annex: what the mission is"), "paragraphs": text["tasks"]},
            {"heading": gettext("Annex: what it never is"), "paragraphs": text["not_tasks"]},
        ],
        "signatures": [signed(protocol, party) for party in Party],
        "fingerprint": protocol.text_sha256,
    }


def signed(protocol: Protocol, party: Party) -> paper.Signed:
    """Return the place of one party: filled once they have signed this very text."""
    signature = protocol.signature_of(party)
    awaited = next(p for p in (protocol.text or {})["parties"] if p["party"] == party)
    role = str(party.label)
    function = signature.signer_function if signature else awaited["function"]
    return {
        "role": role,
        "name": signature.signer_name if signature else awaited["name"],
        "function": "" if function == role else function,
        "signed_on": day_of(signature.signed_at) if signature else "",
        "means": signature.get_means_display() if signature else "",
    }


def day_of(moment: datetime | None) -> str:
    return timezone.localtime(moment).date().isoformat() if moment else ""

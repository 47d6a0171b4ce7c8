"""A protocol, or an amendment, on paper: its frozen text and who has signed it so far."""

from datetime import datetime
from typing import Any, cast

from django.utils import timezone
from django.utils.translation import gettext

from protocols import drawing, paper
from protocols.models import Amendment, Party, Protocol, Signable, Signature

Frozen = Protocol | Amendment


def paper_of(protocol: Frozen) -> bytes:
    """Return the PDF of what has a frozen text. Signatures not given are left blank."""
    return paper.to_pdf(agreement_of(protocol))


def agreement_of(protocol: Frozen) -> paper.Agreement:
    text = protocol.text or {}
    articles: list[paper.Article] = [
        {"heading": article["heading"], "paragraphs": article["paragraphs"]}
        for article in text["articles"]
    ]
    annexes: list[paper.Article] = [
        {"heading": gettext("Annex: what the mission is"), "paragraphs": text["tasks"]},
        {"heading": gettext("Annex: what it never is"), "paragraphs": text["not_tasks"]},
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
            *(annex for annex in annexes if annex["paragraphs"]),
        ],
        "signatures": [signed(protocol, party) for party in protocol.parties()],
        "read": read_with(protocol),
        "fingerprint": protocol.text_sha256,
    }


def signed(text: Signable, party: str) -> paper.Signed:
    """Return the place of one party: filled once they have signed this very text."""
    signature, awaited = text.signature_of(party), text.named(party)
    role = str(Party(party).label)
    function = signature.signer_function if signature else awaited["function"]
    place: paper.Signed = {
        "role": role,
        "name": signature.signer_name if signature else awaited["name"],
        "function": "" if function == role else function,
        "signed_on": "",
        "signed_at": "",
        "means": "",
        "statement": "",
        "picture": "",
        "typed": "",
    }
    return place | filled(signature) if signature else place


def filled(signature: Signature) -> paper.Signed:
    """Return what a signature adds to its place; a paper tells the day, a screen the minute."""
    moment = timezone.localtime(signature.signed_at)
    filled: Any = {
        "signed_on": moment.date().isoformat(),
        "signed_at": "" if signature.is_on_paper() else moment.isoformat(),
        "means": signature.get_means_display(),
        "statement": signature.statement,
        "picture": drawing.picture_of(signature.drawing),
        "typed": signature.typed_name,
    }
    return cast(paper.Signed, filled)


def read_with(text: Signable) -> paper.Read | None:
    """Return who read the text with the helper, once it was."""
    reading = text.reading()
    if reading is None:
        return None
    return {
        "how": reading.get_how_display(),
        "language": reading.language_name(),
        "by": reading.explained_by,
        "interpreter": reading.interpreter_name,
        "read_on": day_of(reading.read_at),
    }


def day_of(moment: datetime | None) -> str:
    return timezone.localtime(moment).date().isoformat() if moment else ""

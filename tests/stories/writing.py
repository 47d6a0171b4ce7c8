"""What the cast's centre has of the writing of certificates, for the matrix and the speed."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from certificates.actions import (
    achievements,
    ask_for_certificate,
    ask_for_words,
    note_words,
    replace,
)
from certificates.models import CertificateRequest, Endorsement, Wording
from protocols.models import Protocol
from support.models import Review


def tell(story: Any, *, mark: str, at: datetime) -> dict[str, Any]:
    """Lead this part of the story by the real doors; return the records that addresses name."""
    asked = ask_for_certificate(story.protocol, by=story.helper_user, at=at)
    asked.refuse(reason="facts", words=f"{mark} autre chose", by=story.manager, at=at)
    draft = replace(story.certificate, by=story.referent, at=at)
    for part in ("situation", "action", "result"):
        said = {"place": 0, "part": part, "text": f"{mark} {part}"}
        achievements.tell(draft, **said, by=story.helper_user, at=at)
    note_words(draft, group="supported", text=f"{mark} elle écoute", by=story.referent, at=at)
    endorsement = ask_for_words(draft, of=story.referent, by=story.helper_user, at=at)
    return {"certificate_draft": draft, "endorsement": endorsement, "request": asked}


def crowd(story: Any) -> None:
    """Add three hundred of each kind of this part."""
    review = Review.objects.get(protocol=story.protocol)
    said = Endorsement.objects.get(certificate=story.told["certificate_draft"], group="supported")
    for step in range(1, 301):
        twin(review, held_on=review.held_on - timedelta(days=step))
        twin(said)
    asked = story.told["request"]
    for protocol in Protocol.objects.filter(helper__person__code__startswith="X"):
        twin(asked, protocol=protocol, state="asked")
    own = Wording.objects.filter(certificate=story.told["certificate_draft"]).get()
    for place in range(1, 6):
        twin(own, place=place)
    assert CertificateRequest.objects.count() > 300


def twin(record: Any, **changes: Any) -> None:
    fields = {field.attname: getattr(record, field.attname) for field in record._meta.fields}
    fields |= {"id": None}
    if "reference" in fields:
        fields["reference"] = uuid4()
    copy = type(record)(**fields)
    for name, value in changes.items():
        setattr(copy, name, value)
    copy.save(force_insert=True)


def draft_of(story: Any) -> Any:
    return story.told["certificate_draft"]


OWNERS: dict[str, Any] = {
    "support:review-list": lambda story: story.protocol,
    "support:review-create": lambda story: story.protocol,
    "certificates:request-create": lambda story: story.protocol,
    "certificates:certificate-achievements": draft_of,
    "certificates:certificate-tell": draft_of,
    "certificates:certificate-print-words": draft_of,
    "certificates:certificate-issuer": draft_of,
    "certificates:certificate-endorsements": draft_of,
    "certificates:certificate-note-words": draft_of,
    "certificates:certificate-choose-words": draft_of,
    "certificates:certificate-skip": draft_of,
    "certificates:certificate-refuse": draft_of,
}
"""Pages of a certificate while it is written: the one in preparation, not the issued one."""

"""What the cast's centre has of signing, for the matrix and the speed of pages."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from protocols.actions import (
    draft_protocol,
    enter_translation,
    issue_link,
    keep_scan,
    propose,
    write_job,
)
from protocols.models import Protocol, Reading

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


def tell(story: Any, *, mark: str, at: datetime) -> dict[str, Any]:
    """A second protocol awaits its signatures: one by a link, one on a paper to compare."""
    protocol = second_protocol(story, mark=mark, at=at)
    link, _ = issue_link(protocol, party="management", by=story.referent, at=at)
    scan = keep_scan(
        protocol,
        content=PNG + mark.encode(),
        parties=["referent"],
        signed_on=timezone.localtime(at).date(),
        text_sha256=protocol.text_sha256,
        by=story.manager,
        at=at,
    )
    enter_translation(story.told["clause"], language="ara", text="السر", by=story.referent, at=at)
    return {"signing": protocol, "signlink": link, "scan": scan}


def second_protocol(story: Any, *, mark: str, at: datetime) -> Protocol:
    """The cast's own helper holds it: she reads it, is asked, and may sign it."""
    today = timezone.localtime(at).date()
    job = type(story.job).objects.get(pk=story.job.pk)
    fields = {name: getattr(job, name) for name in ("purpose", "added_value", "tasks")}
    fields |= {name: getattr(job, name) for name in ("supervision", "non_substitution_note")}
    other = write_job(
        job.centre,
        title=f"{mark} Second",
        needs=list(job.needs.all()),
        authors=[story.referent, story.helper_user],
        referent=story.referent,
        by=story.manager,
        at=at,
        **fields,
        supervision_kind=job.supervision_kind,
        training_offered=job.training_offered,
        review_due=job.review_due,
    )
    other.consult(by=story.referent, at=at)
    other.adopt(by=story.manager, at=at)
    protocol = draft_protocol(
        story.helper,
        other,
        starts_on=today,
        ends_on=today + timedelta(days=90),
        first_review_on=today,
        insurance=f"{mark} assurance",
        availability=f"{mark} le mardi",
        deputy=story.manager,
        by=story.manager,
        at=at,
    )
    propose(protocol, by=story.manager, at=at)
    return protocol


def crowd(story: Any) -> None:
    """Add three hundred of each kind of this part."""
    protocol = story.told["signing"]
    Reading.objects.bulk_create(
        Reading(
            protocol=protocol,
            text_sha256=f"{number:064d}",
            explained_by="X",
            language="ara",
            read_at=timezone.now(),
            recorded_by=story.referent,
        )
        for number in range(300)
    )
    for name in ("signlink", "scan"):
        crowd_of(story.told[name])


def crowd_of(record: Any) -> None:
    fields = {f.attname: getattr(record, f.attname) for f in record._meta.concrete_fields}
    unique = {"token_sha256", "file_sha256"} & set(fields)
    twins = []
    for _ in range(300):
        changes = dict.fromkeys(unique, "") | {name: uuid4().hex for name in unique}
        if "revoked_at" in fields:
            changes["revoked_at"] = timezone.now()
        twins.append(type(record)(**fields | {"id": None, "reference": uuid4()} | changes))
    type(record)._base_manager.bulk_create(twins)


OWNERS: dict[str, Any] = {
    f"protocols:protocol-{verb}": lambda story: story.told["signing"]
    for verb in ("sign", "read", "understand", "witness", "proofs", "invite", "scan")
} | {
    f"protocols:translation-{verb}": lambda story: story.told["clause"]
    for verb in ("update", "confirm")
}
"""Pages that make a record are reached from the record it belongs to."""

"""What the programme promises: needs, missions, protocols and their signatures."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from common import storage
from common.errors import Refused
from common.lifecycle import OutOfTurn
from common.models import JournalEntry
from helpers.lifecycle import HelperState
from helpers.models import PeerHelper, Skill
from people.models import Centre, Organisation, User
from protocols import document, terms
from protocols.lifecycle import JobState, NeedState, ProtocolState
from protocols.models import (
    JobDescription,
    Need,
    NeedDomain,
    Protocol,
    Signature,
)
from protocols.policies import parties_of


@transaction.atomic
def record_need(
    centre: Centre,
    *,
    domain: NeedDomain,
    description: str,
    by: User,
    at: datetime,
    priority: int | None = None,
    skills: Iterable[Skill] = (),
    **fields: Any,
) -> Need:
    """Write down what the centre lacks, and at once its priority if one is given."""
    need = Need.objects.create(centre=centre, domain=domain, description=description, **fields)
    need.skills.set(skills)
    JournalEntry.record(need, "record", by=by, at=at)
    if priority:
        need.prioritise(priority=priority, by=by, at=at)
    return need


@transaction.atomic
def write_job(
    centre: Centre,
    *,
    title: str,
    needs: Iterable[Need],
    authors: Iterable[User],
    referent: User,
    by: User,
    at: datetime,
    **fields: Any,
) -> JobDescription:
    """Start a mission; the next version if this centre has one of the same title."""
    earlier = JobDescription.objects.filter(centre=centre, title=title).count()
    job = JobDescription.objects.create(
        centre=centre, title=title, referent=referent, version=earlier + 1, **fields
    )
    job.needs.set(needs)
    job.authors.set(authors)
    JournalEntry.record(job, "write", by=by, at=at)
    return job


@transaction.atomic
def draft_protocol(
    helper: PeerHelper, job: JobDescription, *, by: User, at: datetime, **fields: Any
) -> Protocol:
    """Start a protocol on an adopted mission of the helper's own centre.

    :raises Refused: if the mission is not adopted, or belongs to another centre.
    """
    if job.state != JobState.ADOPTED:
        raise Refused(gettext("This mission is not adopted yet."))
    if job.centre_id != helper.person.centre_id:
        raise Refused(gettext("This mission belongs to another centre."))
    number = next_number(job.centre.organisation, at)
    protocol = Protocol.objects.create(helper=helper, job=job, number=number, **fields)
    JournalEntry.record(protocol, "draft", by=by, at=at)
    return protocol


def next_number(organisation: Organisation, at: datetime) -> str:
    """Return the next free number of the year, such as `P1-2026-0042`; writers queue for it."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    start = f"P{organisation.pk}-{timezone.localtime(at).year}-"
    taken = Protocol.objects.filter(number__startswith=start).count()
    return f"{start}{taken + 1:04d}"


@transaction.atomic
def propose(protocol: Protocol, *, by: User, at: datetime) -> None:
    """Freeze the text with its SHA-256 and submit it for signature.

    :raises Refused: if the text lacks something.
    """
    manager = terms.management_of(protocol)
    if manager is None:
        raise Refused(gettext("Still missing: %s.") % gettext("a manager of the centre"))
    written = terms.write(protocol, manager)
    if written.missing:
        raise Refused(gettext("Still missing: %s.") % ", ".join(map(str, written.missing)))
    digest = terms.sha256_of(written.text)
    protocol.move("propose", by=by, at=at, text=written.text, text_sha256=digest, proposed_at=at)
    if protocol.helper.state == HelperState.POTENTIAL:
        protocol.helper.move("welcome", by=by, at=at)


def withdraw(protocol: Protocol, *, by: User, at: datetime) -> None:
    protocol.withdraw(by=by, at=at)


@transaction.atomic
def sign(protocol: Protocol, *, party: str, text_sha256: str, by: User, at: datetime) -> Signature:
    """Sign the text one has read. The last signature puts the protocol in force.

    :raises Refused: if the text has changed since, or this is not one's to sign, or is done.
    """
    if protocol.state != ProtocolState.PROPOSED:
        raise OutOfTurn(gettext("Someone was faster: this step is no longer possible."))
    if text_sha256 != protocol.text_sha256:
        raise Refused(gettext("The text has changed since you read it. Read it again, then sign."))
    if party not in parties_of(by, protocol):
        raise Refused(gettext("This signature is not yours to give."))
    if protocol.signature_of(party):
        raise Refused(gettext("This party has already signed this text."))
    signature = Signature.objects.create(
        protocol=protocol,
        party=party,
        signer=by,
        signer_name=by.name,
        signer_function=function_of(by, protocol),
        statement=terms.statement_for(party),
        text_sha256=text_sha256,
        signed_at=at,
    )
    JournalEntry.record(protocol, "sign", by=by, at=at, details={"party": party})
    signed = Protocol.objects.for_list().get(pk=protocol.pk)
    if not signed.missing_signatures():
        put_in_force(signed, by=by, at=at)
    protocol.refresh_from_db()
    return signature


def put_in_force(protocol: Protocol, *, by: User, at: datetime) -> None:
    """Make the signed paper once and store it; the mission starts, its needs are covered."""
    paper = storage.store(document.paper_of(protocol))
    protocol.activate(by=by, at=at, paper_sha256=paper)
    if protocol.helper.state in (HelperState.POTENTIAL, HelperState.ONBOARDING):
        protocol.helper.activate(by=by, at=at)
    for need in protocol.job.needs.filter(state=NeedState.OPEN):
        need.move("cover", by=by, at=at)


@transaction.atomic
def end(protocol: Protocol, *, by: User, at: datetime) -> None:
    """End a protocol; a helper owes no reason. Needs that nobody covers any more are open again."""
    protocol.move("end", by=by, at=at, ended_at=at)
    for need in protocol.job.needs.filter(state=NeedState.COVERED):
        if not Protocol.objects.in_force().filter(job__needs=need).exists():
            need.move("reopen", by=by, at=at)


def paper_of(protocol: Protocol) -> bytes:
    """Return the paper: the stored bytes once signed by all, the text to sign before that."""
    if protocol.paper_sha256:
        return storage.read(protocol.paper_sha256)
    return document.paper_of(protocol)


def cancel(protocol: Protocol, *, by: User, at: datetime) -> None:
    protocol.cancel(by=by, at=at)


def function_of(user: User, protocol: Protocol) -> str:
    for membership in user.current_memberships():
        if membership.centre_id == protocol.job.centre_id:
            return membership.function
    return ""

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
from protocols.models import JobDescription, Need, NeedDomain, Protocol, Signature
from protocols.policies import parties_of
from protocols.selectors import terms_of


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
    """Write down what the centre lacks, and at once its priority if one is given.

    :raises Refused: if the very same need is recorded and not closed: a second click.
    """
    Centre.objects.select_for_update().get(pk=centre.pk)  # who records at the same time waits here
    same = Need.objects.filter(centre=centre, domain=domain, description=description)
    if same.exclude(state=NeedState.CLOSED).exists():
        raise Refused(gettext("This need is recorded already."))
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
    """Start a mission: a draft, which takes its number when it is adopted.

    :raises Refused: if a draft of this title exists.
    """
    Centre.objects.select_for_update().get(pk=centre.pk)
    drafts = JobDescription.objects.filter(centre=centre, title=title, state=JobState.DRAFT)
    if drafts.exists():
        raise Refused(gettext("A draft of this mission exists: correct that one."))
    job = JobDescription(centre=centre, title=title, referent=referent, **fields)
    job.version = job.next_version()
    job.save(force_insert=True)
    job.needs.set(needs)
    job.authors.set(authors)
    JournalEntry.record(job, "write", by=by, at=at)
    return job


@transaction.atomic
def draft_protocol(
    helper: PeerHelper, job: JobDescription, *, by: User, at: datetime, **fields: Any
) -> Protocol:
    """Start a protocol on an adopted mission of the helper's own centre.

    :raises Refused: if the mission is not adopted or belongs to another centre, if the helper has
        left, or has a protocol on this mission that is not over.
    """
    if job.state != JobState.ADOPTED:
        raise Refused(gettext("This mission is not adopted."))
    if job.centre_id != helper.person.centre_id:
        raise Refused(gettext("This mission belongs to another centre."))
    if helper.state == HelperState.LEFT:
        raise Refused(gettext("This helper has left the programme."))
    number = next_number(job.centre.organisation, at)
    if Protocol.objects.unfinished().filter(helper=helper, job=job).exists():
        raise Refused(gettext("This helper has an open protocol for this mission."))
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

    :raises Refused: if the text lacks something, or the protocol would be over before it starts.
    """
    if protocol.ends_on < timezone.localtime(at).date():
        raise Refused(gettext("Its last day is past: correct the dates first."))
    text, missing = terms_of(protocol, at=at)
    if missing:
        raise Refused(gettext("Still missing: %s.") % ", ".join(missing))
    digest = terms.sha256_of(text)
    protocol.move("propose", by=by, at=at, text=text, text_sha256=digest, proposed_at=at)
    if protocol.helper.state == HelperState.POTENTIAL:
        protocol.helper.move("welcome", by=by, at=at)


def withdraw(protocol: Protocol, *, by: User, at: datetime) -> None:
    protocol.withdraw(by=by, at=at)


@transaction.atomic
def sign(protocol: Protocol, *, party: str, text_sha256: str, by: User, at: datetime) -> Signature:
    """Sign the text one has read. The last signature puts the protocol in force.

    :raises Refused: if the text has changed since, or this is not one's to sign, or is done.
    """
    # Read again behind a lock: of two clicks, or two parties, the second sees what the first did.
    now = Protocol.objects.for_list().select_for_update(of=("self",)).get(pk=protocol.pk)
    check_signable(now, party, text_sha256, by)
    signature = Signature.objects.create(
        protocol=now,
        party=party,
        signer=by,
        signer_name=by.name,
        signer_function=function_of(by, now),
        statement=terms.statement_for(party),
        text_sha256=text_sha256,
        signed_at=at,
    )
    JournalEntry.record(now, "sign", by=by, at=at, details={"party": party})
    signed = Protocol.objects.for_list().get(pk=protocol.pk)
    if not signed.missing_signatures():
        put_in_force(signed, by=by, at=at)
    protocol.refresh_from_db()
    return signature


def check_signable(protocol: Protocol, party: str, text_sha256: str, user: User) -> None:
    """Say why this person cannot give this signature now.

    :raises Refused: in that case.
    """
    if party not in parties_of(user, protocol):
        raise Refused(gettext("This signature is not yours to give."))
    if text_sha256 != protocol.text_sha256:
        raise Refused(gettext("The text has changed since you read it. Read it again, then sign."))
    if protocol.signature_of(party):
        raise Refused(gettext("This signature is given already. Nothing was signed twice."))
    if protocol.state != ProtocolState.PROPOSED:
        raise OutOfTurn(gettext("Someone was faster: this step is no longer possible."))


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
        if not Protocol.objects.covering().filter(job__needs=need).exists():
            need.move("reopen", by=by, at=at)


def cancel(protocol: Protocol, *, by: User, at: datetime) -> None:
    protocol.cancel(by=by, at=at)


def paper_of(protocol: Protocol) -> bytes:
    """Return the paper: the stored bytes once signed by all, the text to sign before that."""
    if protocol.paper_sha256:
        return storage.read(protocol.paper_sha256)
    return document.paper_of(protocol)


def function_of(user: User, protocol: Protocol) -> str:
    for membership in user.current_memberships():
        if membership.centre_id == protocol.job.centre_id:
            return membership.function
    return ""

"""A protocol from its draft to its end."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from common import storage
from common.errors import Refused
from common.models import JournalEntry
from helpers.lifecycle import HelperState
from helpers.models import PeerHelper
from people.models import Organisation, User
from protocols import document, rules, terms
from protocols.lifecycle import JobState, NeedState
from protocols.models import PAID, Compensation, EngagementStatus, JobDescription, Protocol
from protocols.policies import is_its_helper
from protocols.selectors import missing_of, terms_of


@transaction.atomic
def draft_protocol(
    helper: PeerHelper, job: JobDescription, *, by: User, at: datetime, **fields: Any
) -> Protocol:
    """Start a protocol on an adopted mission of the helper's own centre.

    :raises Refused: if the mission is not adopted or belongs to another centre, if the helper has
        left, has a protocol on this mission that is not over, or if the status of the mission
        forbids one of the terms.
    """
    if job.state != JobState.ADOPTED:
        raise Refused(gettext("This mission is not adopted."))
    if job.centre_id != helper.person.centre_id:
        raise Refused(gettext("This mission belongs to another centre."))
    if helper.state == HelperState.LEFT:
        raise Refused(gettext("This helper has left the programme."))
    number = next_number(job.centre.organisation, at)
    fields = usual_terms(job.status_kind) | fields
    if Protocol.objects.unfinished().filter(helper=helper, job=job).exists():
        raise Refused(gettext("This helper has an open protocol for this mission."))
    protocol = Protocol(helper=helper, job=job, number=number, status=job.status_kind, **fields)
    rules.check(protocol)
    protocol.save(force_insert=True)
    JournalEntry.record(protocol, "draft", by=by, at=at)
    return protocol


def usual_terms(status: str) -> dict[str, Any]:
    """Return what a protocol of this status says from the start; it can be worded otherwise."""
    if status != EngagementStatus.VOLUNTEER:
        return {"compensation": Compensation.SALARY} if status in PAID else {}
    return {
        "voluntary_statement": terms.VOLUNTARY,
        "freedom_to_stop": True,
        "expenses_repaid": True,
    }


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
    if protocol.job.state != JobState.ADOPTED:
        raise Refused(gettext("This mission has a newer version: write the protocol on that one."))
    rules.check(protocol)
    text, missing = terms_of(protocol, at=at)
    if missing := missing_of(protocol, missing):
        raise Refused(gettext("Still missing: %s.") % ", ".join(missing))
    digest = terms.sha256_of(text)
    protocol.move("propose", by=by, at=at, text=text, text_sha256=digest, proposed_at=at)
    if protocol.helper.state == HelperState.POTENTIAL:
        protocol.helper.move("welcome", by=by, at=at)


def withdraw(protocol: Protocol, *, by: User, at: datetime) -> None:
    protocol.withdraw(by=by, at=at)


@transaction.atomic
def end(protocol: Protocol, *, by: User | None, at: datetime, reason: str = "") -> None:
    """End a protocol; a helper owes no reason. Needs that nobody covers any more are open again.

    Amendments that nobody signed fall with it.
    """
    protocol.move("end", by=by, at=at, ended_at=at, **told_by_staff(protocol, by, reason))
    for amendment in protocol.amendments.open():
        amendment.cancel(by=by, at=at)
    for need in protocol.job.needs.filter(state=NeedState.COVERED):
        if not Protocol.objects.covering().filter(job__needs=need).exists():
            need.move("reopen", by=by, at=at)


def pause(protocol: Protocol, *, by: User, at: datetime, reason: str = "") -> None:
    """Pause a protocol: either side may. Only the team's reason is kept, if it gives one."""
    protocol.pause(by=by, at=at, **told_by_staff(protocol, by, reason))


def told_by_staff(protocol: Protocol, by: User | None, reason: str) -> dict[str, str]:
    if by is None or is_its_helper(by, protocol) or not reason.strip():
        return {}
    return {"stop_reason": reason.strip()[:300]}


def cancel(protocol: Protocol, *, by: User, at: datetime) -> None:
    protocol.cancel(by=by, at=at)


def paper_of(protocol: Protocol) -> bytes:
    """Return the paper: the stored bytes once signed by all, the text to sign before that."""
    if protocol.paper_sha256:
        return storage.read(protocol.paper_sha256)
    return document.paper_of(protocol)

"""A protocol that changes while it runs: drafted, frozen, signed by whom it binds, in force."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext

from common import storage
from common.errors import Refused
from common.lifecycle import OutOfTurn
from common.models import JournalEntry
from people.models import User
from protocols import document, terms
from protocols.actions.signing import give
from protocols.lifecycle import ACTIVE, PAUSED, JobState
from protocols.models import Amendment, Protocol, Signature
from protocols.selectors.amendments import terms_of_amendment


@transaction.atomic
def amend(protocol: Protocol, *, reason: str, by: User, at: datetime, **changes: Any) -> Amendment:
    """Draft the next amendment of a protocol in force.

    :raises Refused: if the protocol is not in force, has an open amendment, or if nothing changes
        or something of it cannot be.
    """
    # Behind a lock: two amendments drafted at once cannot take one number.
    now = Protocol.objects.select_for_update(of=("self",)).get(pk=protocol.pk)
    check_running(now)
    if now.amendments.open().exists():
        raise Refused(gettext("This protocol has an open amendment already."))
    last = now.amendments.aggregate(last=Max("number"))["last"] or 0
    amendment = Amendment(protocol=protocol, number=last + 1, reason=reason, **changes)
    check_changes(amendment)
    amendment.save(force_insert=True)
    JournalEntry.record(amendment, "draft", by=by, at=at)
    return amendment


def renew(
    protocol: Protocol, *, until: date, by: User, at: datetime, reason: str = ""
) -> Amendment:
    """Move the last day of a protocol, in words that are submitted for signature at once.

    :raises Refused: as `amend` and `propose_amendment` do, or if the day is no later one.
    """
    if until <= protocol.ends_on:
        raise Refused(gettext("The new last day comes after the one of today."))
    with transaction.atomic():
        words = reason or gettext("The mission is extended.")
        amendment = amend(protocol, reason=words, ends_on=until, by=by, at=at)
        propose_amendment(amendment, by=by, at=at)
    return amendment


def check_running(protocol: Protocol) -> None:
    if protocol.state not in (ACTIVE, PAUSED):
        raise OutOfTurn(gettext("Only a protocol in force is amended."))


def check_changes(amendment: Amendment) -> None:
    """Say what of these changes cannot be.

    :raises Refused: in that case.
    """
    changes, protocol = amendment.changes(), amendment.protocol
    if not changes:
        raise Refused(gettext("Nothing changes: there is nothing to sign."))
    ends_on = changes.get("ends_on", protocol.ends_on)
    review = changes.get("first_review_on", protocol.first_review_on)
    if ends_on < protocol.starts_on:
        raise Refused(gettext("A protocol cannot end before it starts."))
    if not protocol.starts_on <= review <= ends_on:
        raise Refused(gettext("The first review is held during the protocol."))
    if (deputy := changes.get("deputy")) and deputy.pk == protocol.helper.referent_id:
        raise Refused(gettext("The deputy is another person than the referent."))
    if job := changes.get("job"):
        check_job(protocol, job)


def check_job(protocol: Protocol, job: Any) -> None:
    if job.state != JobState.ADOPTED:
        raise Refused(gettext("This mission is not adopted."))
    if job.centre_id != protocol.job.centre_id:
        raise Refused(gettext("This mission belongs to another centre."))
    if job.status_kind != protocol.status:
        raise Refused(gettext("Another status is another protocol: end this one first."))
    twins = Protocol.objects.unfinished().filter(helper=protocol.helper_id, job=job)
    if twins.exclude(pk=protocol.pk).exists():
        raise Refused(gettext("This helper has an open protocol for this mission."))


@transaction.atomic
def propose_amendment(amendment: Amendment, *, by: User, at: datetime) -> None:
    """Freeze the text of an amendment with its SHA-256 and submit it to those it binds.

    :raises Refused: if the protocol no longer runs, nothing changes, or the text lacks something.
    """
    check_running(Protocol.objects.get(pk=amendment.protocol_id))
    check_changes(amendment)
    if amendment.changes().get("ends_on", timezone.localdate()) < timezone.localtime(at).date():
        raise Refused(gettext("Its last day is past: correct the dates first."))
    text, missing = terms_of_amendment(amendment, at=at)
    if missing:
        raise Refused(gettext("Still missing: %s.") % ", ".join(missing))
    digest = terms.sha256_of(text)
    amendment.move("propose", by=by, at=at, text=text, text_sha256=digest, proposed_at=at)


def withdraw_amendment(amendment: Amendment, *, by: User, at: datetime) -> None:
    amendment.withdraw(by=by, at=at)


def cancel_amendment(amendment: Amendment, *, by: User, at: datetime) -> None:
    amendment.cancel(by=by, at=at)


@transaction.atomic
def sign_amendment(
    amendment: Amendment, *, party: str, text_sha256: str, by: User, at: datetime, **marks: Any
) -> Signature:
    """Sign the amendment one has read. The last signature puts it in force.

    :raises Refused: if the text has changed since, or this is not one's to sign, or is done.
    """
    check_running(Protocol.objects.get(pk=amendment.protocol_id))
    signature = give(amendment, party=party, text_sha256=text_sha256, by=by, at=at, **marks)
    put_in_force_once_signed(amendment, by=by, at=at)
    return signature


def put_in_force_once_signed(amendment: Amendment, *, by: User, at: datetime) -> None:
    signed = Amendment.objects.for_list().get(pk=amendment.pk)
    if not signed.missing_signatures():
        put_in_force(signed, by=by, at=at)
    amendment.refresh_from_db()


def put_in_force(amendment: Amendment, *, by: User, at: datetime) -> None:
    """Store the signed paper, and let the protocol say what was agreed; its own text stays."""
    protocol, changes = amendment.protocol, amendment.changes()
    paper = storage.store(document.paper_of(amendment))
    amendment.activate(by=by, at=at, paper_sha256=paper)
    for name, value in changes.items():
        setattr(protocol, name, value)
    protocol.save(update_fields=[*changes, "updated_at"])
    JournalEntry.record(protocol, "amend", by=by, at=at, details={"number": amendment.number})


def paper_of_amendment(amendment: Amendment) -> bytes:
    """Return the paper: the stored bytes once signed by all, the text to sign before that."""
    if amendment.paper_sha256:
        return storage.read(amendment.paper_sha256)
    return document.paper_of(amendment)

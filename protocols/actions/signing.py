"""Signatures, and what the last of them sets in motion."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from common import storage
from common.errors import Refused
from common.lifecycle import OutOfTurn
from common.models import JournalEntry
from people.models import User
from protocols import document, terms
from protocols.actions.start import start_if_ready
from protocols.lifecycle import NeedState, ProtocolState
from protocols.models import Protocol, Signature
from protocols.policies import parties_of


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
    start_if_ready(protocol.helper, by=by, at=at)
    for need in protocol.job.needs.filter(state=NeedState.OPEN):
        need.move("cover", by=by, at=at)


def function_of(user: User, protocol: Protocol) -> str:
    for membership in user.current_memberships():
        if membership.centre_id == protocol.job.centre_id:
            return membership.function
    return ""

"""Signatures, and what the last of them sets in motion."""

from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction
from django.utils.translation import gettext

from common import storage
from common.errors import Refused
from common.lifecycle import OutOfTurn
from common.models import JournalEntry
from people.models import User
from protocols import document, drawing, terms
from protocols.actions.start import start_if_ready
from protocols.lifecycle import NeedState
from protocols.models import Amendment, Protocol, Signable, Signature
from protocols.policies import parties_of

Text = TypeVar("Text", bound=Signable)


@transaction.atomic
def sign(
    protocol: Protocol, *, party: str, text_sha256: str, by: User, at: datetime, **marks: Any
) -> Signature:
    """Sign the text one has read. The last signature puts the protocol in force.

    `marks` tell how: `means`, the `drawn` signature as path data, the `typed_name`.

    :raises Refused: if the text has changed since, if this is not one's to sign, or is done, or
        if the helper has not had it read and understood.
    """
    signature = give(protocol, party=party, text_sha256=text_sha256, by=by, at=at, **marks)
    put_in_force_once_signed(protocol, by=by, at=at)
    return signature


@transaction.atomic
def give(
    text: Signable,
    *,
    party: str,
    text_sha256: str,
    by: User,
    at: datetime,
    drawn: str = "",
    **marks: Any,
) -> Signature:
    """Put one signature under a text, a protocol's or an amendment's; set nothing in motion.

    :raises Refused: as `sign` does.
    """
    now = behind_lock(text)
    check_signable(now, party, text_sha256, by)
    return put_down(
        now,
        party=party,
        signer=by,
        signer_name=by.name,
        signer_function=function_of(by, now.agreement()),
        drawing=drawing.cleaned(drawn),
        recorded_by=marks.pop("recorded_by", by),
        signed_at=marks.pop("signed_at", at),
        by=by,
        at=at,
        **marks,
    )


def behind_lock(text: Text) -> Text:
    """Read a text again: of two clicks, or two parties, the second sees what the first did."""
    Protocol.objects.select_for_update().get(pk=text.agreement().pk)
    fresh: Text = type(text)._base_manager.get(pk=text.pk)  # type: ignore[attr-defined]
    return fresh


def check_signable(text: Signable, party: str, text_sha256: str, user: User) -> None:
    """Say why this person cannot give this signature now.

    :raises Refused: in that case.
    """
    if party not in parties_of(user, text.agreement()):
        raise Refused(gettext("This signature is not yours to give."))
    check_standing(text, party, text_sha256)


def check_standing(text: Signable, party: str, text_sha256: str) -> None:
    """Say why nobody can give this signature now.

    :raises Refused: in that case.
    """
    if not text_sha256 or text_sha256 != text.text_sha256:
        raise Refused(gettext("The text has changed since you read it. Read it again, then sign."))
    if party not in text.parties():
        raise Refused(gettext("No signature of this kind is awaited on this text."))
    if text.signature_of(party):
        raise Refused(gettext("This signature is given already. Nothing was signed twice."))
    if not text.awaits_signatures():
        raise OutOfTurn(gettext("Someone was faster: this step is no longer possible."))
    if missing := text.missing_to_sign(party):
        raise Refused(gettext("Before signing, still missing: %s.") % "; ".join(missing))


def put_down(text: Signable, *, party: str, by: User, at: datetime, **facts: Any) -> Signature:
    protocol = text.agreement()
    signature = Signature.objects.create(
        protocol=protocol,
        amendment=text if isinstance(text, Amendment) else None,
        helper_account=protocol.helper.person.user,
        party=party,
        text_sha256=text.text_sha256,
        statement=terms.statement_for(party),
        **facts,
    )
    JournalEntry.record(text, "sign", by=by, at=at, details={"party": str(party)})
    return signature


def put_in_force_once_signed(protocol: Protocol, *, by: User, at: datetime) -> None:
    signed = Protocol.objects.for_list().get(pk=protocol.pk)
    if not signed.missing_signatures():
        put_in_force(signed, by=by, at=at)
    protocol.refresh_from_db()


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

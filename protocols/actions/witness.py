"""The interpreter of a reading signs as well, at the desk, without an account."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from common.errors import Refused
from people.models import User
from protocols import drawing
from protocols.actions import amendments
from protocols.actions.signing import (
    behind_lock,
    check_standing,
    put_down,
    put_in_force_once_signed,
)
from protocols.models import Amendment, Party, Protocol, Signable, Signature
from protocols.policies import can_attend_signing


@transaction.atomic
def sign_as_witness(
    text: Signable,
    *,
    name: str,
    text_sha256: str,
    by: User,
    at: datetime,
    drawn: str = "",
    **marks: Any,
) -> Signature:
    """Let the interpreter of the reading sign at the desk, before someone in charge.

    :raises Refused: if this is not the interpreter named when the text was read.
    """
    now = behind_lock(text)
    check_standing(now, Party.WITNESS, text_sha256)
    if not can_attend_signing(by, now.agreement()):
        raise Refused(gettext("This signature is not yours to give."))
    reading = now.reading()
    if reading is None or plain(reading.interpreter_name) != plain(name):
        raise Refused(gettext("The witness is the interpreter named when the text was read."))
    signature = put_down(
        now,
        party=Party.WITNESS,
        signer_name=reading.interpreter_name,
        drawing=drawing.cleaned(drawn),
        recorded_by=by,
        signed_at=at,
        by=by,
        at=at,
        **marks,
    )
    if isinstance(text, Amendment):
        amendments.put_in_force_once_signed(text, by=by, at=at)
    elif isinstance(text, Protocol):
        put_in_force_once_signed(text, by=by, at=at)
    return signature


def plain(name: str) -> str:
    return " ".join(name.split()).casefold()

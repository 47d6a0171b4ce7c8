"""A helper signs on the screen of a colleague, at the desk: no account, no phone is needed."""

from datetime import datetime

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
def sign_at_desk(
    text: Signable,
    *,
    text_sha256: str,
    by: User,
    at: datetime,
    drawn: str = "",
    typed_name: str = "",
) -> Signature:
    """Let the helper sign on the screen that `by`, someone in charge, handed over.

    :raises Refused: if the helper hands it to themself, if nothing is drawn nor typed, or as
        `give` does.
    """
    now = behind_lock(text)
    if not can_attend_signing(by, now.agreement()):
        raise Refused(gettext("Only someone else, of the team in charge, hands over the screen."))
    check_standing(now, Party.HELPER, text_sha256)
    if isinstance(now, Amendment):
        amendments.check_running(now.protocol)
    path, typed = drawing.cleaned(drawn), typed_name.strip()
    if not (path or typed):
        raise Refused(gettext("Draw your signature, or type your name."))
    signature = put_down(
        now,
        party=Party.HELPER,
        signer=now.agreement().helper.person.user,
        signer_name=now.named(Party.HELPER)["name"],
        means=Signature.Means.DESK,
        drawing=path,
        typed_name=typed,
        recorded_by=by,
        signed_at=at,
        by=by,
        at=at,
    )
    if isinstance(text, Amendment):
        amendments.put_in_force_once_signed(text, by=by, at=at)
    elif isinstance(text, Protocol):
        put_in_force_once_signed(text, by=by, at=at)
    return signature

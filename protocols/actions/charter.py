"""The confidentiality charter: explained to each in their language, then signed (C8, D5)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from common.errors import Refused
from helpers.models import PeerHelper
from people.models import User
from protocols.actions.start import start_if_ready
from protocols.lifecycle import SIGNED_CHARTER, TO_READ
from protocols.models import Charter, CharterSignature
from protocols.policies import may_sign_charter
from protocols.selectors.charter import current_version, staff_statement_for, statement_for


@transaction.atomic
def explain_charter(
    whom: PeerHelper | User, *, explained_by: str, language: str, by: User, at: datetime
) -> CharterSignature:
    """Note that the version in force was explained: by whom, and in which language.

    :raises Refused: without either, or once it is signed.
    """
    signature = open_signature(whom, current_version())
    if signature.state == SIGNED_CHARTER:
        raise Refused(gettext("This charter is signed already."))
    signature.explain(language=language, explained_by=explained_by, by=by, at=at)
    return signature


@transaction.atomic
def sign_charter(
    whom: PeerHelper | User,
    *,
    version: int,
    text_sha256: str,
    by: User,
    at: datetime,
    explained_by: str = "",
    language: str = "",
    witness: str = "",
) -> CharterSignature:
    """Sign the text one has read; a helper says who explained it, if nobody has noted it.

    :raises Refused: if it is not one's own to sign, if there is another version, or if it is
        not explained, or signed.
    """
    if not may_sign_charter(by, whom, witness=witness):
        raise Refused(gettext("This signature is not yours to give."))
    charter = current_version()
    if (charter.version, charter.text_sha256) != (version, text_sha256):
        raise Refused(gettext("The text has changed since you read it. Read it again, then sign."))
    signature = open_signature(whom, charter)
    if signature.state == SIGNED_CHARTER:
        raise Refused(gettext("This charter is signed already."))
    if isinstance(whom, PeerHelper):
        if signature.state == TO_READ:
            signature.explain(language=language, explained_by=explained_by, by=by, at=at)
        said = statement_for(
            charter,
            language=signature.explanation_language,
            explained_by=signature.explained_by,
        )
        signature.sign(statement=said, witness=witness, by=by, at=at)
        start_if_ready(whom, by=by, at=at)
    else:
        signature.sign(statement=staff_statement_for(charter), by=by, at=at)
    return signature


def open_signature(whom: PeerHelper | User, charter: Charter) -> CharterSignature:
    """Return where this person stands with this version: to read, when it is new to them."""
    who = {"helper": whom} if isinstance(whom, PeerHelper) else {"member": whom}
    signature, _is_new = CharterSignature.objects.get_or_create(charter=charter, **who)
    return signature


@transaction.atomic
def put_charter_in_force(charter: Charter, *, by: User | None, at: datetime) -> None:
    """Let a new version replace the one in force: what was signed expires, and is signed anew.

    :raises Refused: if a later one is in force.
    """
    known = Charter.objects.select_for_update().filter(is_current=True).first()
    if known and known.version >= charter.version:
        raise Refused(gettext("A later version of the charter is in force."))
    for signature in CharterSignature.objects.standing().exclude(charter=charter):
        signature.expire(by=by, at=at)
    Charter.objects.filter(is_current=True).update(is_current=False)
    Charter.objects.filter(pk=charter.pk).update(is_current=True, active_since=at)
    charter.refresh_from_db()

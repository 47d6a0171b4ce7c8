"""Links to sign by: they show one person the way to one text. Only a sent form uses them up."""

import secrets
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.errors import Refused
from common.models import JournalEntry
from people.models import User
from protocols.actions.signing import behind_lock, sign
from protocols.models import Protocol, Signature, SignLink
from protocols.models.sign_link import LIFE, digest_of
from protocols.selectors.signing import account_of

State = SignLink.State
WHY_NOT = {
    State.USED: _("This link was used already: the text is signed."),
    State.REVOKED: _("This link was taken back. A newer one may have reached you."),
    State.EXPIRED: _("This link is past its two days. Ask your referent for a new one."),
    State.STALE: _("The text has changed since this link was sent. Nothing was signed."),
}


@transaction.atomic
def issue_link(protocol: Protocol, *, party: str, by: User, at: datetime) -> tuple[SignLink, str]:
    """Make a link for who signs as this party, mail it if they have an address, and return it.

    The links they had for this text open no more. The address is told once: its hash is kept.

    :raises Refused: if nobody is to sign as this party, or they have signed.
    """
    now = behind_lock(protocol)
    user = account_of(now, party, at=at)
    if user is None:
        raise Refused(gettext("Nobody with an account signs as this party."))
    if now.signature_of(party) or not now.awaits_signatures():
        raise Refused(gettext("This signature is not awaited any more."))
    SignLink.objects.filter(protocol=now, party=party).standing().update(revoked_at=at)
    token = secrets.token_urlsafe(32)
    link = SignLink.objects.create(
        protocol=now,
        party=party,
        user=user,
        text_sha256=now.text_sha256,
        token_sha256=digest_of(token),
        issued_by=by,
        issued_at=at,
        mailed_at=at if user.email else None,
        expires_at=at + LIFE,
    )
    JournalEntry.record(now, "invite", by=by, at=at, details={"party": str(party)})
    address = address_of(token)
    if user.email:
        transaction.on_commit(lambda: mail(link, address))
    return link, address


@transaction.atomic
def revoke_link(link: SignLink, *, by: User, at: datetime) -> None:
    """Take a link back.

    :raises Refused: if it was used, or taken back already.
    """
    taken = SignLink.objects.filter(pk=link.pk).standing().update(revoked_at=at)
    if not taken:
        raise Refused(gettext("This link opens nothing any more."))
    JournalEntry.record(link.protocol, "uninvite", by=by, at=at, details={"party": link.party})


@transaction.atomic
def sign_by_link(
    token: str, *, text_sha256: str, by: User, at: datetime, **marks: Any
) -> Signature:
    """Sign the text this link was made for, and use it up.

    :raises Refused: if it is not this person's, was used or taken back, is past its time, or if
        the text has changed since it was sent.
    """
    found = SignLink.objects.bound_to(by, token).first()
    if found is None:
        raise Refused(gettext("This link is not known, or was made for someone else."))
    behind_lock(found.protocol)
    found.refresh_from_db()
    state = found.state_at(at)
    if state != State.OPEN:
        raise Refused(str(WHY_NOT[state]))
    signature = sign(
        found.protocol,
        party=found.party,
        text_sha256=text_sha256,
        by=by,
        at=at,
        means=Signature.Means.LINK,
        **marks,
    )
    if not SignLink.objects.filter(pk=found.pk).standing().update(used_at=at):
        raise Refused(str(WHY_NOT[State.REVOKED]))
    return signature


def address_of(token: str) -> str:
    return f"{settings.SITE_URL}{reverse('protocols:signlink-open', args=[token])}"


def mail(link: SignLink, address: str) -> None:
    """Send the link to who it was made for; neither subject nor text holds a name."""
    context = {"address": address, "until": link.expires_at}
    send_mail(
        gettext("A text awaits your signature"),
        render_to_string("protocols/mail/sign_link.txt", context),
        None,
        [str(link.user.email)],
    )

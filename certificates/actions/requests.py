"""A certificate is asked for, taken up, or refused for a reason that may be contested (C17)."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from certificates.lifecycle import IN_PREPARATION, RequestState
from certificates.models import Certificate, CertificateRequest
from common.errors import Refused
from common.models import JournalEntry
from people.models import User
from protocols.lifecycle import SIGNED
from protocols.models import Protocol


@transaction.atomic
def ask_for_certificate(protocol: Protocol, *, by: User, at: datetime) -> CertificateRequest:
    """Ask for one's certificate; what is still missing for it does not keep one from asking.

    :raises Refused: before the protocol is signed, or when it is asked for or prepared already.
    """
    if protocol.state not in SIGNED:
        raise Refused(gettext("You can ask once your protocol is signed by all."))
    if Certificate.objects.filter(protocol=protocol, state__in=IN_PREPARATION).exists():
        raise Refused(gettext("A certificate is already in preparation."))
    try:
        with transaction.atomic():
            asked = CertificateRequest.objects.create(protocol=protocol, asked_at=at)
    except IntegrityError:
        raise Refused(gettext("You have asked already.")) from None
    JournalEntry.record(asked, "ask", by=by, at=at)
    return asked


def take_up(protocol: Protocol, *, by: User, at: datetime) -> None:
    """Note of an open request that the certificate is in preparation."""
    asked = CertificateRequest.objects.filter(protocol=protocol, state=RequestState.ASKED).first()
    if asked:
        asked.move("take", by=by, at=at)


@transaction.atomic
def refuse_to_issue(
    certificate: Certificate, *, reason: str, words: str, by: User, at: datetime
) -> CertificateRequest:
    """Refuse a certificate in preparation: it is cancelled, its holder told why (C17).

    :raises Refused: without a known reason and a sentence, or once it is issued.
    """
    asked = (
        CertificateRequest.objects.filter(
            protocol=certificate.protocol, state__in=[RequestState.ASKED, RequestState.TAKEN]
        )
        .order_by("-pk")
        .first()
    )
    if asked is None:
        asked = CertificateRequest.objects.create(protocol=certificate.protocol, asked_at=at)
        JournalEntry.record(asked, "ask", by=by, at=at)
    asked.refuse(reason=reason, words=words, by=by, at=at)
    certificate.cancel(by=by, at=at)
    return asked

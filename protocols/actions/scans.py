"""A paper signed by hand: one person keeps it as a file, a second compares it with the text."""

from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from common import storage
from common.errors import Refused
from common.models import JournalEntry
from people.models import User
from protocols.actions.signing import (
    behind_lock,
    check_signable,
    check_standing,
    function_of,
    put_down,
    put_in_force_once_signed,
)
from protocols.models import PaperScan, Party, Protocol, Signature
from protocols.policies import is_its_helper
from protocols.selectors.signing import account_of

LARGEST = 10 * 1024 * 1024

BEGINNINGS = {
    b"%PDF-": PaperScan.Kind.PDF,
    b"\xff\xd8\xff": PaperScan.Kind.JPEG,
    b"\x89PNG\r\n\x1a\n": PaperScan.Kind.PNG,
}


@transaction.atomic
def keep_scan(
    protocol: Protocol,
    *,
    content: bytes,
    parties: list[str],
    signed_on: date,
    text_sha256: str,
    by: User,
    at: datetime,
) -> PaperScan:
    """Keep the file of a paper signed by hand. No signature counts before it is compared.

    :raises Refused: if it is no PDF, JPEG or PNG, is too large, is of another text or another
        day, or if one of them cannot sign yet or has signed.
    """
    now = behind_lock(protocol)
    if is_its_helper(by, now):
        raise Refused(gettext("Someone of the team keeps the paper, not the peer helper."))
    kind = kind_of(content)
    first = timezone.localtime(now.proposed_at).date() if now.proposed_at else signed_on
    if not first <= signed_on <= timezone.localtime(at).date():
        raise Refused(gettext("A paper is signed between the day of its text and today."))
    for party in parties:
        check_standing(now, party, text_sha256)
    name = storage.store(content)
    if PaperScan.objects.filter(
        protocol=now, text_sha256=text_sha256, file_sha256=name, refused_at=None
    ).exists():
        raise Refused(gettext("This file is here already."))
    scan = PaperScan.objects.create(
        protocol=now,
        helper_account=now.helper.person.user,
        text_sha256=text_sha256,
        parties=parties,
        signed_on=signed_on,
        file_sha256=name,
        kind=kind,
        uploaded_by=by,
        uploaded_at=at,
    )
    JournalEntry.record(scan, "keep", by=by, at=at, details={"parties": parties})
    return scan


def kind_of(content: bytes) -> PaperScan.Kind:
    """Return what these bytes are by their beginning: names and types told by others are not read.

    :raises Refused: if they are nothing we keep.
    """
    if len(content) > LARGEST:
        raise Refused(gettext("This file is larger than 10 MB."))
    for beginning, kind in BEGINNINGS.items():
        if content.startswith(beginning):
            return kind
    raise Refused(gettext("Only a PDF, a JPEG or a PNG can be kept."))


@transaction.atomic
def confirm_scan(scan: PaperScan, *, by: User, at: datetime) -> list[Signature]:
    """Confirm that paper and text match: who signed on it has then signed.

    :raises Refused: if one kept it oneself or is the helper, or if the text has changed.
    """
    now = behind_lock(scan.protocol)
    scan = PaperScan.objects.for_page().select_for_update(of=("self",)).get(pk=scan.pk)
    if scan.uploaded_by_id == by.pk or is_its_helper(by, now):
        raise Refused(gettext("Someone else has to compare the paper with the text."))
    if not scan.is_waiting():
        raise Refused(gettext("This paper was compared already."))
    moment = timezone.make_aware(datetime.combine(scan.signed_on, time.min))
    signatures = [sign_on_paper(now, party, scan, moment, by=by, at=at) for party in scan.parties]
    scan.confirmed_by, scan.confirmed_at = by, at
    scan.save(update_fields=["confirmed_by", "confirmed_at"])
    JournalEntry.record(scan, "confirm", by=by, at=at)
    put_in_force_once_signed(now, by=by, at=at)
    return signatures


def sign_on_paper(
    protocol: Protocol, party: str, scan: PaperScan, moment: datetime, *, by: User, at: datetime
) -> Signature:
    facts = {
        "means": Signature.Means.PAPER,
        "scan": scan,
        "recorded_by": scan.uploaded_by,
        "signed_at": moment,
    }
    if party == Party.WITNESS:
        check_standing(protocol, party, scan.text_sha256)
        reading = protocol.reading()
        name = reading.interpreter_name if reading else ""
        return put_down(protocol, party=party, signer_name=name, by=by, at=at, **facts)
    signer = account_of(protocol, party, at=at)
    if signer is None:
        raise Refused(gettext("Nobody with an account signs as this party."))
    check_signable(protocol, party, scan.text_sha256, signer)
    return put_down(
        protocol,
        party=party,
        signer=signer,
        signer_name=signer.name,
        signer_function=function_of(signer, protocol),
        by=by,
        at=at,
        **facts,
    )


@transaction.atomic
def refuse_scan(scan: PaperScan, *, by: User, at: datetime) -> None:
    """Say that paper and text do not match; another paper can be kept.

    :raises Refused: if it was compared already.
    """
    waiting = PaperScan.objects.filter(pk=scan.pk, confirmed_at=None, refused_at=None)
    if not waiting.update(refused_by=by, refused_at=at):
        raise Refused(gettext("This paper was compared already."))
    JournalEntry.record(scan, "refuse", by=by, at=at)


def file_of(scan: PaperScan) -> bytes:
    return storage.read(scan.file_sha256)

"""Sign and issue: number, code, credential, paper, seal, once."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from certificates import codes, credential, keys, offline, pdf, rendering, sealing, snapshot, status
from certificates.actions.notices import announce
from certificates.actions.register import lease
from certificates.facts import Facts, Proof, shown
from certificates.lifecycle import APPROVED, ISSUED
from certificates.models import Certificate, RegisterLine
from certificates.reveal import revealing, reveals, unprintable
from common import storage
from common.errors import Refused
from common.lifecycle import OutOfTurn
from common.paper import Attached
from people.models import User


@dataclass(frozen=True, slots=True)
class Made:
    """What is made before the state says so: the words as signed, and the two files."""

    facts: Facts
    proof: Proof
    code: str
    token: str
    place: int
    signed: bytes
    paper: bytes


def issue(certificate: Certificate, *, by: User, at: datetime) -> Certificate:
    """Sign and issue: number, code, paper, once. Issued already, it is returned as it is.

    The number is leased in a short transaction, the paper is made outside any, then all is
    entered in another short one. Killed at any point, the next try keeps the number: there is
    neither gap nor double. The bytes are stored before the state says so: a crash leaves at
    worst a file that nobody refers to.

    :raises Refused: unless its holder has approved it, or a character cannot be printed.
    """
    certificate = Certificate.objects.for_list().get(pk=certificate.pk)
    if certificate.is_on_paper():
        return certificate
    if certificate.state != APPROVED:
        raise OutOfTurn(gettext("Someone was faster: this step is no longer possible."))
    facts = signed_facts(certificate, by=by)
    seen = shown(facts, certificate.hidden)
    check_glyphs(seen)
    check_place(certificate, seen)
    line = lease(certificate, at=at)
    return enter(certificate, make(certificate, facts, line, at=at), by=by, at=at)


def make(certificate: Certificate, facts: Facts, line: RegisterLine, *, at: datetime) -> Made:
    """Make the credential and the paper, with a code and a token that nobody has seen yet."""
    code, token = codes.new_code(), codes.new_token()
    seen, place = shown(facts, certificate.hidden), line.status_place
    proof = proof_of(seen, number=line.number, code=code, token=token, at=at)
    signed = credential_for(certificate, seen, proof, place=place, at=at)
    paper = sealed_paper(certificate, seen, proof, signed, at=at)
    return Made(facts, proof, code, token, place, signed, paper)


def enter(certificate: Certificate, made: Made, *, by: User, at: datetime) -> Certificate:
    """Store the files, then say so; if another one was faster, take away these and return that.

    :raises OutOfTurn: if its holder has taken the approval back meanwhile, or given another.
    """
    stored = storage.store(made.paper), storage.store(made.signed)
    entered = False
    try:
        with transaction.atomic():
            now = Certificate.objects.select_for_update(no_key=True).get(pk=certificate.pk)
            if not now.is_on_paper():
                check_same_approval(now, certificate)
                move(certificate, made, stored, by=by, at=at)
                entered = True
    except OutOfTurn:
        forget(stored)
        raise
    if entered:
        return certificate
    forget(stored)
    return Certificate.objects.for_list().get(pk=certificate.pk)


def check_same_approval(now: Certificate, then: Certificate) -> None:
    if (now.state, now.approved_at) != (APPROVED, then.approved_at):
        raise OutOfTurn(gettext("Someone was faster: this step is no longer possible."))


def move(
    certificate: Certificate, made: Made, stored: tuple[str, str], *, by: User, at: datetime
) -> None:
    certificate.move(
        "issue",
        by=by,
        at=at,
        facts=made.facts,
        number=made.proof["number"],
        code_sha256=codes.digest_of(made.code),
        token_sha256=codes.digest_of(made.token),
        paper_sha256=stored[0],
        paper_size=len(made.paper),
        credential_sha256=stored[1],
        status_place=made.place,
        issued_at=at,
        issued_by=by,
    )
    if certificate.replaces:
        certificate.replaces.refresh_from_db(fields=["state"])
    if certificate.replaces and certificate.replaces.state == ISSUED:
        certificate.replaces.move("supersede", by=by, at=at, closed_at=at)
    announce(certificate, at=at)


def forget(stored: tuple[str, str]) -> None:
    """Take away files that no certificate refers to."""
    for name in stored:
        storage.remove(name)


def signed_facts(certificate: Certificate, *, by: User) -> Facts:
    """Return the approved facts with the name and function of who really signs."""
    facts: Facts = dict(certificate.facts)  # type: ignore[assignment]
    others = facts["signatories"][1:] if len(facts["signatories"]) > 1 else []
    facts["signatories"] = [snapshot.signatory(by, certificate.protocol), *others]
    return facts


def check_glyphs(seen: Facts) -> None:
    """Look for what no font can draw, in the facts as shown.

    :raises Refused: naming the first such character and where it stands.
    """
    if wrong := unprintable(seen):
        raise Refused(gettext("Still missing: %s.") % wrong[0])


def check_place(certificate: Certificate, seen: Facts) -> None:
    """Look for what tells in what kind of place it happened, unless its holder wants it (P27).

    :raises Refused: naming the first such word and where it stands.
    """
    named = seen["issuer"]["wording"] if certificate.names_place else ""
    if telling := revealing(seen, named=named):
        place, word, _text = telling[0]
        raise Refused(gettext("Still missing: %s.") % reveals(place, word))


def proof_of(seen: Facts, *, number: str, code: str, token: str, at: datetime) -> Proof:
    """Return how the paper is found again, and what its QR code proves without a network."""
    url, day = f"{settings.SITE_URL}/verify/{token}/", timezone.localdate(at)
    words = offline.Words(number, seen["holder"]["name"], seen["issuer"]["name"], day)
    return Proof(
        number=number,
        code=code,
        url=url,
        issued_on=day.isoformat(),
        offline=offline.text_of(url, words, key=keys.credential_key(at=at)),
    )


def credential_for(
    certificate: Certificate, seen: Facts, proof: Proof, *, place: int, at: datetime
) -> bytes:
    """Return the signed credential of what the paper shows, as it is attached and downloaded."""
    signed = credential.sign(
        seen,
        proof,
        reference=certificate.reference,
        status=status.entry_of(place),
        key=keys.credential_key(at=at),
        at=at,
    )
    return credential.to_bytes(signed)


def sealed_paper(
    certificate: Certificate, seen: Facts, proof: Proof, signed: bytes, *, at: datetime
) -> bytes:
    """Return the paper with the credential inside and the seal around it."""
    version = certificate.template_version
    dress = version.dress(certificate.protocol.job.centre)
    html = rendering.to_html(version.blocks, seen, proof, dress=dress)
    inside = Attached("credential.json", signed, "Open Badges 3.0", at)
    paper = pdf.from_html(html, design=version.design, attached=(inside,))
    return sealing.seal(paper, key=keys.seal_key(at=at), at=at)


def paper_of(certificate: Certificate) -> bytes:
    """Return the bytes that were stored when it was issued; never made again.

    :raises Refused: if it is not issued yet.
    """
    if not certificate.paper_sha256:
        raise Refused(gettext("This certificate is not issued yet."))
    return storage.read(certificate.paper_sha256)


def credential_of(certificate: Certificate) -> bytes:
    """Return the credential that was signed when it was issued, as JSON.

    :raises Refused: if there is none.
    """
    if not certificate.credential_sha256:
        raise Refused(gettext("This certificate has no digital credential."))
    return storage.read(certificate.credential_sha256)

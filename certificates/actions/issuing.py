"""Sign and issue: number, code, credential, paper, seal, once."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from certificates import codes, credential, keys, offline, pdf, rendering, sealing, snapshot, status
from certificates.coverage import missing_glyphs
from certificates.facts import Facts, Proof, shown, texts
from certificates.lifecycle import APPROVED, ISSUED
from certificates.models import Certificate
from certificates.models.certificate import cannot_print
from common import storage
from common.errors import Refused
from common.lifecycle import OutOfTurn
from common.paper import Attached
from people.models import Organisation, User


@transaction.atomic
def issue(certificate: Certificate, *, by: User, at: datetime) -> Certificate:
    """Sign and issue: number, code, paper, once. Issued already, it is returned as it is.

    The writers queue for the number, so there is neither gap nor double. The bytes are stored
    before the state says so: a crash leaves at worst a file that nobody refers to.

    :raises Refused: unless its holder has approved it, or a character cannot be printed.
    """
    certificate = (
        Certificate.objects.for_list().select_for_update(of=("self",)).get(pk=certificate.pk)
    )
    if certificate.is_on_paper():
        return certificate
    if certificate.state != APPROVED:
        raise OutOfTurn(gettext("Someone was faster: this step is no longer possible."))
    facts = signed_facts(certificate, by=by)
    seen = shown(facts, certificate.hidden)
    check_glyphs(seen)
    code, token = codes.new_code(), codes.new_token()
    number = next_number(certificate.protocol.job.centre.organisation, at=at)
    proof = proof_of(seen, number=number, code=code, token=token, at=at)
    place = status.free_place()
    signed = credential_for(certificate, seen, proof, place=place, at=at)
    paper = sealed_paper(certificate, seen, proof, signed, at=at)
    certificate.move(
        "issue",
        by=by,
        at=at,
        facts=facts,
        number=proof["number"],
        code_sha256=codes.digest_of(code),
        token_sha256=codes.digest_of(token),
        paper_sha256=storage.store(paper),
        paper_size=len(paper),
        credential_sha256=storage.store(signed),
        status_place=place,
        issued_at=at,
        issued_by=by,
    )
    if certificate.replaces and certificate.replaces.state == ISSUED:
        certificate.replaces.move("supersede", by=by, at=at, closed_at=at)
    return certificate


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
    if unknown := missing_glyphs(texts(seen)):
        raise Refused(gettext("Still missing: %s.") % cannot_print(*unknown[0]))


def next_number(organisation: Organisation, *, at: datetime) -> str:
    """Return the next number of the year, such as `RC-2026-0042`."""
    list(Organisation.objects.select_for_update(no_key=True).order_by("pk"))  # one after the other
    start = f"{codes.initials_of(organisation.issuer_name) or 'A'}-{timezone.localtime(at).year}-"
    return f"{start}{Certificate.objects.filter(number__startswith=start).count() + 1:04d}"


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
    html = rendering.to_html(version.blocks, seen, proof, design=version.design)
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

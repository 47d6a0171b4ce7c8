"""The seal, read by Poppler and by pyHanko's own validator; and the paper still is what it was."""

import secrets
import subprocess
from io import BytesIO

import pytest
from cryptography import x509
from django.utils import timezone
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from certificates import actions, keys, sealing
from certificates.models import IssuingKey
from tests.factories.certificates import make_certificate
from tests.factories.people import make_centre
from tests.factories.programme import make_programme
from tests.papers import problems_of, syntax_problems

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper():
    programme = make_programme(make_centre())
    return actions.paper_of(make_certificate(state="issued", programme=programme))


def trusting(*certificates: x509.Certificate) -> ValidationContext:
    from asn1crypto.x509 import Certificate
    from cryptography.hazmat.primitives.serialization import Encoding

    roots = [Certificate.load(one.public_bytes(Encoding.DER)) for one in certificates]
    return ValidationContext(trust_roots=roots, allow_fetching=False)


def verdict(content: bytes):
    """Return what pyHanko's validator says, trusting the seals we publish."""
    published = IssuingKey.objects.filter(purpose=IssuingKey.Purpose.SEAL)
    roots = [x509.load_pem_x509_certificate(key.public_pem.encode()) for key in published]
    (signature,) = PdfFileReader(BytesIO(content)).embedded_signatures
    return validate_pdf_signature(signature, signer_validation_context=trusting(*roots))


def said_by_poppler(content: bytes, tmp_path) -> str:
    path = tmp_path / "paper.pdf"
    path.write_bytes(content)
    told = subprocess.run(
        ["pdfsig", "-nocert", str(path)], capture_output=True, text=True, check=False
    )
    return told.stdout


def test_seal_covers_the_whole_file(paper, tmp_path):
    found = verdict(paper)

    assert found.intact
    assert found.valid
    assert found.trusted
    assert found.coverage.name == "ENTIRE_FILE"
    told = said_by_poppler(paper, tmp_path)
    assert "Signature Validation: Signature is Valid." in told
    assert "Total document signed" in told
    assert "ETSI.CAdES.detached" in told


def places_in(paper: bytes) -> tuple[list[int], range, range]:
    """Return places spread over all the file: its ends, its attachment, its seal and between.

    And where the certificates of the seal stand, and the zeros that fill what it leaves.
    """
    (signature,) = PdfFileReader(BytesIO(paper)).embedded_signatures
    _, length, second, _ = signature.byte_range
    start = length + 1
    end = start + 2 * (4 + int.from_bytes(signature.pkcs7_content[2:4]))  # it says its own length
    held = signature.signer_cert.dump().hex().encode()
    first = start + paper[start:second].lower().index(held)
    certificate = range(first, first + len(held))
    step, attached = len(paper) // 32, paper.index(b"/EmbeddedFile")
    spread = [k * step + secrets.randbelow(step) for k in range(32)]
    seal = [start + 2, certificate[len(certificate) // 2], end - 40]
    known = [5, length - 1, second, len(paper) - 8, attached - 400, attached + 3]
    signed = [place for place in spread if not length <= place < second]
    return [*known, *seal, *signed], certificate, range(end, second - 1)


def accepts(content: bytes) -> bool:
    """Say whether pyHanko's validator accepts a file, which may be past reading."""
    try:
        return verdict(content).bottom_line
    except Exception:  # each layer of a broken file breaks in its own way
        return False


def test_byte_changed_anywhere_breaks_the_seal_for_both_readers(paper, tmp_path):
    """But in the zeros after it, which no reader reads; our own page compares the whole file.

    Poppler compares no certificate with the one that the seal names: pyHanko does.
    """
    places, certificate, zeros = places_in(paper)
    assert accepts(paper)
    accepted = []
    for place in places:
        changed = bytearray(paper)
        changed[place] ^= 1

        told = said_by_poppler(bytes(changed), tmp_path)

        is_valid = "Signature Validation: Signature is Valid." in told
        if accepts(bytes(changed)) or (is_valid and place not in certificate):
            accepted.append((place, paper[place - 8 : place + 8]))

    assert accepted == []
    assert len(zeros) < 1200


def test_sealed_paper_still_keeps_for_ever_and_reads_aloud(paper, tmp_path):
    assert problems_of(paper, attached=("credential.json",)) == []
    assert syntax_problems(paper, tmp_path) == (0, "")


def test_old_paper_holds_after_the_seal_is_changed(paper, tmp_path):
    keys.make_seal(at=timezone.now())

    assert verdict(paper).trusted


def test_real_seal_takes_over(paper, settings, tmp_path):
    trial = IssuingKey.objects.get(purpose="seal", until=None)
    content, _ = keys.p12_of(trial)
    real = tmp_path / "association.p12"
    real.write_bytes(content)
    settings.SEAL_P12 = str(real)

    key = keys.seal_key(at=timezone.now())
    sealed = sealing.seal(paper_without_seal(), key=key, at=timezone.now())

    trial.refresh_from_db()
    assert not key.is_trial
    assert trial.until is not None
    assert verdict(sealed).intact


def paper_without_seal() -> bytes:
    from certificates.pdf import from_html

    return from_html('<html lang="fr"><title>Essai</title><h1>Essai</h1></html>')


def test_missing_key_is_named_and_nothing_is_issued(settings, tmp_path):
    programme = make_programme(make_centre())
    certificate = make_certificate(state="approved", programme=programme)
    settings.SEAL_P12 = str(tmp_path / "gone.p12")

    with pytest.raises(keys.KeyMissing):
        actions.issue(certificate, by=programme.manager, at=timezone.now())

    certificate.refresh_from_db()
    assert (certificate.state, certificate.number) == ("approved", None)

"""A seal whose key lives in a token: SoftHSM, a token in software, and the key is made inside."""

import multiprocessing
import subprocess
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import pkcs11
import pytest
from asn1crypto.core import ObjectIdentifier
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.utils import timezone
from pkcs11 import Attribute, CertificateType, KeyType, ObjectClass
from pkcs11.util.ec import encode_ec_public_key
from pyhanko.pdf_utils.reader import PdfFileReader

from certificates import actions, hsm, keys, sealing
from certificates.models import IssuingKey
from peersupport import fitness
from tests.certificates.test_sealing import paper_without_seal, said_by_poppler, verdict
from tests.factories.certificates import make_certificate
from tests.factories.people import make_centre
from tests.factories.programme import make_programme
from tests.papers import problems_of

pytestmark = pytest.mark.django_db

MODULE = "/usr/lib/softhsm/libsofthsm2.so"
PIN = "4729"
P256 = "1.2.840.10045.3.1.7"


@pytest.fixture
def token(settings, monkeypatch, tmp_path):
    """Return the label of a new token that holds a key and its certificate."""
    label = f"token-{uuid4().hex[:8]}"
    (tmp_path / "tokens").mkdir()
    config = tmp_path / "softhsm2.conf"
    config.write_text(f"directories.tokendir = {tmp_path}/tokens\nlog.level = ERROR\n")
    monkeypatch.setenv("SOFTHSM2_CONF", str(config))
    command = ["softhsm2-util", "--init-token", "--free", "--label", label, "--pin", PIN]
    subprocess.run([*command, "--so-pin", "97531"], check=True, capture_output=True)
    settings.SEAL_TOKEN_MODULE, settings.SEAL_TOKEN_LABEL = MODULE, label
    settings.SEAL_TOKEN_KEY, settings.SEAL_TOKEN_PIN = "seal", PIN
    library = pkcs11.lib(MODULE)
    with library.get_token(token_label=label).open(rw=True, user_pin=PIN) as session:
        put_seal(session)
    library.finalize()
    return label


def put_seal(session):
    """Make a key that cannot leave the token; put the chain of its certificates beside it."""
    curve = {Attribute.EC_PARAMS: ObjectIdentifier(P256).dump()}
    parameters = session.create_domain_parameters(KeyType.EC, curve, local=True)
    public, _ = parameters.generate_keypair(label="seal", store=True)
    authority = ec.generate_private_key(ec.SECP256R1())
    seal_key = serialization.load_der_public_key(encode_ec_public_key(public))
    for label, name, key in (
        ("seal", "Rives", seal_key),
        ("ca", "Autorité", authority.public_key()),
    ):
        content = certificate_of(name, key, authority)
        session.create_object(
            {
                Attribute.CLASS: ObjectClass.CERTIFICATE,
                Attribute.CERTIFICATE_TYPE: CertificateType.X_509,
                Attribute.LABEL: label,
                Attribute.TOKEN: True,
                Attribute.SUBJECT: content.subject.public_bytes(),
                Attribute.VALUE: content.public_bytes(serialization.Encoding.DER),
            }
        )


def certificate_of(name, key, authority):
    """Return a certificate as large as those of real authorities are."""
    now = timezone.now()
    subject, issuer = (
        x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, one)]) for one in (name, "Autorité")
    )
    policy = x509.UnrecognizedExtension(x509.ObjectIdentifier("1.3.6.1.4.1.99999.1"), bytes(2500))
    return (
        x509.CertificateBuilder(issuer, subject)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=400))
        .add_extension(x509.KeyUsage(True, True, *[False] * 7), critical=True)
        .add_extension(policy, critical=False)
        .sign(authority, hashes.SHA256())
    )


def embedded_names(paper):
    (signature,) = PdfFileReader(BytesIO(paper)).embedded_signatures
    certificates = [signature.signer_cert, *signature.other_embedded_certs]
    return {one.subject.native["common_name"] for one in certificates}


def sealed_by_token():
    now = timezone.now()
    return sealing.seal(paper_without_seal(), key=keys.seal_key(at=now), at=now)


def test_paper_sealed_by_a_token_holds(token, tmp_path):
    programme = make_programme(make_centre())

    paper = actions.paper_of(make_certificate(state="issued", programme=programme))

    found = verdict(paper)
    assert (found.intact, found.valid, found.trusted) == (True, True, True)
    assert found.coverage.name == "ENTIRE_FILE"
    assert found.signing_cert.subject.native == {"common_name": "Rives"}
    assert embedded_names(paper) == {"Rives", "Autorité"}
    assert "Signature Validation: Signature is Valid." in said_by_poppler(paper, tmp_path)
    assert problems_of(paper, attached=("credential.json",)) == []


def test_seal_of_a_token_takes_over_and_older_papers_hold(settings, token):
    settings.SEAL_TOKEN_MODULE = ""
    before = sealed_by_token()
    settings.SEAL_TOKEN_MODULE = MODULE

    after = sealed_by_token()

    in_use = IssuingKey.objects.get(purpose="seal", until=None)
    assert not in_use.is_trial
    assert (verdict(before).trusted, verdict(after).trusted) == (True, True)


def test_key_stays_in_the_token_and_the_pin_out_of_the_database(settings, token):
    keys.seal_key(at=timezone.now())

    with hsm.opened() as session:
        (private,) = session.get_objects({Attribute.CLASS: ObjectClass.PRIVATE_KEY})
        assert private[Attribute.SENSITIVE]
        assert not private[Attribute.EXTRACTABLE]
    row = IssuingKey.objects.get(purpose="seal", until=None)
    assert PIN not in " ".join(map(str, row.__dict__.values())).replace(row.public_pem, "")
    assert "PRIVATE" not in row.public_pem
    assert list(Path(settings.KEYS_ROOT).glob(f"{row.name}*")) == []


def test_doctor_tells_that_the_seal_is_in_a_token_and_until_when(token):
    end = keys.ends_at(keys.seal_key(at=timezone.now()))

    assert fitness.seal() == fitness.Answer(
        True, f"Papers get a seal of the association, in a token, that holds until {end:%Y-%m-%d}."
    )


@pytest.mark.parametrize(
    ("setting", "value", "told"),
    [
        ("SEAL_TOKEN_PIN", "0000", "PinIncorrect"),
        ("SEAL_TOKEN_LABEL", "another", "NoSuchToken"),
        ("SEAL_TOKEN_KEY", "another", "no single key and certificate"),
        ("SEAL_TOKEN_MODULE", "/nowhere.so", "token"),
    ],
)
def test_doctor_and_issuing_tell_what_the_token_answers_without_its_pin(
    settings, token, caplog, setting, value, told
):
    setattr(settings, setting, value)

    answer = fitness.seal()

    assert not answer.is_well
    assert told in answer.sentence
    with pytest.raises(keys.KeyMissing, match=told):
        keys.seal_key(at=timezone.now())
    assert PIN not in answer.sentence + caplog.text


def test_threads_take_turns_at_the_token(token):
    key = keys.seal_key(at=timezone.now())
    pages = paper_without_seal()

    with ThreadPoolExecutor(4) as threads:
        sealed = list(
            threads.map(lambda _: sealing.seal(pages, key=key, at=timezone.now()), range(8))
        )

    assert [verdict(paper).trusted for paper in sealed] == [True] * 8


def seal_in_a_child(pages, key, sent):
    sent.send_bytes(sealing.seal(pages, key=key, at=timezone.now()))


def test_worker_that_was_forked_opens_the_token_anew(token):
    key = keys.seal_key(at=timezone.now())
    pages = paper_without_seal()
    sealing.seal(pages, key=key, at=timezone.now())
    received, sent = multiprocessing.Pipe(duplex=False)

    child = multiprocessing.get_context("fork").Process(
        target=seal_in_a_child, args=(pages, key, sent)
    )
    child.start()
    paper = received.recv_bytes() if received.poll(30) else b""
    child.join(5)

    assert child.exitcode == 0
    assert verdict(paper).trusted
    assert verdict(sealing.seal(pages, key=key, at=timezone.now())).trusted

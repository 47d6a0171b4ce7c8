"""Where the keys of papers are: private halves in files, public ones in the database for ever.

    <DATA_DIR>/keys/<name>.pem    Ed25519, signs credentials (Data Integrity)
    <DATA_DIR>/keys/<name>.p12    ECDSA P-256 with its certificate, seals PDFs (PAdES)

Trial keys are made the first time they are needed. A real seal (SEAL_P12, or a token: `hsm`) takes
over at once and its predecessor is published on, as every key is: what it signed goes on being
verified.
"""

import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from uuid import uuid4

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from django.conf import settings

from certificates.models import IssuingKey

TRIAL_YEARS = 10
PEM, PKCS8 = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
PUBLIC = serialization.PublicFormat.SubjectPublicKeyInfo
Purpose = IssuingKey.Purpose


class KeyMissing(Exception):
    """The private half of the key in use is not where it should be."""


@dataclass(frozen=True, slots=True)
class CredentialKey:
    """What a credential is signed with: the fragment of the DID document, and the private key."""

    name: str
    private_pem: bytes


def credential_key(*, at: datetime) -> CredentialKey:
    """Return the key in use for credentials; a trial one is made where there is none.

    :raises KeyMissing: if its file is gone.
    """
    key = in_use(Purpose.CREDENTIAL) or make_credential_key(at=at)
    return CredentialKey(key.name, private_of(key.name, ".pem"))


def seal_key(*, at: datetime) -> IssuingKey:
    """Return the seal in use: that of the settings, or a trial one.

    :raises KeyMissing: if its file or its token is gone.
    """
    if found := configured():
        return registered(*found, at=at)
    key = in_use(Purpose.SEAL)
    return key if key and key.is_trial else make_seal(at=at)


def registered_or_in_use() -> IssuingKey | None:
    """Return the seal that the next paper gets, without making or registering any.

    :raises KeyMissing: if the file or the token of the seal is gone.
    :raises ValueError: if the file cannot be read with its passphrase.
    """
    if found := configured():
        name, public = found
        return IssuingKey(name=name, purpose=Purpose.SEAL, is_trial=False, public_pem=public)
    key = in_use(Purpose.SEAL)
    if key and key.is_trial:
        private_of(key.name, ".p12")
    return key


def p12_of(key: IssuingKey) -> tuple[bytes, bytes | None]:
    """Return the PKCS#12 file of a seal and its passphrase.

    :raises KeyMissing: if the file is gone.
    """
    if key.is_trial:
        return private_of(key.name, ".p12"), None
    try:
        return Path(settings.SEAL_P12).read_bytes(), settings.SEAL_PASSPHRASE.encode() or None
    except OSError as error:
        raise KeyMissing(str(settings.SEAL_P12)) from error


def in_use(purpose: str) -> IssuingKey | None:
    return IssuingKey.objects.filter(purpose=purpose, until=None).first()


def make_credential_key(*, at: datetime) -> IssuingKey:
    """Make an Ed25519 key for credentials; the one in use until now is kept, and published on."""
    name, private = f"key-{uuid4().hex[:12]}", ed25519.Ed25519PrivateKey.generate()
    keep_private(name, ".pem", private.private_bytes(PEM, PKCS8, serialization.NoEncryption()))
    public = private.public_key().public_bytes(PEM, PUBLIC).decode()
    return take_over(Purpose.CREDENTIAL, name, public, at=at, is_trial=True)


def make_seal(*, at: datetime) -> IssuingKey:
    """Make a self-signed seal for trials: genuine for whoever knows it, trusted by no reader."""
    name, private = f"seal-{uuid4().hex[:12]}", ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "peersupport (essai)")])
    usage = x509.KeyUsage(True, True, *[False] * 7)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(private.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - timedelta(days=1))
        .not_valid_after(at + timedelta(days=365 * TRIAL_YEARS))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(
            x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False
        )
        .sign(private, hashes.SHA256())
    )
    packed = pkcs12.serialize_key_and_certificates(
        name.encode(), private, certificate, None, serialization.NoEncryption()
    )
    keep_private(name, ".p12", packed)
    return take_over(
        Purpose.SEAL, name, certificate.public_bytes(PEM).decode(), at=at, is_trial=True
    )


def configured() -> tuple[str, str] | None:
    """Return the name and the certificate of the association's own seal, if settings tell of one.

    :raises KeyMissing: if it is not where they tell.
    """
    if settings.SEAL_TOKEN_MODULE:
        from certificates import hsm

        return named(hsm.certificate())
    if settings.SEAL_P12:
        return certificate_in(Path(settings.SEAL_P12), settings.SEAL_PASSPHRASE)
    return None


def registered(name: str, public: str, *, at: datetime) -> IssuingKey:
    """Return the row of a configured seal, added the first time it is met."""
    known = IssuingKey.objects.filter(name=name, until=None).first()
    return known or take_over(Purpose.SEAL, name, public, at=at, is_trial=False)


@cache
def certificate_in(path: Path, passphrase: str) -> tuple[str, str]:
    """Return the name and the PEM of the certificate of a PKCS#12 file."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise KeyMissing(str(path)) from error
    _, certificate, _ = pkcs12.load_key_and_certificates(content, passphrase.encode() or None)
    if certificate is None:
        raise KeyMissing(f"{path} holds no certificate")
    return named(certificate)


def named(certificate: x509.Certificate) -> tuple[str, str]:
    """Return a name for a certificate, from its fingerprint, and its PEM."""
    fingerprint = certificate.fingerprint(hashes.SHA256()).hex()
    return f"seal-{fingerprint[:32]}", certificate.public_bytes(PEM).decode()


def take_over(
    purpose: str, name: str, public_pem: str, *, at: datetime, is_trial: bool
) -> IssuingKey:
    """Put a key in use; the one before stays, with the day it stopped."""
    IssuingKey.objects.filter(purpose=purpose, until=None).update(until=at)
    key, _ = IssuingKey.objects.update_or_create(
        name=name,
        defaults={"purpose": purpose, "public_pem": public_pem, "until": None},
        create_defaults={
            "purpose": purpose,
            "public_pem": public_pem,
            "is_trial": is_trial,
            "since": at,
        },
    )
    return key


def ends_at(key: IssuingKey) -> datetime:
    """Return the moment the certificate of a seal ends."""
    return x509.load_pem_x509_certificate(key.public_pem.encode()).not_valid_after_utc


def keep_private(name: str, suffix: str, content: bytes) -> None:
    folder = Path(settings.KEYS_ROOT)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    with os.fdopen(os.open(folder / (name + suffix), flags, 0o600), "wb") as file:
        file.write(content)


def private_of(name: str, suffix: str) -> bytes:
    path = Path(settings.KEYS_ROOT) / (name + suffix)
    try:
        return path.read_bytes()
    except OSError as error:
        raise KeyMissing(str(path)) from error

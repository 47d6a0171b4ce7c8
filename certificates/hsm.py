"""The seal's key in a token that speaks PKCS#11: a card, a stick, a cabinet. It never leaves it.

The token is opened for one use and closed after it, by one thread at a time: what is open when a
worker forks is void in its child, and a token knows one login per process. Needs the extra `hsm`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import Lock
from typing import Any

from cryptography import x509
from django.conf import settings

from certificates.keys import KeyMissing

_one_at_a_time = Lock()


@contextmanager
def opened() -> Iterator[Any]:
    """Open the token of the settings, for one use.

    :raises KeyMissing: if it is not there, or does not open with this PIN.
    """
    try:
        import pkcs11
    except ImportError as error:
        raise KeyMissing("a token needs the extra packages: uv sync --extra hsm") from error

    with _one_at_a_time:
        try:
            library = pkcs11.lib(settings.SEAL_TOKEN_MODULE)
            try:
                token = library.get_token(token_label=settings.SEAL_TOKEN_LABEL)
                with token.open(user_pin=settings.SEAL_TOKEN_PIN or None) as session:
                    yield session
            finally:
                library.finalize()
        except (pkcs11.PKCS11Error, RuntimeError) as error:
            told = f"the token {settings.SEAL_TOKEN_LABEL!r} answers {type(error).__name__}"
            raise KeyMissing(told) from error


def certificate() -> x509.Certificate:
    """Return the certificate beside the seal's key, read once per process.

    :raises KeyMissing: if the token has not both of them under the label of the settings.
    """
    return x509.load_der_x509_certificate(chain()[0])


def chain() -> list[bytes]:
    """Return the certificate of the seal, then the others that the token holds."""
    return _chain(settings.SEAL_TOKEN_MODULE, settings.SEAL_TOKEN_LABEL, settings.SEAL_TOKEN_KEY)


@cache
def _chain(module: str, token: str, label: str) -> list[bytes]:
    with opened() as session:
        from pkcs11 import Attribute, ObjectClass

        held = list(session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE}))
        ours = [one[Attribute.VALUE] for one in held if one[Attribute.LABEL] == label]
        key = {Attribute.CLASS: ObjectClass.PRIVATE_KEY, Attribute.LABEL: label}
        if (len(ours), len(list(session.get_objects(key)))) != (1, 1):
            raise KeyMissing(f"the token {token!r} has no single key and certificate {label!r}")
        return ours + [one[Attribute.VALUE] for one in held if one[Attribute.LABEL] != label]


@contextmanager
def signer() -> Iterator[Any]:
    """Give pyHanko a signer that asks the token for each signature.

    :raises KeyMissing: if the token does not open, or the key is gone from it.
    """
    from asn1crypto.x509 import Certificate

    found, *others = map(Certificate.load, chain())
    with opened() as session:
        from pyhanko.sign.pkcs11 import PKCS11Signer

        yield PKCS11Signer(
            session,
            cert_label=settings.SEAL_TOKEN_KEY,
            ca_chain=others,
            # Every token signs a hash with an elliptic curve; not every one makes the hash too.
            use_raw_mechanism=found.public_key.algorithm == "ec",
        )

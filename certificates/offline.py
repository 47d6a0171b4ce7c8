"""What a QR code proves without a network: a few words of the paper, signed, behind its link.

    https://…/verify/<token>/#<signed words>

A browser keeps what follows `#` for itself: the words reach no server and no log. They are

    1 byte    format, 1
    4 bytes   start of the SHA-256 of the public key
    2 bytes   days from 2000-01-01 to the day of issue
    3 texts   number, name as printed, issuer: one byte of length, then UTF-8
    64 bytes  Ed25519 signature of PREFIX and of all that stands before

written with the letters of codes, five bits each: a QR code packs them well. The key is that of
credentials; the prefix keeps a signature of one kind from serving as another.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ed25519

from certificates.keys import CredentialKey
from common.codes import ALPHABET, plain

PREFIX = b"peersupport paper 1\n"
FORMAT = 1
START = date(2000, 1, 1)
KEY_BYTES, DAY_BYTES, SIGNATURE_BYTES = 4, 2, 64
LONGEST = {"number": 24, "name": 240, "issuer": 120}
"""In bytes: the last letters of what is longer are left out."""


@dataclass(frozen=True, slots=True)
class Words:
    """What is signed."""

    number: str
    name: str
    issuer: str
    issued_on: date


def text_of(url: str, words: Words, *, key: CredentialKey) -> str:
    """Return what the QR code of a paper says: its link, then the signed words."""
    private = serialization.load_pem_private_key(key.private_pem, None)
    if not isinstance(private, ed25519.Ed25519PrivateKey):
        raise TypeError("Papers are signed with Ed25519.")
    packed = pack(words, raw_of(private.public_key()))
    return f"{url}#{to_letters(packed + private.sign(PREFIX + packed))}"


def pack(words: Words, public: bytes) -> bytes:
    day = (words.issued_on - START).days.to_bytes(DAY_BYTES, "big")
    told = b"".join(text(getattr(words, part), most) for part, most in LONGEST.items())
    return bytes([FORMAT]) + key_id(public) + day + told


def text(words: str, most: int) -> bytes:
    kept = words.encode()[:most].decode(errors="ignore").encode()
    return bytes([len(kept)]) + kept


def words_in(scanned: str, public_pems: Iterable[str]) -> Words | None:
    """Return the words that one of these keys signed; nothing if none did."""
    try:
        packed = from_letters(scanned.rpartition("#")[2])
        signed, signature = packed[:-SIGNATURE_BYTES], packed[-SIGNATURE_BYTES:]
        for pem in public_pems:
            public = serialization.load_pem_public_key(pem.encode())
            if isinstance(public, ed25519.Ed25519PublicKey) and is_signed(
                signed, signature, public
            ):
                return unpack(signed)
    except (ValueError, IndexError):
        pass
    return None


def is_signed(signed: bytes, signature: bytes, public: ed25519.Ed25519PublicKey) -> bool:
    if signed[:1] != bytes([FORMAT]) or signed[1 : 1 + KEY_BYTES] != key_id(raw_of(public)):
        return False
    try:
        public.verify(signature, PREFIX + signed)
    except InvalidSignature:
        return False
    return True


def unpack(signed: bytes) -> Words:
    place = 1 + KEY_BYTES
    days = int.from_bytes(signed[place : place + DAY_BYTES], "big")
    place += DAY_BYTES
    told = []
    for _ in LONGEST:
        end = place + 1 + signed[place]
        told.append(signed[place + 1 : end].decode())
        place = end
    number, name, issuer = told
    return Words(number, name, issuer, START + timedelta(days=days))


def raw_of(public: ed25519.Ed25519PublicKey) -> bytes:
    return public.public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)


def key_id(public: bytes) -> bytes:
    return hashlib.sha256(public).digest()[:KEY_BYTES]


def to_letters(content: bytes) -> str:
    """Write bytes with the letters of codes, five bits each, the last one filled with noughts."""
    letters = -(-len(content) * 8 // 5)
    number = int.from_bytes(content, "big") << (letters * 5 - len(content) * 8)
    return "".join(ALPHABET[number >> (5 * place) & 31] for place in reversed(range(letters)))


def from_letters(letters: str) -> bytes:
    kept = plain_of(letters)
    size = len(kept) * 5 // 8
    number = 0
    for letter in kept:
        number = number << 5 | ALPHABET.index(letter)
    content, rest = divmod(number, 1 << (len(kept) * 5 - size * 8))
    if rest:
        raise ValueError("The last letter says more than it should.")
    return content.to_bytes(size, "big")


def plain_of(letters: str) -> str:
    """Return the letters as they were meant, however they were typed."""
    return "".join(plain(letters[place : place + 100]) for place in range(0, len(letters), 100))

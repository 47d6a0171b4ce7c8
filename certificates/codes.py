"""Numbers, codes and tokens of certificates. Of codes and tokens only the hash is ever stored.

A code is typed from the paper: 12 characters, 60 bits. A token is in the QR code: 26 characters,
130 bits.
"""

import re
import secrets
import unicodedata

from common.codes import ALPHABET, TOKEN_LENGTH, digest_of, plain

__all__ = [
    "ALPHABET",
    "CODE_LENGTH",
    "TOKEN_LENGTH",
    "digest_of",
    "initials_of",
    "new_code",
    "new_token",
    "plain",
]

CODE_LENGTH = 12

LETTER = re.compile(r"[A-Za-z]")


def new_code() -> str:
    """Return a code as it is printed: `K7QM-4XTD-9HPW`."""
    drawn = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
    return "-".join(drawn[place : place + 4] for place in range(0, CODE_LENGTH, 4))


def new_token() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(TOKEN_LENGTH))


def initials_of(name: str) -> str:
    """Return the first letters of a name, four at most: « Écoute et Partage » → EEP."""
    latin = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    found = (LETTER.search(word) for word in latin.split())
    return "".join(letter.group() for letter in found if letter).upper()[:4]

"""Numbers, codes and tokens of certificates. Of codes and tokens only the hash is ever stored.

A code is typed from the paper: 12 characters, 60 bits. A token is in the QR code: 26 characters,
130 bits. Both use Crockford's alphabet, which has no I, L, O and U to misread.
"""

import hashlib
import re
import secrets
import unicodedata

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH, TOKEN_LENGTH = 12, 26

MISREAD = str.maketrans("OIL", "011")
LETTER = re.compile(r"[A-Za-z]")


def new_code() -> str:
    """Return a code as it is printed: `K7QM-4XTD-9HPW`."""
    drawn = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
    return "-".join(drawn[place : place + 4] for place in range(0, CODE_LENGTH, 4))


def new_token() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(TOKEN_LENGTH))


def plain(typed: str) -> str:
    """Return what was meant: capitals, no spaces and dashes, O for 0, I and L for 1."""
    kept = re.sub(r"[^0-9A-Z]", "", typed.upper()[:200])
    return kept.translate(MISREAD)


def digest_of(typed: str) -> str:
    """Return the SHA-256 under which a code or token is stored, however it was typed."""
    return hashlib.sha256(plain(typed).encode()).hexdigest()


def initials_of(name: str) -> str:
    """Return the first letters of a name, four at most: « Écoute et Partage » → EEP."""
    latin = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    found = (LETTER.search(word) for word in latin.split())
    return "".join(letter.group() for letter in found if letter).upper()[:4]

"""Codes and tokens that people type or scan. Of them only the hash is ever stored.

Crockford's alphabet has no I, L, O and U to misread; however it was typed, it is the same code.
"""

import hashlib
import re
from collections.abc import Iterable

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
TOKEN_LENGTH = 26  # 130 bits

MISREAD = str.maketrans("OIL", "011")


def plain(typed: str) -> str:
    """Return what was meant: capitals, no spaces and dashes, O for 0, I and L for 1."""
    kept = re.sub(r"[^0-9A-Z]", "", typed.upper()[:200])
    return kept.translate(MISREAD)


def digest_of(typed: str) -> str:
    """Return the SHA-256 under which a code or token is stored, however it was typed."""
    return hashlib.sha256(plain(typed).encode()).hexdigest()


def token_of(numbers: Iterable[int]) -> str:
    """Write random bytes as a token: five bits of each make one sign."""
    return "".join(ALPHABET[number & 31] for number in numbers)[:TOKEN_LENGTH]

"""Where the state of a credential is told to machines: lists of bits (Bitstring Status List v1.0).

A place is drawn at random, so that a list tells nothing of who came before whom. A list is never
filled beyond half; then the next one is opened.
"""

import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse

from certificates import credential, keys
from certificates.models import Certificate

SIZE = 131_072  # bits of a list: the least the standard allows, for herd privacy
FRESH = timedelta(minutes=5)  # P28: what is withdrawn is known to all within this time
VALID = timedelta(days=1)


def free_place() -> int:
    """Return a place that no certificate has; who issues waits for the number anyway."""
    taken = Certificate.objects.exclude(status_place=None)
    first = taken.count() // (SIZE // 2) * SIZE
    while True:
        place = first + secrets.randbelow(SIZE)
        if not taken.filter(status_place=place).exists():
            return place


def entry_of(place: int) -> tuple[str, int]:
    """Return the address of the list and the bit in it."""
    return address_of(place // SIZE), place % SIZE


def address_of(number: int) -> str:
    return str(settings.SITE_URL) + reverse("certificates:status-list", args=[number])


def list_of(number: int, *, at: datetime, until: datetime | None = None) -> bytes | None:
    """Return the list of this number, signed as of now; nothing if no certificate stands in it.

    :param until: when it ends; a day later where there is a next one to ask for.
    """
    listed = Certificate.objects.filter(
        status_place__gte=number * SIZE, status_place__lt=(number + 1) * SIZE
    )
    if not listed.exists():
        return None
    signed = credential.status_list(
        address_of(number),
        [one.status_place % SIZE for one in listed.void() if one.status_place is not None],
        key=keys.credential_key(at=at),
        at=at,
        until=until or at + VALID,
    )
    return credential.to_bytes(signed)

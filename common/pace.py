"""Slowing down whoever asks too often, counted in the database, where all processes see it.

    what, address ─► SHA-256 with the salt of the day ─► one statement ─► how many tries

Neither the address nor what was asked is kept: only a hash, under a salt that is thrown away
the next day and with it every count (R43, R47). Of an IPv6 address its /64 counts: one visitor
has all of it.
"""

import hashlib
import secrets
import time
from datetime import date
from ipaddress import ip_address, ip_network

from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from common.models import DaySalt, TryCount

DAY = 24 * 60 * 60

COUNT_ONE = """\
INSERT INTO "common_trycount" ("key", "count", "until") VALUES (%s, 1, %s)
    ON CONFLICT ("key") DO UPDATE SET
        "count" = CASE WHEN "common_trycount"."until" <= %s THEN 1
                       ELSE "common_trycount"."count" + 1 END,
        "until" = CASE WHEN "common_trycount"."until" <= %s THEN excluded."until"
                       ELSE "common_trycount"."until" END
    RETURNING "count"
"""


def tries_of(what: str, address: str, *, window: int) -> int:
    """Count this try and return how many there were in the same window of seconds.

    One statement that the database makes atomic: of two processes none overlooks the other.

    :param address: of who asks; "" to count everybody together.
    """
    now = int(time.time())
    said = f"{salt_of(timezone.localdate())}:{what}:{who(address)}"
    key = hashlib.sha256(said.encode()).hexdigest()
    with connection.cursor() as cursor:
        cursor.execute(COUNT_ONE, [key, now + window, now, now])
        return int(cursor.fetchone()[0])


def who(address: str) -> str:
    """Return what counts as one visitor: an IPv4 address, or the /64 of an IPv6 one."""
    try:
        known = ip_address(address)
    except ValueError:
        return address
    return str(ip_network((known, 64), strict=False)) if known.version == 6 else str(known)


def salt_of(day: date) -> str:
    """Return the salt of this day, drawn by whoever asks first; those of other days go."""
    kept: str | None = cache.get(f"salt:{day}")
    if kept:
        return kept
    salt, is_new = DaySalt.objects.get_or_create(day=day, defaults={"salt": secrets.token_hex(32)})
    if is_new:
        forget_tries(today=day)
    cache.set(f"salt:{day}", salt.salt, DAY)
    return salt.salt


def forget_tries(*, today: date) -> int:
    """Throw away the salts of other days and the counts that are over; return how many counts."""
    DaySalt.objects.filter(day__lt=today).delete()
    return TryCount.objects.filter(until__lte=int(time.time())).delete()[0]

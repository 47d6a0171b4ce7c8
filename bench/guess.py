"""Guessing: 10,000 random codes asked of the page itself, from 200 addresses, in one process.

None may be found, all answers have one body (and one more for « too many tries »), and after the
first hundred of a minute the rest are turned away. The page of a code that exists must not take
another time than that of one that does not. The database is made for the measure.
"""

import logging
import sys
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from statistics import median
from time import process_time
from typing import Any

from bench.lists import empty_database

GUESSES, PLACES, ROUNDS = 10_000, 200, 60
BAR = 1.5


def measure() -> Iterator[dict[str, Any]]:
    logging.disable()  # ten thousand lines « Too Many Requests »
    with empty_database():
        yield guesses()
        yield times()


def guesses() -> dict[str, Any]:
    from django.test import Client

    from certificates import codes
    from certificates.views.public import ALL_TRIES

    client = Client()
    bodies: dict[int, set[str]] = {}
    statuses: Counter[int] = Counter()
    start = process_time()
    for number in range(GUESSES):
        place = f"192.0.2.{number % PLACES}"
        answer = client.get(f"/verify/{codes.new_code()}/", REMOTE_ADDR=place)
        statuses[answer.status_code] += 1
        bodies.setdefault(answer.status_code, set()).add(sha256(answer.content).hexdigest())
    spent = process_time() - start
    minutes = 1 + int(spent // 60) + 1
    alike = {status: len(found) for status, found in bodies.items()}
    met = statuses[200] <= ALL_TRIES * minutes and set(alike.values()) == {1}
    return {
        "what": "random codes",
        "asked": GUESSES,
        "statuses": dict(statuses),
        "bodies": alike,
        "cpu_s": round(spent, 1),
        "met": met,
    }


def times() -> dict[str, Any]:
    """Compare codes that do not exist in each way: malformed, mistyped, a token."""
    from django.test import Client

    from certificates import codes
    from common.models import TryCount

    client = Client()
    asked = {"malformed": "x", "code": codes.new_code(), "token": codes.new_token()}
    spent: dict[str, list[float]] = {kind: [] for kind in asked}
    for _turn in range(ROUNDS):
        TryCount.objects.all().delete()
        for kind, code in asked.items():
            start = process_time()
            status = client.get(f"/verify/{code}/").status_code
            spent[kind].append((process_time() - start) * 1000)
            if status != 200:
                sys.exit(f"answered {status}")
    ms = {kind: round(median(found), 2) for kind, found in spent.items()}
    ratio = max(ms.values()) / min(ms.values())
    return {"what": "times", "ms": ms, "ratio": round(ratio, 2), "bar": BAR, "met": ratio < BAR}

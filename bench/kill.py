"""Do workers that are killed lose or double anything?

Two workers do a batch of 200 certificates; at 20 random moments of it one of them is killed with
`kill -9` and another one starts. In the end there must be 200 papers, 200 numbers without a gap
or a double, and no mail twice; a mail may be lost with the worker that had claimed it.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from typing import Any

from bench.ground import empty_database, season

MANY = 200
KILLS = 20


def measure() -> Iterator[dict[str, Any]]:
    seed = int(os.environ.get("SEED", "2026"))
    with empty_database():
        yield killed(seed)


def killed(seed: int) -> dict[str, Any]:
    from django.utils import timezone

    from certificates.actions import batches
    from certificates.models import Certificate
    from tests.workers import Crew, found_after, kill_through

    programme, _, keys = season(MANY)
    certificates = list(Certificate.objects.for_list().filter(pk__in=keys))
    started, mailbox = monotonic(), Path(os.environ["MAILBOX"])
    batch = batches.start(
        certificates, centre=programme.centre, by=programme.manager, at=timezone.now()
    )
    with Crew(mailbox) as crew:
        kill_through(batch, crew, many=MANY, kills=KILLS, seconds=300, seed=seed)
    found = found_after(batch, mailbox)
    exact = {"papers": MANY, "numbers": MANY, "gaps": 0, "mails_twice": 0}
    return {
        "certificates": MANY,
        "kills": KILLS,
        "seed": seed,
        "seconds": round(monotonic() - started, 1),
        **found,
        "met": all(found[name] == count for name, count in exact.items()),
    }

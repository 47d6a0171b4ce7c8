"""Are two workers faster than one? And does a worker that makes a thousand papers keep its size?

Workers are forked, warm them with a few papers, then each season is timed from its first job to
its last, one worker and two in turns. The bar needs two cores that nobody else uses: `load` says
how busy the machine was, and bare WeasyPrint, which shares nothing, how much two processes may
gain on it at all.
"""

import os
from collections.abc import Iterator
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from time import monotonic
from typing import Any

from bench.ground import empty_database, season

MANY = 200
WARM = 6
TURNS = int(os.environ.get("TURNS", "1"))
FASTER = 1.8
GROWTH = 1.15


def measure() -> Iterator[dict[str, Any]]:
    with empty_database():
        programme, first, _ = season(1)
        times: dict[int, list[float]] = {1: [], 2: []}
        for turn in range(2 * TURNS):
            workers = 1 + turn % 2
            times[workers].append(seconds_of(programme, first, workers))
        one, two = (median(times[workers]) for workers in (1, 2))
        yield {
            "what": f"{MANY} certificates, two workers against one",
            "one_s": round(one, 1),
            "two_s": round(two, 1),
            "turns": TURNS,
            "load": round(os.getloadavg()[0], 1),
            "times": round(one / two, 2),
            "bare_weasyprint_times": round(gain_of_bare(first), 2),
            "bar": FASTER,
            "met": one / two >= FASTER,
        }
        yield grown(programme, first)


def seconds_of(programme: Any, first: Any, workers: int) -> float:
    """Let so many workers do a season, each warmed up before, and time it."""
    from tests.workers import Crew, wait_until

    with Crew(Path(os.environ["MAILBOX"])) as crew:
        for _ in range(workers):
            crew.hire("--interval 0.02 --max-tasks 0")
        warm = start(programme, first, WARM * workers)
        wait_until(lambda: is_over(warm), seconds=120)
        started = monotonic()
        batch = start(programme, first, MANY)
        wait_until(lambda: is_over(batch), seconds=600)
        return monotonic() - started


def gain_of_bare(first: Any) -> float:
    """Return how many times faster two processes draw bare papers than one."""
    from django.db import connection

    from bench.certificate import bare_weasyprint
    from certificates import rendering
    from tests.papers import PROOF

    html = rendering.to_html(first.template_version.blocks, first.facts, PROOF)
    connection.close()
    spent = []
    for processes in (1, 2):
        with get_context("fork").Pool(processes) as crew:
            crew.map(bare_weasyprint, [html] * WARM * processes, chunksize=WARM)
            started = monotonic()
            crew.map(bare_weasyprint, [html] * MANY, chunksize=5)
            spent.append(monotonic() - started)
    return spent[0] / spent[1]


def start(programme: Any, first: Any, many: int) -> Any:
    from django.utils import timezone

    from certificates.actions import batches
    from certificates.models import Certificate
    from tests.seasons import approved

    keys = approved(programme, many, first=first)
    certificates = list(Certificate.objects.for_list().filter(pk__in=keys))
    return batches.start(
        certificates, centre=programme.centre, by=programme.manager, at=timezone.now()
    )


def is_over(batch: Any) -> bool:
    return not batch.items.filter(state="waiting").exists()


def grown(programme: Any, first: Any) -> dict[str, Any]:
    """Let one worker make a thousand papers, and read its size after 100 and after all."""
    from tests.workers import Crew, wait_until

    with Crew(Path(os.environ["MAILBOX"])) as crew:
        worker = crew.hire("--interval 0.02 --max-tasks 0")
        sizes = []
        for before, after in pairwise((0, 100, 1000)):
            batch = start(programme, first, after - before)
            wait_until(lambda batch=batch: is_over(batch), seconds=1200)
            sizes.append(megabytes_of(worker))
    return {
        "what": "memory of a worker after 1,000 papers against 100",
        "mb": sizes,
        "ratio": round(sizes[1] / sizes[0], 3),
        "bar": GROWTH,
        "met": sizes[1] / sizes[0] <= GROWTH,
    }


def megabytes_of(process: int) -> float:
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return round(int(line.split()[1]) / 1024, 1)
    raise ProcessLookupError(process)

"""How many downloads of an issued paper a second, beside two Django views without our guards?

Over HTTP, from the application server of production with one worker, one request after the other,
each view in turn. The plain view loads the certificate, reads its file and hands it over, to
anyone signed in. The bare view does nothing: it answers with as many bytes. All three pass the
same middleware, with a session and an account.
"""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from time import monotonic
from typing import Any

from bench.ground import empty_database, season

TURNS = 40
TOGETHER = 10  # requests, before it is the other's turn
LEAST = 0.5


def measure() -> Iterator[dict[str, Any]]:
    with empty_database():
        yield compared()


def compared() -> dict[str, Any]:
    from django.test import Client
    from django.urls import reverse
    from django.utils import timezone

    from certificates import actions

    programme, first, _ = season(1)
    certificate = actions.issue(first, by=programme.manager, at=timezone.now())
    paper = actions.paper_of(certificate)
    client = Client()
    client.force_login(programme.manager)
    cookie = {"Cookie": client.cookies.output(attrs=[], header="", sep=";").strip()}
    ours = reverse("certificates:certificate-download", args=[certificate.reference])
    addresses = [ours, f"/plain/{certificate.reference}/", "/bare/"]
    with served(paper) as port:
        rate, plain, bare = rates_of(addresses, paper, port, cookie)
    ratio = rate / plain
    return {
        "kilobytes": round(len(paper) / 1000),
        "per_second": round(rate),
        "plain_view_per_second": round(plain),
        "bare_view_per_second": round(bare),
        "of_bare": round(rate / bare, 2),
        "ratio": round(ratio, 2),
        "bar": LEAST,
        "met": ratio >= LEAST,
    }


def rates_of(addresses: list[str], paper: bytes, port: int, headers: dict[str, str]) -> list[float]:
    """Return the requests a second of each address: the median of its turns."""
    rates: dict[str, list[float]] = {address: [] for address in addresses}
    for turn in range(TURNS + 1):
        for address, found in rates.items():
            started = monotonic()
            for _ in range(TOGETHER):
                assert body_of(port, address, headers) == paper
            if turn:  # the first one warms up
                found.append(TOGETHER / (monotonic() - started))
    return [median(found) for found in rates.values()]


def body_of(port: int, address: str, headers: dict[str, str]) -> bytes:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", address, headers=headers)
    content = connection.getresponse().read()
    connection.close()
    return content


@contextmanager
def served(paper: bytes) -> Iterator[int]:
    """Serve the site and the views beside it on a port of the loopback, as long as it is asked."""
    from django.conf import settings

    from tests.workers import address_of_database

    file = Path(settings.DATA_DIR) / "bare.pdf"
    file.write_bytes(paper)
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen(64)
        port: int = door.getsockname()[1]
        server = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "bench.bare", "--bind", f"fd://{door.fileno()}"],
            env=os.environ
            | {
                "ALLOWED_HOSTS": "127.0.0.1",
                "BARE_FILE": str(file),
                "DATABASE_URL": address_of_database(),
                "GUNICORN_CMD_ARGS": "--log-level error --timeout 60",
            },
            pass_fds=[door.fileno()],
        )
        try:
            yield port
        finally:
            server.terminate()
            server.wait(timeout=30)

"""The real server, the real browser. Each story has a freshly seeded database of its own."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.visitor import Visitor

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 60  # seconds for a server to answer
SERVED = {
    "DJANGO_SETTINGS_MODULE": "peersupport.settings",
    "DEMO": "true",
    "DEBUG": "false",
    "ALLOWED_HOSTS": "127.0.0.1",
}
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync "
    "--disable-background-networking --disable-component-update "
    "--use-fake-device-for-media-stream --use-fake-ui-for-media-stream"
).split()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database with all its tables and nothing in it: they are made once."""
    path = tmp_path_factory.mktemp("empty") / "site.sqlite3"
    made_for = {"DATABASE_URL": f"sqlite:///{path}", "DATA_DIR": str(path.parent)}
    manage(os.environ | SERVED | made_for, "migrate", "-v0")
    return path


@pytest.fixture(scope="module")
def grounds() -> dict[str, dict[str, str]]:
    """The environment of each demonstration that is served, by its address."""
    return {}


@pytest.fixture
def work(grounds: dict[str, dict[str, str]]) -> Callable[[str], None]:
    """Return a function that does the jobs that wait on a site, in a process of its own."""

    def work_until_empty(address: str) -> None:
        manage(grounds[address], "work", "--until-empty", "-v0")

    return work_until_empty


@pytest.fixture(scope="module")
def open_site(
    tmp_path_factory: pytest.TempPathFactory, empty: Path, grounds: dict[str, dict[str, str]]
) -> Iterator[Callable[[str], str]]:
    """Return a function that serves a demonstration at a stage and gives its address."""
    servers: list[subprocess.Popen[bytes]] = []

    def serve(stage: str) -> str:
        port = free_port()
        address = f"http://127.0.0.1:{port}"
        ground = tmp_path_factory.mktemp("site")
        own = {"DATABASE_URL": f"sqlite:///{ground}/site.sqlite3", "DATA_DIR": str(ground)}
        environment = grounds[address] = os.environ | SERVED | own | {"SITE_URL": address}
        shutil.copy(empty, ground / "site.sqlite3")
        manage(environment, "seed_demo", "--stage", stage)
        options = f"-k gthread --threads 4 --bind 127.0.0.1:{port} --no-control-socket"
        gunicorn = [sys.executable, "-m", "gunicorn", "peersupport.wsgi", *options.split()]
        with (ground / "server.log").open("wb") as log:
            servers.append(subprocess.Popen(gunicorn, cwd=ROOT, env=environment, stderr=log))
        wait_for(f"{address}/healthz")
        return address

    yield serve
    for server in servers:
        server.terminate()
        server.wait(timeout=30)


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Callable[..., Visitor]]:
    """Return a function that opens a window; at the end no window may have seen a fault."""
    visitors: list[Visitor] = []

    def open_window(address: str, **options: object) -> Visitor:
        visitors.append(Visitor(chromium, address, **options))
        return visitors[-1]

    yield open_window
    faults = [fault for visitor in visitors for fault in visitor.faults]
    for visitor in visitors:
        visitor.close()
    assert faults == []


def manage(environment: dict[str, str], *command: str) -> None:
    words = [sys.executable, "manage.py", *command]
    subprocess.run(words, cwd=ROOT, env=environment, check=True, capture_output=True)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(address: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            with urlopen(address, timeout=5) as answer:
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.1)
    raise TimeoutError(address)

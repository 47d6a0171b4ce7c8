"""Serve the demonstration on this machine: what `make run` does once all is set up.

Data live under var/. The first time the demo association is built there, through the domain's
own doors; after that it is what people have made of it.
"""

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

Process = subprocess.Popen[bytes]

ROOT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
TOLD_TO_STOP = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
PATIENCE = 60  # seconds for the server to answer

CAST = """
  bruno    manages the centre
  chloe    social worker, Amina's referent
  amina    peer helper
  driss    manages another centre
  elise    headquarters of the association
  farid    data-protection officer"""


def main() -> int:
    port = os.environ.get("PORT", "8000")
    if refusal := port_refused(port):
        print(refusal, file=sys.stderr)
        return 1
    for told in TOLD_TO_STOP:
        signal.signal(told, lambda *_: sys.exit(0))
    data = ROOT / "var"
    data.mkdir(exist_ok=True)
    address = f"http://{HOST}:{port}"
    os.environ |= {
        "ALLOWED_HOSTS": "127.0.0.1,localhost",
        "DATABASE_URL": os.environ.get("DATABASE_URL", f"sqlite:///{data}/peersupport.sqlite3"),
        "DATA_DIR": str(data),
        "DEBUG": "false",
        "DEMO": "true",
        "DJANGO_SETTINGS_MODULE": "peersupport.settings",
        "LISTEN": HOST,
        "SECRET_KEY_FILE": str(secret_key(data / "secret_key")),
        "SECURE_COOKIES": "false",
        "SITE_URL": address,
    }
    sys.path.insert(0, str(ROOT))
    prepare()
    return serve(port, address)


def port_refused(port: str) -> str:
    """Say why this port cannot be used, or nothing."""
    if not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        return f"PORT={port} is not a port: give a number from 1 to 65535."
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, int(port)))
        except OSError as error:
            return (
                f"Port {port} cannot be used ({error.strerror}); "
                f"choose another one, for example: make run PORT={int(port) % 65535 + 1}"
            )
    return ""


def secret_key(path: Path) -> Path:
    """Make a secret key for this installation, once, for its owner's eyes only."""
    if not path.exists():
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
    return path


def prepare() -> None:
    """Bring the database up to date; fill it when it is empty, all or nothing."""
    import django

    django.setup()
    from django.contrib.auth import get_user_model
    from django.core.management import call_command
    from django.db import connections, transaction

    call_command("migrate", interactive=False, verbosity=0)
    with Path(os.devnull).open("w") as nowhere:
        call_command("load_content", stdout=nowhere)
    if not get_user_model()._default_manager.exists():
        print("Building the demo association…", flush=True)
        with transaction.atomic():
            call_command("seed_demo", stage="certified")
    connections.close_all()


def serve(port: str, address: str) -> int:
    """Run the server until it ends or is told to; return the exit code."""
    command = [sys.executable, "-m", "gunicorn", "peersupport.wsgi"]
    options = f"--worker-class gthread --workers 1 --threads 8 --bind {HOST}:{port}"
    quiet = "--no-control-socket --graceful-timeout 10 --log-level warning"
    server = subprocess.Popen([*command, *options.split(), *quiet.split()], cwd=ROOT)
    worker = Worker()
    stopped = False

    def stop(_signal: int, _frame: object) -> None:
        nonlocal stopped
        stopped = True
        server.terminate()

    for told in TOLD_TO_STOP:
        signal.signal(told, stop)
    try:
        code = serve_until_end(server, worker, address, lambda: stopped)
    finally:
        worker.end()
    return 0 if stopped else code


def serve_until_end(
    server: Process, worker: "Worker", address: str, is_stopped: Callable[[], bool]
) -> int:
    """Say where it answers, then wait for the server to end; return the exit code."""
    if wait_for_answer(server, f"{address}/healthz"):
        print(f"\npeersupport answers at {address}/\n")
        print(f"Sign in as one of the demo people with one click at {address}/demo/ :{CAST}")
        print("\nCtrl-C ends it.", flush=True)
    elif not is_stopped():
        print("The server does not answer; what it printed above says why.", file=sys.stderr)
        server.terminate()
        server.wait()
        return 1
    return wait_for_end(server, worker)


class Worker:
    """The process that runs the jobs; one that has done its 500 is followed by another."""

    def __init__(self) -> None:
        self.process = self.start()

    def start(self) -> Process:
        command = [sys.executable, "manage.py", "work", "--verbosity", "0"]
        # In a group of its own, so that Ctrl-C reaches it once, through us.
        return subprocess.Popen(command, cwd=ROOT, process_group=0)

    def look_after(self) -> None:
        if self.process.poll() == 0:
            self.process = self.start()

    def end(self) -> None:
        """Let it finish the job it is at."""
        self.process.terminate()
        self.process.wait()


def wait_for_end(server: Process, worker: Worker) -> int:
    """Wait for the server, and end it when the one who started us (make) is gone."""
    starter = os.getppid()
    while os.getppid() == starter:
        try:
            return server.wait(timeout=1) or 1
        except subprocess.TimeoutExpired:
            worker.look_after()
    server.terminate()
    return server.wait()


def wait_for_answer(server: Process, address: str) -> bool:
    deadline = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < deadline:
        try:
            with urlopen(address, timeout=5) as answer:
                return bool(answer.status == 200)
        except (URLError, OSError):
            time.sleep(0.1)
    return False


if __name__ == "__main__":
    sys.exit(main())

"""Real worker processes on the database of the caller, ended in time or killed at any moment."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from certificates.models import Batch, Certificate, Notice, RegisterLine
from common import storage

ROOT = Path(__file__).parent.parent
LEASE = 2


class Crew:
    """Workers, by what starts them: `with Crew(mailbox) as crew: crew.hire()`."""

    def __init__(self, mailbox: Path) -> None:
        self.mailbox = mailbox
        self.at_work: list[int] = []

    def __enter__(self) -> "Crew":
        with (self.mailbox.parent / "workers.log").open("ab") as log:
            self.nursery = subprocess.Popen(
                [sys.executable, "-m", "tests.nursery"],
                cwd=ROOT,
                env=self.environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        return self

    def __exit__(self, *_: object) -> None:
        for worker in list(self.at_work):
            self.end(worker, signal.SIGTERM)
        self.nursery.communicate(timeout=60)

    def hire(self, options: str = "--interval 0.1") -> int:
        """Start a worker and return its process id."""
        assert self.nursery.stdin
        assert self.nursery.stdout
        self.nursery.stdin.write(f"{options}\n")
        self.nursery.stdin.flush()
        self.at_work.append(int(self.nursery.stdout.readline()))
        return self.at_work[-1]

    def end(self, worker: int, how: signal.Signals = signal.SIGKILL) -> None:
        """End one, by default as power failure does: `kill -9`."""
        os.kill(worker, how)
        wait_until(lambda: not is_there(worker), seconds=60)
        self.at_work.remove(worker)

    def environment(self) -> dict[str, str]:
        return os.environ | {
            "DATABASE_URL": address_of_database(),
            "DATA_DIR": str(settings.DATA_DIR),
            "DEBUG": "false",
            "DJANGO_SETTINGS_MODULE": "peersupport.settings",
            "EMAIL_BACKEND": "tests.mailbox.MailBackend",
            "JOB_LEASE": str(LEASE),
            "MAILBOX": str(self.mailbox),
            "SECRET_KEY": "only-for-tests",
            "SITE_URL": settings.SITE_URL,
        }


def address_of_database() -> str:
    """Return the address of the database in use, that of the tests as well."""
    at = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{at['NAME']}"
    user, host = at["USER"], at["HOST"]
    who = f"{user}:{at['PASSWORD']}@" if at["PASSWORD"] else f"{user}@" if user else ""
    # A socket is named by its folder, and written before the name of the database.
    where = host if host.startswith("/") else f"{host}:{at['PORT']}" if at["PORT"] else host
    return f"postgres://{who}{'/' if host.startswith('/') else ''}{where}/{at['NAME']}"


def is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def steps_done(batch: Batch) -> int:
    """Return how many papers are issued and mails claimed: two for each certificate."""
    done = batch.items.exclude(state="waiting").count()
    return done + Notice.objects.exclude(claimed_at=None).count()


def wait_until(true: Any, *, seconds: float) -> None:
    """Look often; whatever is waited for must come in time."""
    deadline = time.monotonic() + seconds
    while not true():
        if time.monotonic() > deadline:
            raise TimeoutError("What was waited for has not come.")
        time.sleep(0.03)


def kill_through(
    batch: Batch, crew: Crew, *, many: int, kills: int, seconds: float, seed: int
) -> None:
    """Let two workers do a batch of `many`; kill one of them at each of so many random moments."""
    chance = random.Random(seed)
    for _ in range(2):
        crew.hire()
    for after in sorted(chance.sample(range(1, 2 * many - 2), kills)):
        wait_until(lambda goal=after: steps_done(batch) >= goal, seconds=seconds)
        time.sleep(chance.random() / 5)
        crew.end(chance.choice(crew.at_work))
        crew.hire()
    wait_until(lambda: steps_done(batch) == 2 * many, seconds=seconds)


def found_after(batch: Batch, mailbox: Path) -> dict[str, Any]:
    """Count what there is once a batch is over: papers, numbers, mails, and what is too much."""
    issued = Certificate.objects.filter(batch_items__batch=batch, state="issued")
    numbers = sorted(int(n.rpartition("-")[2]) for n in issued.values_list("number", flat=True))
    mails = Counter(line.split("\t")[0] for line in mailbox.read_text().splitlines())
    papers = set(issued.values_list("paper_sha256", flat=True))
    known = papers | set(issued.values_list("credential_sha256", flat=True))
    stored = {path.name for path in Path(settings.PRIVATE_ROOT).glob("??/*")}
    return {
        "papers": sum(storage.is_sound(paper) for paper in papers),
        "numbers": len(set(numbers)),
        "gaps": len(set(range(1, max(numbers) + 1)) - set(numbers)),
        "lines_in_the_register": RegisterLine.objects.count(),
        "mails": sum(mails.values()),
        "mails_twice": sum(times > 1 for times in mails.values()),
        "files_that_nobody_refers_to": len(stored - known),
    }

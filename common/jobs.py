"""Jobs: small, harmless twice, queued in the database, run by `manage.py work`.

    enqueued ─► READY ─► RUNNING ─► SUCCESSFUL or FAILED      rows of django-tasks-db
                  ▲         │
                  └─ reap ──┘ its worker gives no more sign of life

A job is enqueued in the transaction that wants it: it exists if, and only if, that one does. What
kills a worker (power, memory, a deployment) leaves its job RUNNING; the next worker gives it back.
"""

import logging
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from threading import Event, Thread
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks import TaskResultStatus
from django_tasks.signals import task_finished
from django_tasks_db.models import DBTaskResult

from common.models import Worker

logger = logging.getLogger(__name__)

ATTEMPTS = 5
"""A job that takes so many workers with it is the one at fault: it is given up."""

KEPT = timedelta(days=30)
"""Of jobs that are over: they hold no name, but a failed one holds its traceback."""

INTERRUPTED = ("builtins.SystemExit", "builtins.KeyboardInterrupt")
"""What a worker that is stopped twice leaves in its job."""


def lease() -> timedelta:
    return timedelta(seconds=settings.JOB_LEASE)


def new_worker() -> str:
    """Return a name that no other worker has, and that an operator can find among processes."""
    return f"{socket.gethostname()[:30]}-{os.getpid()}-{get_random_string(8)}"


def beat(worker: str, *, at: datetime) -> None:
    """Give a sign of life."""
    Worker.objects.update_or_create(name=worker, defaults={"seen_at": at})


def reap(*, at: datetime) -> int:
    """Give back the jobs of workers that are gone, and return how many.

    Two workers that reap at once give a job back once. A worker that was only asleep may still
    end a job that another one has taken over: jobs are harmless twice.
    """
    silent = at - lease()
    Worker.objects.filter(seen_at__lt=at - KEPT).delete()
    DBTaskResult.objects.finished().filter(finished_at__lt=at - KEPT).delete()
    alive = set(Worker.objects.filter(seen_at__gt=silent).values_list("name", flat=True))
    late = Q(status=TaskResultStatus.RUNNING, started_at__lte=silent)
    stopped = Q(status=TaskResultStatus.FAILED, exception_class_path__in=INTERRUPTED)
    orphans = [
        job
        for job in DBTaskResult.objects.filter(late | stopped)
        if job.worker_ids[-1] not in alive
    ]
    return sum(give_back(job) for job in orphans)


def give_back(job: DBTaskResult[Any, Any]) -> bool:
    """Put a job in the queue again, or give it up; nothing if someone did so meanwhile."""
    here = DBTaskResult.objects.filter(pk=job.pk, status=job.status, started_at=job.started_at)
    if len(job.worker_ids) < ATTEMPTS:
        back = here.update(status=TaskResultStatus.READY, started_at=None, finished_at=None)
        return bool(back)
    given_up = {"status": TaskResultStatus.FAILED, "finished_at": timezone.now()}
    if here.update(**given_up, exception_class_path=f"{__name__}.GaveUp"):
        job.refresh_from_db()
        logger.error("A job was given up after %d workers: %s", ATTEMPTS, job.pk)
        task_finished.send(sender=type(job.task.get_backend()), task_result=job.task_result)
    return False


class Heart(Thread):
    """Beats, and reaps, beside the work, so that a long job is not taken for a lost one."""

    def __init__(self, worker: str) -> None:
        super().__init__(name="heart", daemon=True)
        self.worker = worker
        self.stopped = Event()

    def run(self) -> None:
        while not self.stopped.wait(lease().total_seconds() / 4):
            try:
                beat(self.worker, at=timezone.now())
                reap(at=timezone.now())
            except DatabaseError:
                logger.exception("No sign of life could be given")
                connection.close()
        connection.close()


@contextmanager
def beating(worker: str) -> Iterator[None]:
    """Beat while something runs; then say that this worker is gone."""
    heart = Heart(worker)
    try:
        beat(worker, at=timezone.now())
        reap(at=timezone.now())
        heart.start()
        yield
    finally:
        heart.stopped.set()
        if heart.is_alive():
            heart.join(timeout=5)
        Worker.objects.filter(name=worker).delete()


def someone_works(*, at: datetime) -> bool:
    """Tell whether a worker has given a sign of life within a lease."""
    return Worker.objects.filter(seen_at__gt=at - lease()).exists()

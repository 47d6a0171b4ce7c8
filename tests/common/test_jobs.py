"""The jobs of a worker that is gone come back; those of one that is only slow stay."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from common import jobs
from common.models import Worker
from tests.workers import Crew, is_there, wait_until

pytestmark = pytest.mark.django_db

LATE = timedelta(minutes=2)


def make_job(*workers, started_ago=LATE, **changes):
    """A job that these workers have claimed, one after the other."""
    fields = {
        "args_kwargs": {"args": [0], "kwargs": {}},
        "task_path": "certificates.actions.notices.send",
        "backend_name": "default",
        "run_after": timezone.now(),
        "status": TaskResultStatus.RUNNING,
        "started_at": timezone.now() - started_ago,
        "worker_ids": list(workers),
    }
    return DBTaskResult.objects.create(**fields | changes)


def state_of(job):
    job.refresh_from_db()
    return job.status


@pytest.fixture(autouse=True)
def queue(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def test_a_job_whose_worker_is_gone_is_given_back():
    job = make_job("gone")
    jobs.beat("gone", at=timezone.now() - LATE)

    assert jobs.reap(at=timezone.now()) == 1

    assert (state_of(job), job.started_at) == (TaskResultStatus.READY, None)


def test_a_long_job_of_a_worker_that_beats_is_left_to_it():
    job = make_job("slow")
    jobs.beat("slow", at=timezone.now())

    assert jobs.reap(at=timezone.now()) == 0

    assert state_of(job) == TaskResultStatus.RUNNING


def test_a_job_within_its_lease_is_left():
    job = make_job("unknown", started_ago=timedelta(seconds=5))

    assert jobs.reap(at=timezone.now()) == 0

    assert state_of(job) == TaskResultStatus.RUNNING


def test_a_job_is_given_back_once():
    job = make_job("gone")

    jobs.reap(at=timezone.now())

    assert jobs.give_back(job) is False


def test_a_job_that_was_stopped_halfway_is_given_back():
    job = make_job(
        "stopped",
        status=TaskResultStatus.FAILED,
        finished_at=timezone.now(),
        exception_class_path="builtins.SystemExit",
    )

    assert jobs.reap(at=timezone.now()) == 1

    assert state_of(job) == TaskResultStatus.READY


def test_a_job_that_failed_by_itself_is_not_given_back():
    job = make_job(
        "done",
        status=TaskResultStatus.FAILED,
        finished_at=timezone.now(),
        exception_class_path="builtins.ValueError",
    )

    assert jobs.reap(at=timezone.now()) == 0

    assert state_of(job) == TaskResultStatus.FAILED


def test_a_job_that_takes_every_worker_with_it_is_given_up():
    job = make_job(*"abcde")

    assert jobs.reap(at=timezone.now()) == 0

    assert state_of(job) == TaskResultStatus.FAILED


def test_what_is_over_for_a_month_is_forgotten():
    old = timezone.now() - timedelta(days=31)
    make_job("done", status=TaskResultStatus.SUCCESSFUL, finished_at=old)
    jobs.beat("gone", at=old)

    jobs.reap(at=timezone.now())

    assert (DBTaskResult.objects.count(), Worker.objects.count()) == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_a_worker_ends_when_no_job_waits_and_leaves_no_trace(tmp_path):
    with Crew(tmp_path / "mails") as crew:
        worker = crew.hire("--until-empty")
        wait_until(lambda: not is_there(worker), seconds=60)
        crew.at_work.remove(worker)

    assert Worker.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_is_told_to_stop_says_that_it_is_gone(tmp_path):
    with Crew(tmp_path / "mails") as crew:
        crew.hire()
        wait_until(Worker.objects.exists, seconds=60)

    assert Worker.objects.count() == 0

"""How many drafts are printed at once, with processes as there are several workers."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from multiprocessing.queues import Queue
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from certificates import sandbox, slots
from common.errors import Refused
from tests.factories.rounds import make_workshop

FORK = get_context("fork")
Span = tuple[float, float]


@pytest.fixture(autouse=True)
def two_places(settings: Any, tmp_path: Path) -> None:
    settings.DATA_DIR, settings.TRIALS_AT_ONCE = tmp_path, 2


@pytest.fixture
def start() -> Iterator[Callable[..., Any]]:
    """Return a function that has other processes hold a place, until the end at most."""
    begun: list[Any] = []

    def hold(seconds: float, *, times: int) -> tuple[list[Any], "Queue[Span]"]:
        spans = FORK.Queue()
        for _time in range(times):
            begun.append(FORK.Process(target=held_for, args=(seconds, spans)))
            begun[-1].start()
        return begun, spans

    yield hold
    for process in begun:
        process.kill()
        process.join()


def held_for(seconds: float, spans: "Queue[Span]") -> None:
    with slots.place():
        begun_at = time.monotonic()
        if seconds > 1:
            spans.put((begun_at, begun_at))  # to say that it is held
        time.sleep(seconds)
        spans.put((begun_at, time.monotonic()))


def test_no_more_hold_a_place_at_once_than_there_are(start):
    _processes, spans = start(0.1, times=7)

    held = [spans.get(timeout=10) for _time in range(7)]

    at_once = [sum(start <= moment < end for start, end in held) for moment, _end in held]
    assert max(at_once) == 2


def test_a_draft_waits_a_little_then_is_refused_with_a_sentence(start, monkeypatch):
    monkeypatch.setattr(slots, "WAIT", 0.2)
    _processes, spans = start(60, times=2)
    for _time in range(2):
        spans.get(timeout=10)

    with pytest.raises(Refused, match="is busy"):
        sandbox.render("<p>x")


def test_a_killed_process_gives_its_place_back(start, monkeypatch):
    monkeypatch.setattr(slots, "WAIT", 5)
    processes, spans = start(60, times=2)
    for _time in range(2):
        spans.get(timeout=10)

    os.kill(processes[0].pid, signal.SIGKILL)

    assert sandbox.render("<p>x").startswith(b"%PDF")


def test_a_refused_draft_gives_its_place_back():
    for _time in range(3):
        with pytest.raises(Refused):
            sandbox.render("<p>x" * 6_001)

    assert sandbox.render("<p>x").startswith(b"%PDF")


@pytest.mark.django_db
def test_the_pages_of_a_busy_trial_are_asked_for_again(client: Client, start, monkeypatch):
    monkeypatch.setattr(slots, "WAIT", 0.1)
    workshop = make_workshop(opened=False)
    client.force_login(workshop.manager)
    address = f"/templates/{workshop.version.reference}/pages/"
    processes, spans = start(60, times=2)
    for _time in range(2):
        spans.get(timeout=10)

    busy = client.get(address)
    for process in processes:
        process.kill()
        process.join()
    after = client.get(address)

    assert (busy.status_code, "max-age" in busy.get("Cache-Control", "")) == (422, False)
    assert (after.status_code, after["Cache-Control"]) == (200, "private, max-age=300")

"""What every test gets without asking."""

import shutil
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.utils import translation

from tests.settings import GROUND


def pytest_configure() -> None:
    GROUND.mkdir(parents=True, exist_ok=True)


def pytest_unconfigure() -> None:
    shutil.rmtree(GROUND, ignore_errors=True)


@pytest.fixture(autouse=True)
def empty_cache() -> Iterator[None]:
    """Rate limits count in the cache: no test pays for what another one did."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def in_english() -> Iterator[None]:
    """Let refusals be read as they are written in the code, whatever the catalogue says."""
    with translation.override("en"):
        yield

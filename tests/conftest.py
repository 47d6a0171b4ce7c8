"""What every test gets without asking."""

import shutil
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.cache import cache
from django.utils import translation

from tests.settings import GROUND


def pytest_configure() -> None:
    GROUND.mkdir(parents=True, exist_ok=True)


def pytest_unconfigure() -> None:
    shutil.rmtree(GROUND, ignore_errors=True)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Ask PostgreSQL, which runs second, only what a database can answer otherwise."""
    if settings.DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql":
        config.hook.pytest_deselected(items=[item for item in items if not needs_database(item)])
        items[:] = filter(needs_database, items)


def needs_database(item: pytest.Item) -> bool:
    """Say whether a test asks a database for something, and not only how often it asks."""
    if item.get_closest_marker("alike"):
        return False
    asks = {"db", "transactional_db", "live_server"}.intersection(getattr(item, "fixturenames", ()))
    return bool(asks) or item.get_closest_marker("django_db") is not None


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

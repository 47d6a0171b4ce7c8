"""What every test gets without asking."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def empty_cache() -> Iterator[None]:
    """Rate limits count in the cache: no test pays for what another one did."""
    cache.clear()
    yield
    cache.clear()

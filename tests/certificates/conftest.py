"""Refusals are recognised here by their source words, whatever the catalogue says."""

from collections.abc import Iterator

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def in_source_words() -> Iterator[None]:
    with translation.override("en"):
        yield

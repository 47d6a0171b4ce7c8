import pytest

from protocols.models import Protocol
from tests.factories.programme import Programme
from tests.factories.support import make_running


@pytest.fixture
def running(db) -> tuple[Programme, Protocol]:
    return make_running()


@pytest.fixture
def programme(running) -> Programme:
    return running[0]


@pytest.fixture
def protocol(running) -> Protocol:
    return running[1]

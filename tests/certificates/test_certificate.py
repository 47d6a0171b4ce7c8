import pytest

from tests.factories.certificates import make_certificate

pytestmark = pytest.mark.django_db

def test_smoke():
    c = make_certificate(state="issued")
    assert c.number

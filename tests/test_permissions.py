"""The cast × every URL × GET and POST, as declared in tests/permissions.py."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.cast import WHO, Cast, make_cast
from tests.permissions import MATRIX

OWN_MARK, SENTINEL = "ZZ-A", "ZZ-B"
WRITES = ("INSERT", "UPDATE", "DELETE")
MAY_BE_WRITTEN = (
    '"common_accessentry"',
    '"django_session"',
    # how often a stranger asks, and a certificate is checked
    '"common_daysalt"',
    '"common_trycount"',
    '"certificates_consultation"',
)


def url_names(resolver: Any = None, prefix: str = "") -> Iterator[tuple[str, list[str]]]:
    """Yield every named address and the arguments it takes."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            namespace = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from url_names(pattern, prefix + namespace)
        elif isinstance(pattern, URLPattern):
            yield prefix + str(pattern.name), list(pattern.pattern.regex.groupindex)


URLS = dict(url_names())
OF_THE_ASSOCIATION = ("certificates:template-", "protocols:allowance-")
OF_ONE_CENTRE = [
    name
    for name, arguments in URLS.items()
    if "reference" in arguments and not name.startswith(OF_THE_ASSOCIATION)
]
"""Templates and amounts are the association's: its centres share them."""

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def cast(django_db_setup: Any, django_db_blocker: Any) -> Iterator[Cast]:
    """Two centres with a whole story each, told once; what a test does to them is undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_cast(centre="Les Tilleuls", other_centre="Le Grand Large", mark=SENTINEL)
        transaction.set_rollback(True)


def answers(
    cast: Cast, name: str, method: str, kwargs: dict[str, Any]
) -> Iterator[tuple[str, Any, list[str]]]:
    """Ask as each of the cast, undoing what was done; yield who, the response, what was written."""
    address = reverse(name, kwargs=kwargs)
    for who in WHO:
        client = Client()
        if user := cast.user(who):
            client.force_login(user)
        with transaction.atomic(), CaptureQueriesContext(connection) as queries:
            response = client.generic(method, address)
            if response.streaming:
                response.content = b"".join(response.streaming_content)
            transaction.set_rollback(True)
        statements = [query["sql"] for query in queries]
        yield who, response, [sql for sql in statements if sql.startswith(WRITES)]


def test_every_url_is_declared():
    assert sorted(MATRIX) == sorted(URLS)


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("name", URLS)
def test_url_answers_as_declared(cast, caplog, name, method):
    caplog.set_level(logging.INFO)
    declared = dict(zip(WHO, map(int, MATRIX[name][method].split()), strict=True))
    kwargs = cast.arguments_of(name, URLS[name])

    answered, told, written = {}, {}, {}
    for who, response, writes in answers(cast, name, method, kwargs):
        answered[who] = response.status_code
        if who != "driss" and SENTINEL.encode() in response.content:
            told[who] = "something of the other centre"
        if method == "GET":
            stray = [sql for sql in writes if not any(table in sql for table in MAY_BE_WRITTEN)]
            written |= {who: stray} if stray else {}

    assert answered == declared
    assert told == {}
    assert written == {}
    assert not any(mark in caplog.text for mark in (OWN_MARK, SENTINEL)), "a name in the log"


@pytest.mark.parametrize("name", OF_ONE_CENTRE)
def test_another_centres_record_does_not_exist_here(cast, name):
    kwargs = cast.other_arguments_of(name, URLS[name])

    for method in ("GET", "POST"):
        codes = {
            who: response.status_code
            for who, response, _ in answers(cast, name, method, kwargs)
            if who in ("amina", "bruno", "chloe", "elise", "farid")
        }
        assert set(codes.values()) <= {404, 405}, (method, codes)


@pytest.mark.parametrize("name", URLS)
def test_post_without_its_token_is_refused(cast, name):
    client = Client(enforce_csrf_checks=True)
    address = reverse(name, kwargs=cast.arguments_of(name, URLS[name]))

    with transaction.atomic():
        client.force_login(cast.user("bruno"))
        response = client.post(address)
        transaction.set_rollback(True)

    declared = int(MATRIX[name]["POST"].split()[WHO.index("bruno")])
    assert response.status_code == (403 if name not in TOKENLESS else declared)


TOKENLESS = {
    "certificates:verify-file",
    "certificates:opinion",
    "certificates:shared",
    "certificates:shared-opinion",
}
"""Pages of recruiters, who have no cookie: a file is compared and forgotten; whoever has the code
or the link may read, and give an opinion in nobody's name."""

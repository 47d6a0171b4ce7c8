"""Bar 6: random codes find nothing, get one answer, are slowed; codes stand nowhere in clear."""

import logging
import secrets

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.utils import timezone

from certificates import actions, codes
from certificates.verification import UNKNOWN, verdict_of
from certificates.views.public import ALL_TRIES, SCANS, TRIES
from tests.certificates.test_issue import code_on
from tests.factories.certificates import make_certificate
from tests.papers import codes_on

pytestmark = pytest.mark.django_db

ADDRESSES = [f"192.0.2.{number}" for number in range(1, 255)]


def test_ten_thousand_random_codes_find_nothing():
    make_certificate(state="issued")

    found = {verdict_of(codes.new_code()) for _ in range(10_000)}

    assert found == {UNKNOWN}


def test_guesses_from_many_places_get_one_page_and_then_none():
    client, pages = Client(), {}
    for number in range(ALL_TRIES + 20):
        place = ADDRESSES[number % len(ADDRESSES)]
        answer = client.get(f"/verify/{codes.new_code()}/", REMOTE_ADDR=place)
        pages.setdefault(answer.status_code, []).append(answer.content)

    assert {status: len(bodies) for status, bodies in pages.items()} == {200: ALL_TRIES, 429: 20}
    assert {status: len(set(bodies)) for status, bodies in pages.items()} == {200: 1, 429: 1}


def test_guessing_by_others_does_not_stop_who_scans_a_paper():
    client = Client()
    for number in range(ALL_TRIES + 1):
        client.get(f"/verify/{codes.new_code()}/", REMOTE_ADDR=ADDRESSES[number % 200])

    typed = client.get("/verify/K7QM-4XTD-9HPW/", REMOTE_ADDR="198.51.100.1")
    scanned = client.get(f"/verify/{codes.new_token()}/", REMOTE_ADDR="198.51.100.1")

    assert (typed.status_code, scanned.status_code) == (429, 200)


def test_one_place_is_slowed_whatever_it_asks():
    client = Client()
    typed = [client.get("/verify/x/").status_code for _ in range(TRIES + 1)]
    scanned = [client.get(f"/verify/{codes.new_token()}/").status_code for _ in range(SCANS + 1)]

    assert typed == [200] * TRIES + [429]
    assert scanned == [200] * SCANS + [429]


@pytest.mark.parametrize("path", ["/verify/{}/", "/verify/{}/opinion/", "/shared/{}/"])
def test_whatever_opens_nothing_is_one_page_byte_for_byte(path):
    certificate = make_certificate(state="issued")
    link, address = actions.share(
        certificate,
        items=["name"],
        recipient_kind="company",
        by=certificate.protocol.helper.person.user,
        at=timezone.now(),
    )
    link.end(by=certificate.protocol.helper.person.user, at=timezone.now())
    ended = address.rstrip("/").rpartition("/")[2]
    asked = [ended, codes.new_token(), codes.new_code(), "x", "é😀", "A" * 300]

    answers = [
        Client().get(path.format(one), REMOTE_ADDR=place)
        for one, place in zip(asked, ADDRESSES, strict=False)
    ]

    assert len({answer.content for answer in answers}) == 1
    assert {answer.status_code for answer in answers} == {410 if "shared" in path else 200}
    assert len({str(sorted(answer.headers.items())) for answer in answers}) == 1


def test_neither_database_nor_log_has_a_code_or_a_token(caplog):
    caplog.set_level(logging.DEBUG)
    certificate = make_certificate(state="issued")
    paper = actions.paper_of(certificate)
    token = codes_on(paper)[0].partition("/#")[0].rpartition("/")[2]
    code = code_on(paper)
    _, address = actions.share(
        certificate,
        items=["name"],
        recipient_kind="company",
        by=certificate.protocol.helper.person.user,
        at=timezone.now(),
    )
    shared = address.rstrip("/").rpartition("/")[2]
    client = Client()
    client.get(f"/verify/{code}/")
    client.get(f"/verify/{token}/")
    client.post(f"/shared/{shared}/")
    secret = [code, codes.plain(code), token, shared]

    kept = " ".join(dump())

    assert [one for one in secret if one in kept] == []
    assert [one for one in secret if one in caplog.text] == []
    assert secrets.compare_digest(codes.digest_of(code), str(certificate.code_sha256))


def dump():
    """Yield every row of every table, as text."""
    for model in apps.get_models():
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')
            yield str(cursor.fetchall())

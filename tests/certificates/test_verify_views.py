import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from certificates import actions
from certificates.views.public import TRIES
from certificates.views.verify import LARGEST
from tests.certificates.pages import plain
from tests.certificates.test_issue import code_on
from tests.factories.certificates import make_certificate
from tests.papers import codes_on

pytestmark = pytest.mark.django_db

VERIFY = "/verify/"
FORBIDDEN = re.compile(r"asile|cada\b|réfugi|nationalit|migrant|origine de|demandeur", re.I)


def page_for(client, code):
    return client.get(reverse("certificates:verdict", args=[code]))


def upload(client, content, **fields):
    file = SimpleUploadedFile("attestation.pdf", content, "application/pdf")
    return client.post("/verify/file/", {"paper": file, **fields})


@pytest.fixture
def issued():
    return make_certificate(state="issued")


def test_genuine_page_shows_the_verdict_first_and_what_to_compare(client, issued):
    paper = actions.paper_of(issued)

    text = page_for(client, code_on(paper)).text

    assert (
        text.index("Attestation authentique</h1>") < text.index("A. R.") < text.index(issued.number)
    )
    assert issued.paper_sha256 in text
    assert "Amina" not in text
    assert "Bruno" not in text
    assert code_on(paper) not in text


def test_the_link_of_the_qr_code_opens_the_verdict(client, issued):
    (url,) = codes_on(actions.paper_of(issued))

    response = client.get(url.removeprefix("http://testserver"))

    assert "Attestation authentique</h1>" in response.text


@pytest.mark.parametrize(
    ("state", "title"),
    [
        ("issued", "Attestation authentique"),
        ("revoked", "Attestation annulée"),
        ("superseded", "Attestation remplacée"),
        ("withdrawn", "Attestation retirée par la personne"),
    ],
)
def test_each_state_says_so_and_names_nobody(client, state, title):
    certificate = make_certificate(state=state)
    code = code_on(actions.paper_of(certificate))

    text = page_for(client, code).text

    shown = {"number": certificate.number in text, "initials": "A. R." in text}
    assert f"{title}</h1>" in text
    assert shown == {"number": state != "withdrawn", "initials": state == "issued"}
    assert "Amina" not in text
    assert FORBIDDEN.findall(re.sub(r"<p class=\"soft small\">.*?</p>", "", text)) == []


def test_pages_for_whatever_is_unknown_are_one_page_byte_for_byte(client):
    make_certificate(state="approved")
    typed = ["0000-0000-0000", "x", "K" * 300, "é😀", "Z" * 26, "%00", "a/b/c", "'--", "<script>"]

    pages = {page_for(client, code).content for code in typed}

    assert len(pages) == 1
    assert "Attestation introuvable</h1>" in pages.pop().decode()


def test_pages_cost_the_same_whatever_is_asked(client, issued, django_assert_num_queries):
    code = code_on(actions.paper_of(issued))
    page_for(client, "the salt of the day is drawn")
    for asked in (code, "0000-0000-0000", "x"):
        with django_assert_num_queries(4):  # my tries, everybody's, the count, the search
            page_for(client, asked)
    with django_assert_num_queries(3):
        upload(client, b"not a paper")


ADDRESSES = [
    ("GET", "/verify/"),
    ("GET", "/verify/?code=K7QM-4XTD-9HPW"),
    ("GET", "/verify/0000-0000-0000/"),
    ("POST", "/verify/file/"),
]


@pytest.mark.parametrize(("method", "address"), ADDRESSES)
def test_public_pages_leave_no_cookie_and_no_trace(method, address):
    client = Client(enforce_csrf_checks=True)

    response = client.generic(method, address)

    headers = {
        "Cache-Control": "no-store",
        "Referrer-Policy": "no-referrer",
        "X-Robots-Tag": "noindex, noarchive",
    }
    assert response.status_code in (200, 302)
    assert response.cookies == {}
    assert {name: response[name] for name in headers} == headers
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_public_pages_do_not_look_at_who_is_signed_in(client, issued):
    code = code_on(actions.paper_of(issued))
    stranger = page_for(client, code).content
    client.force_login(issued.issued_by)

    response = page_for(client, code)

    assert response.content == stranger
    assert response.cookies == {}


def test_public_pages_load_nothing_from_elsewhere(client, issued):
    text = page_for(client, code_on(actions.paper_of(issued))).text

    addresses = re.findall(r'(?:src|href|action)="([^"]*)"', text)
    assert [one for one in addresses if not one.startswith(("/", "#", "?", "./opinion/"))] == []
    assert re.findall(r"<style|style=|<script>", text) == []


def test_a_typed_code_has_a_page_of_its_own(client):
    response = client.get(VERIFY, {"code": " k7qm 4xto–9hpw "})

    assert response.status_code == 302
    assert response["Location"] == "/verify/K7QM4XT09HPW/"


@pytest.mark.parametrize("typed", ["", "   ", "--", "é😀"])
def test_nothing_typed_is_said_under_the_field(client, typed):
    response = client.get(VERIFY, {"code": typed})

    assert response.status_code == 200
    assert 'aria-invalid="true"' in response.text


def test_the_page_says_in_three_sentences_what_such_a_paper_is(client):
    text = plain(client.get(VERIFY).text)

    assert "Qu'est-ce que cette attestation" in text
    assert "Ce n'est pas un diplôme" in text
    assert "L. 1132-1" in text


# The file


def test_the_very_file_is_recognised(client, issued):
    response = upload(client, actions.paper_of(issued))

    assert "Attestation authentique</h1>" in response.text
    assert response.context is None or response.cookies == {}


@pytest.mark.parametrize("content", [b"%PDF-1.7 something", b"x"])
def test_another_file_does_not_match(client, issued, content):
    response = upload(client, content)

    assert response.status_code == 200
    assert "is-late" in response.text
    assert "Attestation authentique" not in response.text


def test_a_revoked_paper_is_the_file_and_says_revoked(client):
    certificate = make_certificate(state="revoked")

    assert "Attestation annulée</h1>" in upload(client, actions.paper_of(certificate)).text


def test_the_paper_of_another_page_does_not_match_this_one(client, issued):
    response = upload(client, actions.paper_of(issued), expected="0" * 64)

    assert "Attestation authentique" not in response.text


@pytest.mark.parametrize("content", [b"", b"0" * (LARGEST + 20_000)])
def test_no_file_or_too_large_a_file_is_said_under_the_field(client, content):
    response = upload(client, content) if content else client.post("/verify/file/")

    assert response.status_code == 200
    assert 'id="paper-wrong"' in response.text


# Guessing


def test_guessing_is_slowed_down_by_address(client):
    answers = [page_for(client, "0000-0000-0000").status_code for _ in range(TRIES + 1)]
    elsewhere = client.get("/verify/0000-0000-0000/", REMOTE_ADDR="192.0.2.7")

    late = page_for(client, "0000-0000-0000")
    assert answers == [200] * TRIES + [429]
    assert (late["Retry-After"], late["Cache-Control"]) == ("60", "no-store")
    assert late.cookies == {}
    assert "<h1>" in late.text
    assert upload(client, b"x").status_code == 429
    assert elsewhere.status_code == 200

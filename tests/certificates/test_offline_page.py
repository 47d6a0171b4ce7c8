"""The page that is saved: in one file, held to its own bytes, with every key that ever signed."""

import json
import re
from base64 import b64encode, urlsafe_b64decode
from hashlib import sha256
from html import unescape

import pytest
from cryptography.hazmat.primitives import serialization
from django.test import Client
from django.utils import timezone

from certificates import keys, offline
from certificates.models import IssuingKey

pytestmark = pytest.mark.django_db

ADDRESS = "/verify/offline.html"


@pytest.fixture
def key():
    return keys.make_credential_key(at=timezone.now())


def page(**headers):
    return Client().get(ADDRESS, headers=headers)


def carried(content: str) -> list[dict[str, str]]:
    """Return the keys as the script of the page reads them."""
    return json.loads(unescape(re.search(r'data-keys="([^"]*)"', content)[1]))


def hashes(content: str, element: str) -> list[str]:
    """Return what a browser computes of each element of this name."""
    found = re.findall(rf"<{element}>(.*?)</{element}>", content, re.DOTALL)
    return [f"'sha256-{b64encode(sha256(one.encode()).digest()).decode()}'" for one in found]


def policy_in(content: str) -> str:
    return unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', content)[1])


def test_page_runs_its_own_bytes_and_nothing_else(key):
    response = page()
    content = response.text
    (script,), (style,) = hashes(content, "script"), hashes(content, "style")

    assert policy_in(content) == (
        "default-src 'none'; base-uri 'none'; form-action 'none'; "
        f"script-src {script}; style-src {style}"
    )
    assert response["Content-Security-Policy"] == policy_in(content) + "; frame-ancestors 'none'"


def test_page_loads_nothing_and_leaves_nothing(key):
    response = page()

    assert re.findall(r"<(?:link|img|script|iframe)\s[^>]*(?:src|href)=", response.text) == []
    assert re.findall(r"\burl\(|@import|fetch\(|XMLHttpRequest", response.text) == []
    assert response.cookies == {}


def test_page_carries_every_key_that_ever_signed(key):
    newer = keys.make_credential_key(at=timezone.now())

    found = carried(page().text)

    today = timezone.localdate().isoformat()
    assert [(one["id"], one["since"], one["until"]) for one in found] == [
        (newer.name, today, ""),
        (key.name, today, today),
    ]
    for told, known in zip(found, (newer, key), strict=True):
        raw = offline.raw_of(serialization.load_pem_public_key(known.public_pem.encode()))
        assert urlsafe_b64decode(told["raw"] + "=") == raw
        assert told["start"] == offline.key_id(raw).hex()


def test_page_carries_no_seal_and_no_private_half(key):
    keys.make_seal(at=timezone.now())

    content = page().text

    assert [one["id"] for one in carried(content)] == [key.name]
    assert "PRIVATE" not in content
    seal = IssuingKey.objects.get(purpose="seal")
    assert seal.name not in content


def test_page_stands_before_any_key_is_made():
    assert carried(page().text) == []


@pytest.mark.parametrize(("accepted", "language"), [("fr", "fr"), ("en-GB", "en"), ("ti", "fr")])
def test_page_holds_both_languages_and_opens_in_ones_own(key, accepted, language):
    content = page(accept_language=accepted).text

    assert f'<html lang="{language}">' in content
    assert re.findall(r'id="in-(\w\w)" checked', content) == [language]
    assert re.findall(r'lang="(\w\w)" data-in="(\w\w)"', content) == [("fr", "fr"), ("en", "en")]


def test_page_says_what_to_do_without_scripts(key):
    assert page().text.count("<noscript>") == 2
    assert "open the link of the QR code" in page().text


@pytest.mark.parametrize("address", ["/verify/", "/verify/K7QM4XTD9HPW/"])
def test_pages_for_strangers_lead_to_it(key, address):
    assert f'href="{ADDRESS}"' in Client().get(address).text

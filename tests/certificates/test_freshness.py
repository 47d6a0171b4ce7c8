"""What is void is known at once, and no cache may say otherwise for over five minutes."""

import gzip
import re
from base64 import urlsafe_b64decode

import pytest
from django.test import Client

from certificates import actions, status
from tests.certificates.test_issue import code_on
from tests.factories.certificates import make_certificate, take
from tests.factories.people import make_centre
from tests.factories.programme import make_programme

pytestmark = pytest.mark.django_db

TITLES = {
    "withdraw": ("withdrawn", "Attestation retirée par la personne"),
    "revoke": ("revoked", "Attestation annulée"),
    "supersede": ("superseded", "Attestation remplacée"),
}


def answers_about(certificate, code):
    number = certificate.status_place // status.SIZE
    client = Client()
    return {
        "page": client.get(f"/verify/{code}/"),
        "json": client.get(f"/verify/{code}/", {"format": "json"}),
        "list": client.get(f"/verify/status/{number}/"),
        "keys": client.get("/.well-known/did.json"),
    }


def is_void(listed, certificate):
    """Read the bit of a certificate as a verifier does: base64url, gzip, the first bit leftmost."""
    encoded = listed["credentialSubject"]["encodedList"]
    bits = gzip.decompress(urlsafe_b64decode(encoded[1:] + "=" * (-len(encoded[1:]) % 4)))
    place = certificate.status_place % status.SIZE
    return bool(bits[place // 8] >> (7 - place % 8) & 1)


@pytest.mark.parametrize("step", TITLES)
def test_void_certificate_is_said_so_everywhere_at_once(step):
    programme = make_programme(make_centre())
    certificate = make_certificate(state="issued", programme=programme)
    code = code_on(actions.paper_of(certificate))
    before = answers_about(certificate, code)
    kind, title = TITLES[step]

    take(step, certificate, programme)

    after = answers_about(certificate, code)
    assert (before["json"].json()["verdict"], after["json"].json()["verdict"]) == ("genuine", kind)
    assert "Attestation authentique</h1>" in before["page"].text
    assert f"{title}</h1>" in after["page"].text
    assert not is_void(before["list"].json(), certificate)
    assert is_void(after["list"].json(), certificate)


def longest_promise(response):
    """Return for how many seconds a cache may keep an answer; forever if nothing forbids it."""
    told = response.headers.get("Cache-Control", "")
    if "no-store" in told:
        return 0
    ages = [int(age) for age in re.findall(r"(?:max-age|s-maxage|stale-[a-z-]+)=(\d+)", told)]
    return max(ages) if ages and "immutable" not in told else float("inf")


def test_no_answer_may_be_kept_for_over_five_minutes():
    certificate = make_certificate(state="issued")
    answers = answers_about(certificate, code_on(actions.paper_of(certificate)))

    promised = {name: longest_promise(answer) for name, answer in answers.items()}

    assert promised == {"page": 0, "json": 0, "list": 300, "keys": 300}
    assert [name for name, answer in answers.items() if "Expires" in answer.headers] == []
    assert status.FRESH.total_seconds() == 300

"""The credential, before verifiers that had no part in making it."""

import json
import shutil
import subprocess
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Any

import openbadgeslib.ob3
import pikepdf
import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from openbadgeslib import baking
from openbadgeslib.ob3 import OB3LdpVerifier

from certificates import actions, credential, keys, status
from certificates.models import IssuingKey
from tests.factories.certificates import make_certificate, take
from tests.factories.people import make_centre
from tests.factories.programme import make_programme

VERIFY = Path(__file__).parent / "verifier" / "verify.mjs"
CONTEXTS = Path(openbadgeslib.ob3.__file__).parent / "contexts"
NODE = shutil.which("node") or str(Path(settings.BASE_DIR) / "build" / "tools" / "bin" / "node")

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    return make_programme(make_centre())


@pytest.fixture
def certificate(programme):
    return make_certificate(state="issued", programme=programme)


def credential_of(certificate) -> dict[str, Any]:
    return json.loads(actions.credential_of(certificate))


def did_document() -> dict[str, Any]:
    return Client().get("/.well-known/did.json").json()


def list_for(certificate) -> dict[str, Any]:
    number = certificate.status_place // status.SIZE
    return Client().get(f"/verify/status/{number}/").json()


def documents(certificate) -> dict[str, Any]:
    """Return what a verifier would fetch, by address: contexts, keys, the status list."""
    published = did_document()
    given = {published["id"]: published}
    for method in published["verificationMethod"]:
        given[method["id"]] = {"@context": published["@context"][1], **method}
    listed = list_for(certificate)
    given[listed["id"]] = listed
    for path in CONTEXTS.glob("*.json"):
        context = json.loads(path.read_text(encoding="utf-8"))
        given |= dict.fromkeys(ADDRESSES.get(path.name, ()), context)
    return given


ADDRESSES = {
    "credentials-v2.json": ["https://www.w3.org/ns/credentials/v2"],
    "ob-v3p0-context-3.0.3.json": ["https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
    "ob-v3p0-extensions.json": ["https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"],
    "security-data-integrity-v2.json": ["https://w3id.org/security/data-integrity/v2"],
    "security-multikey-v1.json": ["https://w3id.org/security/multikey/v1"],
}


def verified_elsewhere(signed: dict[str, Any], given: dict[str, Any]) -> tuple[bool, str]:
    """Return what Digital Bazaar's verifier says of a credential, and why."""
    told = subprocess.run(
        [NODE, str(VERIFY)],
        input=json.dumps({"credential": signed, "documents": given}),
        capture_output=True,
        text=True,
        check=True,
        cwd=settings.BASE_DIR,
    )
    answer = json.loads(told.stdout)
    return answer["verified"], answer["error"]


def test_credential_is_accepted_by_another_implementation(certificate):
    assert verified_elsewhere(credential_of(certificate), documents(certificate)) == (True, "")


def test_one_changed_letter_is_refused(certificate):
    signed = credential_of(certificate)
    signed["name"] += "s"

    accepted, _ = verified_elsewhere(signed, documents(certificate))

    assert not accepted


@pytest.mark.parametrize("step", ["revoke", "withdraw", "supersede"])
def test_void_certificate_is_refused(certificate, programme, step):
    signed = credential_of(certificate)
    take(step, certificate, programme)

    assert verified_elsewhere(signed, documents(certificate)) == (False, "void")


def test_another_key_is_refused(certificate):
    given = documents(certificate)
    name = credential_of(certificate)["proof"]["verificationMethod"]
    other = keys.make_credential_key(at=timezone.now())
    given[name]["publicKeyMultibase"] = credential.did_document([other])["verificationMethod"][0][
        "publicKeyMultibase"
    ]

    accepted, _ = verified_elsewhere(credential_of(certificate), given)

    assert not accepted


def test_old_credential_holds_after_the_key_is_changed(certificate):
    signed = credential_of(certificate)
    keys.make_credential_key(at=timezone.now())

    assert len(did_document()["verificationMethod"]) == 2
    assert verified_elsewhere(signed, documents(certificate)) == (True, "")


def test_credential_says_what_the_paper_says_and_no_more(programme):
    certificate = make_certificate(state="issued", programme=programme, hidden=("activities",))

    told = json.dumps(credential_of(certificate), ensure_ascii=False)

    assert "Amina Rahmani" in told
    assert "oser prendre le bus" not in told
    assert "evidence" not in credential_of(certificate)


def test_credential_is_attached_to_the_paper(certificate):
    with pikepdf.open(BytesIO(actions.paper_of(certificate))) as pdf:
        (name,) = pdf.attachments
        attached = pdf.attachments[name].get_file().read_bytes()

    assert name == "credential.json"
    assert attached == actions.credential_of(certificate)


@pytest.mark.parametrize("kind", ["json", "svg", "png"])
def test_holder_takes_the_credential_away(certificate, kind):
    client = Client()
    client.force_login(certificate.protocol.helper.person.user)

    response = client.get(f"/certificates/{certificate.reference}/credential/", {"as": kind})

    carried = {
        "json": lambda content: content,
        "svg": lambda content: baking.extract_svg(
            content, element=baking.SVG_ELEMENT_OB3, text_fallback=True
        ),
        "png": lambda content: baking.extract_png(content, keyword=baking.ITXT_KEYWORD_OB3),
    }[kind](response.content)
    told = json.loads(carried)
    assert told == credential_of(certificate)
    assert response["Content-Disposition"] == f'attachment; filename="{certificate.number}.{kind}"'


def test_our_library_accepts_it_too(certificate):
    key = IssuingKey.objects.get(purpose="credential", until=None)
    verifier = OB3LdpVerifier(key.public_pem.encode())

    found = verifier.verify(deepcopy(credential_of(certificate)))

    assert found.name.endswith(f"({certificate.number})")


def test_no_list_stands_where_no_certificate_is(certificate):
    assert Client().get("/verify/status/7/").status_code == 404

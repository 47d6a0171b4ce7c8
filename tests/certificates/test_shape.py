"""The shape of the credential, against Open Badges 3.0.

1EdTech publishes a JSON schema, which no package that we may install holds; a verifier with a
network finds its address in the credential. Here two readers stand for it: the types of LearnCard,
a wallet of others, and what the tables of the standard (B.1, AchievementCredential) demand beyond
these types: which properties must be there, which are one only, dates with their zone, addresses.
"""

import json
import re
import subprocess
from copy import deepcopy
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from certificates import actions, credential, keys
from tests.certificates.test_credential import NODE
from tests.factories.certificates import make_certificate
from tests.factories.people import make_centre
from tests.factories.programme import make_programme
from tests.papers import PROOF, make_facts

SHAPE = Path(__file__).parent / "verifier" / "shape.mjs"
CONTEXTS = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
]
SCHEMA = (
    "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json"
)
URI = re.compile(r"(https?://[^\s/]+/?|urn:uuid:[0-9a-f-]{36}|did:web:)\S*")
IDENTITY = {"type", "hashed", "identityHash", "identityType"}

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed():
    programme = make_programme(make_centre())
    return json.loads(actions.credential_of(make_certificate(state="issued", programme=programme)))


def misread(*credentials):
    """Return, for each credential, the places that LearnCard's types refuse."""
    told = subprocess.run(
        [NODE, str(SHAPE)],
        input=json.dumps(credentials),
        capture_output=True,
        text=True,
        check=True,
        cwd=settings.BASE_DIR,
    )
    return json.loads(told.stdout)


def is_uri(value):
    return isinstance(value, str) and bool(URI.fullmatch(value))


def is_moment(value):
    found = parse_datetime(value)
    return found is not None and found.tzinfo is not None


def demands_of(signed):
    """Return what the tables of the standard demand, and whether it is so."""
    subject, achievement = signed["credentialSubject"], signed["credentialSubject"]["achievement"]
    state, schemas = signed["credentialStatus"], signed["credentialSchema"]
    return {
        "contexts in order": signed["@context"][:2] == CONTEXTS,
        "types": signed["type"] == ["VerifiableCredential", "OpenBadgeCredential"],
        "ids are addresses": all(is_uri(one.get("id")) for one in (signed, achievement)),
        "issuer": is_uri(signed["issuer"].get("id")) and "Profile" in signed["issuer"]["type"],
        "named": all(isinstance(one.get("name"), str) for one in (signed, achievement)),
        "valid from": is_moment(signed.get("validFrom", "")),
        "signed at": is_moment(signed["proof"].get("created", "")),
        "one state": isinstance(state, dict) and is_uri(state.get("id")) and bool(state["type"]),
        "schema": [(one["id"], one["type"]) for one in schemas]
        == [(SCHEMA, "1EdTechJsonSchemaValidator2019")],
        "subject": subject["type"] == ["AchievementSubject"],
        "who": [set(one) for one in subject["identifier"]] == [IDENTITY],
        "achievement": achievement["type"] == ["Achievement"] and bool(achievement["description"]),
        "criteria": bool(achievement.get("criteria", {}).get("narrative")),
        "evidence": all(one["type"] == ["Evidence"] for one in signed.get("evidence", [])),
        "alignments": all(
            is_uri(one.get("targetUrl")) and one["type"] == ["Alignment"] and one["targetName"]
            for one in achievement.get("alignment", [])
        ),
    }


def unmet(signed):
    return [demand for demand, met in demands_of(signed).items() if not met]


def test_credential_has_the_shape_of_an_open_badge(signed):
    assert misread(signed) == [[]]
    assert unmet(signed) == []


def test_alignments_have_the_shape_of_the_standard_too():
    facts, now = make_facts(), timezone.now()
    facts["skills"][0]["alignments"] = ["RNCP 35830", "ROME (K1201)", "RECTEC 5"]

    signed = credential.sign(
        facts,
        PROOF,
        reference=uuid4(),
        status=("https://example.org/verify/status/0/", 5),
        key=keys.credential_key(at=now),
        at=now,
    )

    told = signed["credentialSubject"]["achievement"]["alignment"]
    assert [one["targetCode"] for one in told] == ["35830", "K1201"]
    assert misread(signed) == [[]]
    assert unmet(signed) == []


# Each place, taken away or made wrong

ACHIEVEMENT = ("credentialSubject", "achievement")
REFUSED_BY_TYPES = {
    (*ACHIEVEMENT, "criteria"): None,
    (*ACHIEVEMENT, "description"): None,
    (*ACHIEVEMENT, "name"): 7,
    (*ACHIEVEMENT, "type"): "Achievement",
    ("credentialSubject", "type"): None,
    ("credentialSubject", "identifier"): [{"type": "IdentityObject"}],
    ("evidence",): [{"narrative": "x"}],
    ("issuer",): None,
    ("proof",): None,
    ("type",): "OpenBadgeCredential",
    ("@context",): None,
}
REFUSED_BY_TABLES = {
    (*ACHIEVEMENT, "id"): ("35", "ids are addresses"),
    (*ACHIEVEMENT, "criteria"): ({}, "criteria"),
    ("id",): (None, "ids are addresses"),
    ("issuer", "id"): ("Rives", "issuer"),
    ("name",): (None, "named"),
    ("validFrom",): ("2026-06-12", "valid from"),
    ("proof", "created"): ("2026-06-12T10:00:00", "signed at"),
    ("credentialStatus",): ([], "one state"),
    ("credentialSchema",): ([], "schema"),
    ("@context",): (CONTEXTS[::-1], "contexts in order"),
    ("type",): (["VerifiableCredential"], "types"),
}


def changed(signed, path, value):
    """Return a copy with another value at a place; none there for None."""
    copy = deepcopy(signed)
    place = copy
    for step in path[:-1]:
        place = place[step]
    del place[path[-1]]
    if value is not None:
        place[path[-1]] = value
    return copy


def test_types_refuse_each_wrong_place(signed):
    wrong = [changed(signed, path, value) for path, value in REFUSED_BY_TYPES.items()]

    found = misread(*wrong)

    assert [bool(places) for places in found] == [True] * len(REFUSED_BY_TYPES)


@pytest.mark.parametrize("path", REFUSED_BY_TABLES)
def test_tables_refuse_each_wrong_place(signed, path):
    value, demand = REFUSED_BY_TABLES[path]

    assert demand in unmet(changed(signed, path, value))

"""The signed paper: who signed how, and one hash, the same wherever it stands."""

import hashlib
import json

import pytest

from common import storage
from protocols.actions import paper_of, sign, sign_as_witness
from protocols.lifecycle import PROPOSED
from protocols.models import Protocol, Signature
from tests.factories import NOW
from tests.factories.protocols import make_protocol, make_team, read_by, signer_of
from tests.papers import problems_of, text_of

pytestmark = pytest.mark.django_db

STROKE = "M10 100L60 40L90 150L140 60L200 120L300 90L400 100L500 80"


def make_signed():
    """In force: drawn by the helper, typed by the referent, seen by an interpreter."""
    team = make_team()
    protocol = make_protocol(team, state=PROPOSED)
    read_by(team, protocol, language="prs", interpreter_name="Samir Exemple")
    marks = {
        "helper": {"drawn": STROKE},
        "referent": {"typed_name": "C. Lambert"},
        "management": {"drawn": STROKE, "means": "link"},
    }
    for party, how in marks.items():
        signer = signer_of(team, protocol, party)
        sign(protocol, party=party, text_sha256=protocol.text_sha256, by=signer, at=NOW, **how)
    sign_as_witness(
        protocol,
        name="Samir Exemple",
        text_sha256=protocol.text_sha256,
        by=team.referent,
        at=NOW,
        typed_name="Samir",
    )
    return Protocol.objects.get(pk=protocol.pk)


def test_paper_says_who_signed_how_and_how_it_was_read():
    paper = paper_of(make_signed())

    told = text_of(paper)

    assert problems_of(paper) == []
    for words in ("Amina Rahmani", "Chloé Lambert", "Bruno Morel", "Samir Exemple", "C. Lambert"):
        assert words in told
    assert "dari" in told
    assert told.count("Not signed") + told.count("Non signé") == 0
    assert told.count("15 juin 2026") >= 5


def test_hash_printed_is_the_hash_stored_is_the_hash_of_the_canonical_text():
    protocol = make_signed()
    canonical = json.dumps(
        protocol.text, sort_keys=True, ensure_ascii=False, separators=(",", ":")
    ).encode()

    digest = hashlib.sha256(canonical).hexdigest()

    assert protocol.text_sha256 == digest
    assert text_of(paper_of(protocol), "-raw").count(digest) >= 3
    assert {s.text_sha256 for s in protocol.signatures.all()} == {digest}


def test_paper_is_stored_once_and_stays_byte_for_byte():
    protocol = make_signed()
    first = paper_of(protocol)

    Signature.objects.update(drawing="", typed_name="X", signer_name="Y")

    assert paper_of(Protocol.objects.get(pk=protocol.pk)) == first
    assert storage.digest_of(first) == protocol.paper_sha256

import ast
import inspect

import pytest

from certificates import actions, verification
from certificates.verification import UNKNOWN, Kind, Verdict, verdict_of, verdict_of_file
from tests.certificates.test_issue import code_on
from tests.factories.certificates import make_certificate
from tests.papers import codes_on

pytestmark = pytest.mark.django_db

KINDS = {
    "issued": Kind.GENUINE,
    "superseded": Kind.REPLACED,
    "revoked": Kind.REVOKED,
    "withdrawn": Kind.WITHDRAWN,
}


@pytest.mark.parametrize("state", KINDS)
def test_each_state_has_its_verdict_by_code_by_token_and_by_file(state):
    paper = actions.paper_of(make_certificate(state=state))
    (url,) = codes_on(paper)
    code, token = code_on(paper), url.partition("/#")[0].rpartition("/")[2]

    verdicts = [
        verdict_of(code),
        verdict_of(code.lower().replace("-", " ").replace("0", "o").replace("1", "l")),
        verdict_of(token),
        verdict_of(token.lower()),
        verdict_of_file(paper),
    ]

    assert {verdict.kind for verdict in verdicts} == {KINDS[state]}
    assert len(set(verdicts)) == 1


def test_genuine_tells_what_is_to_be_compared_and_no_more():
    certificate = make_certificate(state="issued", title="Attestation de pair-aidance")

    verdict = verification.told(certificate)

    assert (verdict.initials, verdict.title) == ("A. R.", "Attestation de pair-aidance")
    assert verdict.wording == "Rives Communes, association loi de 1901"
    assert verdict.number == certificate.number
    assert verdict.paper_sha256 == certificate.paper_sha256
    assert "Amina" not in str(verdict)
    assert "Rahmani" not in str(verdict)
    assert certificate.facts["mission"]["context"] not in str(verdict)
    assert certificate.facts["skills"][0]["label"] not in str(verdict)
    assert certificate.facts["signatories"][0]["name"] not in str(verdict)


@pytest.mark.parametrize("state", ["revoked", "superseded"])
def test_what_is_no_longer_valid_tells_its_number_and_no_initials(state):
    certificate = make_certificate(state=state)

    verdict = verification.told(certificate)

    assert (verdict.number, verdict.initials, verdict.title) == (certificate.number, "", "")
    assert verdict.paper_sha256 == ""


def test_withdrawn_tells_nothing():
    verdict = verification.told(make_certificate(state="withdrawn"))

    assert verdict == Verdict(Kind.WITHDRAWN)


@pytest.mark.parametrize(
    "typed",
    ["", "0000-0000-0000", "0" * 26, "x", "-", "K" * 5000, "é😀", "\x00", "' OR 1=1 --", "../.."],
)
def test_whatever_is_unknown_has_one_verdict_after_one_query(typed, django_assert_num_queries):
    with django_assert_num_queries(1):
        verdict = verdict_of(typed)

    assert verdict == UNKNOWN


def test_what_is_in_preparation_is_unknown():
    make_certificate(state="approved")

    assert verdict_of("") == UNKNOWN


def test_one_changed_byte_does_not_match():
    paper = bytearray(actions.paper_of(make_certificate(state="issued")))
    paper[len(paper) // 2] ^= 1

    assert verdict_of_file(bytes(paper)) == Verdict(Kind.FILE_DIFFERS)


def test_the_file_of_another_certificate_is_not_the_one_expected():
    first = make_certificate(state="issued")
    second = make_certificate(state="issued", name="Dawit")
    paper = actions.paper_of(first)

    kinds = [verdict_of_file(paper, expected=one.paper_sha256).kind for one in (first, second)]

    assert kinds == [Kind.GENUINE, Kind.FILE_DIFFERS]


def test_verification_never_renders():
    tree = ast.parse(inspect.getsource(verification))
    imported = {
        f"{node.module}.{name.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for name in node.names
    }

    assert {name for name in imported if "rendering" in name or "pdf" in name} == set()


@pytest.mark.parametrize(
    ("name", "initials"),
    [("Amina Rahmani", "A. R."), ("selam", "S."), ("أمينة رحماني", "أ. ر."), ("", "")],
)
def test_initials_are_those_of_every_word(name, initials):
    assert verification.initials_of(name) == initials

"""Two languages without a cookie, the same facts for a machine."""

import json

import pytest
from django.test import Client

from certificates import actions
from certificates.words import content, for_recruiters
from common.content import load_yaml
from tests.certificates.test_issue import code_on
from tests.factories.certificates import make_certificate

pytestmark = pytest.mark.django_db


@pytest.fixture
def issued():
    return make_certificate(state="issued")


@pytest.fixture
def page(issued):
    return f"/verify/{code_on(actions.paper_of(issued))}/"


@pytest.mark.parametrize(
    ("asked", "accepted", "lang"),
    [
        ("", "", "fr"),
        ("", "en-GB,en;q=0.9,fr;q=0.5", "en"),
        ("", "de,en;q=0.4,fr;q=0.8", "fr"),
        ("", "ar", "fr"),
        ("", "rubbish;;q=x", "fr"),
        ("en", "fr", "en"),
        ("fr", "en", "fr"),
        ("xx", "en", "en"),
    ],
)
def test_language_is_of_the_address_else_of_the_browser(asked, accepted, lang):
    query = {"lang": asked} if asked else {}
    answer = Client().get("/verify/", query, headers={"Accept-Language": accepted})

    assert f'<html lang="{lang}"' in answer.text
    assert answer["Vary"].startswith("Accept, Accept-Language")
    assert answer.cookies == {}


def test_each_state_has_words_in_both_languages():
    english = load_yaml("certificates", "recruiter_en")

    for part in ("verdicts", "recruiter_page", "interview_leads"):
        assert keys_in(english[part]) == keys_in(content()[part]) - {"checked", "to_check_by"}
    assert for_recruiters() == english


def keys_in(words):
    rows = words if isinstance(words, list) else words.get("patterns", words)
    return {row["key"] if isinstance(row, dict) else row for row in rows}


def test_the_english_page_keeps_the_words_of_the_paper_in_french(page):
    text = Client().get(page, {"lang": "en"}).text

    assert "Genuine certificate</h1>" in text
    assert '<dd lang="fr">' in text
    assert 'href="?lang=fr"' in text


def test_who_asked_for_english_stays_in_english(page):
    typed = Client().get("/verify/", {"code": "K7QM", "lang": "en"})

    assert typed["Location"] == "/verify/K7QM/?lang=en"
    assert "./opinion/?lang=en" in Client().get(page, {"lang": "en"}).text


@pytest.mark.parametrize("how", ["address", "header"])
def test_a_machine_gets_the_facts_of_the_page_and_no_more(page, issued, how):
    query = {"format": "json"} if how == "address" else {}
    headers = {"Accept": "application/json"} if how == "header" else {}

    answer = Client().get(page, query, headers=headers)

    told = json.loads(answer.content)
    assert answer["Content-Type"] == "application/json"
    assert (told["verdict"], told["number"]) == ("genuine", issued.number)
    assert set(told) == {
        "verdict",
        "issuer",
        "wording",
        "number",
        "month",
        "title",
        "initials",
        "function",
        "status_note",
        "paper_sha256",
    }
    assert "Amina" not in answer.text


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ("revoked", {"verdict", "issuer", "wording", "number", "month"}),
        ("superseded", {"verdict", "issuer", "wording", "number", "month"}),
        ("withdrawn", {"verdict"}),
    ],
)
def test_a_machine_is_told_at_once_what_holds_no_more(state, told):
    code = code_on(actions.paper_of(make_certificate(state=state)))

    answer = Client().get(f"/verify/{code}/?format=json").json()

    assert (answer["verdict"], set(answer)) == (state, told)


def test_what_is_unknown_is_one_answer_for_machines_too():
    asked = ["0000-0000-0000", "x", "Z" * 26, "é😀"]

    answers = {Client().get(f"/verify/{code}/?format=json").content for code in asked}

    assert [json.loads(answer) for answer in answers] == [{"verdict": "unknown"}]

from copy import deepcopy

import pytest

from certificates.facts import DOCUMENT_PLACEHOLDERS, HIDEABLE, LISTS, placeholders, shown
from tests.papers import CONTENT, FACTS, PROOF, make_facts


def test_hiding_nothing_changes_nothing():
    assert shown(FACTS, []) == FACTS


@pytest.mark.parametrize("name", LISTS)
def test_hiding_a_list_empties_it(name):
    assert shown(FACTS, [name]) == {**FACTS, name: []}


def test_hiding_an_item_leaves_the_others_in_their_place():
    left = shown(FACTS, ["activities.0", "skills.1"])

    assert left["activities"] == FACTS["activities"][1:]
    assert left["skills"] == FACTS["skills"][:1]


def test_hiding_the_rest_leaves_no_trace_of_it():
    facts = make_facts(holder={"native_name": "أمينة", "native_language": "ara"})
    before = deepcopy(facts)

    left = shown(facts, ["native_name", "status", "hours", "contact"])

    assert left["holder"] == {"name": "Amina Rahmani"} | dict.fromkeys(
        ["native_name", "native_language"]
    )
    assert (left["mission"]["status_label"], left["hours"], left["contact"]) == (None, None, None)
    assert facts == before


@pytest.mark.parametrize("key", ["holder", "skills.", "skills.x", "skills.-1", "hours.0", ""])
def test_hiding_what_cannot_be_hidden_is_a_mistake(key):
    assert key not in HIDEABLE
    with pytest.raises(ValueError, match="hidden by"):
        shown(FACTS, [key])


def test_placeholders_are_those_of_the_closed_list_and_of_the_content():
    values = placeholders(FACTS, PROOF)

    items = {name for name in CONTENT["placeholders"] if name.startswith(("activity", "skill"))}
    items |= {"endorsement_group", "endorsement_text"}
    assert values.keys() == DOCUMENT_PLACEHOLDERS
    assert values.keys() == CONTENT["placeholders"].keys() - items


def test_placeholders_are_in_letters_and_never_say_too_much():
    values = placeholders(FACTS, PROOF)

    assert values["period_start"] == "décembre 2025"
    assert values["issued_on"] == "12\u00a0juin 2026"
    assert values["total_hours"] == "96"
    assert values["verify_url"] == "example.org/verify/"


@pytest.mark.parametrize(
    ("minutes", "said"), [(29, "0"), (30, "0,5"), (119, "1,5"), (74_430, "1\u202f240,5")]
)
def test_hours_go_down_to_the_half(minutes, said):
    facts = make_facts(hours={"minutes": minutes, "sessions": 1, "rhythm": ""})

    assert placeholders(facts)["total_hours"] == said


def test_without_proof_nothing_is_said_of_the_issue():
    values = placeholders(make_facts(signatories=[]))

    assert values["certificate_number"] == values["verify_url"] == values["issued_on"] == ""
    assert values["signatory_name"] == values["referent_function"] == ""

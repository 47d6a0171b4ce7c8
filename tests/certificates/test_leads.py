from copy import deepcopy

import pytest
from django.utils import translation

from certificates.leads import leads_of
from certificates.words import sample_facts


@pytest.fixture
def facts():
    return deepcopy(sample_facts())


def test_there_are_three_to_five_questions_from_what_is_shown(facts):
    with translation.override("fr"):
        leads = leads_of(facts)

    assert len(leads) == 5
    assert facts["activities"][0]["situation"].rstrip(" .") in leads[0]
    assert not any("{{" in lead for lead in leads)


def test_without_anything_shown_two_questions_remain(facts):
    facts |= {"activities": [], "skills": []}

    assert len(leads_of(facts)) == 2


def test_a_skill_of_a_high_degree_is_asked_about_and_a_low_one_is_not(facts):
    facts["activities"] = []
    for skill in facts["skills"]:
        skill["level"] = 2
    without = leads_of(facts)
    facts["skills"][0]["level"] = 3

    assert len(leads_of(facts)) - len(without) in (0, 1)
    assert any(facts["skills"][0]["label"] in lead for lead in leads_of(facts))
    assert not any(facts["skills"][0]["label"] in lead for lead in without)


def test_what_was_shown_calls_for_its_question(facts):
    facts |= {"activities": []}
    facts["skills"] = [facts["skills"][0] | {"label": "Médiation entre voisins", "level": 1}]

    with translation.override("en"):
        assert "What do you do when two people do not understand each other?" in leads_of(facts)

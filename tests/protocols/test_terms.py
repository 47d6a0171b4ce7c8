import json
from datetime import timedelta

import pytest
from django.utils.translation import override

from common.errors import Refused
from people.models import Membership, Organisation
from protocols import terms
from protocols.actions import propose, withdraw
from protocols.lifecycle import ACTIVE, DRAFT, PROPOSED
from protocols.models import Clause, Protocol
from protocols.selectors import terms_of
from tests.factories import NOW
from tests.factories.protocols import (
    make_job,
    make_protocol,
    make_team,
    sign_as,
)

pytestmark = pytest.mark.django_db


def headings(text):
    return [article["heading"] for article in text["articles"]]


def test_text_is_frozen_with_its_hash_on_the_day_it_is_submitted():
    protocol = make_protocol(make_team(), state=PROPOSED)

    protocol.refresh_from_db()
    assert protocol.text_sha256 == terms.sha256_of(protocol.text)
    assert (len(protocol.text_sha256), protocol.proposed_at) == (64, NOW)


def test_text_leaves_no_blank_and_says_who_promises_what():
    team = make_team()
    protocol = make_protocol(team, state=PROPOSED)

    told = json.dumps(protocol.text, ensure_ascii=False)
    assert "{{" not in told
    assert [party["name"] for party in protocol.text["parties"]] == [
        "Amina Rahmani",
        "Chloé Lambert",
        "Bruno Morel",
    ]
    assert [party["function"] for party in protocol.text["parties"]][1:] == [
        "Référente sociale",
        "Chef de service",
    ]
    words = ["15\N{NO-BREAK SPACE}juin 2026", "mardi matin", "Inès Carvalho", protocol.number]
    assert [word for word in words if word not in told] == []
    assert protocol.text["tasks"] == ["Premier trajet en bus", "Lire un plan"]
    assert len(protocol.text["not_tasks"]) == 20


def test_text_holds_each_fixed_clause_of_the_status_and_none_of_another():
    protocol = make_protocol(make_team(), state=PROPOSED)

    clauses = Clause.objects.order_by("position")
    fixed = [c.title for c in clauses if c.kind == "fixed" and "volunteer" in c.statuses]
    others = {c.title for c in clauses if "volunteer" not in c.statuses}
    assert [title for title in fixed if title not in headings(protocol.text)] == []
    assert set(headings(protocol.text)) & others == set()


def test_text_leaves_out_what_is_optional_and_not_known_and_what_each_centre_words():
    protocol = make_protocol(make_team(), state=PROPOSED)

    assert {"Badge", "Précisions du centre"} & set(headings(protocol.text)) == set()
    assert "Décider ensemble" in headings(protocol.text)


def test_text_is_in_french_whoever_submits_it():
    team = make_team()
    with override("en"):
        protocol = make_protocol(team, state=PROPOSED)

    assert protocol.text["title"] == "Convention d'engagements réciproques"
    assert "juin 2026" in json.dumps(protocol.text, ensure_ascii=False)


def test_text_of_other_languages_than_french_does_not_change_its_hash():
    assert terms.sha256_of({"b": "é", "a": 1}) == terms.sha256_of({"a": 1, "b": "é"})
    assert terms.sha256_of({"a": "é"}) != terms.sha256_of({"a": "e"})


PAPERS = {
    "contract_ref": "2026-17",
    "weekly_hours": "24 heures",
    "pay_basis": "grille, coefficient 390",
    "school_name": "Université populaire",
    "tutor_name": "Hugo Stein",
}


@pytest.mark.parametrize(
    ("status", "asked"),
    [
        ("volunteer", 0),
        ("intern", 4),
        ("civic_service", 3),
        ("fixed_term", 3),
        ("permanent", 3),
    ],
)
def test_text_of_each_status_says_what_it_lacks_and_can_be_completed(status, asked):
    team = make_team()
    job = make_job(team, status_kind=status)
    protocol = make_protocol(team, job=job)

    assert len(terms_of(protocol, at=NOW)[1]) == asked
    Protocol.objects.filter(pk=protocol.pk).update(**PAPERS)
    protocol.refresh_from_db()
    text, missing = terms_of(protocol, at=NOW)
    assert missing == []
    assert "{{" not in json.dumps(text)


@pytest.mark.parametrize(
    "lacking", [{"insurance": ""}, {"deputy": None}, {"training_hours": 0}, {"availability": ""}]
)
def test_protocol_that_lacks_a_fact_is_not_submitted(lacking):
    team = make_team()
    protocol = make_protocol(team, **lacking)
    (missing,) = terms_of(protocol, at=NOW)[1]

    with pytest.raises(Refused, match=missing):
        propose(protocol, by=team.referent, at=NOW)

    protocol.refresh_from_db()
    assert (protocol.state, protocol.text, protocol.text_sha256) == (DRAFT, None, "")


def test_protocol_is_not_submitted_without_the_facts_of_the_association():
    team = make_team()
    protocol = make_protocol(team)
    Organisation.objects.update(third_party_name="", expenses_kinds="")
    protocol = Protocol.objects.get(pk=protocol.pk)

    with pytest.raises(Refused):
        propose(protocol, by=team.referent, at=NOW)

    assert len(terms_of(protocol, at=NOW)[1]) == 2


def test_protocol_is_not_submitted_when_nobody_manages_the_centre():
    team = make_team()
    protocol = make_protocol(team)
    Membership.objects.filter(user=team.manager).update(ends_on=NOW.date() - timedelta(days=1))

    with pytest.raises(Refused):
        propose(protocol, by=team.referent, at=NOW)


def test_protocol_that_would_be_over_is_not_submitted():
    team = make_team()
    protocol = make_protocol(team)

    with pytest.raises(Refused):
        propose(protocol, by=team.referent, at=NOW + timedelta(days=400))


def test_text_stays_whatever_becomes_of_the_mission_the_clauses_and_the_names():
    team = make_team()
    protocol = make_protocol(team, state=ACTIVE)
    before = (protocol.text, protocol.text_sha256)

    Clause.objects.update(text="Autre chose.", title="Autre")
    type(protocol.job).objects.update(title="Autre", tasks=["Autre"], version=9)
    type(protocol.helper.person).objects.update(chosen_name="Autre")
    type(team.manager).objects.update(name="Autre")
    Organisation.objects.update(name="Autre")

    after = Protocol.objects.get(pk=protocol.pk)
    assert (after.text, after.text_sha256) == before
    assert terms.sha256_of(after.text) == after.text_sha256


def test_text_taken_back_and_submitted_again_word_for_word_is_signed_again():
    team = make_team()
    protocol = make_protocol(team, state=PROPOSED)
    sign_as(team, protocol, "helper")

    withdraw(protocol, by=team.referent, at=NOW)
    emptied = (protocol.text, protocol.text_sha256, protocol.proposed_at)
    propose(protocol, by=team.referent, at=NOW + timedelta(minutes=1))

    protocol = Protocol.objects.get(pk=protocol.pk)
    assert emptied == (None, "", None)
    assert protocol.missing_signatures() == ["helper", "referent", "management"]
    assert protocol.signatures.count() == 1
    assert sign_as(team, protocol, "helper").text_sha256 == protocol.text_sha256

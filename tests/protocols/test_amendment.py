"""Amendments: numbered, signed by whom they bind, and both texts remain (C7)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from common import storage
from common.errors import Refused
from common.lifecycle import OutOfTurn
from people.models import Organisation
from protocols import terms
from protocols.actions import (
    amend,
    cancel_amendment,
    end,
    paper_of,
    paper_of_amendment,
    propose_amendment,
    renew,
    sign_amendment,
    withdraw_amendment,
)
from protocols.lifecycle import (
    ACTIVE,
    AMENDMENT,
    CANCELLED,
    DRAFT,
    ENDED,
    PAUSED,
    PROPOSED,
    AmendmentState,
)
from protocols.models import SIGNATORIES, Amendment, Protocol, Task
from tests.factories import NOW
from tests.factories.contracts import make_amendment, sign_all_amendment, sign_amendment_as
from tests.factories.protocols import make_job, make_protocol, make_team
from tests.papers import text_of

pytestmark = pytest.mark.django_db

LATER = timedelta(days=90)


def headings(amendment):
    return [article["heading"] for article in amendment.text["articles"]]


@pytest.mark.parametrize("state", [ACTIVE, PAUSED])
def test_protocol_in_force_is_amended_and_its_own_text_stays(state):
    team = make_team()
    protocol = make_protocol(team, state=state)
    before, until = (protocol.text, protocol.text_sha256), protocol.ends_on + LATER

    amendment = sign_all_amendment(team, make_amendment(team, protocol))

    protocol = Protocol.objects.get(pk=protocol.pk)
    assert (amendment.state, amendment.number) == (AmendmentState.IN_FORCE, 1)
    assert (protocol.ends_on, protocol.state) == (until, state)
    assert (protocol.text, protocol.text_sha256) == before
    assert protocol.missing_signatures() == []


@pytest.mark.parametrize("state", [DRAFT, PROPOSED, ENDED, CANCELLED])
def test_protocol_that_is_not_in_force_is_not_amended(state):
    team = make_team()
    protocol = make_protocol(team, state=state)

    with pytest.raises(OutOfTurn):
        amend(protocol, reason="Suite", availability="jeudi", by=team.manager, at=NOW)

    assert Amendment.objects.count() == 0


def test_amendments_are_numbered_and_only_one_is_open():
    team = make_team()
    protocol = make_protocol(team, state=ACTIVE)
    first = make_amendment(team, protocol)

    with pytest.raises(Refused):
        make_amendment(team, protocol, availability="jeudi")
    cancel_amendment(first, by=team.manager, at=NOW)
    second = make_amendment(team, protocol, availability="jeudi")

    assert (first.number, second.number) == (1, 2)


def test_database_gives_a_number_once_and_keeps_what_is_in_force():
    team = make_team()
    protocol = make_protocol(team, state=ACTIVE)
    amendment = sign_all_amendment(team, make_amendment(team, protocol))

    with pytest.raises(IntegrityError), transaction.atomic():
        Amendment.objects.create(protocol=protocol, number=1, reason="Encore")
    with pytest.raises(Exception, match="frozen"), transaction.atomic():
        Amendment.objects.filter(pk=amendment.pk).update(reason="Autre raison")


@pytest.mark.parametrize(
    ("changes", "bound"),
    [
        ({"availability": "jeudi matin"}, ["helper", "referent"]),
        ({"training_hours": 20}, ["helper", "referent"]),
        ({"clauses_left_out": ["shared_decision"]}, ["helper", "referent", "management"]),
    ],
)
def test_exactly_those_whom_a_change_binds_sign_it(changes, bound):
    team = make_team()
    protocol = make_protocol(team, state=ACTIVE)
    amendment = make_amendment(team, protocol, **changes)

    assert amendment.missing_signatures() == bound
    outside = set(SIGNATORIES) - set(bound)
    for party in outside:
        with pytest.raises(Refused):
            sign_amendment_as(team, amendment, party)
    assert sign_all_amendment(team, amendment).state == AmendmentState.IN_FORCE
    protocol = Protocol.objects.get(pk=protocol.pk)
    assert {name: getattr(protocol, name) for name in changes} == changes


def test_new_version_of_the_mission_is_annexed_and_replaces_the_old_one():
    team = make_team()
    protocol = make_protocol(team, state=ACTIVE)
    job = make_job(
        team, title=protocol.job.title, tasks=[Task("Aller au marché", substitution_risk="none")]
    )

    amendment = sign_all_amendment(team, make_amendment(team, protocol, job=job))

    assert Protocol.objects.get(pk=protocol.pk).job == job
    assert amendment.text["tasks"] == ["Aller au marché"]
    assert "Aller au marché" in text_of(paper_of_amendment(amendment))


@pytest.mark.parametrize("status", ["intern", "fixed_term"])
def test_another_status_is_another_protocol(status):
    team = make_team()
    protocol = make_protocol(team, state=ACTIVE)

    with pytest.raises(Refused):
        make_amendment(team, protocol, job=make_job(team, status_kind=status))


def test_text_holds_the_articles_that_change_and_only_those():
    team = make_team()
    protocol = make_protocol(team, state=ACTIVE)

    amendment = make_amendment(team, protocol)

    assert headings(amendment)[1:-1] == ["Dates"]
    assert amendment.text["of"] == {
        "number": protocol.number,
        "text_sha256": protocol.text_sha256,
    }
    assert terms.sha256_of(amendment.text) == amendment.text_sha256


def test_article_taken_out_is_told():
    team = make_team()
    protocol = make_protocol(team, state=ACTIVE)

    amendment = make_amendment(team, protocol, clauses_left_out=["shared_decision"])

    assert "Décider ensemble" in headings(amendment)


def test_second_amendment_starts_from_what_the_first_agreed():
    team = make_team()
    protocol = make_protocol(team, state=ACTIVE)
    sign_all_amendment(team, make_amendment(team, protocol))
    protocol = Protocol.objects.get(pk=protocol.pk)

    second = make_amendment(team, protocol, availability="jeudi matin")

    assert headings(second)[1:-1] == ["Disponibilités"]


def test_both_texts_are_printed():
    team = make_team()
    protocol = make_protocol(team, state=ACTIVE)
    first = paper_of(protocol)
    amendment = sign_all_amendment(team, make_amendment(team, protocol))

    protocol = Protocol.objects.get(pk=protocol.pk)
    assert paper_of(protocol) == first
    assert paper_of_amendment(amendment) == storage.read(amendment.paper_sha256)
    assert f"{protocol.number}/A1" in text_of(paper_of_amendment(amendment))


def test_text_taken_back_and_changed_asks_again_those_whom_it_binds():
    team = make_team()
    protocol = make_protocol(team, state=ACTIVE)
    amendment = make_amendment(team, protocol)
    sign_amendment_as(team, amendment, "helper")

    withdraw_amendment(amendment, by=team.manager, at=NOW)
    amendment = Amendment.objects.for_list().get(pk=amendment.pk)
    amendment.ends_on = protocol.ends_on + timedelta(days=30)
    amendment.save()
    propose_amendment(amendment, by=team.manager, at=NOW)

    amendment = Amendment.objects.for_list().get(pk=amendment.pk)
    assert amendment.missing_signatures() == ["helper", "referent", "management"]


def test_signature_on_an_older_text_is_refused():
    team = make_team()
    amendment = make_amendment(team, make_protocol(team, state=ACTIVE))
    read, signer = amendment.text_sha256, amendment.protocol.helper.person.user
    withdraw_amendment(amendment, by=team.manager, at=NOW)
    amendment = Amendment.objects.for_list().get(pk=amendment.pk)
    propose_amendment(amendment, by=team.manager, at=NOW + timedelta(minutes=1))

    with pytest.raises(Refused):
        sign_amendment(amendment, party="helper", text_sha256=read, by=signer, at=NOW)


def test_changing_a_phone_number_voids_no_signature():
    team = make_team()
    protocol = make_protocol(team, state=ACTIVE)
    amendment = make_amendment(team, protocol)
    sign_amendment_as(team, amendment, "helper")

    Organisation.objects.update(third_party_contact="01 00 00 00 00")
    type(protocol.helper.person.user).objects.filter(pk=protocol.helper.person.user.pk).update(
        email="nouvelle@example.org"
    )

    protocol = Protocol.objects.for_list().get(pk=protocol.pk)
    amendment = Amendment.objects.for_list().get(pk=amendment.pk)
    assert protocol.missing_signatures() == []
    assert amendment.missing_signatures() == ["referent", "management"]


def test_nobody_signs_twice_nor_for_another():
    team = make_team()
    amendment = make_amendment(team, make_protocol(team, state=ACTIVE))
    sign_amendment_as(team, amendment, "helper")

    for party, signer in (
        ("helper", amendment.protocol.helper.person.user),
        ("management", team.referent),
    ):
        with pytest.raises(Refused):
            sign_amendment(
                amendment, party=party, text_sha256=amendment.text_sha256, by=signer, at=NOW
            )


@pytest.mark.parametrize(
    "changes",
    [{}, {"availability": "mardi matin"}, {"ends_on": timedelta(days=-400)}],
)
def test_amendment_that_changes_nothing_or_cannot_be_is_refused(changes):
    team = make_team()
    protocol = make_protocol(team, state=ACTIVE)
    told = {
        name: protocol.ends_on + value if name == "ends_on" else value
        for name, value in changes.items()
    }

    with pytest.raises(Refused):
        amend(protocol, reason="Rien", by=team.manager, at=NOW, **told)


def test_renewal_moves_the_last_day_and_is_submitted_at_once():
    team = make_team()
    protocol = make_protocol(team, state=ACTIVE)
    until = protocol.ends_on + LATER

    amendment = renew(protocol, until=until, by=team.manager, at=NOW)

    assert amendment.state == AmendmentState.PROPOSED
    assert Protocol.objects.get(pk=protocol.pk).ends_on == protocol.ends_on
    sign_all_amendment(team, amendment)
    assert Protocol.objects.get(pk=protocol.pk).ends_on == until


def test_renewal_to_an_earlier_day_is_refused():
    team = make_team()
    protocol = make_protocol(team, state=ACTIVE)

    with pytest.raises(Refused):
        renew(protocol, until=protocol.ends_on, by=team.manager, at=NOW)


def test_end_of_the_protocol_cancels_what_nobody_signed():
    team = make_team()
    protocol = make_protocol(team, state=ACTIVE)
    amendment = make_amendment(team, protocol)

    end(protocol, by=team.manager, at=NOW)

    amendment.refresh_from_db()
    assert amendment.state == AmendmentState.CANCELLED
    with pytest.raises(Refused):
        sign_amendment_as(team, amendment, "helper")


OUT_OF_TURN = [
    (state, name)
    for state in AmendmentState
    for name, move in AMENDMENT.items()
    if state not in move.sources
]


@pytest.mark.parametrize(("state", "name"), OUT_OF_TURN)
def test_amendment_refuses_a_move_out_of_turn(state, name):
    team = make_team()
    amendment = amend(
        make_protocol(team, state=ACTIVE),
        reason="Suite",
        training_hours=20,
        by=team.manager,
        at=NOW,
    )
    lead_to(team, amendment, state)

    with pytest.raises(OutOfTurn):
        amendment.move(name, by=None, at=NOW)


def lead_to(team, amendment, state):
    if state in (AmendmentState.PROPOSED, AmendmentState.IN_FORCE):
        propose_amendment(amendment, by=team.manager, at=NOW)
    if state == AmendmentState.IN_FORCE:
        sign_all_amendment(team, amendment)
    if state == AmendmentState.CANCELLED:
        cancel_amendment(amendment, by=team.manager, at=NOW)

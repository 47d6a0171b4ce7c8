from concurrent.futures import ThreadPoolExecutor
from itertools import permutations

import pytest
from django.db import connection

from common import storage
from common.errors import Refused
from common.models import JournalEntry
from helpers.lifecycle import HelperState
from people.models import Organisation, Role
from protocols.actions import paper_of, sign, withdraw
from protocols.lifecycle import ACTIVE, CANCELLED, PROPOSED, NeedState
from protocols.models import SIGNATORIES, Protocol, Signature
from tests.factories import NOW
from tests.factories.people import make_user
from tests.factories.protocols import make_protocol, make_team, sign_all, sign_as, signer_of
from tests.factories.ready import make_ready
from tests.papers import text_of


@pytest.mark.django_db
@pytest.mark.parametrize("order", list(permutations(map(str, SIGNATORIES))))
def test_protocol_is_in_force_once_all_three_have_signed_in_any_order(order):
    team = make_team()
    protocol = make_protocol(team, state=PROPOSED)
    make_ready(protocol.helper)
    states = []

    for party in order:
        sign_as(team, protocol, party)
        states.append(protocol.state)

    assert states == [PROPOSED, PROPOSED, ACTIVE]
    assert protocol.in_force_since == NOW
    assert [n.state for n in protocol.job.needs.all()] == [NeedState.COVERED]
    protocol.helper.refresh_from_db()
    assert protocol.helper.state == HelperState.ACTIVE
    actions = [e.action for e in JournalEntry.of(protocol) if e.action != "read"]
    assert actions == ["draft", "propose", "sign", "sign", "sign", "activate"]


@pytest.mark.django_db
def test_signature_says_who_signed_which_text_when_and_how():
    team = make_team()
    protocol = make_protocol(team, state=PROPOSED)

    signature = sign_as(team, protocol, "management")

    assert (signature.signer, signature.signer_name) == (team.manager, "Bruno Morel")
    assert signature.signer_function == "Chef de service"
    assert (signature.text_sha256, signature.signed_at) == (protocol.text_sha256, NOW)
    assert (signature.means, bool(signature.statement)) == ("screen", True)


@pytest.mark.django_db
def test_stale_text_is_not_signed():
    team = make_team()
    protocol = make_protocol(team, state=PROPOSED)
    seen = protocol.text_sha256
    withdraw(protocol, by=team.referent, at=NOW)

    for sha256 in (seen, "", "0" * 64):
        with pytest.raises(Refused):
            sign(protocol, party="helper", text_sha256=sha256, by=helper_of(protocol), at=NOW)

    assert not Signature.objects.exists()


def helper_of(protocol):
    return protocol.helper.person.user


@pytest.mark.django_db
@pytest.mark.parametrize("party", SIGNATORIES)
def test_nobody_signs_in_the_place_of_another(party):
    team = make_team()
    protocol = make_protocol(team, state=PROPOSED)
    right = signer_of(team, protocol, party)
    strangers = [
        make_user(Role.MANAGER),
        make_user(Role.HEADQUARTERS, team.centre),
        make_user(Role.SOCIAL_WORKER, team.centre),
        *(signer_of(team, protocol, other) for other in SIGNATORIES),
    ]

    for stranger in strangers:
        if stranger == right:
            continue
        with pytest.raises(Refused):
            sign(protocol, party=party, text_sha256=protocol.text_sha256, by=stranger, at=NOW)

    assert not Signature.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("signed", [("helper",), tuple(SIGNATORIES)])
def test_second_click_signs_nothing_twice_and_says_so(signed):
    team = make_team()
    stale = make_protocol(team, state=PROPOSED)
    fresh = Protocol.objects.get(pk=stale.pk)
    for party in signed:
        sign_as(team, fresh, party)
    journal = JournalEntry.objects.count()

    with pytest.raises(Refused, match=r"given already|donnée"):
        sign_as(team, stale, "helper")

    assert Signature.objects.count() == len(signed)
    assert JournalEntry.objects.count() == journal


@pytest.mark.django_db
def test_cancelled_protocol_is_not_signed():
    team = make_team()
    protocol = make_protocol(team, state=PROPOSED)
    protocol.cancel(by=team.manager, at=NOW)

    with pytest.raises(Refused):
        sign_as(team, protocol, "helper")

    assert (protocol.state, Signature.objects.count()) == (CANCELLED, 0)


@pytest.mark.django_db
def test_protocol_is_not_put_in_force_while_a_signature_is_missing():
    team = make_team()
    protocol = make_protocol(team, state=PROPOSED)
    sign_as(team, protocol, "helper")

    with pytest.raises(Refused):
        protocol.activate(by=team.manager, at=NOW, paper_sha256="")

    protocol.refresh_from_db()
    assert (protocol.state, protocol.in_force_since) == (PROPOSED, None)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("parties", [("referent", "management"), ("management", "management")])
def test_two_who_sign_at_the_same_time_put_it_in_force_once(parties):
    team = make_team()
    protocol = make_protocol(team, state=PROPOSED)
    others = [party for party in SIGNATORIES if party not in parties]
    for party in others:
        sign_as(team, protocol, party)

    def sign_now(party):
        try:
            return sign_as(team, Protocol.objects.get(pk=protocol.pk), party)
        except Refused as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(sign_now, parties))

    protocol.refresh_from_db()
    assert protocol.state == ACTIVE
    assert Signature.objects.count() == 3
    assert sum(isinstance(result, Signature) for result in results) == len(set(parties))


@pytest.mark.django_db
def test_paper_before_it_is_in_force_says_who_has_signed_so_far():
    team = make_team()
    protocol = make_protocol(team, state=PROPOSED)
    sign_as(team, protocol, "helper")

    told = text_of(paper_of(Protocol.objects.get(pk=protocol.pk)))

    assert told.count("15 juin 2026") >= 1
    assert told.count("Not signed") + told.count("Non signé") == 2
    assert protocol.paper_sha256 == ""


@pytest.mark.django_db
def test_paper_in_force_is_stored_once_and_stays_byte_for_byte():
    team = make_team()
    protocol = make_protocol(team, state=PROPOSED)
    sign_all(team, protocol)
    first = paper_of(protocol)

    Organisation.objects.update(name="Autre")
    type(protocol.helper.person).objects.update(chosen_name="Autre")
    Signature.objects.update(signer_name="Autre")
    protocol.job.retire(by=team.manager, at=NOW)
    protocol = Protocol.objects.get(pk=protocol.pk)

    assert paper_of(protocol) == first
    assert storage.digest_of(first) == protocol.paper_sha256
    assert protocol.text_sha256 in text_of(first)

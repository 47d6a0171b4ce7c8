"""Attacks on signing other than by a link: each is refused in words, and nothing is changed."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from common.errors import Refused
from common.models import JournalEntry
from people.models import Role
from protocols.actions import sign, sign_as_witness
from protocols.lifecycle import ACTIVE, PROPOSED
from protocols.models import Party, Protocol, Signature
from protocols.policies import parties_of
from tests.factories import NOW
from tests.factories.people import make_user
from tests.factories.protocols import make_protocol, make_team, read_by, sign_as

pytestmark = pytest.mark.django_db

MARKS = {"typed_name": "Quelqu’un", "agree": "on"}
STROKE = "M10 100L60 40L90 150L140 60L200 120L300 90L400 100L500 80"


def address(name, protocol):
    return reverse(f"protocols:protocol-{name}", args=[protocol.reference])


def counts():
    return Signature.objects.count(), JournalEntry.objects.count()


def make_dual(team):
    """A protocol whose helper is also a manager of the centre, and its own referent."""
    protocol = make_protocol(team, state=PROPOSED)
    user = protocol.helper.person.user
    for role in (Role.MANAGER, Role.SOCIAL_WORKER):
        membership = user.memberships.get(role=Role.HELPER)
        membership.pk, membership.role = None, role
        membership.reference = make_user(role).reference
        membership.save(force_insert=True)
    protocol.helper.referent = user
    protocol.helper.save()
    return Protocol.objects.get(pk=protocol.pk)


@pytest.mark.parametrize("party", ["referent", "management"])
def test_nobody_signs_for_the_association_what_they_promise_as_helper(client, party):
    protocol = make_dual(make_team())
    user = protocol.helper.person.user
    client.force_login(user)
    before = counts()

    typed = MARKS | {"party": party, "text_sha256": protocol.text_sha256}
    response = client.post(address("sign", protocol), typed, follow=True)
    with pytest.raises(Refused):
        sign(protocol, party=party, text_sha256=protocol.text_sha256, by=user, at=NOW)

    assert parties_of(user, protocol) == ["helper"]
    assert len(response.context["messages"]) == 1
    assert counts() == before


@pytest.mark.parametrize("party", ["referent", "management"])
def test_database_refuses_the_helper_for_the_other_side(party):
    protocol = make_dual(make_team())
    user = protocol.helper.person.user

    with pytest.raises(IntegrityError), transaction.atomic():
        Signature.objects.create(
            protocol=protocol,
            party=party,
            signer=user,
            helper_account=user,
            signer_name="X",
            text_sha256=protocol.text_sha256,
            signed_at=NOW,
        )


def test_helper_in_charge_sends_no_link_keeps_no_paper_calls_no_witness(client):
    protocol = make_dual(make_team())
    client.force_login(protocol.helper.person.user)
    before = counts()

    codes = [
        client.post(address(name, protocol), {"party": "helper"}).status_code
        for name in ("invite", "scan", "witness")
    ]

    assert codes == [403, 403, 403]
    assert counts() == before


def test_form_without_its_token_is_refused(client):
    team = make_team()
    protocol = make_protocol(team, state=PROPOSED)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(team.manager)
    before = counts()

    typed = MARKS | {"party": "management", "text_sha256": protocol.text_sha256}
    response = strict.post(address("sign", protocol), typed)

    assert response.status_code == 403
    assert counts() == before


@pytest.mark.parametrize("sha256", ["", "0" * 64, "\x00", "é" * 64])
def test_hash_other_than_the_one_read_signs_nothing(client, sha256):
    team = make_team()
    protocol = make_protocol(team, state=PROPOSED)
    client.force_login(team.manager)
    before = counts()

    typed = MARKS | {"party": "management", "text_sha256": sha256}
    response = client.post(address("sign", protocol), typed, follow=True)

    assert len(response.context["messages"]) == 1
    assert counts() == before


@pytest.mark.django_db(transaction=True)
def test_two_signatures_at_once_of_one_party_keep_one_and_put_it_in_force_once():
    team = make_team()
    protocol = make_protocol(team, state=PROPOSED)
    sign_as(team, protocol, "referent")
    sign_as(team, protocol, "management")
    read_by(team, protocol)
    user = protocol.helper.person.user

    def sign_now(_):
        fresh = Protocol.objects.get(pk=protocol.pk)
        try:
            return sign(fresh, party="helper", text_sha256=fresh.text_sha256, by=user, at=NOW)
        except Refused as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(sign_now, range(2)))

    protocol.refresh_from_db()
    assert sum(isinstance(result, Signature) for result in results) == 1
    assert (protocol.state, Signature.objects.count()) == (ACTIVE, 3)
    activated = [e for e in JournalEntry.of(protocol) if e.action == "activate"]
    assert len(activated) == 1


# Marks


@pytest.mark.parametrize(
    "drawn",
    [
        "M1 1",
        "M10 10L20 20",
        "M1 1L2 2L3 3L4 4L5 5L6 6L7 7L8 8L999 9",
        STROKE + '"/><script>alert(1)</script>',
        STROKE + "Z",
        "m10 10l5 5",
        "x" * 50_000,
        "M-5 5L1 1",
    ],
)
def test_drawing_that_is_none_is_refused_and_nothing_is_signed(client, drawn):
    team = make_team()
    protocol = make_protocol(team, state=PROPOSED)
    client.force_login(team.manager)
    before = counts()

    typed = {"drawn": drawn, "agree": "on", "party": "management"}
    response = client.post(
        address("sign", protocol), typed | {"text_sha256": protocol.text_sha256}, follow=True
    )

    assert len(response.context["messages"]) == 1
    assert counts() == before


def test_drawing_is_kept_as_clean_path_data_and_shown_to_the_parties(client):
    team = make_team()
    protocol = make_protocol(team, state=PROPOSED)
    client.force_login(team.manager)

    typed = {"drawn": STROKE, "agree": "on", "party": "management"}
    client.post(address("sign", protocol), typed | {"text_sha256": protocol.text_sha256})
    proofs = client.get(address("proofs", protocol))

    assert Signature.objects.get().drawing == STROKE
    assert f'<path d="{STROKE}"/>' in proofs.text


# The witness


def make_read_through_an_interpreter(team):
    protocol = make_protocol(team, state=PROPOSED)
    read_by(team, protocol, language="prs", interpreter_name="Samir Exemple")
    return Protocol.objects.get(pk=protocol.pk)


def test_mission_waits_for_the_interpreter_as_a_witness(client):
    team = make_team()
    protocol = make_read_through_an_interpreter(team)
    for party in ("helper", "referent", "management"):
        sign_as(team, protocol, party)
    before = protocol.state
    client.force_login(team.referent)

    typed = MARKS | {"name": "samir  exemple", "text_sha256": protocol.text_sha256}
    response = client.post(address("witness", protocol), typed)

    protocol.refresh_from_db()
    assert (before, protocol.state) == (PROPOSED, ACTIVE)
    assert response.url == protocol.get_absolute_url()
    witness = Signature.objects.get(party=Party.WITNESS)
    assert (witness.signer, witness.signer_name) == (None, "Samir Exemple")
    assert witness.recorded_by == team.referent


@pytest.mark.parametrize("name", ["Chloé Lambert", "Amina Rahmani", "", "Samir"])
def test_nobody_but_the_named_interpreter_is_the_witness(client, name):
    team = make_team()
    protocol = make_read_through_an_interpreter(team)
    client.force_login(team.referent)
    before = counts()

    typed = MARKS | {"name": name, "text_sha256": protocol.text_sha256}
    response = client.post(address("witness", protocol), typed)

    assert (response.status_code, bool(response.context["form"].errors)) == (200, True)
    assert counts() == before


def test_no_witness_signs_a_text_read_without_an_interpreter():
    team = make_team()
    protocol = make_protocol(team, state=PROPOSED)
    read_by(team, protocol)

    with pytest.raises(Refused):
        sign_as_witness(
            protocol, name="", text_sha256=protocol.text_sha256, by=team.referent, at=NOW
        )

    assert not Signature.objects.exists()


def test_witness_does_not_sign_alone_with_the_helper():
    team = make_team()
    protocol = make_read_through_an_interpreter(team)

    with pytest.raises(Refused):
        sign_as_witness(
            protocol,
            name="Samir Exemple",
            text_sha256=protocol.text_sha256,
            by=protocol.helper.person.user,
            at=NOW,
        )

    assert not Signature.objects.exists()


def test_signature_without_an_account_is_a_witness_only():
    team = make_team()
    protocol = make_protocol(team, state=PROPOSED)

    with pytest.raises(IntegrityError), transaction.atomic():
        Signature.objects.create(
            protocol=protocol,
            party="helper",
            signer_name="X",
            text_sha256=protocol.text_sha256,
            recorded_by=team.referent,
            signed_at=NOW,
        )

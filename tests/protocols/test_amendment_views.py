"""The pages of amendments, and the two clicks of a renewal."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.html import escape

from protocols.lifecycle import ACTIVE, AmendmentState
from protocols.models import Amendment, Protocol, Signature
from tests.factories.contracts import make_amendment, sign_all_amendment
from tests.factories.protocols import make_protocol, make_team, read_by

STROKE = "M10 100L60 40L90 150L140 60L200 120L300 90L400 100L500 80"

pytestmark = pytest.mark.django_db


def address(name, record):
    return reverse(f"protocols:amendment-{name}", args=[record.reference])


def test_protocol_in_force_offers_to_renew_and_to_change(client):
    team = make_team()
    protocol = make_protocol(team, state=ACTIVE)
    client.force_login(team.manager)

    page = client.get(protocol.get_absolute_url()).text

    assert address("renew", protocol) in page
    assert address("create", protocol) in page


def test_helper_is_not_offered_to_write_amendments(client):
    team = make_team()
    protocol = make_protocol(team, state=ACTIVE)
    client.force_login(protocol.helper.person.user)

    assert address("renew", protocol) not in client.get(protocol.get_absolute_url()).text


def test_renewal_takes_two_clicks_and_shows_what_changes(client):
    team = make_team()
    protocol = make_protocol(team, state=ACTIVE)
    client.force_login(team.manager)

    form = client.get(address("renew", protocol)).context["form"]
    response = client.post(address("renew", protocol), {"until": form.initial["until"].isoformat()})

    amendment = Amendment.objects.get()
    assert (response.status_code, response["Location"]) == (302, amendment.get_absolute_url())
    assert amendment.state == AmendmentState.PROPOSED
    (line,) = client.get(amendment.get_absolute_url()).context["differences"]
    assert (line["before"], line["after"]) == ("14\xa0décembre 2026", "14\xa0juin 2027")


def test_amendment_is_written_submitted_and_signed_on_its_pages(client):
    team = make_team()
    protocol = make_protocol(team, state=ACTIVE)
    client.force_login(team.referent)
    told = {"availability": "jeudi matin", "reason": "Les horaires de l'école changent."}
    told["optional"] = [
        key
        for key, _label in client.get(address("create", protocol))
        .context["form"]
        .fields["optional"]
        .choices
    ]

    client.post(address("create", protocol), told)
    amendment = Amendment.objects.get()
    client.post(address("propose", amendment))
    amendment.refresh_from_db()
    read_by(team, amendment)
    for user, party in ((protocol.helper.person.user, "helper"), (team.referent, "referent")):
        client.force_login(user)
        client.post(address("sign", amendment), marked(amendment, party))

    amendment.refresh_from_db()
    assert amendment.state == AmendmentState.IN_FORCE
    assert amendment.clauses_left_out is None
    assert Protocol.objects.get(pk=protocol.pk).availability == "jeudi matin"


def test_page_asks_the_signature_of_whom_it_binds_and_shows_the_text(client):
    team = make_team()
    amendment = make_amendment(team, make_protocol(team, state=ACTIVE))
    client.force_login(amendment.protocol.helper.person.user)
    read_by(team, amendment)

    response = client.get(amendment.get_absolute_url())

    assert response.context["to_sign"] == "helper"
    assert amendment.text_sha256 in response.text
    assert escape(amendment.reason) in response.text


def marked(amendment, party, **changes):
    bound = {"party": party, "text_sha256": amendment.text_sha256}
    return bound | {"drawn": STROKE, "agree": "on"} | changes


def test_signature_of_an_amendment_keeps_how_it_was_drawn(client):
    team = make_team()
    amendment = make_amendment(team, make_protocol(team, state=ACTIVE))
    client.force_login(amendment.protocol.helper.person.user)
    read_by(team, amendment)

    client.post(address("sign", amendment), marked(amendment, "helper"))

    given = Signature.objects.get(amendment=amendment)
    assert (given.party, given.drawing) == ("helper", STROKE)
    assert given.text_sha256 == amendment.text_sha256


@pytest.mark.parametrize("lacking", [{"drawn": ""}, {"agree": ""}])
def test_amendment_is_not_signed_without_a_mark_and_a_tick(client, lacking):
    team = make_team()
    amendment = make_amendment(team, make_protocol(team, state=ACTIVE))
    client.force_login(amendment.protocol.helper.person.user)
    read_by(team, amendment)

    response = client.post(address("sign", amendment), marked(amendment, "helper", **lacking))

    assert list(response.context["form"].errors) == (
        ["typed_name"] if "drawn" in lacking else ["agree"]
    )
    assert not Signature.objects.filter(amendment=amendment).exists()


def test_empty_amendment_is_refused_on_its_form(client):
    team = make_team()
    protocol = make_protocol(team, state=ACTIVE)
    client.force_login(team.manager)
    fields = client.get(address("create", protocol)).context["form"].fields
    told = {"reason": "Rien", "optional": [key for key, _label in fields["optional"].choices]}

    response = client.post(address("create", protocol), told)

    assert response.status_code == 200
    assert Amendment.objects.count() == 0


def test_draft_is_corrected_and_a_submitted_one_is_not(client):
    team = make_team()
    protocol = make_protocol(team, state=ACTIVE)
    amendment = make_amendment(team, protocol)
    client.force_login(team.manager)
    assert client.get(address("update", amendment)).status_code == 302

    client.post(address("withdraw", amendment))
    until = protocol.ends_on + timedelta(days=10)
    fields = client.get(address("update", amendment)).context["form"].fields
    kept = [key for key, _label in fields["optional"].choices]
    client.post(
        address("update", amendment),
        {"ends_on": until.isoformat(), "reason": "Dix jours", "optional": kept},
    )

    amendment.refresh_from_db()
    assert (amendment.ends_on, amendment.reason) == (until, "Dix jours")


def test_both_papers_can_be_downloaded_and_say_no_name(client):
    team = make_team()
    protocol = make_protocol(team, state=ACTIVE)
    amendment = sign_all_amendment(team, make_amendment(team, protocol))
    client.force_login(protocol.helper.person.user)

    papers = [
        client.get(reverse("protocols:protocol-print", args=[protocol.reference])),
        client.get(address("print", amendment)),
    ]

    assert [paper.content[:5] for paper in papers] == [b"%PDF-", b"%PDF-"]
    assert f"avenant-{protocol.number}-1.pdf" in papers[1]["Content-Disposition"]


@pytest.mark.parametrize(("who", "kept"), [("manager", "Absence longue"), ("helper", "")])
@pytest.mark.parametrize("name", ["pause", "end"])
def test_team_may_say_why_a_mission_stops_and_a_helper_is_never_asked(client, who, kept, name):
    team = make_team()
    protocol = make_protocol(team, state=ACTIVE)
    client.force_login(team.manager if who == "manager" else protocol.helper.person.user)

    page = client.get(protocol.get_absolute_url()).text
    client.post(
        reverse(f"protocols:protocol-{name}", args=[protocol.reference]),
        {"reason": "Absence longue"},
    )

    protocol.refresh_from_db()
    assert ('name="reason"' in page) == (who == "manager")
    assert protocol.stop_reason == kept

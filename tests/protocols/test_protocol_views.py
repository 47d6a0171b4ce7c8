import pytest
from django.urls import reverse
from django.utils.html import escape

from common import storage
from common.models import AccessEntry
from common.templatetags.ui import typo
from people.models import Role
from protocols.lifecycle import ACTIVE, CANCELLED, DRAFT, ENDED, PAUSED, PROPOSED, ProtocolState
from protocols.models import SIGNATORIES, Party, Protocol, Signature
from tests.factories.people import make_user
from tests.factories.protocols import (
    make_helper,
    make_job,
    make_protocol,
    make_team,
    read_by,
    sign_as,
    signer_of,
)

pytestmark = pytest.mark.django_db


def said(team, **changes):
    return {
        "starts_on": "2026-07-01",
        "ends_on": "2026-12-31",
        "first_review_on": "2026-09-01",
        "availability": "mardi matin",
        "deputy": team.deputy.pk,
        "training_hours": "12",
        "insurance": "Mutuelle des Exemples",
        "explanation_language": "ara",
    } | changes


MARKS = {"typed_name": "Quelqu’un", "agree": "on"}


def address(name, protocol):
    return reverse(f"protocols:protocol-{name}", args=[protocol.reference])


@pytest.mark.parametrize("length", [1, 3])
def test_protocol_list_costs_the_same_however_long(client, django_assert_num_queries, length):
    team = make_team()
    for _ in range(length):
        make_protocol(team, state=PROPOSED)
    client.force_login(team.manager)

    with django_assert_num_queries(6):  # session, user, roles, count, protocols, reminders
        response = client.get(reverse("protocols:protocol-list"))

    assert response.text.count('<th scope="row">') == length


@pytest.mark.parametrize("show", ["to-sign", "drafts", "running", "ending", "over", "nonsense"])
def test_protocol_list_can_be_narrowed(client, show):
    team = make_team()
    client.force_login(team.manager)

    response = client.get(reverse("protocols:protocol-list"), {"show": show})

    assert response.status_code == 200
    assert response.text.count(reverse("protocols:protocol-create")) == 2


@pytest.mark.parametrize("state", ProtocolState)
@pytest.mark.parametrize("who", ["manager", "referent"])
def test_protocol_detail_shows_each_state_at_a_steady_cost(
    client, django_assert_max_num_queries, state, who
):
    team = make_team()
    protocol = make_protocol(team, state=state)
    client.force_login(getattr(team, who))

    with django_assert_max_num_queries(11):
        response = client.get(protocol.get_absolute_url())

    assert response.status_code == 200
    assert ("<title>" in response.text, "Amina" in response.text.split("</title>")[0]) == (
        True,
        False,
    )


def test_reading_a_protocol_leaves_an_access_entry(client):
    team = make_team()
    protocol = make_protocol(team)
    client.force_login(team.manager)

    client.get(protocol.get_absolute_url())

    entry = AccessEntry.objects.get()
    assert (entry.actor, entry.record_reference) == (team.manager, protocol.reference)


def test_protocol_is_drafted_for_the_helper_it_was_asked_for(client):
    team = make_team()
    helper, job = make_helper(team, availability="le soir"), make_job(team)
    client.force_login(team.referent)
    create = reverse("protocols:protocol-create")

    page = client.get(create, {"helper": helper.reference})
    response = client.post(create, said(team, helper=helper.pk, job=job.pk))

    protocol = Protocol.objects.get()
    assert page.context["form"]["helper"].initial == helper.pk
    assert page.context["form"]["availability"].initial == "le soir"
    assert response.url == protocol.get_absolute_url()
    assert (protocol.helper, protocol.job, protocol.state) == (helper, job, DRAFT)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"ends_on": "2026-06-01"}, "__all__"),
        ({"first_review_on": "2027-09-01"}, "__all__"),
        ({"starts_on": "1900-01-01"}, "starts_on"),
        ({"starts_on": "2026-02-31"}, "starts_on"),
        ({"ends_on": "2036-01-01"}, "ends_on"),
        ({"availability": "x" * 5000}, "availability"),
        ({"insurance": "avec \x00"}, "insurance"),
        ({"explanation_language": "klingon"}, "explanation_language"),
        ({"training_hours": "-1"}, "training_hours"),
        ({"deputy": "0"}, "deputy"),
        ({"helper": "0"}, "helper"),
        ({"job": "0"}, "job"),
    ],
)
def test_wrong_protocol_is_refused_and_what_was_typed_is_kept(client, wrong, field):
    team = make_team()
    helper, job = make_helper(team), make_job(team)
    client.force_login(team.referent)
    typed = said(team, helper=helper.pk, job=job.pk, explained_by="Une interprète") | wrong

    response = client.post(reverse("protocols:protocol-create"), typed)

    assert response.status_code == 200
    assert field in response.context["form"].errors
    assert "Une interprète" in response.text
    assert not Protocol.objects.exists()


def test_referent_is_not_their_own_deputy(client):
    team = make_team()
    helper, job = make_helper(team), make_job(team)
    client.force_login(team.manager)
    typed = said(team, helper=helper.pk, job=job.pk, deputy=team.referent.pk)

    response = client.post(reverse("protocols:protocol-create"), typed)

    assert list(response.context["form"].errors) == ["deputy"]


def test_second_click_on_keep_makes_no_second_protocol(client):
    team = make_team()
    typed = said(team, helper=make_helper(team).pk, job=make_job(team).pk)
    client.force_login(team.manager)

    client.post(reverse("protocols:protocol-create"), typed)
    response = client.post(reverse("protocols:protocol-create"), typed)

    assert response.context["form"].non_field_errors()
    assert Protocol.objects.count() == 1


@pytest.mark.parametrize(
    ("status", "asked"),
    [("volunteer", set()), ("civic_service", {"contract_ref", "tutor_name", "weekly_hours"})],
)
def test_draft_asks_what_its_status_needs_and_no_more(client, status, asked):
    team = make_team()
    protocol = make_protocol(team, job=make_job(team, status_kind=status))
    client.force_login(team.manager)

    form = client.get(address("update", protocol)).context["form"]

    papers = {"contract_ref", "tutor_name", "weekly_hours", "pay_basis", "school_name"}
    assert papers & set(form.fields) == asked
    assert set(form.helper.layout.fields) == set(form.fields)
    assert {"helper", "job"} & set(form.fields) == set()


def test_draft_is_corrected_and_a_submitted_text_is_not(client):
    team = make_team()
    draft, submitted = make_protocol(team), make_protocol(team, state=PROPOSED)
    client.force_login(team.manager)

    for protocol in (draft, submitted):
        response = client.post(address("update", protocol), said(team, insurance="Autre"))
        assert response.url == protocol.get_absolute_url()
        protocol.refresh_from_db()

    assert (draft.insurance, submitted.insurance) == (
        "Autre",
        "Mutuelle des Exemples, contrat 000 000",
    )


def test_draft_says_what_it_lacks_before_it_is_submitted(client):
    team = make_team()
    protocol = make_protocol(team, insurance="")
    client.force_login(team.referent)

    page = client.get(protocol.get_absolute_url())
    client.post(address("propose", protocol))

    protocol.refresh_from_db()
    assert len(page.context["missing"]) == 1
    assert address("propose", protocol) not in page.text
    assert protocol.state == DRAFT


@pytest.mark.parametrize("party", SIGNATORIES)
def test_party_reads_the_whole_text_then_signs_what_they_read(client, party):
    team = make_team()
    protocol = make_protocol(team, state=PROPOSED)
    if party == Party.HELPER:
        read_by(team, protocol)
    client.force_login(signer_of(team, protocol, party))

    page = client.get(address("sign", protocol))
    form = MARKS | {"party": page.context["to_sign"], "text_sha256": protocol.text_sha256}
    response = client.post(address("sign", protocol), form)

    headings = [escape(typo(article["heading"])) for article in protocol.text["articles"]]
    assert [heading for heading in headings if heading not in page.text] == []
    assert protocol.text_sha256 in page.text
    assert page.text.count("In simple words") + page.text.count("En mots simples") > 20
    assert response.url == protocol.get_absolute_url()
    assert Signature.objects.get().party == party


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"party": "helper"},
        {"party": "helper", "text_sha256": "0" * 64},
        {"party": "king", "text_sha256": ""},
        {"party": "management\x00", "text_sha256": "\x00"},
    ],
)
def test_signature_of_another_text_is_refused_with_a_sentence(client, typed):
    team = make_team()
    protocol = make_protocol(team, state=PROPOSED)
    client.force_login(protocol.helper.person.user)

    response = client.post(address("sign", protocol), MARKS | typed, follow=True)

    assert len(response.context["messages"]) == 1
    assert not Signature.objects.exists()


def test_double_click_on_sign_signs_once(client):
    team = make_team()
    protocol = make_protocol(team, state=PROPOSED)
    client.force_login(team.manager)
    typed = MARKS | {"party": "management", "text_sha256": protocol.text_sha256}

    codes = [client.post(address("sign", protocol), typed).status_code for _ in range(2)]

    assert codes == [302, 302]
    assert Signature.objects.count() == 1


def test_who_has_signed_is_asked_no_more(client):
    team = make_team()
    protocol = make_protocol(team, state=PROPOSED)
    sign_as(team, protocol, "helper")
    client.force_login(protocol.helper.person.user)

    page = client.get(address("sign", protocol))

    assert (page.context["to_sign"], 'name="text_sha256"' in page.text) == ("", False)


def test_a_colleague_reads_the_text_and_cannot_sign_it(client):
    team = make_team()
    protocol = make_protocol(team, state=PROPOSED)
    client.force_login(team.deputy)

    assert client.get(address("sign", protocol)).status_code == 200
    assert client.post(address("sign", protocol), {"party": "referent"}).status_code == 403


@pytest.mark.parametrize("name", ["sign", "print"])
def test_draft_has_no_text_to_read(client, name):
    team = make_team()
    protocol = make_protocol(team)
    client.force_login(team.manager)

    assert client.get(address(name, protocol)).url == protocol.get_absolute_url()


@pytest.mark.parametrize("state", [PROPOSED, ACTIVE])
@pytest.mark.parametrize("party", SIGNATORIES)
def test_each_party_prints_it_and_the_file_says_no_name(client, state, party):
    team = make_team()
    protocol = make_protocol(team, state=state)
    client.force_login(signer_of(team, protocol, party))

    response = client.get(address("print", protocol))

    assert response.content.startswith(b"%PDF")
    assert response["Content-Type"] == "application/pdf"
    assert (
        response["Content-Disposition"] == f'attachment; filename="protocole-{protocol.number}.pdf"'
    )
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in response["Cache-Control"]
    if state == ACTIVE:
        assert storage.digest_of(response.content) == protocol.paper_sha256


def test_protocol_goes_its_way_and_a_second_click_changes_nothing(client):
    team = make_team()
    protocol = make_protocol(team)
    client.force_login(team.manager)
    states = []

    for step in ("propose", "propose", "withdraw", "propose", "cancel", "cancel", "end"):
        assert client.post(address(step, protocol)).url == protocol.get_absolute_url()
        protocol.refresh_from_db()
        states.append(str(protocol.state))

    assert states == [
        "proposed",
        "proposed",
        "draft",
        "proposed",
        "cancelled",
        "cancelled",
        "cancelled",
    ]


def test_helper_pauses_and_ends_their_own_without_a_reason(client):
    team = make_team()
    protocol = make_protocol(team, state=ACTIVE)
    client.force_login(protocol.helper.person.user)
    states = []

    for step in ("pause", "resume", "end"):
        client.post(address(step, protocol))
        protocol.refresh_from_db()
        states.append(protocol.state)

    assert states == [PAUSED, ACTIVE, ENDED]


@pytest.mark.parametrize("step", ["propose", "withdraw", "cancel", "update"])
def test_helper_does_not_do_the_work_of_the_team(client, step):
    team = make_team()
    protocol = make_protocol(team, state=PROPOSED)
    client.force_login(protocol.helper.person.user)

    assert client.post(address(step, protocol)).status_code == 403
    protocol.refresh_from_db()
    assert protocol.state == PROPOSED


@pytest.mark.parametrize("state", [PROPOSED, ACTIVE, CANCELLED])
def test_helper_reads_their_own_protocol_and_not_its_journal(client, state):
    team = make_team()
    protocol = make_protocol(team, state=state)
    client.force_login(protocol.helper.person.user)

    response = client.get(protocol.get_absolute_url())

    assert response.status_code == 200
    assert f'href="{reverse("protocols:protocol-list")}"' not in response.text


@pytest.mark.parametrize(
    "name",
    [
        "detail",
        "update",
        "sign",
        "print",
        "propose",
        "withdraw",
        "pause",
        "resume",
        "end",
        "cancel",
    ],
)
@pytest.mark.parametrize("role", [Role.MANAGER, Role.HELPER])
def test_protocol_of_another_centre_does_not_exist(client, name, role):
    protocol = make_protocol(make_team(), state=PROPOSED)
    client.force_login(make_user(role))
    reads = name in ("detail", "update", "sign", "print")
    ask = client.get if reads else client.post

    assert ask(address(name, protocol)).status_code == 404

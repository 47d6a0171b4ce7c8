import pytest
from django.urls import reverse
from django.utils import timezone

from certificates import actions
from certificates.models import Certificate
from common.models import AccessEntry
from people.models import Role
from tests.factories.certificates import make_certificate, make_served_protocol, make_version
from tests.factories.people import make_centre, make_user
from tests.factories.programme import make_programme
from tests.papers import text_of

pytestmark = pytest.mark.django_db


def address(verb, certificate=None):
    arguments = [certificate.reference] if certificate else []
    return reverse(f"certificates:certificate-{verb}", args=arguments)


def holder_of(certificate):
    return certificate.protocol.helper.person.user


@pytest.fixture
def programme():
    return make_programme(make_centre())


# Lists and pages


@pytest.mark.parametrize("length", [1, 3])
def test_list_costs_the_same_however_long(client, programme, length, django_assert_num_queries):
    for number in range(length):
        make_certificate(programme=programme, name=f"Personne {number}")
    client.force_login(programme.manager)

    with django_assert_num_queries(5):  # session, user, roles, count, certificates
        response = client.get(address("list"))

    assert response.text.count("Personne ") == length


@pytest.mark.parametrize(
    ("show", "states"),
    [
        ("to-sign", ["approved"]),
        ("to-read", ["review"]),
        ("drafts", ["drafting"]),
        ("issued", ["issued"]),
        ("ended", ["revoked", "cancelled"]),
    ],
)
def test_list_is_narrowed_by_state(client, programme, show, states):
    for state in ("approved", "review", "drafting", "issued", "revoked", "cancelled"):
        make_certificate(programme=programme, name=f"Nom-{state}", state=state)
    client.force_login(programme.manager)

    text = client.get(address("list"), {"show": show}).text

    told = ["approved", "review", "drafting", "issued", "revoked", "cancelled"]
    assert [state for state in told if f"Nom-{state}<" in text] == sorted(states, key=told.index)


def test_holder_has_her_own_list_and_two_taps_to_the_paper(client):
    certificate = make_certificate(state="issued")
    client.force_login(holder_of(certificate))

    text = client.get(address("list")).text

    assert address("download", certificate) in text
    assert certificate.facts["title"].replace("'", "’") in text


@pytest.mark.parametrize("length", [1, 3])
def test_her_own_list_costs_the_same_however_long(
    client, programme, length, django_assert_num_queries
):
    protocol = make_served_protocol(programme)
    for _ in range(length):
        make_certificate(programme=programme, protocol=protocol, state="issued")
    client.force_login(protocol.helper.person.user)

    with django_assert_num_queries(4):  # session, user, roles, certificates
        response = client.get(address("list"))

    assert response.text.count(reverse("certificates:certificate-list")[:-1] + "/") >= length


@pytest.mark.parametrize("role", [Role.TEAM, Role.HEADQUARTERS, Role.DPO])
def test_others_have_no_list(client, role):
    client.force_login(make_user(role))

    assert client.get(address("list")).status_code == 403
    assert client.get(address("create")).status_code == 403
    assert client.get(reverse("certificates:template-list")).status_code == 403


@pytest.mark.parametrize("state", ["drafting", "review", "approved", "issued", "superseded"])
@pytest.mark.parametrize("who", ["manager", "referent", "holder"])
def test_page_opens_in_every_state_within_twelve_queries(
    client, programme, state, who, django_assert_max_num_queries
):
    certificate = make_certificate(programme=programme, state=state)
    user = {"holder": holder_of(certificate)}.get(who) or getattr(programme, who)
    client.force_login(user)

    with django_assert_max_num_queries(12):
        response = client.get(certificate.get_absolute_url())

    hidden = who == "holder" and state == "drafting"
    assert response.status_code == (404 if hidden else 200)
    assert "Amina" not in response.text.partition("</title>")[0]


def test_reading_a_certificate_leaves_an_access_entry(client, programme):
    certificate = make_certificate(programme=programme)
    client.force_login(programme.manager)

    client.get(certificate.get_absolute_url())

    entry = AccessEntry.objects.get(record_reference=certificate.reference)
    assert (entry.actor, entry.action) == (programme.manager, "read")


def test_another_centre_knows_nothing_of_it(client):
    certificate = make_certificate(state="approved")
    client.force_login(make_user(Role.MANAGER))

    for verb in ("detail", "update", "preview", "download", "return", "revoke", "withdraw"):
        assert client.get(address(verb, certificate)).status_code == 404
    for verb in ("submit", "approve", "issue", "replace", "cancel"):
        assert client.post(address(verb, certificate)).status_code == 404


# From the facts to the paper, by hand


def words_of(client, certificate, **changes):
    """Return what the form of the words would send, with some answers changed."""
    form = client.get(address("update", certificate)).context["form"]
    said = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    return {name: value or "" for name, value in said.items()} | changes


def test_from_the_protocol_to_the_paper_through_the_pages(client, programme):
    protocol = make_served_protocol(programme, "Amina Rahmani")
    version = make_version(programme)
    client.force_login(programme.referent)
    client.post(address("create"), {"protocol": protocol.pk, "version": version.pk})
    certificate = Certificate.objects.for_list().get()
    sent = words_of(
        client, certificate, situation_0="Le bus fait peur.", action_0="Y aller.", result_0="Osé."
    )
    client.post(address("update", certificate), sent)
    client.post(address("submit", certificate))
    client.force_login(holder_of(certificate))
    certificate.refresh_from_db()
    shown = {"shown": ["hours", "activities.0"], "read_sha256": certificate.facts_sha256()}
    client.post(address("approve", certificate), shown)
    client.force_login(programme.manager)
    client.post(address("issue", certificate))
    client.force_login(holder_of(certificate))

    response = client.get(address("download", certificate))

    text = text_of(response.content)
    assert "Le bus fait peur." in text
    assert "Se repérer" not in text  # the skill was not ticked
    certificate.refresh_from_db()
    assert certificate.hidden == ["contact", "languages", "native_name", "skills", "status"]


def test_what_is_missing_is_said_on_the_form(client, programme):
    protocol = make_served_protocol(programme, sessions=0)
    version = make_version(programme)
    client.force_login(programme.referent)

    response = client.post(address("create"), {"protocol": protocol.pk, "version": version.pk})

    assert response.status_code == 200
    assert len(response.context["form"].non_field_errors()) == 1
    assert Certificate.objects.count() == 0


def test_only_signed_protocols_of_ones_centre_are_offered(client, programme):
    mine = make_served_protocol(programme)
    programme.draft(programme.open_helper("Brouillon"))
    make_served_protocol(make_programme(make_centre("Ailleurs")), "Etranger")
    client.force_login(programme.referent)

    form = client.get(address("create")).context["form"]

    assert list(form.fields["protocol"].queryset) == [mine]


@pytest.mark.parametrize("asked", ["", "x", "00000000-0000-0000-0000-000000000000"])
def test_an_unknown_protocol_in_the_address_is_not_an_error(client, programme, asked):
    client.force_login(programme.referent)

    assert client.get(address("create"), {"protocol": asked}).status_code == 200


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("holder_name", ""),
        ("holder_name", "Amina 😀"),
        ("holder_name", "x" * 81),
        ("holder_name", "Ami\x00na"),
        ("situation_0", "x" * 201),
        ("situation_3", "seule"),
        ("autonomy", "Maître du monde"),
        ("said_team", "\u202eretourné"),
        ("native_language", "klingon"),
    ],
)
def test_words_that_cannot_be_printed_are_refused_under_their_field(
    client, programme, field, value
):
    certificate = make_certificate(programme=programme)
    client.force_login(programme.referent)
    sent = words_of(client, certificate, **{field: value})

    response = client.post(address("update", certificate), sent)

    wrong = response.context["form"].errors
    before = certificate.facts
    certificate.refresh_from_db()
    assert response.status_code == 200
    assert wrong
    assert set(wrong) <= {field, "action_3", "result_3"}
    assert certificate.facts == before


def test_the_form_keeps_the_words_it_was_given(client, programme):
    certificate = make_certificate(programme=programme)
    client.force_login(programme.referent)

    client.post(address("update", certificate), words_of(client, certificate))

    before = certificate.facts
    certificate.refresh_from_db()
    assert certificate.facts == before


def test_words_being_read_have_no_form(client, programme):
    certificate = make_certificate(programme=programme, state="review")
    client.force_login(programme.referent)

    response = client.get(address("update", certificate))

    assert (response.status_code, response["Location"]) == (302, certificate.get_absolute_url())


def test_holder_reads_every_word_that_will_be_printed(client):
    certificate = make_certificate(state="review", template="portfolio")
    client.force_login(holder_of(certificate))

    text = client.get(certificate.get_absolute_url()).text

    facts = certificate.facts
    told = [
        facts["title"],
        facts["holder"]["name"],
        facts["issuer"]["wording"],
        facts["mission"]["title"],
        facts["skills"][0]["evidence"],
        facts["activities"][0]["result"],
        facts["status_note"],
    ]
    assert [words for words in told if words.replace("'", "’") not in text] == []
    assert certificate.facts_sha256() in text


def test_holder_asks_for_a_change_in_a_sentence(client):
    certificate = make_certificate(state="review")
    client.force_login(holder_of(certificate))

    empty = client.post(address("return", certificate), {"change_wanted": " "})
    client.post(address("return", certificate), {"change_wanted": "Mon nom"})

    certificate.refresh_from_db()
    assert (empty.status_code, certificate.change_wanted) == (200, "Mon nom")
    assert "Mon nom" in client.get(certificate.get_absolute_url()).text


def test_holder_cannot_issue_nor_referent_approve_or_revoke(client, programme):
    certificate = make_certificate(programme=programme, state="review")

    client.force_login(holder_of(certificate))
    assert client.post(address("issue", certificate)).status_code == 403
    assert client.post(address("submit", certificate)).status_code == 403
    client.force_login(programme.referent)
    assert client.post(address("approve", certificate)).status_code == 403
    assert client.post(address("issue", certificate)).status_code == 403
    assert client.get(address("revoke", certificate)).status_code == 403
    assert client.post(address("withdraw", certificate)).status_code == 403


def test_approving_without_the_hash_of_what_was_read_changes_nothing(client):
    certificate = make_certificate(state="review")
    client.force_login(holder_of(certificate))

    client.post(address("approve", certificate), {"shown": ["hours"]})
    client.post(address("approve", certificate), {"read_sha256": "0" * 64})

    certificate.refresh_from_db()
    assert certificate.state == "review"


def test_a_double_click_on_sign_issues_once_and_says_so_twice(client, programme):
    certificate = make_certificate(programme=programme, state="approved")
    client.force_login(programme.manager)

    first = client.post(address("issue", certificate))
    certificate.refresh_from_db()
    paper = certificate.paper_sha256
    second = client.post(address("issue", certificate))

    certificate.refresh_from_db()
    assert (first.status_code, second.status_code) == (302, 302)
    assert certificate.paper_sha256 == paper


def test_a_double_click_on_prepare_makes_one(client, programme):
    protocol = make_served_protocol(programme)
    sent = {"protocol": protocol.pk, "version": make_version(programme).pk}
    client.force_login(programme.referent)

    client.post(address("create"), sent)
    response = client.post(address("create"), sent)

    assert response.context["form"].non_field_errors()
    assert Certificate.objects.count() == 1


# The paper


@pytest.mark.parametrize("state", ["issued", "superseded", "revoked", "withdrawn"])
@pytest.mark.parametrize("who", ["manager", "referent", "holder"])
def test_the_stored_bytes_are_handed_over_under_a_name_without_a_name(
    client, programme, state, who
):
    certificate = make_certificate(programme=programme, state=state)
    user = {"holder": holder_of(certificate)}.get(who) or getattr(programme, who)
    client.force_login(user)

    response = client.get(address("download", certificate))

    assert response.content == actions.paper_of(certificate)
    assert response["Content-Type"] == "application/pdf"
    assert (
        response["Content-Disposition"]
        == f'attachment; filename="attestation-{certificate.number}.pdf"'
    )
    assert response["Cache-Control"] == "no-store"
    assert AccessEntry.objects.filter(
        record_reference=certificate.reference, actor=user, action="download"
    ).exists()


def test_there_is_no_paper_before_it_is_issued(client, programme):
    certificate = make_certificate(programme=programme, state="approved")
    client.force_login(programme.manager)

    response = client.get(address("download", certificate))

    assert (response.status_code, response["Location"]) == (302, certificate.get_absolute_url())


def test_a_trial_print_is_a_pdf_until_it_is_issued(client, programme):
    certificate = make_certificate(programme=programme, state="review")
    issued = make_certificate(programme=programme, state="issued")
    client.force_login(programme.referent)

    response = client.get(address("preview", certificate))

    assert response.content.startswith(b"%PDF")
    assert response["Content-Disposition"] == 'attachment; filename="essai.pdf"'
    assert client.get(address("preview", issued)).status_code == 302


def test_a_name_that_cannot_be_printed_is_said_before_the_trial(client, programme):
    certificate = make_certificate(programme=programme, name="Amina 😀")
    client.force_login(programme.referent)

    assert client.get(address("preview", certificate)).status_code == 302


def test_revoking_asks_for_a_reason_and_withdrawing_for_a_second_tap(client, programme):
    certificate = make_certificate(programme=programme, state="issued")
    client.force_login(programme.manager)
    without = client.post(address("revoke", certificate), {})
    client.force_login(holder_of(certificate))
    asked = client.get(address("withdraw", certificate))
    client.post(address("withdraw", certificate))

    certificate.refresh_from_db()
    assert (without.status_code, asked.status_code) == (200, 200)
    assert certificate.state == "withdrawn"


def test_a_revoked_certificate_says_so_on_its_page(client, programme):
    certificate = make_certificate(programme=programme, state="issued")
    client.force_login(programme.manager)

    client.post(address("revoke", certificate), {"reason": "error"})

    certificate.refresh_from_db()
    assert (certificate.state, certificate.revocation_reason) == ("revoked", "error")


def test_a_new_version_is_prepared_from_the_page(client, programme):
    certificate = make_certificate(programme=programme, state="issued")
    client.force_login(programme.referent)

    client.post(address("replace", certificate))

    assert Certificate.objects.get(replaces=certificate).state == "drafting"


def test_a_cancelled_preparation_leaves_room_for_another(client, programme):
    certificate = make_certificate(programme=programme)
    client.force_login(programme.referent)

    client.post(address("cancel", certificate))
    again = actions.prepare(
        certificate.protocol,
        version=certificate.template_version,
        by=programme.referent,
        at=timezone.now(),
    )

    certificate.refresh_from_db()
    assert (certificate.state, again.state) == ("cancelled", "drafting")


# Templates


def test_templates_are_read_with_a_trial_print(client, programme, django_assert_max_num_queries):
    version = make_version(programme, "portfolio")
    client.force_login(programme.manager)

    listed = client.get(reverse("certificates:template-list"))
    with django_assert_max_num_queries(12):
        page = client.get(version.get_absolute_url())
    trial = client.get(reverse("certificates:template-preview", args=[version.reference]))

    assert listed.text.count("/templates/") >= 3
    assert "‹Titre choisi›" in page.text
    assert trial.content.startswith(b"%PDF")


def test_templates_of_another_association_are_not_to_be_known(client, programme):
    version = make_version(programme)
    client.force_login(make_user(Role.MANAGER))

    assert client.get(version.get_absolute_url()).status_code == 404

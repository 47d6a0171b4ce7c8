import pytest
from django.urls import reverse

from certificates.selectors.certificates import SHOWS
from common.models import AccessEntry
from people.models import Role
from tests.certificates.pages import address, holder_of, plain
from tests.factories.certificates import make_certificate, make_served_protocol, make_version
from tests.factories.people import make_centre, make_user
from tests.factories.programme import make_programme

pytestmark = pytest.mark.django_db


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


def test_list_is_narrowed_by_state(client, programme):
    told = ["approved", "review", "drafting", "issued", "revoked", "cancelled"]
    for state in told:
        make_certificate(programme=programme, name=f"Nom-{state}", state=state)
    client.force_login(programme.manager)

    texts = {show: client.get(address("list"), {"show": show}).text for show in SHOWS}

    assert {
        show: [state for state in told if f"Nom-{state}<" in text] for show, text in texts.items()
    } == {
        "to-sign": ["approved"],
        "endorsing": [],
        "to-follow": [],
        "to-read": ["review"],
        "drafts": ["drafting"],
        "issued": ["issued"],
        "ended": ["revoked", "cancelled"],
    }


def test_holder_has_her_own_list_and_two_taps_to_the_paper(client):
    certificate = make_certificate(state="issued")
    client.force_login(holder_of(certificate))

    text = client.get(address("list")).text

    assert address("download", certificate) in text
    assert certificate.facts["title"] in plain(text)


@pytest.mark.parametrize("length", [1, 3])
def test_her_own_list_costs_the_same_however_long(
    client, programme, length, django_assert_num_queries
):
    protocol = make_served_protocol(programme)
    for _ in range(length):
        make_certificate(programme=programme, protocol=protocol, state="issued")
    client.force_login(protocol.helper.person.user)

    with django_assert_num_queries(6):  # session, user, roles; certificates, asked for, to ask for
        response = client.get(address("list"))

    assert response.text.count(reverse("certificates:certificate-list")[:-1] + "/") >= length


@pytest.mark.parametrize("role", [Role.TEAM, Role.HEADQUARTERS, Role.DPO])
def test_others_have_no_list(client, role):
    client.force_login(make_user(role))

    assert client.get(address("list")).status_code == 403
    assert client.get(address("create")).status_code == 403


@pytest.mark.parametrize(
    ("role", "code"), [(Role.TEAM, 403), (Role.DPO, 403), (Role.HEADQUARTERS, 200)]
)
def test_templates_are_listed_for_who_writes_them_or_oversees(client, role, code):
    client.force_login(make_user(role))

    assert client.get(reverse("certificates:template-list")).status_code == code


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

    assert response.status_code == 200
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

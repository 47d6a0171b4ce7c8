"""The paper once it is there, and what becomes of it."""

import pytest
from django.utils import timezone

from certificates import actions
from certificates.models import Certificate
from common.models import AccessEntry
from tests.certificates.pages import address, holder_of
from tests.factories.certificates import make_certificate
from tests.factories.people import make_centre
from tests.factories.programme import make_programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    return make_programme(make_centre())


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
    entry = AccessEntry.objects.get(record_reference=certificate.reference)
    assert (entry.actor, entry.action) == (user, "download")


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

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from common.errors import Refused
from common.models import JournalEntry
from people.models import Role
from protocols.actions import confirm_scan, keep_scan, paper_of, propose, refuse_scan, withdraw
from protocols.lifecycle import ACTIVE, PROPOSED
from protocols.models import PaperScan, Protocol, Signature
from tests.factories import NOW, TODAY
from tests.factories.protocols import make_protocol, make_team, read_by, sign_as
from tests.papers import text_of

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7\n1 0 obj"
ALL = ["helper", "referent", "management"]


def make_read(team):
    protocol = make_protocol(team, state=PROPOSED)
    read_by(team, protocol)
    return Protocol.objects.get(pk=protocol.pk)


def keep(team, protocol, **told):
    facts = {"content": PDF, "parties": ALL, "signed_on": TODAY, "by": team.referent, "at": NOW}
    facts |= {"text_sha256": protocol.text_sha256} | told
    return keep_scan(protocol, **facts)


def test_paper_counts_once_a_second_person_has_compared_it():
    team = make_team()
    protocol = make_read(team)

    scan = keep(team, protocol)
    before = Signature.objects.count()
    confirm_scan(scan, by=team.manager, at=NOW)

    protocol.refresh_from_db()
    assert (before, Signature.objects.count(), protocol.state) == (0, 3, ACTIVE)
    signers = [s.signer for s in Signature.objects.order_by("pk")]
    assert signers == [protocol.helper.person.user, team.referent, team.manager]
    assert {s.means for s in Signature.objects.all()} == {"paper"}
    assert {s.recorded_by for s in Signature.objects.all()} == {team.referent}


def test_nobody_compares_the_paper_they_kept_nor_the_helper_their_own():
    team = make_team()
    protocol = make_read(team)
    scan = keep(team, protocol)
    helper = protocol.helper.person.user
    membership = helper.memberships.get(role=Role.HELPER)
    membership.role = Role.MANAGER
    membership.save()
    journal = JournalEntry.objects.count()

    for by in (team.referent, helper):
        with pytest.raises(Refused):
            confirm_scan(scan, by=by, at=NOW)

    assert (Signature.objects.count(), JournalEntry.objects.count()) == (0, journal)


@pytest.mark.parametrize("who", ["uploader", "helper"])
def test_database_refuses_who_may_not_compare(who):
    team = make_team()
    protocol = make_read(team)
    scan = keep(team, protocol)
    scan.confirmed_at = NOW
    scan.confirmed_by = team.referent if who == "uploader" else protocol.helper.person.user

    with pytest.raises(IntegrityError), transaction.atomic():
        scan.save()


def test_helper_does_not_keep_their_own_paper():
    team = make_team()
    protocol = make_read(team)

    with pytest.raises(Refused):
        keep(team, protocol, by=protocol.helper.person.user)

    assert not PaperScan.objects.exists()


@pytest.mark.parametrize(
    "told",
    [
        {"content": b"<html>"},
        {"content": b""},
        {"content": b"GIF89a"},
        {"content": PDF + bytes(10 * 1024 * 1024)},
        {"text_sha256": "0" * 64},
        {"text_sha256": ""},
        {"signed_on": TODAY + timedelta(days=1)},
        {"signed_on": TODAY - timedelta(days=1)},
        {"parties": ["witness"]},
    ],
    ids=["html", "empty", "gif", "large", "stale", "unbound", "future", "before", "party"],
)
def test_paper_that_is_none_is_not_kept(told):
    team = make_team()
    protocol = make_read(team)

    with pytest.raises(Refused):
        keep(team, protocol, **told)

    assert not PaperScan.objects.exists()


def test_paper_does_not_spare_reading_and_understanding():
    team = make_team()
    protocol = make_protocol(team, state=PROPOSED)

    with pytest.raises(Refused):
        keep(team, protocol)

    assert not PaperScan.objects.exists()


def test_same_file_is_kept_once_unless_it_was_refused():
    team = make_team()
    protocol = make_read(team)
    scan = keep(team, protocol)

    with pytest.raises(Refused):
        keep(team, protocol)
    refuse_scan(scan, by=team.manager, at=NOW)
    keep(team, protocol)

    assert PaperScan.objects.count() == 2


def test_paper_of_a_text_that_has_changed_counts_for_nothing():
    team = make_team()
    protocol = make_read(team)
    scan = keep(team, protocol)
    withdraw(protocol, by=team.referent, at=NOW)
    propose(protocol, by=team.referent, at=NOW + timedelta(minutes=1))

    with pytest.raises(Refused):
        confirm_scan(scan, by=team.manager, at=NOW)

    assert not Signature.objects.exists()


def test_paper_is_compared_once():
    team = make_team()
    protocol = make_read(team)
    scan = keep(team, protocol, parties=["helper"])
    confirm_scan(scan, by=team.manager, at=NOW)
    journal = JournalEntry.objects.count()

    for again in (confirm_scan, refuse_scan):
        with pytest.raises(Refused):
            again(scan, by=team.manager, at=NOW)

    assert (Signature.objects.count(), JournalEntry.objects.count()) == (1, journal)


def test_one_who_signs_on_screen_meanwhile_is_not_signed_twice():
    team = make_team()
    protocol = make_read(team)
    scan = keep(team, protocol)
    sign_as(team, protocol, "management")

    with pytest.raises(Refused):
        confirm_scan(scan, by=team.manager, at=NOW)

    assert Signature.objects.count() == 1


# Pages


def test_staff_keep_a_paper_and_a_second_person_compares_it(client):
    team = make_team()
    protocol = make_read(team)
    signed_on = timezone.localtime(protocol.proposed_at).date().isoformat()
    client.force_login(team.referent)
    typed = {
        "file": SimpleUploadedFile("amina-signature.html", PDF),
        "parties": ALL,
        "signed_on": signed_on,
        "text_sha256": protocol.text_sha256,
    }

    response = client.post(reverse("protocols:protocol-scan", args=[protocol.reference]), typed)
    scan = PaperScan.objects.get()
    own = client.get(scan.get_absolute_url())
    client.force_login(team.manager)
    page = client.get(scan.get_absolute_url())
    file = client.get(reverse("protocols:scan-file", args=[scan.reference]))
    client.post(reverse("protocols:scan-confirm", args=[scan.reference]))

    assert response.url == scan.get_absolute_url()
    confirm = reverse("protocols:scan-confirm", args=[scan.reference])
    assert (confirm in own.text, confirm in page.text) == (False, True)
    assert (file.content, file["Content-Type"]) == (PDF, "application/pdf")
    assert "amina" not in file["Content-Disposition"]
    assert file["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert Signature.objects.count() == 3


@pytest.mark.parametrize("name", ["scan-detail", "scan-file", "scan-confirm", "scan-refuse"])
def test_paper_of_another_centre_is_not_there(client, name):
    team, other = make_team(), make_team()
    scan = keep(team, make_read(team))
    client.force_login(other.manager)
    method = client.post if name in ("scan-confirm", "scan-refuse") else client.get

    assert method(reverse(f"protocols:{name}", args=[scan.reference])).status_code == 404


def test_signed_paper_tells_the_day_of_a_signature_by_hand_and_no_hour():
    team = make_team()
    protocol = make_read(team)
    confirm_scan(keep(team, protocol), by=team.manager, at=NOW)

    told = text_of(paper_of(Protocol.objects.get(pk=protocol.pk)))

    assert told.count("15 juin 2026") >= 3
    assert "00:00" not in told

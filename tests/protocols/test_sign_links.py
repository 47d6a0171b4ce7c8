"""Attacks on links: each fails with a clear page, and nothing is changed."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from common.errors import Refused
from common.models import JournalEntry
from protocols.actions import issue_link, propose, revoke_link, sign_by_link, withdraw
from protocols.lifecycle import PROPOSED
from protocols.models import (
    PaperScan,
    Protocol,
    Reading,
    Signature,
    SignLink,
    Understanding,
)
from protocols.models.sign_link import LIFE, digest_of
from tests.factories.protocols import make_protocol, make_team, read_by, sign_as

pytestmark = pytest.mark.django_db

MARKS = {"typed_name": "Amina", "agree": "on"}


def counts():
    """Everything a link could change: rows, the state of links, the journal."""
    kinds = (Signature, SignLink, Reading, Understanding, PaperScan, JournalEntry)
    links = SignLink.objects.order_by("pk").values_list("used_at", "revoked_at", "expires_at")
    states = Protocol.objects.order_by("pk").values_list("state", "text_sha256")
    return [kind.objects.count() for kind in kinds], list(links), list(states)


def make_link(team, protocol, party="helper", at=None):
    link, url = issue_link(protocol, party=party, by=team.referent, at=at or timezone.now())
    return link, url.removeprefix("http://127.0.0.1:8000").rstrip("/").rpartition("/")[2]


def opened(client, token, method="get", **typed):
    return getattr(client, method)(reverse("protocols:signlink-open", args=[token]), typed or None)


@pytest.fixture
def scene(client):
    """A text read with Amina, a link made for her, and her browser."""
    team = make_team()
    protocol = make_protocol(team, state=PROPOSED)
    read_by(team, protocol)
    link, token = make_link(team, protocol)
    client.force_login(protocol.helper.person.user)
    return team, protocol, link, token


def test_link_signs_the_text_it_was_made_for_when_its_form_is_sent(client, scene):
    _, protocol, link, token = scene

    page = opened(client, token)
    typed = MARKS | {"text_sha256": protocol.text_sha256}
    response = opened(client, token, "post", **typed)

    assert (page.status_code, page.context["may_sign"]) == (200, True)
    assert response.url == protocol.get_absolute_url()
    signature = Signature.objects.get()
    assert (signature.party, signature.means, signature.typed_name) == ("helper", "link", "Amina")
    link.refresh_from_db()
    assert link.used_at is not None


@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize("is_signed_in", [True, False])
def test_mail_scanner_that_opens_a_link_changes_nothing(client, scene, method, is_signed_in):
    *_, token = scene
    visitor = client if is_signed_in else Client()
    before = counts()

    codes = [opened(visitor, token, method).status_code for _ in range(3)]

    assert counts() == before
    assert codes == [200 if is_signed_in else 302] * 3


def test_stranger_who_posts_a_link_is_sent_to_sign_in(scene):
    *_, token = scene
    before = counts()

    response = opened(Client(), token, "post", **MARKS)

    assert response.url.startswith("/accounts/login/")
    assert counts() == before


def test_link_used_twice_signs_once_and_says_so_kindly(client, scene):
    _, protocol, _, token = scene
    typed = MARKS | {"text_sha256": protocol.text_sha256}
    opened(client, token, "post", **typed)
    before = counts()

    again = opened(client, token, "post", **typed)
    page = opened(client, token)

    assert (again.status_code, page.status_code) == (410, 410)
    assert page.context["why_not"] == "used"
    assert protocol.get_absolute_url() in page.text
    assert counts() == before


@pytest.mark.parametrize("method", ["get", "post"])
def test_link_past_its_two_days_signs_nothing_and_says_what_to_do(client, scene, method):
    _, protocol, link, token = scene
    past = timezone.now() - LIFE - timedelta(seconds=1)
    SignLink.objects.filter(pk=link.pk).update(issued_at=past, expires_at=past + LIFE)
    before = counts()

    page = opened(client, token, method, **MARKS, text_sha256=protocol.text_sha256)

    assert (page.status_code, page.context["why_not"]) == (410, "expired")
    assert counts() == before


@pytest.mark.parametrize("method", ["get", "post"])
def test_link_to_a_text_that_has_changed_signs_nothing(client, scene, method):
    team, protocol, _, token = scene
    sent_for = protocol.text_sha256
    withdraw(protocol, by=team.referent, at=timezone.now())
    Protocol.objects.filter(pk=protocol.pk).update(availability="jeudi", ends_on="2027-12-01")
    protocol = Protocol.objects.get(pk=protocol.pk)
    propose(protocol, by=team.referent, at=timezone.now())
    before = counts()

    pages = [
        opened(client, token, method, **MARKS, text_sha256=sha256)
        for sha256 in (sent_for, protocol.text_sha256)
    ]

    assert [page.status_code for page in pages] == [410, 410]
    assert {page.context["why_not"] for page in pages} == {"stale"}
    assert counts() == before


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("who", ["referent", "manager", "deputy"])
def test_link_of_another_person_is_as_unknown_as_no_link(client, scene, method, who):
    team, protocol, _, token = scene
    client.force_login(getattr(team, who))
    typed = MARKS | {"text_sha256": protocol.text_sha256}
    before = counts()

    of_another = opened(client, token, method, **typed)
    of_nobody = opened(client, "x" * 43, method, **typed)

    assert (of_another.status_code, of_nobody.status_code) == (404, 404)
    assert of_another.context["why_not"] == of_nobody.context["why_not"] == "unknown"
    assert protocol.number not in of_another.text
    assert counts() == before


@pytest.mark.parametrize("method", ["get", "post"])
def test_link_taken_back_signs_nothing(client, scene, method):
    team, protocol, link, token = scene
    revoke_link(link, by=team.referent, at=timezone.now())
    before = counts()

    page = opened(client, token, method, **MARKS, text_sha256=protocol.text_sha256)

    assert (page.status_code, page.context["why_not"]) == (410, "revoked")
    assert counts() == before


def test_form_of_a_link_without_its_token_is_refused_by_the_browser_guard(scene):
    _, protocol, _, token = scene
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(protocol.helper.person.user)
    before = counts()

    response = opened(strict, token, "post", **MARKS, text_sha256=protocol.text_sha256)

    assert response.status_code == 403
    assert counts() == before


@pytest.mark.parametrize("sha256", ["", "0" * 64, "\x00"])
def test_link_does_not_sign_another_hash_than_the_one_read(client, scene, sha256):
    *_, token = scene
    before = counts()

    response = opened(client, token, "post", **MARKS, text_sha256=sha256)

    assert response.url == reverse("protocols:signlink-open", args=[token])
    assert counts() == before


def test_link_does_not_spare_reading_and_understanding(client):
    team = make_team()
    protocol = make_protocol(team, state=PROPOSED)
    _, token = make_link(team, protocol)
    client.force_login(protocol.helper.person.user)
    before = counts()

    page = opened(client, token)
    opened(client, token, "post", **MARKS, text_sha256=protocol.text_sha256)

    assert page.context["may_sign"] is False
    assert counts() == before


@pytest.mark.parametrize("typed", [{}, {"agree": "on"}, {"typed_name": "Amina"}])
def test_form_without_tick_or_mark_is_asked_again(client, scene, typed):
    _, protocol, _, token = scene
    before = counts()

    page = opened(client, token, "post", **typed, text_sha256=protocol.text_sha256)

    assert (page.status_code, bool(page.context["form"].errors)) == (200, True)
    assert counts() == before


# Making links


def test_new_link_closes_the_one_before_it(scene):
    team, protocol, first, token = scene

    second, newer = make_link(team, protocol)

    first.refresh_from_db()
    assert (first.revoked_at is not None, second.revoked_at) == (True, None)
    user = protocol.helper.person.user
    with pytest.raises(Refused):
        sign_by_link(token, text_sha256=protocol.text_sha256, by=user, at=timezone.now())
    sign_by_link(newer, text_sha256=protocol.text_sha256, by=user, at=timezone.now())
    assert Signature.objects.count() == 1


def test_database_holds_the_hash_of_a_link_and_never_the_link(scene):
    _, _, link, token = scene

    kept = [str(value) for row in SignLink.objects.values_list() for value in row]

    assert link.token_sha256 == digest_of(token)
    assert [value for value in kept if token in value] == []
    assert len(token) * 6 >= 128
    details = JournalEntry.objects.values_list("details", flat=True)
    assert [one for one in details if token in str(one)] == []


def test_two_open_links_for_one_person_and_text_cannot_exist(scene):
    _, _, link, _ = scene
    link.pk, link.token_sha256 = None, "0" * 64
    link.reference = "00000000-0000-4000-8000-000000000000"

    with pytest.raises(IntegrityError), transaction.atomic():
        link.save(force_insert=True)


def test_who_has_signed_is_asked_for_no_other_link(scene):
    team, protocol, *_ = scene
    sign_as(team, protocol, "helper")
    before = counts()

    for party in ("helper", "witness", "king", ""):
        with pytest.raises(Refused):
            make_link(team, protocol, party)

    assert counts() == before


def test_link_is_mailed_with_its_address_and_without_a_name(
    scene, django_capture_on_commit_callbacks
):
    team, protocol, *_ = scene
    user = protocol.helper.person.user
    user.email = "amina@example.org"
    user.save()

    with django_capture_on_commit_callbacks(execute=True):
        link, token = make_link(team, Protocol.objects.get(pk=protocol.pk))

    sent = mail.outbox[0]
    assert (sent.to, link.mailed_at is not None) == (["amina@example.org"], True)
    assert token in sent.body
    for name in ("Amina", "Rahmani", "Chloé", "Bruno"):
        assert name not in sent.subject + sent.body


def test_staff_make_see_and_take_back_links_in_one_click_each(client, scene):
    team, protocol, *_ = scene
    client.force_login(team.manager)
    proofs = reverse("protocols:protocol-proofs", args=[protocol.reference])

    card = client.post(
        reverse("protocols:protocol-invite", args=[protocol.reference]), {"party": "referent"}
    )
    listed = client.get(proofs)
    link = SignLink.objects.get(party="referent")
    client.post(reverse("protocols:signlink-revoke", args=[link.reference]))

    assert "/sign/" in card.context["address"]
    assert "<svg" in card.text
    assert card.context["address"] not in listed.text
    assert [state for _, state in listed.context["links"]] == ["open", "open"]
    link.refresh_from_db()
    assert link.revoked_at is not None


def test_change_of_an_address_voids_no_signature_and_no_link(scene):
    team, protocol, _, token = scene
    sign_as(team, protocol, "management")
    user = protocol.helper.person.user
    user.email, user.name = "autre@example.org", "Amina R."
    user.save()
    team.manager.email = "bruno@example.org"
    team.manager.save()

    protocol = Protocol.objects.get(pk=protocol.pk)
    assert protocol.missing_signatures() == ["helper", "referent"]
    sign_by_link(token, text_sha256=protocol.text_sha256, by=user, at=timezone.now())
    assert Protocol.objects.get(pk=protocol.pk).missing_signatures() == ["referent"]

"""The account of a peer helper: opened by those in charge, its passphrase chosen by its holder."""

import logging
import re
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse

from common.errors import Refused
from common.models import JournalEntry
from people.accounts import proposed_user_name
from people.actions import add_member, open_account, renew_link
from people.models import Role, User
from tests.factories import NOW, TODAY
from tests.factories.people import make_centre, make_person, make_user

PASSPHRASE = "the river runs under the old bridge"
LINK = re.compile(r"https?://[^<\s]+/password/reset/key/[^<\s]+")

pytestmark = pytest.mark.django_db


@pytest.fixture
def centre():
    return make_centre()


@pytest.fixture
def worker(centre):
    return make_user(Role.SOCIAL_WORKER, centre)


@pytest.fixture
def person(centre):
    return make_person(centre, "Zahra Noori")


def open_for(person, worker, user_name="zahra") -> str:
    return open_account(person, user_name=user_name, by=worker, at=NOW)


def choose(client, link, passphrase=PASSPHRASE):
    """Open the link as a phone does, and send a passphrase."""
    page = client.get(link.removeprefix("http://testserver"), follow=True)
    place = page.redirect_chain[-1][0] if page.redirect_chain else link
    return client.post(place, {"password1": passphrase, "password2": passphrase})


def test_account_belongs_to_the_person_as_a_peer_helper_from_today(person, worker):
    open_for(person, worker)

    (membership,) = person.user.memberships.all()
    assert (membership.role, membership.centre_id) == (Role.HELPER, person.centre_id)
    assert (membership.starts_on, membership.ends_on) == (TODAY, None)
    assert person.user.name == "Zahra Noori"
    assert not person.user.has_usable_password()


def test_link_lets_its_holder_choose_a_passphrase_and_sign_in(client, person, worker):
    link = open_for(person, worker)

    choose(client, link)

    signed_in = client.post(
        reverse("account_login"), {"login": "zahra", "password": PASSPHRASE}, follow=True
    )
    assert signed_in.status_code == 200
    assert client.session["_auth_user_id"] == str(person.user_id)
    assert mail.outbox == []  # no address to write to


def test_link_is_spent_by_sending_and_not_by_opening(client, person, worker):
    link = open_for(person, worker)
    client.get(link.removeprefix("http://testserver"))

    choose(client, link)
    second = choose(client, link, "another river under another bridge")

    assert second.status_code in (200, 404, 405)
    person.user.refresh_from_db()
    assert person.user.check_password(PASSPHRASE)


def test_link_is_closed_by_a_new_one(client, person, worker):
    first = open_for(person, worker)

    second = renew_link(person, by=worker, at=NOW)
    choose(client, first, "another river under another bridge")
    choose(client, second)

    person.user.refresh_from_db()
    assert person.user.check_password(PASSPHRASE)


def test_link_is_too_old_after_48_hours(client, person, worker, settings):
    link = open_for(person, worker)
    hours = settings.PASSWORD_RESET_TIMEOUT / 3600
    settings.PASSWORD_RESET_TIMEOUT = -1

    choose(client, link)

    person.user.refresh_from_db()
    assert hours == 48
    assert not person.user.has_usable_password()


def test_new_link_closes_the_old_passphrase(person, worker):
    open_for(person, worker)
    person.user.set_password(PASSPHRASE)
    person.user.save()

    renew_link(person, by=worker, at=NOW)

    person.user.refresh_from_db()
    assert not person.user.has_usable_password()
    assert JournalEntry.of(person).last().action == "renew_link"


def test_account_is_refused_twice_and_under_a_taken_name(person, worker, centre):
    open_for(person, worker)
    another = make_person(centre)

    with pytest.raises(Refused):
        open_for(person, worker, "zahra2")
    with pytest.raises(Refused):
        open_for(another, worker, "ZAHRA")

    assert User.objects.filter(username__istartswith="zahra").count() == 1


def test_link_for_an_account_of_a_colleague_is_refused(person, worker, centre):
    """Else whoever is in charge could sign in as the manager."""
    open_for(person, worker)
    add_member(
        user_name="zahra",
        name="Zahra",
        role=Role.MANAGER,
        organisation=centre.organisation,
        centre=centre,
        starts_on=TODAY + timedelta(days=3),
        by=None,
        at=NOW,
    )
    person.user.set_password(PASSPHRASE)
    person.user.save()

    with pytest.raises(Refused):
        renew_link(person, by=worker, at=NOW)

    person.user.refresh_from_db()
    assert person.user.check_password(PASSPHRASE)


def test_link_for_nobody_is_refused(person, worker):
    with pytest.raises(Refused):
        renew_link(person, by=worker, at=NOW)


@pytest.mark.parametrize(
    ("name", "proposed"),
    [("Zahra Noori", "zahra"), ("Éloïse", "eloise"), ("أمينة", "code"), ("X Æ", "x")],
)
def test_user_name_is_proposed_in_latin_letters(centre, name, proposed):
    person = make_person(centre, name)

    expected = person.code.lower() if proposed == "code" else proposed
    assert proposed_user_name(person) == expected


def test_user_name_that_is_taken_is_numbered(centre, person):
    for name in ("zahra", "zahra2"):
        make_user(Role.HELPER, centre, username=name)

    assert proposed_user_name(person) == "zahra3"


def test_two_clicks_open_the_account_and_show_the_link_once(client, person, worker, caplog):
    caplog.set_level(logging.DEBUG)
    client.force_login(worker)
    address = reverse("people:person-account", args=[person.reference])

    asked = client.get(address)
    answered = client.post(address, {"user_name": "zahra"})
    again = client.get(address)

    assert 'value="zahra"' in asked.text
    (link,) = LINK.findall(answered.text)
    assert "<svg" in answered.text
    assert answered.headers["Cache-Control"] == "no-store"
    assert LINK.findall(again.text) == []
    assert link.rpartition("-")[2] not in caplog.text
    assert f"<title>{person.chosen_name}" not in answered.text


def test_page_makes_a_new_link_by_post_only(client, person, worker):
    open_for(person, worker)
    client.force_login(worker)
    address = reverse("people:person-link", args=[person.reference])

    assert client.get(address).status_code == 405
    assert len(LINK.findall(client.post(address).text)) == 1


def test_nobody_renews_their_own_link(client, centre):
    worker = make_user(Role.SOCIAL_WORKER, centre)
    own = make_person(centre, user=worker)
    client.force_login(worker)

    assert client.post(reverse("people:person-link", args=[own.reference])).status_code == 403


def test_pages_link_to_the_account(client, person, worker):
    client.force_login(worker)

    page = client.get(person.get_absolute_url()).text

    assert reverse("people:person-account", args=[person.reference]) in page

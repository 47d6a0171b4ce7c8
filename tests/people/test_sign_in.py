"""Who comes in: by user name or e-mail; for as long as a role lasts; the demonstration apart."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from common.errors import Refused
from common.models import JournalEntry
from people.actions import end_membership
from people.models import Membership, Role
from tests.factories.people import make_centre, make_person, make_user

pytestmark = pytest.mark.django_db
LOGIN, ACCOUNT = reverse("account_login"), reverse("people:account")
PASSWORD = "une phrase assez longue"


def sign_in(client, login):
    return client.post(LOGIN, {"login": login, "password": PASSWORD})


@pytest.mark.parametrize("login", ["amina", "amina@exemple.fr", "AMINA@exemple.fr"])
def test_sign_in_by_user_name_and_by_email(client, login):
    user = make_user(username="amina", email="amina@exemple.fr", password=PASSWORD)

    response = sign_in(client, login)

    assert response.url == reverse("home")
    assert client.session["_auth_user_id"] == str(user.pk)


def test_sign_in_without_a_mailbox(client):
    make_user(username="amina", password=PASSWORD)
    make_user(username="dawit", password=PASSWORD)

    assert sign_in(client, "dawit").url == reverse("home")


@pytest.mark.parametrize("login", ["amina", "nobody", "amina\x00"])
def test_wrong_sign_in_is_told_on_the_page(client, login):
    make_user(username="amina", password="une tout autre phrase")

    response = sign_in(client, login)

    assert response.status_code == 200
    assert response.context["form"].errors
    assert "_auth_user_id" not in client.session


def test_nobody_opens_an_account_alone(client):
    response = client.post(
        reverse("account_signup"),
        {"username": "eve", "password1": PASSWORD, "password2": PASSWORD},
    )

    assert response.status_code == 200
    assert response.templates[0].name == "account/signup_closed.html"


def test_demonstration_people_stay_out(client, settings):
    settings.DEMO = False
    make_user(username="amina", password=PASSWORD, is_demo=True)

    sign_in(client, "amina")

    assert client.get(ACCOUNT).url.startswith(LOGIN)


def test_open_session_of_the_demonstration_ends_with_it(client, settings):
    settings.DEMO = True
    make_user(username="amina", password=PASSWORD, is_demo=True)
    sign_in(client, "amina")
    assert client.get(ACCOUNT).status_code == 200

    settings.DEMO = False

    assert client.get(ACCOUNT).url.startswith(LOGIN)


def test_ended_role_closes_access_at_the_next_request(client):
    centre = make_centre()
    bruno, other = make_user(Role.MANAGER, centre), make_user(Role.MANAGER, centre)
    person = make_person(centre)
    client.force_login(bruno)
    assert client.get(person.get_absolute_url()).status_code == 200

    yesterday = timezone.localdate() - timedelta(days=1)
    end_membership(bruno.memberships.get(), on=yesterday, by=other, at=timezone.now())

    assert client.get(person.get_absolute_url()).status_code == 404
    assert client.get(reverse("people:person-list")).status_code == 403
    assert client.get(ACCOUNT).status_code == 200


def test_last_day_of_a_role_counts(client):
    bruno = make_user(Role.MANAGER)
    end_membership(bruno.memberships.get(), on=timezone.localdate(), by=bruno, at=timezone.now())
    client.force_login(bruno)

    assert client.get(reverse("people:person-list")).status_code == 200


def test_role_that_has_not_begun_gives_nothing(client):
    tomorrow = timezone.localdate() + timedelta(days=1)
    client.force_login(make_user(Role.MANAGER, starts_on=tomorrow))

    assert client.get(reverse("people:person-list")).status_code == 403


def test_role_cannot_end_before_it_starts():
    bruno = make_user(Role.MANAGER, starts_on=timezone.localdate())
    membership = bruno.memberships.get()
    journal = list(JournalEntry.of(membership))
    yesterday = timezone.localdate() - timedelta(days=1)

    with pytest.raises(Refused):
        end_membership(membership, on=yesterday, by=bruno, at=timezone.now())

    assert Membership.objects.get().ends_on is None
    assert list(JournalEntry.of(membership)) == journal

"""« Mon compte »: one's name and roles; for a person the programme knows, what is kept."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from people.actions import add_member, end_membership
from people.models import Role
from tests.factories import NOW
from tests.factories.people import make_centre, make_person, make_user

pytestmark = pytest.mark.django_db
ACCOUNT = reverse("people:account")


@pytest.mark.parametrize("role", Role)
def test_account_is_open_to_everyone_signed_in(client, role):
    user = make_user(role, name="Somebody")
    client.force_login(user)

    response = client.get(ACCOUNT)

    assert response.status_code == 200
    assert [held.role for held in response.context["roles_held"]] == [role]
    assert f'action="{reverse("account_logout")}"' in response.text
    assert reverse("account_change_password") in response.text


def test_account_asks_strangers_to_sign_in(client):
    assert client.get(ACCOUNT).url.startswith(reverse("account_login"))


@pytest.mark.parametrize("length", [1, 3])
def test_account_costs_the_same_whatever_roles(client, django_assert_num_queries, length):
    centre = make_centre()
    user = make_user(Role.HELPER, centre)
    for _ in range(length - 1):
        add_member(
            user_name=user.username,
            name="",
            role=Role.HELPER,
            organisation=centre.organisation,
            centre=centre,
            starts_on=date(2021, 1, 1),
            by=None,
            at=NOW,
        )
    client.force_login(user)

    with django_assert_num_queries(5):  # session, user, roles of today, all roles, person
        response = client.get(ACCOUNT)

    assert len(response.context["roles_held"]) == length


def test_account_tells_ended_roles_too(client):
    user = make_user(Role.MANAGER)
    end_membership(user.memberships.get(), on=date(2020, 6, 30), by=user, at=timezone.now())
    client.force_login(user)

    assert client.get(ACCOUNT).context["roles_held"][0].ends_on == date(2020, 6, 30)


def test_account_shows_a_person_what_is_kept(client):
    user = make_user(Role.HELPER)
    person = make_person(make_centre(), "Amina", user=user, languages=["ara"])
    make_person(person.centre, "Mariam")
    client.force_login(user)

    response = client.get(ACCOUNT)

    assert response.context["person"] == person
    assert person.get_absolute_url() in response.text


def test_sign_out_takes_a_post(client):
    client.force_login(make_user(Role.HELPER))

    client.post(reverse("account_logout"))

    assert client.get(ACCOUNT).url.startswith(reverse("account_login"))

"""The doors of the demonstration open on this machine only, and to its own people only."""

import pytest
from django.test import Client
from django.urls import reverse

from people.models import Role, User
from people.sign_in import SignInBackend
from tests.factories.people import make_centre, make_user

pytestmark = pytest.mark.django_db
AT_HOME = {"SERVER_NAME": "127.0.0.1"}


@pytest.fixture
def demo(settings):
    settings.DEMO = True
    return settings


@pytest.fixture
def bruno() -> User:
    return make_user(Role.HEADQUARTERS, username="bruno", is_demo=True)


def signed_in_as(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


def test_demo_lists_its_people(client, demo, bruno):
    make_user(Role.HELPER, make_centre(), username="amina", is_demo=True)
    make_user(Role.HELPER, make_centre(), username="chloe")  # a real person of that name

    response = client.get(reverse("demo"), **AT_HOME)

    assert response.status_code == 200
    assert [player.user_name for player in response.context["people"]] == ["bruno", "amina"]


def test_demo_signs_in_with_one_button(client, demo, bruno):
    response = client.post(reverse("demo-enter", args=["bruno"]), **AT_HOME)

    assert (response.status_code, response.url) == (302, reverse("home"))
    assert signed_in_as(client) == str(bruno.pk)


@pytest.mark.parametrize("account", [{}, {"is_demo": True, "is_active": False}])
def test_demo_signs_in_its_own_people_only(client, demo, account):
    make_user(Role.HEADQUARTERS, username="nadia", **account)

    response = client.post(reverse("demo-enter", args=["nadia"]), **AT_HOME)

    assert (response.status_code, signed_in_as(client)) == (404, None)


def test_demo_enters_by_post_only(client, demo, bruno):
    response = client.get(reverse("demo-enter", args=["bruno"]), **AT_HOME)

    assert (response.status_code, signed_in_as(client)) == (405, None)


def test_demo_needs_its_token(demo, bruno):
    client = Client(enforce_csrf_checks=True)

    response = client.post(reverse("demo-enter", args=["bruno"]), **AT_HOME)

    assert (response.status_code, signed_in_as(client)) == (403, None)


@pytest.mark.parametrize(
    "asked",
    [{"SERVER_NAME": "testserver"}, AT_HOME | {"REMOTE_ADDR": "192.168.1.20"}],
    ids=["by another name", "from elsewhere"],
)
def test_demo_does_not_exist_beyond_this_machine(client, demo, bruno, asked):
    codes = [
        client.get(reverse("demo"), **asked).status_code,
        client.post(reverse("demo-enter", args=["bruno"]), **asked).status_code,
    ]

    assert (codes, signed_in_as(client)) == ([404, 404], None)


def test_without_demo_its_doors_do_not_exist(client, bruno):
    codes = [
        client.get(reverse("demo"), **AT_HOME).status_code,
        client.get(reverse("demo-enter", args=["bruno"]), **AT_HOME).status_code,
        client.post(reverse("demo-enter", args=["bruno"]), **AT_HOME).status_code,
    ]

    assert (codes, signed_in_as(client)) == ([404, 404, 404], None)


def test_without_demo_its_people_cannot_sign_in(client):
    password = "une phrase assez longue"
    make_user(Role.HEADQUARTERS, username="elise", is_demo=True, password=password)

    response = client.post(reverse("account_login"), {"login": "elise", "password": password})

    assert (response.status_code, response.url) == (302, reverse("account_inactive"))
    assert signed_in_as(client) is None


def test_without_demo_their_open_sessions_end(client, demo, bruno):
    client.post(reverse("demo-enter", args=["bruno"]), **AT_HOME)
    demo.DEMO = False

    response = client.get(reverse("home"), **AT_HOME)

    assert response.status_code == 302
    assert response.url.startswith(reverse("account_login"))
    assert SignInBackend().get_user(bruno.pk) is None

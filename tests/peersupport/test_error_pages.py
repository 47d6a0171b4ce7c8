"""When something does not go as planned, a page of ours with a way out."""

import pytest
from allauth.core.internal.ratelimit import respond_429
from django.contrib.auth.models import AnonymousUser
from django.test import Client, RequestFactory
from django.urls import reverse

from peersupport import views
from tests.factories.people import make_user

WAY_OUT = 'href="/"'


def asked():
    request = RequestFactory().get("/somewhere/")
    request.user = AnonymousUser()
    return request


def test_healthz_answers_without_a_sign_in(client, db):
    response = client.get(reverse("healthz"))

    assert (response.status_code, response.text) == (200, "ok")


@pytest.mark.django_db
def test_a_page_that_is_not_there(client):
    client.force_login(make_user())

    response = client.get("/nowhere/")

    assert (response.status_code, WAY_OUT in response.text) == (404, True)


def test_a_host_that_is_not_ours(client):
    response = client.get("/", headers={"host": "evil.example.org"})

    assert (response.status_code, WAY_OUT in response.text) == (400, True)


@pytest.mark.django_db
def test_a_form_without_its_token():
    response = Client(enforce_csrf_checks=True).post(reverse("account_login"))

    assert (response.status_code, WAY_OUT in response.text) == (403, True)


@pytest.mark.django_db
def test_a_page_out_of_reach(client):
    client.force_login(make_user("helper"))

    response = client.get(reverse("monitoring:figures"))

    assert (response.status_code, WAY_OUT in response.text) == (403, True)


def test_too_many_tries():
    response = respond_429(asked())

    assert (response.status_code, WAY_OUT in response.content.decode()) == (429, True)


def test_a_bug_is_told_without_the_database():
    """No `db` fixture: a query would fail the test."""
    response = views.broken(asked())

    assert (response.status_code, WAY_OUT in response.content.decode()) == (500, True)


@pytest.mark.django_db
def test_sign_up_is_closed(client):
    response = client.get(reverse("account_signup"))

    assert response.status_code == 200
    assert "<form" not in response.text

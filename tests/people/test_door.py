"""Sign-in and what surrounds it: pages of ours, in our words, and links that no host can forge."""

import re

import pytest
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.urls import include, path

from tests.factories.people import make_user

PASSPHRASE = "the river runs under the old bridge"


@login_not_required
def nothing(request):
    return HttpResponse("nothing")


urlpatterns = [
    path("", nothing, name="home"),
    path("demo/", nothing, name="demo"),
    path("account/", include("allauth.account.urls")),
]

pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]


@pytest.fixture
def user():
    user = make_user(email="bruno@example.org")
    user.set_password(PASSPHRASE)
    user.save()
    return user


def link_in(mail) -> str:
    return re.search(r"https?://\S+", mail.body)[0]


@pytest.mark.parametrize("name", ["login", "password/reset", "password/reset/done", "signup"])
def test_door_is_one_page_with_one_heading(client, name):
    page = client.get(f"/account/{name}/").text

    assert page.count("<h1") == 1
    assert 'class="door"' in page
    assert page.count("<form") <= 1


def test_sign_in_by_user_name_or_e_mail(client, user):
    for login in (user.username, user.email):
        response = client.post("/account/login/", {"login": login, "password": PASSPHRASE})

        assert response.status_code == 302
        assert client.session["_auth_user_id"] == str(user.pk)
        client.logout()


@pytest.mark.parametrize("login", ["nobody", "nobody@example.org", "bruno@example.org"])
def test_wrong_sign_in_says_the_same_whoever_it_is(client, user, login):
    page = client.post("/account/login/", {"login": login, "password": "x" * 15}).text

    assert page.count('class="summary') == 1
    assert page.count("<li>") == 1
    assert f'value="{login}"' in page
    assert 'value="xxx' not in page


def test_empty_sign_in_leads_to_both_fields(client):
    page = client.post("/account/login/", {"login": "", "password": ""}).text

    assert re.findall(r'<a href="#(id_\w+)">', page) == ["id_login", "id_password"]
    assert page.count('aria-invalid="true"') == 2


def test_sign_in_leads_where_one_wanted_to_go(client):
    page = client.get("/account/login/?next=/figures/").text

    assert '<input type="hidden" name="next" value="/figures/">' in page


def test_demonstration_is_offered_in_a_demonstration_only(client, settings):
    offered = []
    for settings.DEMO in (True, False):
        offered.append('href="/demo/"' in client.get("/account/login/").text)

    assert offered == [True, False]


def test_nobody_opens_an_account_by_themselves(client):
    page = client.get("/account/signup/").text

    assert "<form" not in page
    assert 'href="/account/login/"' in page


def test_link_to_a_new_passphrase_never_comes_from_the_request(client, user, mailoutbox, settings):
    settings.ALLOWED_HOSTS = ["*"]
    asked = {"email": user.email}
    client.post("/account/password/reset/", asked, headers={"host": "evil.example"})

    (mail,) = mailoutbox
    assert link_in(mail).startswith(f"{settings.SITE_URL}/account/password/reset/key/")
    assert user.name not in mail.subject + mail.body
    assert user.username not in mail.subject + mail.body


def test_new_passphrase_is_chosen_by_the_link(client, user, mailoutbox, settings):
    client.post("/account/password/reset/", {"email": user.email})
    address = link_in(mailoutbox[0]).removeprefix(settings.SITE_URL)
    form = client.get(address, follow=True)
    new = "seven swallows over the harbour"

    assert form.text.count("<form") == 1
    client.post(form.redirect_chain[-1][0], {"password1": new, "password2": new})

    user.refresh_from_db()
    assert user.check_password(new)
    assert client.get(address, follow=True).text.count("<form") == 0


def test_unknown_address_is_answered_alike(client, mailoutbox):
    response = client.post("/account/password/reset/", {"email": "nobody@example.org"})

    assert response.url == "/account/password/reset/done/"
    assert "http" not in mailoutbox[0].body


def test_passphrase_is_changed_and_told_by_mail(client, user, mailoutbox):
    client.post("/account/login/", {"login": user.username, "password": PASSPHRASE})
    page = client.get("/account/password/change/").text
    short = {"oldpassword": "wrong", "password1": "short", "password2": "other"}
    refused = client.post("/account/password/change/", short).text

    assert page.count("<form") == 1
    assert "placeholder" not in page
    assert refused.count('class="field field-wrong"') == 2
    assert "short" not in re.findall(r'value="([^"]*)"', refused)

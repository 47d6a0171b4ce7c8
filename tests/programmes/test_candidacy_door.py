"""The poster and what it opens, for anybody who holds its address."""

import re
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from common import storage
from programmes.actions.candidacy import open_door
from programmes.door import address_of, token_of
from programmes.lifecycle import WITHDRAWN
from programmes.models import Candidacy, InterestDoor
from programmes.views import door as views
from tests.factories import NOW
from tests.factories.candidacy import make_candidacy, make_voice
from tests.factories.people import make_centre, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def centre():
    return make_centre("CADA Les Tilleuls")


@pytest.fixture
def manager(centre):
    return make_user("manager", centre)


@pytest.fixture
def door(centre, manager):
    return open_door(centre, by=manager, at=NOW)


@pytest.fixture
def token(door):
    return token_of(door)


def ask(client, token, **known):
    return client.get(reverse("programmes:interest", args=[token]), known)


def send(client, token, channel, data, **known):
    query = {"adult": "yes", "channel": channel, "language": "prs"} | known
    return client.post(reverse("programmes:interest", args=[token]), data, query_params=query)


def voice(content=None, name="voice.webm"):
    return {"recording": SimpleUploadedFile(name, content or make_voice())}


# The address


def test_address_has_130_bits_and_only_its_hash_is_kept(door, token):
    assert len(token) == 26
    assert token not in str(InterestDoor.objects.values_list())
    assert address_of(door) == f"http://testserver/help/{token}/"


def test_address_follows_from_the_secret_of_the_installation(door, token, settings):
    settings.SECRET_KEY = "another secret"

    assert token_of(door) != token
    assert address_of(door) == ""


def test_two_centres_have_two_addresses(token, manager):
    other = open_door(make_centre("Le Grand Large"), by=manager, at=NOW)

    assert token_of(other) != token


@pytest.mark.parametrize("wrong", ["0" * 26, "x", "..", "%00", "’"])
def test_wrong_address_opens_nothing(client, door, wrong):
    assert client.get(f"/help/{wrong}/").status_code == 404


def test_new_poster_closes_the_old_one(client, centre, manager, token):
    renewed = open_door(centre, by=manager, at=NOW)

    assert ask(client, token).status_code == 404
    assert ask(client, token_of(renewed)).status_code == 200


def test_address_may_be_typed_in_small_letters(client, token):
    assert ask(client, token.lower()).status_code == 200


# One question per page


@pytest.mark.parametrize(
    "known",
    [
        {},
        {"adult": "no"},
        {"adult": "yes"},
        {"adult": "yes", "channel": "audio"},
        {"adult": "yes", "channel": "written", "language": "ara"},
        {"adult": "yes", "channel": "audio", "language": "ara"},
        {"adult": "yes", "channel": "oral", "language": "ara"},
    ],
)
def test_each_page_asks_one_thing_and_names_no_place(client, token, known):
    page = ask(client, token, **known)

    assert page.status_code == 200
    assert page.text.count("<h1") == 1
    assert not re.search(r"cada|asile|tilleuls|nationalit", page.text, re.IGNORECASE)
    assert page.headers["X-Robots-Tag"] == "noindex, noarchive"


def test_page_lets_the_browser_say_where_it_is(client, token):
    """Without an origin, no form of this page could be sent by a real browser."""
    page = ask(client, token)

    assert "no-referrer" not in page.text
    assert page.headers["Referrer-Policy"] == "same-origin"


def test_minor_is_thanked_and_nothing_is_kept(client, token):
    page = ask(client, token, adult="no")
    send(client, token, "written", {"message": "Bonjour"}, adult="no")

    assert page.status_code == 200
    assert Candidacy.objects.count() == 0


@pytest.mark.parametrize(
    ("known", "asked"),
    [
        ({"adult": "maybe"}, "adult=yes"),
        ({"adult": "yes", "channel": "telepathy"}, "channel=oral"),
        ({"adult": "yes", "channel": "oral", "language": "xx"}, "language=fra"),
    ],
)
def test_answer_that_is_none_is_asked_again(client, token, known, asked):
    assert asked in ask(client, token, **known).text


def test_words_are_sent_in_any_language(client, token, centre):
    response = send(client, token, "written", {"message": "میخواهم کمک کنم"})

    candidacy = Candidacy.objects.get()
    assert (candidacy.centre, candidacy.language) == (centre, "prs")
    assert (candidacy.entered_by, candidacy.person) == (None, None)
    assert response.url.endswith(f"/{candidacy.reference}/contact/")


def test_voice_is_sent_and_kept_by_its_hash(client, token):
    send(client, token, "audio", voice(name="../../../etc/passwd"))

    candidacy = Candidacy.objects.get()
    assert re.fullmatch("[0-9a-f]{64}", candidacy.audio)
    assert storage.read(candidacy.audio) == make_voice()


@pytest.mark.parametrize(
    "content", [b"<html><script>alert(1)</script>", make_voice() + bytes(6 * 1024 * 1024)]
)
def test_what_is_no_voice_is_refused_in_a_sentence(client, token, content):
    page = send(client, token, "audio", voice(content))

    assert page.status_code == 200
    assert 'role="alert"' in page.text
    assert Candidacy.objects.count() == 0


def test_who_wants_to_talk_gives_a_name(client, token):
    nameless = send(client, token, "oral", {"called": ""})
    named = send(client, token, "oral", {"called": "Sami", "reached": "chambre 12"})

    candidacy = Candidacy.objects.get()
    assert nameless.status_code == 200
    assert (candidacy.called, candidacy.reached) == ("Sami", "chambre 12")
    assert named.url.endswith(f"/{candidacy.reference}/thanks/")


def test_words_are_not_lost_when_refused(client, token):
    page = send(client, token, "written", {"message": "x" * 2001})

    assert "x" * 2001 in page.text


def test_two_clicks_are_one_candidacy(client, token):
    mark = str(uuid4())

    for _click in range(2):
        send(client, token, "written", {"message": "Bonjour"}, submission=mark)
    again = ask(client, token, submission=mark)

    assert Candidacy.objects.count() == 1
    assert again.url.endswith(f"/{mark}/thanks/")


def test_mark_of_another_centre_is_refused_in_words(client, token):
    other = make_candidacy()

    page = send(client, token, "written", {"message": "Bonjour"}, submission=str(other.reference))

    assert page.status_code == 200
    assert "Bonjour" in page.text
    assert Candidacy.objects.count() == 1


# After sending


def test_name_may_follow_or_stay_empty(client, token, centre):
    for data, called in (({"called": "Sami"}, "Sami"), ({"called": ""}, "")):
        candidacy = make_candidacy(centre=centre, called="")
        url = reverse("programmes:interest-contact", args=[token, candidacy.reference])

        response = client.post(url, data)

        candidacy.refresh_from_db()
        assert candidacy.called == called
        assert response.url.endswith("/thanks/")


def test_who_sent_it_takes_it_back_without_a_reason(client, token, centre):
    candidacy = make_candidacy(centre=centre, channel="audio", recording=make_voice(), message="")
    place = [token, candidacy.reference]

    thanks = client.get(reverse("programmes:interest-thanks", args=place)).text
    for _click in range(2):
        client.post(reverse("programmes:interest-withdraw", args=place))

    candidacy.refresh_from_db()
    assert reverse("programmes:interest-withdraw", args=place) in thanks
    assert (candidacy.state, candidacy.audio) == (WITHDRAWN, "")


@pytest.mark.parametrize("page", ["contact", "thanks", "withdraw"])
def test_what_another_centre_was_sent_does_not_exist_here(client, token, page):
    other = make_candidacy(centre=make_centre("Le Grand Large"))
    url = reverse(f"programmes:interest-{page}", args=[token, other.reference])

    answered = client.post(url) if page == "withdraw" else client.get(url)

    assert answered.status_code == 404


def test_thanks_says_nothing_of_what_was_said(client, token, centre):
    candidacy = make_candidacy(centre=centre, message="Je veux aider", called="Sami")
    url = reverse("programmes:interest-thanks", args=[token, candidacy.reference])

    page = client.get(url).text

    assert "Sami" not in page
    assert "Je veux aider" not in page


# Slowed down


def test_who_asks_too_often_waits(client, token):
    codes = [ask(client, token).status_code for _try in range(views.ASKED + 1)]

    assert codes == [200] * views.ASKED + [429]


def test_who_sends_too_often_waits(client, token):
    for _try in range(views.SENT):
        send(client, token, "written", {"message": "Bonjour"})

    assert send(client, token, "written", {"message": "Bonjour"}).status_code == 429
    assert Candidacy.objects.count() == views.SENT


def test_sending_needs_the_token_of_the_form(token):
    client = Client(enforce_csrf_checks=True)

    assert send(client, token, "written", {"message": "Bonjour"}).status_code == 403


# The poster


def test_poster_is_made_printed_and_renewed_by_those_in_charge(client, centre, manager):
    client.force_login(manager)
    listed = reverse("programmes:poster-list")

    client.post(listed, {"centre": centre.pk})
    door = InterestDoor.objects.get()
    paper = client.get(reverse("programmes:poster-print", args=[door.reference]))
    client.post(reverse("programmes:poster-renew", args=[door.reference]))

    assert paper.headers["Content-Type"] == "application/pdf"
    assert paper.content.startswith(b"%PDF")
    assert InterestDoor.objects.open().get() != door


def test_poster_whose_secret_is_gone_cannot_be_printed(client, manager, door, settings):
    client.force_login(manager)
    InterestDoor.objects.update(token_sha256="0" * 64)

    print_it = reverse("programmes:poster-print", args=[door.reference])

    assert client.get(print_it).status_code == 404


def test_poster_of_another_centre_cannot_be_made(client, manager):
    client.force_login(manager)

    client.post(reverse("programmes:poster-list"), {"centre": make_centre("Ailleurs").pk})

    assert InterestDoor.objects.count() == 0

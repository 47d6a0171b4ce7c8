from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from certificates import actions, codes
from certificates.models import ShareLink, ShareView
from common.errors import Refused
from tests.certificates.pages import address, holder_of
from tests.factories.certificates import ACTIVITY, make_certificate

pytestmark = pytest.mark.django_db

NOW = timezone.now()


@pytest.fixture
def issued():
    return make_certificate(state="issued")


def share(certificate, items=("name", "activities.0"), at=NOW, **more):
    facts = {"recipient_kind": "company", "items": items} | more
    link, url = actions.share(certificate, **facts, by=holder_of(certificate), at=at)
    return link, url.rstrip("/").rpartition("/")[2]


def test_a_link_is_kept_as_a_hash_of_130_bits_and_lasts_30_days(issued):
    link, token = share(issued)

    assert (len(token), link.token_sha256) == (26, codes.digest_of(token))
    assert (link.expires_at - link.created_at, link.most_views) == (timedelta(days=30), 10)


@pytest.mark.parametrize(
    "wrong",
    [
        {"days": 91},
        {"days": 0},
        {"most_views": 0},
        {"most_views": 101},
        {"items": []},
        {"items": ["salary"]},
        {"items": ["skills.9"]},
        {"recipient_kind": "police"},
    ],
)
def test_a_link_beyond_the_limits_is_refused(issued, wrong):
    with pytest.raises(Refused):
        share(issued, **wrong)


def test_what_is_hidden_or_private_is_never_shared():
    certificate = make_certificate(state="issued", hidden=("hours",))
    certificate.private = ["activities.0"]
    certificate.save()

    for key in ("hours", "activities.0"):
        with pytest.raises(Refused):
            share(certificate, items=[key])


@pytest.mark.parametrize("state", ["approved", "revoked", "withdrawn", "superseded"])
def test_only_a_valid_certificate_is_shared(state):
    with pytest.raises(Refused):
        share(make_certificate(state=state), items=["name"])


def test_a_link_shows_what_was_chosen_and_nothing_else(issued):
    link, _ = share(issued, items=["activities.0"])

    facts = actions.facts_shared(link)

    assert facts["activities"][0]["situation"] == ACTIVITY["situation"]
    assert (facts["holder"]["name"], facts["skills"], facts["hours"]) == ("", [], None)


def test_what_becomes_private_later_is_no_longer_shown(issued):
    link, _ = share(issued)
    issued.private = ["activities.0"]
    issued.save()
    link.certificate.refresh_from_db()

    assert actions.facts_shared(link)["activities"] == []


def test_opening_counts_nothing_and_the_button_counts_one(issued):
    link, token = share(issued)
    client = Client()

    for _ in range(3):
        assert client.get(f"/shared/{token}/").status_code == 200
    before = ShareView.objects.count()
    shown = client.post(f"/shared/{token}/", follow=True)
    again = client.get(shown.redirect_chain[-1][0])

    link.refresh_from_db()
    assert (before, link.views, ShareView.objects.count()) == (0, 1, 1)
    assert ACTIVITY["result"].rstrip(".") in shown.text
    assert again.status_code == 200
    assert "Amina Rahmani" in shown.text
    assert (shown.cookies, again.cookies) == ({}, {})


def test_a_reading_is_noted_to_the_hour_and_holds_nothing_about_who_read(issued):
    _, token = share(issued)
    at = NOW.replace(minute=47, second=12)

    actions.open_link(token, at=at)

    view = ShareView.objects.get()
    assert view.hour == at.replace(minute=0, second=0, microsecond=0)
    assert {field.name for field in ShareView._meta.fields} == {"id", "link", "hour"}


def test_a_link_opens_as_often_as_was_said(issued):
    _, token = share(issued, most_views=2)

    passes = [actions.open_link(token, at=NOW) for _ in range(3)]

    assert [bool(one) for one in passes] == [True, True, False]
    assert Client().get(f"/shared/{token}/").status_code == 410
    assert Client().get(f"/shared/{token}/", {"pass": passes[1]}).status_code == 200


def test_a_pass_serves_its_own_link_only(issued):
    _, token = share(issued)
    _, other = share(issued)
    given = actions.open_link(token, at=NOW)

    assert actions.passed(other, given, at=NOW) is None
    assert actions.passed(token, given + "x", at=NOW) is None
    assert actions.passed(token, given, at=NOW + timedelta(days=31)) is None
    assert actions.passed(token, given, at=NOW) is not None


@pytest.mark.parametrize("how", ["end", "time", "withdraw", "revoke"])
def test_a_link_that_is_over_answers_410_even_to_who_was_reading(issued, how):
    at = NOW - timedelta(days=31) if how == "time" else NOW
    link, token = share(issued, at=at)
    given = actions.open_link(token, at=at)
    match how:
        case "end":
            link.end(by=holder_of(issued), at=NOW)
        case "withdraw":
            issued.withdraw(by=holder_of(issued), at=NOW)
        case "revoke":
            issued.revoke(reason="error", by=issued.issued_by, at=NOW)

    client = Client()
    answers = [
        client.get(f"/shared/{token}/"),
        client.post(f"/shared/{token}/"),
        client.get(f"/shared/{token}/", {"pass": given}),
        client.get(f"/shared/{token}/opinion/"),
        client.get(f"/shared/{codes.new_token()}/"),
    ]

    assert {answer.status_code for answer in answers} == {410}
    assert len({answer.content for answer in answers}) == 1


def test_what_an_ended_link_showed_is_forgotten(issued):
    link, _ = share(issued)

    link.end(by=holder_of(issued), at=NOW)

    link.refresh_from_db()
    assert (link.shown, link.state) == ([], "ended")


def test_a_holder_has_twenty_open_links_at_most(issued):
    for _ in range(20):
        share(issued)

    with pytest.raises(Refused):
        share(issued)
    assert ShareLink.objects.count() == 20


# Pages


def test_its_holder_makes_a_link_one_question_per_page(client, issued):
    client.force_login(holder_of(issued))
    here = address("share", issued)
    told = {}
    seen = []
    for answer in ({}, {"for": "company"}, {"item": ["name"]}, {"days": "7"}, {"views": "10"}):
        told |= answer
        seen.append(client.get(here, told).templates[0].name)

    made = client.post(here + "?for=company&item=name&days=7&views=10")

    link = ShareLink.objects.get()
    assert seen == [
        f"certificates/share_{step}.html" for step in ("for", "items", "days", "views", "send")
    ]
    assert (link.shown, link.days, link.most_views) == (["name"], 7, 10)
    assert "/shared/" in made.text
    assert "<svg" in made.text


def test_the_pages_show_neither_link_nor_address_again(client, issued):
    _, token = share(issued)
    actions.open_link(token, at=NOW)
    client.force_login(holder_of(issued))

    text = client.get(address("after", issued)).text

    assert token not in text
    assert "Company" in text or "Entreprise" in text


def test_the_team_sees_neither_links_nor_days(client, issued):
    share(issued)
    Client().get(f"/verify/{codes.new_code()}/")
    client.force_login(issued.issued_by)

    page = client.get(address("after", issued)).context

    assert (page["links"], page["days"], page["consulted"]) == ([], [], 0)


def test_one_tap_ends_a_link(client, issued):
    link, token = share(issued)
    client.force_login(holder_of(issued))

    client.post(f"/shares/{link.reference}/end/")

    assert Client().get(f"/shared/{token}/").status_code == 410


def test_team_reads_in_the_history_what_happened_but_not_that_it_was_shared(issued, client: Client):
    actions.agree_to_follow_up(issued, by=holder_of(issued), at=NOW)
    share(issued)
    client.force_login(issued.issued_by)

    page = client.get(address("detail", issued))

    told = [entry.action for entry in page.context["history"]]
    assert "share" not in told
    assert set(told) - set(page.context["actions"]) == set()
    assert told[0] == "agree-to-follow-up"

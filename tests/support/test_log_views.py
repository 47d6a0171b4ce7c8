"""Logging a session in the browser: one thing per page, nothing lost, never twice."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from people.models import Role
from protocols.actions import end
from support.models import Match, SupportSession
from tests.factories.people import make_user
from tests.factories.support import make_match, make_running, make_session

CREATE = reverse("support:session-create")
pytestmark = pytest.mark.django_db


def address_of(running, match=None, **answers):
    """Return the address of the last page, with everything answered."""
    known = {
        "submission": uuid4(),
        "protocol": running.reference,
        "with": match.reference if match else "group",
        "types": "public_transport",
        "minutes": 45,
    } | answers
    return reverse("support:session-create", query=known)


def send(client, address, **added):
    return client.post(address, {"mode": "individual", "language": "fra"} | added)


def template_of(response):
    return next(t.name for t in response.templates if t.name.startswith("support/session_"))


def test_pages_ask_one_thing_each_and_write_nothing(client, programme, protocol):
    match = make_match(programme, protocol.helper)
    client.force_login(programme.referent)
    mark = uuid4()
    answers = {"protocol": protocol.reference, "with": match.reference, "types": "waiting"}

    asked = [("submission", mark)]
    pages = []
    for key in ("protocol", "with", "types", "minutes"):
        pages.append(template_of(client.get(CREATE, dict(asked))))
        asked.append((key, answers.get(key, 45)))
    pages.append(template_of(client.get(CREATE, dict(asked))))

    assert pages == [
        "support/session_people.html",  # one protocol in force: nobody to choose
        "support/session_people.html",
        "support/session_types.html",
        "support/session_minutes.html",
        "support/session_send.html",
    ]
    assert SupportSession.objects.count() == 0


def test_every_link_carries_the_mark_and_no_name(client, programme, protocol):
    make_match(programme, protocol.helper, programme.welcome("Mariam"))
    client.force_login(programme.referent)

    response = client.get(CREATE)

    answers = response.context["answers"]
    (_match, link), *_others = answers.people()
    assert parse_qs(urlsplit(link).query).keys() == {"submission", "with"}
    assert "Mariam" not in link


def test_several_helpers_are_asked_for_first(client, programme, protocol):
    programme.start(helper=programme.open_helper("Yonas"))
    client.force_login(programme.referent)

    response = client.get(CREATE)

    assert template_of(response) == "support/session_helper.html"
    assert len(response.context["answers"].helpers()) == 2


def test_helper_chooses_among_those_they_help_now(client, programme, protocol):
    match = make_match(programme, protocol.helper)
    make_match(programme, protocol.helper, state="closed")
    make_match(programme, programme.open_helper("Yonas"))
    client.force_login(protocol.helper.person.user)

    response = client.get(CREATE)

    assert [known for known, _link in response.context["answers"].people()] == [match]


def test_sending_keeps_the_session(client, programme, protocol):
    match = make_match(programme, protocol.helper)
    client.force_login(programme.referent)
    day = timezone.localdate() - timedelta(days=1)

    response = send(
        client,
        address_of(protocol, match, types=["waiting", "welcome"], on=day),
        mode="outside",
        language="prs",
        progress="together",
        note="Premier trajet.",
        child_present="on",
    )

    session = SupportSession.objects.get()
    assert response.url == session.get_absolute_url()
    assert (session.held_on, session.minutes, session.mode) == (day, 45, "outside")
    assert (session.language, session.progress) == ("prs", "together")
    assert (session.note, session.child_present) == ("Premier trajet.", True)
    assert {kind.key for kind in session.activity_types.all()} == {"waiting", "welcome"}


def test_sending_a_group_asks_for_no_name(client, programme, protocol):
    client.force_login(programme.referent)

    client.post(address_of(protocol, attendance=8), {"language": "fra"})

    session = SupportSession.objects.get()
    assert (session.mode, session.attendance, session.match) == ("collective", 8, None)


def test_double_click_back_and_reload_log_one_session(client, programme, protocol):
    client.force_login(programme.referent)
    address = address_of(protocol, make_match(programme, protocol.helper))

    first, second = send(client, address), send(client, address, note="Autre chose.")
    back = client.get(address)

    session = SupportSession.objects.get()
    assert [response.url for response in (first, second, back)] == [session.get_absolute_url()] * 3
    assert session.note == ""


def test_somebody_elses_mark_is_not_taken_over(client, programme, protocol):
    theirs = make_session(programme, protocol)
    match = make_match(programme, protocol.helper)
    client.force_login(programme.referent)

    send(client, address_of(protocol, match, submission=theirs.submission))

    assert [session.author for session in SupportSession.objects.order_by("pk")] == [
        protocol.helper.person.user,
        programme.referent,
    ]


@pytest.mark.parametrize(
    ("answers", "page", "wrong"),
    [
        ({"minutes": 900}, "minutes", "minutes"),
        ({"minutes": 4}, "minutes", "minutes"),
        ({"minutes": "9" * 5000}, "minutes", "minutes"),
        ({"minutes": "a\x00b"}, "minutes", "minutes"),
        ({"on": "1900-01-01"}, "minutes", "on"),
        ({"on": "2999-01-01"}, "minutes", "on"),
        ({"on": "hier"}, "minutes", "on"),
        ({"types": "a\x00b"}, "types", "types"),
        ({"types": ["waiting", "welcome", "outreach", "leisure"]}, "types", "types"),
    ],
    ids=str,
)
def test_wrong_answer_is_said_and_asked_again(client, programme, protocol, answers, page, wrong):
    client.force_login(programme.referent)
    match = make_match(programme, protocol.helper)

    response = client.get(address_of(protocol, match, **answers))

    assert response.status_code == 200
    assert template_of(response) == f"support/session_{page}.html"
    assert list(response.context["form"].errors) == [wrong]
    assert 'role="alert"' in response.text


@pytest.mark.parametrize("attendance", [0, 301, "", "huit"])
def test_wrong_number_of_people_is_said(client, programme, protocol, attendance):
    client.force_login(programme.referent)

    response = client.get(address_of(protocol, attendance=attendance))

    assert template_of(response) == "support/session_group.html"
    assert list(response.context["form"].errors) == ["attendance"]


@pytest.mark.parametrize(
    ("unknown", "page"),
    [
        ({"with": uuid4()}, "people"),
        ({"with": "\x00"}, "people"),
        ({"protocol": uuid4()}, "helper"),
        ({"protocol": "\x00"}, "helper"),
        ({"submission": "\x00"}, "group"),
    ],
    ids=["match", "no match", "protocol", "no protocol", "mark"],
)
def test_unknown_answers_are_asked_again(client, programme, protocol, unknown, page):
    client.force_login(programme.referent)

    response = client.get(address_of(protocol, **unknown))

    assert template_of(response) == f"support/session_{page}.html"


def test_another_centres_protocol_is_unknown(client, programme, protocol):
    _other, theirs = make_running("Le Grand Large")
    client.force_login(programme.referent)

    response = client.get(CREATE, {"protocol": theirs.reference})

    assert [one for one, _link in response.context["answers"].helpers()] == [protocol]


@pytest.mark.parametrize(
    ("added", "wrong"),
    [
        ({"note": "x" * 5000}, "note"),
        ({"note": "a\x00b"}, "note"),
        ({"language": "xxx"}, "language"),
        ({"mode": "collective"}, "mode"),
        ({"progress": "done"}, "progress"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_last_page_says_what_is_wrong_and_keeps_the_rest(client, programme, protocol, added, wrong):
    client.force_login(programme.referent)
    match = make_match(programme, protocol.helper)
    typed = {"note": "Premier trajet."} | added

    response = send(client, address_of(protocol, match), **typed)

    assert response.status_code == 200
    assert wrong in response.context["form"].errors
    assert response.context["form"]["note"].value() == typed["note"]
    assert SupportSession.objects.count() == 0


def test_protocol_that_ends_meanwhile_is_said(client, programme, protocol):
    programme.start(helper=programme.open_helper("Yonas"))
    client.force_login(programme.referent)
    address = address_of(protocol, make_match(programme, protocol.helper))
    end(protocol, by=programme.manager, at=timezone.now())

    response = send(client, address)

    assert template_of(response) == "support/session_helper.html"
    assert SupportSession.objects.count() == 0


# The note


@pytest.mark.parametrize("note", ["Il suit un traitement.", "MARIAM va mieux."])
def test_note_is_looked_at_twice_and_then_kept(client, programme, protocol, note):
    client.force_login(programme.referent)
    address = address_of(protocol, make_match(programme, protocol.helper))

    asked = send(client, address, note=note)
    meant = asked.context["form"]["meant"].value()
    client.post(address, {"mode": "individual", "language": "fra", "note": note, "meant": meant})

    assert len(asked.context["form"].warnings) == 1
    assert SupportSession.objects.get().note == note


def test_confirming_one_note_does_not_confirm_another(client, programme, protocol):
    client.force_login(programme.referent)
    address = address_of(protocol, make_match(programme, protocol.helper))
    meant = send(client, address, note="La police.").context["form"]["meant"].value()

    response = send(client, address, note="La police et son récit.", meant=meant)

    assert response.status_code == 200
    assert SupportSession.objects.count() == 0


def test_who_wants_no_note_is_asked_for_none(client, programme, protocol):
    client.force_login(programme.referent)
    match = make_match(programme, protocol.helper, note_refused=True)
    address = address_of(protocol, match)

    assert "note" not in client.get(address).context["form"].fields
    send(client, address, note="Premier trajet.")

    assert SupportSession.objects.get().note == ""


# Like last time


def test_repeating_is_one_tap_and_one_session(client, programme, protocol):
    last = make_session(programme, protocol, by=programme.referent)
    client.force_login(programme.referent)
    page = client.get(CREATE)
    mark = {"submission": page.context["answers"].submission}

    repeat = reverse("support:session-repeat", args=[page.context["last"].reference])
    first, second = client.post(repeat, mark), client.post(repeat, mark)

    assert page.context["last"] == last
    assert first.url == second.url
    assert SupportSession.objects.count() == 2


def test_helper_repeats_what_the_referent_noted_of_them(client, programme, protocol):
    last = make_session(programme, protocol, by=programme.referent)
    client.force_login(protocol.helper.person.user)

    assert client.get(CREATE).context["last"] == last
    client.post(reverse("support:session-repeat", args=[last.reference]))

    assert SupportSession.objects.latest("pk").state == "submitted"


def test_what_can_no_longer_be_repeated_is_not_offered(client, programme, protocol):
    make_session(programme, protocol)
    Match.objects.update(state="closed")
    client.force_login(protocol.helper.person.user)

    assert client.get(CREATE).context["last"] is None


def test_somebody_elses_session_is_not_repeated(client, programme, protocol):
    last = make_session(programme, protocol)
    client.force_login(programme.referent)

    response = client.post(reverse("support:session-repeat", args=[last.reference]))

    assert response.status_code == 403


# Who may, and what it costs


def test_nothing_in_force_says_so(client, programme, protocol):
    end(protocol, by=programme.manager, at=timezone.now())
    client.force_login(programme.referent)

    response = client.get(CREATE)

    assert response.context["answers"].protocols == []
    assert reverse("home") in response.text


def test_team_member_logs_nothing(client, programme):
    client.force_login(make_user(Role.TEAM, programme.centre))

    assert client.get(CREATE).status_code == 403


@pytest.mark.parametrize("length", [1, 3])
@pytest.mark.parametrize(("page", "count"), [("with", 11), ("types", 12), ("minutes", 9), ("", 12)])
def test_logging_costs_the_same_however_many(
    client, django_assert_num_queries, programme, protocol, length, page, count
):
    matches = [make_match(programme, protocol.helper) for _ in range(length)]
    for match in matches:
        make_session(programme, protocol, match, by=programme.referent)
    client.force_login(programme.referent)
    address = address_of(protocol, matches[0]) if page != "with" else CREATE
    known = parse_qs(urlsplit(address).query)
    known.pop(page, None)

    with django_assert_num_queries(count):
        client.get(CREATE, known)

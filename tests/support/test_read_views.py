"""The pages of sessions that were noted: list, read, send back, correct, take back."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from common.models import JournalEntry
from people.models import Role
from support.models import SupportSession
from tests.factories.people import make_user
from tests.factories.support import make_match, make_running, make_session

LIST = reverse("support:session-list")
pytestmark = pytest.mark.django_db


def address(session, verb):
    return reverse(f"support:session-{verb}", args=[session.reference])


def helper_of(protocol):
    return protocol.helper.person.user


# Lists


def test_helper_sees_their_own_sessions_and_hours(client, programme, protocol):
    match = make_match(programme, protocol.helper)
    own = make_session(programme, protocol, match)
    waiting = make_session(programme, protocol, match, state="submitted", minutes=60)
    other = programme.start(helper=programme.open_helper("Yonas"))
    make_session(programme, other)
    client.force_login(helper_of(protocol))

    context = client.get(LIST).context

    assert set(context["page"]) == {own, waiting}
    assert (context["hours"].minutes, context["hours"].sessions) == (45, 1)


def test_hours_stand_under_their_month(client, programme, protocol):
    match, today = make_match(programme, protocol.helper), timezone.localdate()
    before = today.replace(day=1) - timedelta(days=1)
    make_session(programme, protocol, match, held_on=today)
    make_session(programme, protocol, match, held_on=before, minutes=90)
    client.force_login(helper_of(protocol))

    months = client.get(LIST).context["months"]

    assert [(month, hours.minutes, len(those)) for month, hours, those in months] == [
        (today.replace(day=1), 45, 1),
        (before.replace(day=1), 90, 1),
    ]


def test_staff_narrows_the_list_to_what_is_to_read(client, programme, protocol):
    match = make_match(programme, protocol.helper)
    make_session(programme, protocol, match)
    to_read = make_session(programme, protocol, match, state="submitted")
    client.force_login(programme.referent)

    context = client.get(LIST, {"show": "to-read"}).context

    assert context["rows"] == [(to_read, True)]


def test_list_never_shows_a_note(client, programme, protocol):
    make_session(programme, protocol, note="Premier trajet.")

    for user in (programme.manager, programme.referent, helper_of(protocol)):
        client.force_login(user)
        assert "Premier trajet." not in client.get(LIST).text


def test_other_centres_sessions_are_not_listed(client, programme, protocol):
    make_session(programme, protocol)
    elsewhere, _theirs = make_running("Le Grand Large")
    client.force_login(elsewhere.referent)

    assert client.get(LIST).context["rows"] == []


@pytest.mark.parametrize("length", [1, 3])
@pytest.mark.parametrize(("who", "count"), [("staff", 6), ("helper", 7)])
def test_list_costs_the_same_however_long(
    client, django_assert_num_queries, programme, protocol, length, who, count
):
    for _ in range(length):
        make_session(programme, protocol, state="submitted")
    client.force_login(programme.referent if who == "staff" else helper_of(protocol))

    with django_assert_num_queries(count):
        response = client.get(LIST)

    assert len(response.context["page"]) == length


# One session


def test_session_page_costs_few_queries(client, django_assert_num_queries, programme, protocol):
    session = make_session(programme, protocol, state="submitted")
    client.force_login(programme.referent)

    with django_assert_num_queries(7):
        client.get(session.get_absolute_url())


@pytest.mark.parametrize(
    ("who", "code"),
    [
        ("manager", 200),
        ("referent", 200),
        ("helper", 200),
        ("other helper", 404),
        ("team", 404),
        ("other centre", 404),
    ],
)
def test_session_is_shown_to_those_it_concerns(client, programme, protocol, who, code):
    session = make_session(programme, protocol)
    people = {
        "manager": lambda: programme.manager,
        "referent": lambda: programme.referent,
        "helper": lambda: helper_of(protocol),
        "other helper": lambda: programme.open_helper("Yonas").person.user,
        "team": lambda: make_user(Role.TEAM, programme.centre),
        "other centre": lambda: make_running("Le Grand Large")[0].manager,
    }
    client.force_login(people[who]())

    assert client.get(session.get_absolute_url()).status_code == code


@pytest.mark.parametrize("verb", ["repeat", "discard", "note", "validate", "send-back", "update"])
def test_another_centres_session_does_not_exist(client, programme, protocol, verb):
    session = make_session(programme, protocol, state="submitted")
    client.force_login(make_running("Le Grand Large")[0].referent)

    assert client.post(address(session, verb), {"reason": "worry"}).status_code == 404


# The note


@pytest.mark.parametrize(
    ("who", "is_shown"), [("manager", False), ("referent", True), ("helper", True)]
)
def test_note_is_for_the_author_and_the_social_workers(client, programme, protocol, who, is_shown):
    session = make_session(programme, protocol, note="Premier trajet.")
    user = helper_of(protocol) if who == "helper" else getattr(programme, who)
    client.force_login(user)

    assert ("Premier trajet." in client.get(session.get_absolute_url()).text) is is_shown


def test_manager_reads_a_note_with_a_reason_and_it_is_logged(client, programme, protocol):
    session = make_session(programme, protocol, note="Premier trajet.")
    client.force_login(programme.manager)

    response = client.post(address(session, "note"), {"reason": "complaint"})

    assert "Premier trajet." in response.text
    assert [entry.action for entry in programme.manager.access_entries.order_by("pk")] == [
        "read",
        "note",
    ]
    assert JournalEntry.of(session).reverse()[0].details == {"reason": "complaint"}


@pytest.mark.parametrize("reason", [{}, {"reason": ""}, {"reason": "curious"}], ids=str)
def test_manager_reads_no_note_without_a_reason(client, programme, protocol, reason):
    session = make_session(programme, protocol, note="Premier trajet.")
    client.force_login(programme.manager)

    response = client.post(address(session, "note"), reason)

    assert "Premier trajet." not in response.text
    assert list(response.context["note_form"].errors) == ["reason"]
    assert not programme.manager.access_entries.filter(action="note").exists()


# Reading, sending back, correcting


@pytest.mark.parametrize("place", ["list", ""])
def test_marking_as_read_goes_on_where_one_was(client, programme, protocol, place):
    session = make_session(programme, protocol, state="submitted")
    client.force_login(programme.referent)

    response = client.post(address(session, "validate"), {"from": place})

    session.refresh_from_db()
    assert (session.state, session.validated_by) == ("validated", programme.referent)
    back = f"{LIST}?show=to-read" if place else session.get_absolute_url()
    assert response.url == back


@pytest.mark.parametrize("verb", ["validate", "send-back"])
def test_helper_does_not_read_their_own_session(client, programme, protocol, verb):
    session = make_session(programme, protocol, state="submitted")
    client.force_login(helper_of(protocol))

    assert client.post(address(session, verb), {"reason": "Jour ?"}).status_code == 403


def test_sending_back_tells_the_author_what_to_correct(client, programme, protocol):
    session = make_session(programme, protocol, state="submitted")
    client.force_login(programme.referent)

    client.post(address(session, "send-back"), {"reason": "Quel jour était-ce ?"})
    client.force_login(helper_of(protocol))
    response = client.get(session.get_absolute_url())

    assert response.context["may_correct"]
    assert "Quel jour" in response.text


@pytest.mark.parametrize("reason", ["", "   ", "x" * 201, "a\x00b"], ids=["", " ", "long", "nul"])
def test_sending_back_without_a_good_reason_is_refused(client, programme, protocol, reason):
    session = make_session(programme, protocol, state="submitted")
    client.force_login(programme.referent)

    response = client.post(address(session, "send-back"), {"reason": reason})

    session.refresh_from_db()
    assert list(response.context["send_back_form"].errors) == ["reason"]
    assert session.state == "submitted"


def corrected(session, **changes):
    kinds = [kind.pk for kind in session.activity_types.all()]
    return {
        "held_on": session.held_on.isoformat(),
        "minutes": 60,
        "mode": "individual",
        "language": "prs",
        "progress": "moving",
        "note": "Premier trajet.",
        "activity_types": kinds,
    } | changes


def test_helper_corrects_and_sends_again(client, programme, protocol):
    session = make_session(programme, protocol, state="draft")
    client.force_login(helper_of(protocol))

    response = client.post(address(session, "update"), corrected(session))

    session.refresh_from_db()
    assert response.url == session.get_absolute_url()
    assert (session.state, session.minutes, session.language) == ("submitted", 60, "prs")


def test_helper_corrects_the_number_of_a_group(client, programme, protocol):
    session = make_session(programme, protocol, attendance=8, state="draft")
    client.force_login(helper_of(protocol))

    client.post(address(session, "update"), corrected(session, attendance=6))

    session.refresh_from_db()
    assert (session.state, session.attendance, session.mode) == ("submitted", 6, "collective")


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"minutes": 900}, "minutes"),
        ({"held_on": "1900-01-01"}, "held_on"),
        ({"held_on": "2999-01-01"}, "held_on"),
        ({"activity_types": []}, "activity_types"),
        ({"activity_types": ["a\x00b"]}, "activity_types"),
        ({"note": "x" * 5000}, "note"),
        ({"note": "La police."}, "note"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_wrong_correction_is_said_and_keeps_the_rest(client, programme, protocol, changes, wrong):
    session = make_session(programme, protocol, state="draft")
    client.force_login(helper_of(protocol))
    typed = corrected(session, **changes)

    response = client.post(address(session, "update"), typed)

    session.refresh_from_db()
    form = response.context["form"]
    assert list(form.errors) == [wrong]
    assert form["language"].value() == "prs"
    assert str(form[wrong].value()) == str(typed[wrong])
    assert session.state == "draft"


def test_what_was_not_sent_back_is_not_corrected(client, programme, protocol):
    session = make_session(programme, protocol)
    client.force_login(helper_of(protocol))

    response = client.post(address(session, "update"), corrected(session))

    session.refresh_from_db()
    assert response.url == session.get_absolute_url()
    assert (session.state, session.minutes) == ("validated", 45)


def test_nobody_corrects_for_the_author(client, programme, protocol):
    session = make_session(programme, protocol, state="draft")
    client.force_login(programme.referent)

    assert client.post(address(session, "update"), corrected(session)).status_code == 403


# Taking back


def test_a_slip_is_taken_back(client, programme, protocol):
    session = make_session(programme, protocol, by=programme.referent)
    client.force_login(programme.referent)

    is_offered = client.get(session.get_absolute_url()).context["may_discard"]
    response = client.post(address(session, "discard"))

    assert (is_offered, response.url) == (True, LIST)
    assert SupportSession.objects.count() == 0


def test_only_its_author_takes_a_session_back(client, programme, protocol):
    session = make_session(programme, protocol, state="submitted")
    client.force_login(programme.referent)

    assert client.post(address(session, "discard")).status_code == 403
    assert SupportSession.objects.count() == 1

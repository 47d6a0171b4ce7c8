"""The pages of matches, for the team and for the two who are matched."""

import pytest
from django.urls import reverse
from django.utils import timezone

from people.models import Role
from support.lifecycle import MATCH
from support.models import Match
from tests.factories.people import make_user
from tests.factories.support import make_match, make_running

LIST, CREATE = reverse("support:match-list"), reverse("support:match-create")
pytestmark = pytest.mark.django_db


def typed(programme, protocol, mariam, **changes):
    return {
        "helper": protocol.helper.pk,
        "person": mariam.pk,
        "domain": programme.need.domain.pk,
        "objective": "Aller seule à l’école",
        "started_on": timezone.localdate().isoformat(),
    } | changes


def step(match, name):
    return reverse(f"support:match-{name}", args=[match.reference])


def test_matching_two_people(client, programme, protocol):
    client.force_login(programme.referent)
    mariam = programme.welcome("Mariam")

    response = client.post(CREATE, typed(programme, protocol, mariam, note_refused="on"))

    match = Match.objects.get()
    assert response.url == LIST
    assert (match.helper, match.person, match.note_refused) == (protocol.helper, mariam, True)


def test_matching_offers_the_centres_people_only(client, programme, protocol):
    _elsewhere, theirs = make_running("Le Grand Large")
    client.force_login(programme.referent)

    fields = client.get(CREATE).context["form"].fields

    assert list(fields["helper"].queryset) == [protocol.helper]
    assert theirs.helper.person not in fields["person"].queryset


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"started_on": "1900-01-01"}, "started_on"),
        ({"started_on": "2999-01-01"}, "started_on"),
        ({"started_on": "hier"}, "started_on"),
        ({"objective": "x" * 5000}, "objective"),
        ({"objective": "a\x00b"}, "objective"),
        ({"person": ""}, "person"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_wrong_match_is_said_and_keeps_the_rest(client, programme, protocol, changes, wrong):
    client.force_login(programme.referent)
    answers = typed(programme, protocol, programme.welcome(), **changes)

    response = client.post(CREATE, answers)

    form = response.context["form"]
    assert list(form.errors) == [wrong]
    assert form["objective"].value() == answers["objective"]
    assert Match.objects.count() == 0


def test_matching_oneself_or_twice_is_said(client, programme, protocol):
    client.force_login(programme.referent)
    mariam = programme.welcome("Mariam")
    make_match(programme, protocol.helper, mariam)

    for person in (protocol.helper.person, mariam):
        response = client.post(CREATE, typed(programme, protocol, person))
        assert response.context["form"].errors

    assert Match.objects.count() == 1


@pytest.mark.parametrize("move", MATCH.values(), ids=lambda move: move.name)
def test_social_worker_makes_every_move(client, programme, protocol, move):
    match = make_match(programme, protocol.helper, state=move.sources[0])
    client.force_login(programme.referent)

    client.post(step(match, move.name))

    match.refresh_from_db()
    assert match.state == move.target


@pytest.mark.parametrize(
    ("name", "state", "code"),
    [("pause", "active", 302), ("close", "active", 302), ("resume", "paused", 302)],
)
def test_helper_stops_without_a_reason(client, programme, protocol, name, state, code):
    match = make_match(programme, protocol.helper, state=state)
    client.force_login(protocol.helper.person.user)

    assert client.post(step(match, name)).status_code == code


def test_helper_does_not_know_of_a_closed_match(client, programme, protocol):
    match = make_match(programme, protocol.helper, state="closed")
    client.force_login(protocol.helper.person.user)

    assert [client.post(step(match, name)).status_code for name in MATCH] == [404] * len(MATCH)


def test_who_is_supported_stops_too_but_reopening_is_the_teams(client, programme, protocol):
    dawit = programme.open_helper("Dawit").person
    match = make_match(programme, protocol.helper, dawit)
    client.force_login(dawit.user)

    codes = [client.post(step(match, name)).status_code for name in ("close", "reopen")]

    match.refresh_from_db()
    assert (codes, match.state) == ([302, 403], "closed")


@pytest.mark.parametrize("name", MATCH)
def test_another_centres_match_does_not_exist(client, programme, protocol, name):
    match = make_match(programme, protocol.helper)
    client.force_login(make_running("Le Grand Large")[0].referent)

    assert client.post(step(match, name)).status_code == 404


def test_a_move_out_of_turn_is_said(client, programme, protocol):
    match = make_match(programme, protocol.helper, state="closed")
    client.force_login(programme.referent)

    response = client.post(step(match, "pause"), follow=True)

    assert [message.level_tag for message in response.context["messages"]] == ["warning"]


def test_team_member_matches_nobody(client, programme):
    client.force_login(make_user(Role.TEAM, programme.centre))

    assert [client.get(page).status_code for page in (LIST, CREATE)] == [403, 403]


@pytest.mark.parametrize("length", [1, 3])
@pytest.mark.parametrize("who", ["staff", "helper"])
def test_match_list_costs_the_same_however_long(
    client, django_assert_num_queries, programme, protocol, length, who
):
    for _ in range(length):
        make_match(programme, protocol.helper)
    is_staff = who == "staff"
    client.force_login(programme.referent if is_staff else protocol.helper.person.user)

    with django_assert_num_queries(5):
        response = client.get(LIST)

    assert len(response.context["rows"]) == length

"""The page of a programme: where it stands, what is missing, who does it and where."""

import pytest
from django.urls import reverse

from people.models import Role
from programmes.lifecycle import ProgrammeState
from programmes.models import Programme
from tests.factories import TODAY
from tests.factories.people import make_centre, make_user
from tests.factories.programmes import (
    do_suspend,
    make_programme,
    prepare_diagnosis,
    prepare_end,
    prepare_opening,
    prepare_start,
    seat_one,
)
from tests.factories.protocols import make_team

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return make_team()


def url(name, record):
    return reverse(f"programmes:{name}", args=[record.reference])


def test_each_missing_thing_has_a_button_that_opens_a_page(client, team):
    programme = make_programme(team)
    client.force_login(team.manager)

    page = client.get(programme.get_absolute_url())

    missing = page.context["ahead"].missing
    assert len(missing) == 4
    for thing, may_do in missing:
        assert may_do
        assert f'href="{thing.url}"' in page.content.decode()
        assert client.get(thing.url).status_code == 200


def test_the_team_sees_what_is_missing_without_the_buttons_of_management(client, team):
    programme = make_programme(team)
    client.force_login(team.referent)

    page = client.get(programme.get_absolute_url())

    assert [may_do for _thing, may_do in page.context["ahead"].missing] == [False] * 4
    assert url("programme-update", programme) not in page.content.decode()


def test_a_social_worker_can_do_their_share(client, team):
    programme = make_programme(team, state=ProgrammeState.PREPARING)
    client.force_login(team.referent)

    missing = client.get(programme.get_absolute_url()).context["ahead"].missing

    assert {thing.sign: may_do for thing, may_do in missing} == {
        "ui-checks": True,
        "send": False,
        "signpost-2": True,
    }


@pytest.mark.parametrize(
    ("state", "prepare", "name", "reached"),
    [
        (ProgrammeState.DRAFT, prepare_opening, "open", ProgrammeState.DIAGNOSING),
        (ProgrammeState.DIAGNOSING, prepare_diagnosis, "validate", ProgrammeState.PREPARING),
        (ProgrammeState.PREPARING, prepare_start, "go", ProgrammeState.RUNNING),
        (ProgrammeState.RUNNING, prepare_end, "close", ProgrammeState.CLOSED),
    ],
)
def test_a_second_click_on_a_step_changes_nothing_more(client, team, state, prepare, name, reached):
    programme = make_programme(team, state=state)
    prepare(team, programme)
    client.force_login(team.manager)

    answers = [client.post(url(f"programme-{name}", programme)) for _ in range(2)]

    programme.refresh_from_db()
    assert [answer.status_code for answer in answers] == [302, 302]
    assert programme.state == reached


def test_a_refused_step_says_what_is_missing(client, team):
    programme = make_programme(team)
    client.force_login(team.manager)

    page = client.post(url("programme-open", programme), follow=True)

    [message] = list(page.context["messages"])
    assert message.level_tag == "warning"
    assert programme.steering.count() == 0
    assert Programme.objects.get().state == ProgrammeState.DRAFT


def test_a_manager_starts_a_programme_with_what_is_known(client, team):
    client.force_login(team.manager)
    data = {"centre": team.centre.pk, "guarantor": team.manager.pk}

    for _ in range(2):
        response = client.post(reverse("programmes:programme-create"), data)

    programme = Programme.objects.get()
    assert response.status_code == 302
    assert (programme.centre, programme.guarantor) == (team.centre, team.manager)


def test_a_guarantor_of_another_centre_is_not_offered(client, team):
    other = make_user(Role.MANAGER, make_centre("Ailleurs", team.centre.organisation))
    client.force_login(team.manager)

    response = client.post(
        reverse("programmes:programme-create"),
        {"centre": team.centre.pk, "guarantor": other.pk},
    )

    assert list(response.context["form"].errors) == ["guarantor"]


def test_an_open_programme_keeps_what_it_rests_on(client, team):
    programme = make_programme(team, state=ProgrammeState.DIAGNOSING)
    client.force_login(team.manager)

    response = client.post(
        url("programme-update", programme),
        {"guarantor": "", "establishment_project_ref": "Partie 4", "dpia_on": "2026-06-15"},
    )

    programme.refresh_from_db()
    assert response.status_code == 200
    assert len(response.context["form"].non_field_errors()) == 1
    assert programme.guarantor == team.manager


def test_a_closed_programme_is_not_corrected(client, team):
    programme = make_programme(team, state=ProgrammeState.CLOSED)
    client.force_login(team.manager)

    response = client.get(url("programme-update", programme))

    assert response.url == programme.get_absolute_url()


def test_suspending_asks_why_and_shows_it(client, team):
    programme = make_programme(team, state=ProgrammeState.RUNNING)
    client.force_login(team.manager)
    address = url("programme-suspend", programme)

    without = client.post(address, {"reason": " "})
    page = client.post(address, {"reason": "Le poste est vacant."}, follow=True)

    assert list(without.context["form"].errors) == ["reason"]
    assert "Le poste est vacant." in page.content.decode()


def test_a_suspended_programme_refuses_a_review_and_keeps_what_is_typed(client, team):
    programme = make_programme(team, state=ProgrammeState.RUNNING)
    do_suspend(team, programme)
    client.force_login(team.manager)
    data = {"held_on": "2026-06-15", "findings": "Des trajets.", "decisions": "Continuer."}

    response = client.post(url("programme-review", programme), data)

    assert response.status_code == 200
    assert len(response.context["form"].non_field_errors()) == 1
    assert "Des trajets." in response.content.decode()
    assert not programme.reviews.exists()


# The steering group


def test_a_seat_is_for_an_account_or_for_a_name(client, team):
    programme = make_programme(team)
    client.force_login(team.manager)
    address = url("steering-create", programme)
    both = {"group": "employees", "user": team.referent.pk, "name": "X", "starts_on": TODAY}

    wrong = client.post(address, both)
    right = client.post(address, both | {"name": ""})

    assert len(wrong.context["form"].non_field_errors()) == 1
    assert right.status_code == 302
    assert [one.user for one in programme.steering.all()] == [team.referent]


def test_a_second_click_gives_one_seat(client, team):
    programme = make_programme(team)
    client.force_login(team.manager)
    data = {"group": "residents", "name": "Une résidente", "starts_on": TODAY}

    for _ in range(2):
        client.post(url("steering-create", programme), data)

    assert programme.steering.count() == 1


def test_a_seat_that_is_left_stays_known(client, team):
    programme = make_programme(team)
    member = seat_one(programme)
    client.force_login(team.manager)

    for _ in range(2):
        client.post(url("steering-leave", member))

    member.refresh_from_db()
    assert member.ends_on is not None
    assert not programme.steering.sitting().exists()


def test_the_page_shows_groups_where_nobody_sits_yet(client, team):
    programme = make_programme(team)
    seat_one(programme)
    client.force_login(team.manager)

    groups = client.get(programme.get_absolute_url()).context["groups"]

    assert [len(members) for _label, members in groups] == [0, 0, 0, 0, 1, 0]


def test_the_three_tasks_tell_how_far_they_have_come(client, team):
    programme = make_programme(team, state=ProgrammeState.RUNNING)
    client.force_login(team.manager)

    modules = client.get(programme.get_absolute_url()).context["modules"]

    assert [(module.done(), module.total()) for module in modules] == [(1, 3), (3, 3), (2, 3)]

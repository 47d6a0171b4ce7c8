from datetime import UTC, datetime

import pytest
from django.urls import reverse

from people.models import Role
from protocols.lifecycle import NeedState
from protocols.models import Need, NeedDomain
from tests.factories.needs import make_diagnosis
from tests.factories.people import make_centre, make_user
from tests.factories.protocols import make_job, make_need, make_team

pytestmark = pytest.mark.django_db


def said(**changes):
    return {
        "domain": NeedDomain.objects.get(key="transport").pk,
        "description": "Le premier trajet n'est pas préparé.",
        "peer_suitable": "full",
        "priority": "2",
        "languages": ["ara", "fra"],
    } | changes


@pytest.mark.parametrize("length", [1, 3])
def test_need_list_costs_the_same_however_long(client, django_assert_num_queries, length):
    team = make_team()
    for _ in range(length):
        make_need(team, priority=1)
    client.force_login(team.manager)

    with django_assert_num_queries(9):  # session, user, roles, count, needs, skills; and around
        response = client.get(reverse("protocols:need-list"))

    assert response.text.count("pas préparé") == length


def test_need_list_is_in_order_of_priority_and_can_be_narrowed(client):
    team = make_team()
    later, first = make_need(team), make_need(team, priority=1)
    covered = make_need(team, state=NeedState.COVERED)
    client.force_login(team.deputy)

    response = client.get(reverse("protocols:need-list"))
    narrowed = client.get(reverse("protocols:need-list") + "?show=covered&page=99")

    assert list(response.context["page"]) == [first, covered, later]
    assert list(narrowed.context["page"]) == [covered]


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("", "abc"),
        ("domain=digital", "b"),
        ("state=prioritised", "a"),
        ("peer=none", "b"),
        ("gap=True", "bc"),
        ("gap=True&domain=transport", "c"),
        ("show=covered&gap=True", "c"),
        ("state=nowhere&peer=maybe&gap=perhaps", "abc"),
        ("domain=nowhere", ""),
    ],
)
def test_board_is_narrowed_by_what_is_chosen_and_by_nothing_unknown(client, asked, kept):
    team = make_team()
    digital = NeedDomain.objects.get(key="digital")
    why = {"peer_suitable": "none", "peer_reason": "Un métier", "expertise_gap": True}
    make_need(team, description="a", priority=1)
    make_need(team, description="b", domain=digital, **why)
    make_need(team, description="c", state=NeedState.COVERED, expertise_gap=True)
    client.force_login(team.manager)

    page = client.get(reverse("protocols:need-list") + f"?{asked}").context["page"]

    assert "".join(sorted(need.description for need in page)) == kept


def test_board_counts_what_stands_where(client):
    team = make_team()
    for state in NeedState:
        make_need(team, state=state, expertise_gap=True)
    client.force_login(team.manager)

    response = client.get(reverse("protocols:need-list"))

    assert [count for _words, count in response.context["figures"]] == [2, 1, 1, 4]


def test_board_says_which_diagnosis_is_to_redo(client):
    team = make_team()
    old = make_diagnosis(team, state="validated", at=datetime(2020, 3, 1, tzinfo=UTC))
    client.force_login(team.manager)

    response = client.get(reverse("protocols:need-list"))
    home = client.get(reverse("home"))

    assert old.get_absolute_url() in response.text
    assert reverse("protocols:diagnosis-list") + "?show=to-redo" in home.text


def test_need_that_a_peer_cannot_meet_says_why(client):
    team = make_team()
    client.force_login(team.manager)
    typed = said(centre=team.centre.pk, peer_suitable="none")

    without = client.post(reverse("protocols:need-create"), typed)
    kept = client.post(reverse("protocols:need-create"), typed | {"peer_reason": "Un soin"})

    assert without.status_code == 200
    assert kept.status_code == 302
    assert Need.objects.get().peer_reason == "Un soin"


@pytest.mark.parametrize("hours", ["-1", "501", "beaucoup", "2.55"])
def test_hours_that_are_none_are_refused(client, hours):
    team = make_team()
    client.force_login(team.manager)
    typed = said(centre=team.centre.pk, staff_time_week_h=hours)

    response = client.post(reverse("protocols:need-create"), typed)

    assert list(response.context["form"].errors) == ["staff_time_week_h"]


def test_empty_need_list_says_what_to_do(client):
    team = make_team()
    client.force_login(team.manager)

    response = client.get(reverse("protocols:need-list"))

    assert response.text.count(reverse("protocols:need-create")) == 2


@pytest.mark.parametrize("length", [1, 3])
def test_need_detail_costs_the_same_however_many_missions(
    client, django_assert_max_num_queries, length
):
    team = make_team()
    need = make_need(team)
    for _ in range(length):
        make_job(team, needs=[need])
    client.force_login(team.manager)

    with django_assert_max_num_queries(8):
        response = client.get(need.get_absolute_url())

    assert response.text.count('<span class="soft small">') == length
    assert f"{reverse('protocols:job-create')}?need={need.reference}" in response.text


def test_need_is_recorded_for_the_one_centre_where_one_is_in_charge(client):
    team = make_team()
    client.force_login(team.manager)

    page = client.get(reverse("protocols:need-create"))
    response = client.post(reverse("protocols:need-create"), said(centre=team.centre.pk))

    need = Need.objects.get()
    assert page.context["form"].fields["centre"].widget.is_hidden
    assert response.url == need.get_absolute_url()
    assert (need.centre, need.priority, need.state) == (team.centre, 2, NeedState.PRIORITISED)
    assert need.languages == ["ara", "fra"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"description": ""}, "description"),
        ({"description": "x" * 5000}, "description"),
        ({"description": "avec \x00"}, "description"),
        ({"languages": ["klingon"]}, "languages"),
        ({"priority": "9"}, "priority"),
        ({"domain": "0"}, "domain"),
        ({"skills": ["999999"]}, "skills"),
    ],
)
def test_wrong_need_is_refused_and_what_was_typed_is_kept(client, wrong, field):
    team = make_team()
    client.force_login(team.manager)
    typed = said(centre=team.centre.pk, target_public="Les arrivants", **wrong)

    response = client.post(reverse("protocols:need-create"), typed)

    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert "Les arrivants" in response.text
    assert 'class="summary' in response.text
    assert not Need.objects.exists()


def test_need_of_another_centre_cannot_be_recorded(client):
    team, elsewhere = make_team(), make_centre()
    client.force_login(team.manager)

    response = client.post(reverse("protocols:need-create"), said(centre=elsewhere.pk))

    assert list(response.context["form"].errors) == ["centre"]


def test_second_click_on_record_makes_no_second_need(client):
    team = make_team()
    client.force_login(team.manager)
    typed = said(centre=team.centre.pk)

    client.post(reverse("protocols:need-create"), typed)
    response = client.post(reverse("protocols:need-create"), typed)

    assert response.status_code == 200
    assert response.context["form"].non_field_errors()
    assert Need.objects.count() == 1


def test_need_is_corrected_and_a_first_priority_prioritises_it(client):
    team = make_team()
    need = make_need(team)
    client.force_login(team.referent)
    address = reverse("protocols:need-update", args=[need.reference])

    response = client.post(address, said(centre=team.centre.pk, description="Autrement"))

    need.refresh_from_db()
    assert response.url == need.get_absolute_url()
    assert (need.description, need.priority) == ("Autrement", 2)
    assert need.state == NeedState.PRIORITISED


def test_priority_that_was_set_is_not_taken_away(client):
    team = make_team()
    need = make_need(team, priority=1)
    client.force_login(team.referent)
    address = reverse("protocols:need-update", args=[need.reference])

    response = client.post(address, said(centre=team.centre.pk, priority=""))

    assert response.status_code == 200
    assert response.context["form"].errors


def test_need_is_closed_and_reopened(client):
    team = make_team()
    need = make_need(team)
    client.force_login(team.manager)
    told = []

    for step in ("close", "close", "reopen"):
        address = reverse(f"protocols:need-{step}", args=[need.reference])
        response = client.post(address, {"reason": "La mairie y répond."})
        assert response.url == need.get_absolute_url()
        need.refresh_from_db()
        told.append((need.state, need.close_reason))

    closed = (NeedState.CLOSED, "La mairie y répond.")
    assert told == [closed, closed, (NeedState.IDENTIFIED, "")]


def test_need_is_not_closed_without_a_reason(client):
    team = make_team()
    need = make_need(team)
    client.force_login(team.manager)

    response = client.post(reverse("protocols:need-close", args=[need.reference]), {"reason": " "})

    need.refresh_from_db()
    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["reason"]
    assert need.state == NeedState.IDENTIFIED


@pytest.mark.parametrize("name", ["detail", "update", "close", "reopen"])
def test_need_of_another_centre_does_not_exist(client, name):
    need = make_need(make_team())
    client.force_login(make_user(Role.MANAGER))
    address = reverse(f"protocols:need-{name}", args=[need.reference])

    ask = client.post if name in ("close", "reopen") else client.get

    assert ask(address).status_code == 404


@pytest.mark.parametrize(("role", "code"), [(Role.TEAM, 403), (Role.HELPER, 403)])
def test_need_is_recorded_by_those_in_charge_only(client, role, code):
    team = make_team()
    client.force_login(make_user(role, team.centre))

    assert client.post(reverse("protocols:need-create"), said()).status_code == code

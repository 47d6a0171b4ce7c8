"""Figures by centre: exact for who is in charge, masked for headquarters, nameless for all."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from monitoring.masking import MASKED, SMALL, Cell, Shown, exact
from people.models import Role
from tests.factories.people import make_centre, make_organisation, make_user
from tests.factories.programme import make_programme

pytestmark = pytest.mark.django_db
URL = reverse("monitoring:figures")
THIS_YEAR = {"period": str(timezone.localdate().year)}


@pytest.fixture
def organisation():
    return make_organisation()


@pytest.fixture
def tilleuls(organisation):
    return make_programme(make_centre("Les Tilleuls", organisation))


def cells_of(response, centre) -> dict[str, Cell]:
    figures = response.context["figures"]
    row = next(row for row in figures.rows if row.centre == centre)
    return {
        indicator.key: cell for indicator, cell in zip(figures.indicators, row.cells, strict=True)
    }


def test_figures_count_what_was_read(client, tilleuls):
    protocol = tilleuls.start()
    match = tilleuls.match(protocol)
    tilleuls.log(protocol, match, minutes=45)
    tilleuls.log(protocol, match, minutes=50)
    tilleuls.log(protocol, minutes=30)
    tilleuls.log(protocol, minutes=480, by=protocol.helper.person.user)  # not read yet
    client.force_login(tilleuls.manager)

    cells = cells_of(client.get(URL), tilleuls.centre)

    assert cells == {
        "hours": exact(2),
        "sessions": exact(3),
        "persons": exact(2),
        "helpers": exact(1),
        "protocols": exact(1),
        "certificates": exact(0),
        "opinions": exact(0),
        "followed": exact(0),
        "opened": exact(0),
        "hired": exact(0),
    }


def test_figures_are_of_the_period(client, tilleuls):
    protocol = tilleuls.start()
    tilleuls.log(protocol)
    last_year = str(timezone.localdate().year - 1)
    client.force_login(tilleuls.manager)

    cells = cells_of(client.get(URL, {"period": last_year}), tilleuls.centre)

    assert (cells["sessions"], cells["persons"]) == (exact(0), exact(0))


def test_headquarters_see_all_centres_small_numbers_masked(client, organisation, tilleuls):
    saules = make_programme(make_centre("Les Saules", organisation))
    protocol = tilleuls.start()
    for _ in range(6):
        tilleuls.log(protocol)
    saules.log(saules.start())
    make_centre("D’une autre association")
    client.force_login(make_user(Role.HEADQUARTERS, tilleuls.centre))

    response = client.get(URL, THIS_YEAR)

    here, there = cells_of(response, tilleuls.centre), cells_of(response, saules.centre)
    figures = response.context["figures"]
    totals = [
        total
        for indicator, total in zip(figures.indicators, figures.totals, strict=True)
        if indicator.is_about_persons
    ]
    assert len(response.context["figures"].rows) == 2
    assert (here["sessions"], there["sessions"]) == (exact(6), exact(1))
    assert (here["persons"], there["persons"]) == (MASKED, SMALL)
    assert (here["helpers"], there["helpers"]) == (SMALL, SMALL)
    assert {total.shown for total in totals} <= {Shown.MASKED, Shown.ABOUT}


def test_no_name_is_among_the_figures(client, tilleuls):
    protocol = tilleuls.start()
    tilleuls.log(protocol)
    elise = make_user(Role.HEADQUARTERS, tilleuls.centre, "Élise Martin")
    client.force_login(elise)

    text = client.get(URL).text

    assert [name for name in ("Amina", "Mariam", "Bruno", "Chloé") if name in text] == []


def test_a_manager_sees_the_own_centre_only(client, organisation, tilleuls):
    saules = make_programme(make_centre("Les Saules", organisation))
    saules.log(saules.start())
    client.force_login(tilleuls.manager)

    response = client.get(URL)

    assert [row.centre for row in response.context["figures"].rows] == [tilleuls.centre]
    assert "Les Saules" not in response.text


@pytest.mark.parametrize(("days", "waiting"), [(7, []), (8, [1])])
def test_sessions_unread_for_a_week_are_told_first(client, tilleuls, days, waiting):
    protocol = tilleuls.start()
    held_on = timezone.localdate() - timedelta(days=days)
    tilleuls.log(protocol, held_on=held_on, by=protocol.helper.person.user)
    client.force_login(tilleuls.manager)

    behind = client.get(URL).context["figures"].behind

    assert [centre.waiting for centre in behind] == waiting


@pytest.mark.parametrize("length", [1, 3])
def test_figures_cost_the_same_however_many_centres(
    client, organisation, django_assert_num_queries, length
):
    for number in range(length):
        make_centre(f"Centre {number}", organisation)
    client.force_login(make_user(Role.HEADQUARTERS, organisation.centres.first()))

    with django_assert_num_queries(10):  # session, user, roles, centres, six counts
        response = client.get(URL)

    assert len(response.context["figures"].rows) == length


@pytest.mark.parametrize("role", [Role.TEAM, Role.HELPER, Role.DPO])
def test_nobody_else_reads_figures(client, tilleuls, role):
    client.force_login(make_user(role, tilleuls.centre))

    assert client.get(URL).status_code == 403

"""Amounts: dated, sourced, read by somebody; none is a constant of the code."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from common.errors import Refused
from people.models import Role
from protocols.actions import check_allowance, set_allowance
from protocols.models import Allowance
from tests.factories import NOW
from tests.factories.people import make_centre, make_user
from tests.factories.protocols import make_team

pytestmark = pytest.mark.django_db


def set_amount(team, amount, since, organisation=None):
    return set_allowance(
        organisation or team.centre.organisation,
        key="income_ceiling",
        amount=Decimal(amount),
        valid_from=since,
        source="S36",
        by=team.manager,
        at=NOW,
    )


@pytest.mark.parametrize(
    ("day", "amount"),
    [
        (date(2024, 6, 1), None),
        (date(2025, 6, 1), "646.52"),
        (date(2026, 3, 31), "646.52"),
        (date(2026, 4, 1), "651.69"),
    ],
)
def test_amount_of_a_day_is_the_last_one_set_before_it(day, amount):
    team = make_team()
    set_amount(team, "651.69", date(2026, 4, 1))

    holding = Allowance.objects.holding(team.centre.organisation, on=day)

    found = holding.get("income_ceiling")
    assert (found and str(found.amount)) == amount


def test_amount_of_one_association_holds_for_no_other():
    team = make_team()
    other = make_centre("Ailleurs")
    set_amount(team, "651.69", date(2026, 4, 1))

    holding = Allowance.objects.holding(other.organisation, on=date(2026, 5, 1))

    assert holding["income_ceiling"].amount == Decimal("646.52")


def test_common_amount_once_read_is_the_associations_own():
    team = make_team()
    common = Allowance.objects.get(key="income_ceiling")

    own = check_allowance(common, team.centre.organisation, by=team.manager, at=NOW)

    holding = Allowance.objects.holding(team.centre.organisation, on=date(2026, 5, 1))
    assert holding["income_ceiling"] == own
    assert (own.checked_by, common.checked_by) == (team.manager, None)
    with pytest.raises(Refused):
        check_allowance(own, team.centre.organisation, by=team.manager, at=NOW)


def test_amount_is_set_once_for_a_day():
    team = make_team()
    set_amount(team, "651.69", date(2026, 4, 1))

    with pytest.raises(Refused):
        set_amount(team, "700", date(2026, 4, 1))


@pytest.mark.parametrize("changes", [{"amount": 0}, {"checked_at": NOW}])
def test_database_refuses_an_amount_of_nothing_or_half_checked(changes):
    make_team()

    with pytest.raises(IntegrityError), transaction.atomic():
        Allowance.objects.filter(key="income_ceiling").update(**changes)


@pytest.mark.parametrize("role", [Role.MANAGER, Role.HEADQUARTERS])
def test_manager_and_headquarters_set_an_amount_on_its_page(client, role):
    team = make_team()
    user = team.manager if role == Role.MANAGER else make_user(role, team.centre, "Élise")
    client.force_login(user)
    told = {"key": "minimum_wage_hour", "amount": "12,02", "valid_from": "2026-01-01"}

    response = client.post(reverse("protocols:allowance-create"), told | {"source": "Décret"})

    assert response.status_code == 302
    own = Allowance.objects.get(key="minimum_wage_hour")
    assert (own.amount, own.checked_by) == (Decimal("12.02"), user)
    assert "12,02" in client.get(reverse("protocols:allowance-list")).text

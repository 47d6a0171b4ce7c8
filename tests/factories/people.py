from datetime import date
from itertools import count
from typing import Any

from people.actions import add_member, welcome_person
from people.models import OVERSEEING, Centre, Organisation, Person, Role, User
from tests.factories import NOW

numbers = count(1)


def make_organisation(name: str = "Rives Communes") -> Organisation:
    """An association that has said all that the clauses of a protocol name."""
    return Organisation.objects.create(
        name=name,
        issuer_name=name,
        address="1 rue de l’Exemple, Lyon",
        privacy_contact="dpo@example.org",
        third_party_name="Une médiatrice",
        third_party_contact="mediation@example.org",
        expenses_kinds="les transports",
        expenses_delay_days=30,
        expenses_contact="comptabilite@example.org",
    )


def make_centre(name: str = "Les Tilleuls", organisation: Organisation | None = None) -> Centre:
    return Centre.objects.create(
        organisation=organisation or make_organisation(), name=name, places=90
    )


def make_user(
    role: str = Role.MANAGER,
    centre: Centre | None = None,
    name: str | None = None,
    starts_on: date = date(2020, 1, 1),
    **account: Any,
) -> User:
    """Someone with one role in one centre (over its association for an overseeing role)."""
    centre = centre or make_centre()
    number = next(numbers)
    return add_member(
        user_name=account.pop("username", f"{role}{number}"),
        name=name or f"Member {number}",
        role=role,
        organisation=centre.organisation,
        centre=None if role in OVERSEEING else centre,
        function=account.pop("function", "En poste"),
        starts_on=starts_on,
        by=None,
        at=NOW,
        **account,
    )


def make_person(centre: Centre | None = None, chosen_name: str = "Mariam", **fields: Any) -> Person:
    centre = centre or make_centre()
    by = make_user(Role.SOCIAL_WORKER, centre)
    return welcome_person(centre=centre, chosen_name=chosen_name, by=by, at=NOW, **fields)

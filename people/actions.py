"""What the programme does with people: open a centre, welcome a person, give and end a role."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from common.errors import Refused
from common.models import JournalEntry
from people.models import Centre, Membership, Organisation, Person, User


@transaction.atomic
def add_member(
    *,
    user_name: str,
    name: str,
    role: str,
    organisation: Organisation,
    centre: Centre | None = None,
    function: str = "",
    starts_on: date,
    by: User | None,
    at: datetime,
    **account: Any,
) -> User:
    """Open an account with one role. An account that exists gets the role as well."""
    user = User.objects.filter(username=user_name).first()
    user = user or User.objects.create_user(user_name, name=name, **account)
    membership = Membership.objects.create(
        user=user,
        organisation=organisation,
        centre=centre,
        role=role,
        function=function,
        starts_on=starts_on,
    )
    JournalEntry.record(membership, "open", by=by, at=at, details={"role": role})
    return user


@transaction.atomic
def end_membership(membership: Membership, *, on: date, by: User, at: datetime) -> None:
    """Close a role after this day; access ends at the next request.

    :raises Refused: if the role would end before it started.
    """
    if on < membership.starts_on:
        raise Refused(gettext("A membership cannot end before it starts."))
    membership.ends_on = on
    membership.save(update_fields=["ends_on"])
    JournalEntry.record(membership, "end", by=by, at=at)


@transaction.atomic
def welcome_person(
    *, centre: Centre, chosen_name: str, by: User, at: datetime, **fields: Any
) -> Person:
    """Add a person by as little as possible (P02), under a pseudonym such as `LT-07`."""
    person = Person.objects.create(
        centre=centre, chosen_name=chosen_name, code=next_code(centre), **fields
    )
    JournalEntry.record(person, "welcome", by=by, at=at)
    return person


def next_code(centre: Centre) -> str:
    """Return the next free pseudonym of this centre: its initials, its number, a running number."""
    Centre.objects.select_for_update().get(pk=centre.pk)
    initials = "".join(word[0] for word in centre.name.split()).upper()[:3]
    taken = Person.objects.filter(centre=centre).count()
    return f"{initials}{centre.pk}-{taken + 1:02d}"

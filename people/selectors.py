"""What pages show of people: roles with their dates, ways to narrow the list of persons."""

from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from common.lists import Show
from people.models import IN_CHARGE, Membership, Person, User

HISTORY_WORDS = {
    "welcome": _("Welcomed"),
    "correct": _("Corrected"),
    "give_account": _("Account opened"),
    "renew_link": _("New link to choose a passphrase"),
}


def roles_of(user: User) -> list[Membership]:
    """Return every role this person holds or has held, the latest first."""
    roles = Membership.objects.filter(user=user).select_related("centre", "organisation")
    return list(roles.order_by("-starts_on", "pk"))


def own_person(user: User) -> Person | None:
    """Return what the programme keeps about the user, if it knows them as a person."""
    return Person.objects.visible_to(user).for_list().filter(user=user).first()


def person_shows(*, on: date) -> dict[str, Show]:
    """Return the ways to narrow the list of persons."""
    gone = Q(left_on__lt=on)
    return {
        "here": (_("Here now"), lambda persons: persons.exclude(gone)),
        "left": (_("Gone"), lambda persons: persons.filter(gone)),
    }


def in_charge_of(centre_ids: set[int], *, on: date) -> QuerySet[User]:
    """Return those who on this day manage, or are social workers of, one of these centres."""
    memberships = Membership.objects.current(on=on)
    theirs = memberships.filter(role__in=IN_CHARGE, centre__in=centre_ids)
    return User.objects.filter(pk__in=theirs.values("user")).order_by("name", "pk")

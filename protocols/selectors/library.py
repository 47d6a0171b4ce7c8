"""What the library of clauses shows."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import F

from people.models import IN_CHARGE, Centre, Organisation, Role, User
from protocols.models import Clause
from protocols.policies import can_write_clause


def organisation_of(user: User) -> Organisation:
    """Return the association whose wordings and amounts this person sets."""
    organisation = user.directed_organisation()
    if organisation is None:
        raise PermissionDenied
    return organisation


def library_of(user: User) -> dict[str, Any]:
    """Return every wording in use that this person sees: the nearest of each key first."""
    clauses = Clause.objects.active().visible_to(user).select_related("centre", "organisation")
    ordered = sorted(clauses, key=lambda one: (one.position, one.key, -one.nearness(), one.pk))
    return {
        "clauses": ordered,
        "manages": user.has_role(Role.MANAGER),
        "writable": {one.pk for one in ordered if is_writable(user, one)},
        "unchecked": sum(not one.is_checked for one in ordered),
    }


def is_writable(user: User, clause: Clause) -> bool:
    return clause.kind != Clause.Kind.FIXED and can_write_clause(user, clause)


def page_of_clause(user: User, clause: Clause) -> dict[str, Any]:
    """Return what the form of a new wording starts from, and the versions before it."""
    organisation = organisation_of(user)
    versions = Clause.objects.visible_to(user).filter(key=clause.key)
    return {
        "clause": clause,
        "organisation": organisation,
        "first_words": words_of_clause(clause, centre_of(user)),
        "versions": versions.select_related("centre", "written_by").order_by(
            F("written_at").desc(nulls_last=True), "-pk"
        ),
    }


def centre_of(user: User) -> Centre | None:
    return Centre.objects.filter(pk__in=user.centre_ids(*IN_CHARGE)).order_by("name").first()


def words_of_clause(clause: Clause, centre: Centre | None) -> dict[str, Any]:
    """Return the words the form starts from: those of the wording it replaces."""
    return {
        "scope": clause.centre_id or (centre.pk if centre else None),
        "title": clause.title,
        "text": clause.text,
        "plain_text": clause.plain_text,
        "statuses": clause.statuses,
        "is_checked": False,
    }

"""What waits in the programme itself: what it lacks, its yearly review, the note to read."""

from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from peersupport.home.todo import Todo
from people.models import Role, User
from programmes.models import Programme
from programmes.selectors.facts import Facts
from programmes.selectors.notices import awaiting
from programmes.selectors.programme import (
    is_review_due,
    is_to_sign,
    missing_next,
    programmes_waiting,
)


def programme_todos(user: User, *, today: date) -> list[Todo]:
    """Return what waits for a manager: to start, complete, review, sign again or read."""
    found = programmes_waiting(user)
    managed = user.centre_ids(Role.MANAGER)
    without = managed - {programme.centre_id for programme, _facts, _note in found}
    todos = [
        Todo(
            len(without),
            reverse("programmes:programme-create"),
            ngettext("Centre without a programme", "Centres without a programme", len(without)),
            gettext("Say who answers for it, and who steers it."),
        )
    ]
    for programme, facts, note in found:
        todos += [note_to_read(note)] if note else []
        if programme.centre_id in managed:
            todos += todos_of(user, programme, facts, today=today)
    return todos


def todos_of(user: User, programme: Programme, facts: Facts, *, today: date) -> list[Todo]:
    missing = missing_next(programme, facts)
    page = programme.get_absolute_url()
    is_due = is_review_due(programme, today=today)
    is_mine = programme.guarantor_id == user.pk
    return [
        Todo(
            len(missing),
            page,
            ngettext(
                "Thing missing before the programme goes on",
                "Things missing before the programme goes on",
                len(missing),
            ),
            missing[0].what if missing else "",
        ),
        Todo(
            int(is_due),
            page,
            gettext("Yearly review of the programme"),
            gettext("Hold it with the steering group, then write down what it found."),
            is_over=True,
        ),
        Todo(
            int(is_mine and is_to_sign(programme, facts, today=today)),
            page,
            gettext("Signature of the guarantor, each quarter"),
            gettext("You answer for the programme, its frame and its means."),
        ),
    ]


def notes_to_read(user: User) -> list[Todo]:
    """Return the note that this member of the team has not confirmed yet."""
    return [note_to_read(notice.reference) for notice in awaiting(user)]


def note_to_read(reference: UUID | str) -> Todo:
    return Todo(
        1,
        reverse("programmes:notice-detail", args=[reference]),
        gettext("Note to read"),
        gettext("“Together, not instead”: read it, then confirm in one tap."),
    )

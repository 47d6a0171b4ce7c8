"""One line of a to-do list: a count that opens the list it counts; or the one thing for now."""

from dataclasses import dataclass

from django.utils.functional import Promise

from people.models import User


@dataclass(frozen=True, slots=True)
class Todo:
    """What waits, how many, where it is listed, and what to know of it; `is_over` when late."""

    count: int
    url: str
    title: str
    detail: str = ""
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class Now:
    """What waits now: a sentence or two, and one button."""

    title: str | Promise
    detail: str | Promise
    action: str | Promise
    icon: str
    url: str


def waiting(*todos: Todo) -> list[Todo]:
    """Keep what there is something of."""
    return [todo for todo in todos if todo.count]


def first_name(user: User) -> str:
    """Return what a greeting says: the first word of the name."""
    return user.name.split()[0] if user.name.split() else user.username

"""One line of a to-do list: a count that opens the list it counts."""

from dataclasses import dataclass

from people.models import User


@dataclass(frozen=True, slots=True)
class Todo:
    """What waits, how many, where it is listed, and what to know of it; `is_over` when late."""

    count: int
    url: str
    title: str
    detail: str = ""
    is_over: bool = False


def waiting(*todos: Todo) -> list[Todo]:
    """Keep what there is something of."""
    return [todo for todo in todos if todo.count]


def first_name(user: User) -> str:
    """Return what a greeting says: the first word of the name."""
    return user.name.split()[0] if user.name.split() else user.username

"""The first screen, by role: what waits for this person today.

Selectors of several apps at once, which is why they live in the project. Each page makes twelve
queries at most, however much there is to do.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from peersupport.home import helper, manager, team, worker
from people.models import Role, User

Telling = Callable[..., dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Face:
    """A home: its template and what fills it, or the page that stands for it."""

    template: str = ""
    tell: Telling = dict
    elsewhere: str = ""


FACES: dict[str, Face] = {
    Role.MANAGER: Face("home_manager.html", manager.told),
    Role.SOCIAL_WORKER: Face("home_worker.html", worker.told),
    Role.TEAM: Face("home_team.html", team.told),
    Role.HEADQUARTERS: Face(elsewhere="monitoring:figures"),
    Role.DPO: Face(elsewhere="privacy:access-log"),
    Role.HELPER: Face("home_helper.html", helper.told),
}
"""In this order: who holds several roles sees the home of the first."""


def face_of(user: User) -> Face:
    """Return the home of this person; that of a helper for who has no role today."""
    roles = user.role_names()
    return next((face for role, face in FACES.items() if role in roles), FACES[Role.HELPER])

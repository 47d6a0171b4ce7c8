"""The home of a team member: what the centre lacks, and the missions written for it."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from peersupport.home import counts
from peersupport.home.certificates import words_asked
from peersupport.home.jobs import missions_to_answer
from peersupport.home.programmes import notes_to_read
from peersupport.home.rounds import rounds_waiting
from peersupport.home.todo import waiting
from people.models import User
from protocols.models import JobDescription, Need


def told(user: User, *, at: datetime) -> dict[str, Any]:
    """Return what the template home_team.html shows."""
    count = counts.preparing(user, today=timezone.localdate(at))
    return {
        "todos": waiting(
            *notes_to_read(user),
            *missions_to_answer(count["missions"]),
            *words_asked(count["words"]),
            *rounds_waiting(count["rounds"]),
        ),
        "without_mission": count["needs"]["without-mission"],
        "needs": Need.objects.visible_to(user).for_list()[:5],
        "jobs": JobDescription.objects.visible_to(user).for_list()[:5],
    }

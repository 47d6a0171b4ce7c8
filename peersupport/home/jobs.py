"""What waits in the missions that are written together."""

from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from peersupport.home.todo import Todo

TO_ANSWER = "to-answer"


def missions_to_answer(counted: Mapping[str, int]) -> list[Todo]:
    """Return the missions on which somebody has proposed other words, of either side."""
    count = counted[TO_ANSWER]
    return [
        Todo(
            count,
            reverse("protocols:job-list") + f"?show={TO_ANSWER}",
            ngettext(
                "Mission with proposals to answer", "Missions with proposals to answer", count
            ),
            gettext("Nobody accepts alone what they proposed."),
        )
    ]

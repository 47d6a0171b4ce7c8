"""What waits in the missions that are written together."""

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from peersupport.home.todo import Todo
from people.models import User
from protocols.models import JobDescription
from protocols.selectors import JOB_SHOWS

TO_ANSWER = "to-answer"


def missions_to_answer(user: User) -> list[Todo]:
    """Return the missions on which somebody has proposed other words, of either side."""
    _label, keep = JOB_SHOWS[TO_ANSWER]
    count = keep(JobDescription.objects.visible_to(user)).count()
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

"""What waits in rounds of co-design: an answer, a name, a round to facilitate."""

from collections.abc import Mapping
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from certificates.models import Round, Suggestion
from certificates.selectors.rounds import awaiting, waiting_for
from peersupport.home.todo import Now, Todo
from people.models import User


def rounds_waiting(count: Mapping[str, int]) -> list[Todo]:
    listed = reverse("certificates:round-list")
    return [
        Todo(
            count["to-answer"],
            f"{listed}?show=to-answer",
            ngettext("Round that waits for you", "Rounds that wait for you", count["to-answer"]),
            gettext("A certificate is written together: say what you think."),
        ),
        Todo(
            count["to-lead"],
            f"{listed}?show=to-lead",
            ngettext("Round to facilitate", "Rounds to facilitate", count["to-lead"]),
            gettext("Words to write down, or a last day that is over."),
        ),
    ]


def rounds_awaiting(user: User, *, on: date) -> QuerySet[Round]:
    return Round.objects.visible_to(user).filter(awaiting(user, on=on))


def round_to_join(user: User, *, on: date) -> Now | None:
    """Return what a helper is to answer first, or the round in which to say a name."""
    found = waiting_for(user, on=on).first() or rounds_awaiting(user, on=on).first()
    if found is None:
        return None
    asks = isinstance(found, Suggestion)
    return Now(
        _("We write the certificate together"),
        _("Somebody proposes something. What do you think?") if asks else _("You are invited."),
        _("Read and answer") if asks else _("Take part"),
        "people",
        found.get_absolute_url(),
    )

"""« Ma journée »: a social worker’s phone between two appointments."""

from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django.db.models import Count, Max, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from helpers.lifecycle import ALUMNI, LEFT
from helpers.models import PeerHelper
from peersupport.home import counts
from peersupport.home.certificates import certificates_asked, words_asked
from peersupport.home.contracts import amendments_waiting, expenses_waiting
from peersupport.home.jobs import missions_to_answer
from peersupport.home.manager import candidacies_waiting, sessions_waiting
from peersupport.home.programmes import notes_to_read
from peersupport.home.rounds import rounds_waiting
from peersupport.home.todo import Todo, first_name, waiting
from peersupport.home.voices import discernments_waiting
from people.models import User
from support.lifecycle import MatchState
from support.selectors import last_session_for

HELPERS_SHOWN = 12


def told(user: User, *, at: datetime) -> dict[str, Any]:
    """Return what the template home_worker.html shows."""
    today = timezone.localdate(at)
    count = counts.preparing(user, today=today)
    return {
        "today": today,
        "first_name": first_name(user),
        "last": last_session_for(user),
        "submission": uuid4(),
        "todos": waiting(
            *candidacies_waiting(count["candidacies"]),
            *protocols_to_sign(user, today=today),
            *expenses_waiting(count["expenses"], pays=False),
            *sessions_waiting(user, today=today),
            *certificates_to_write(user),
            *certificates_asked(count["requests"]),
            *words_asked(count["words"]),
            *notes_to_read(user),
            *missions_to_answer(count["missions"]),
            *rounds_waiting(count["rounds"]),
            *discernments_waiting(count["discernments"]),
        ),
        "helpers": my_helpers(user)[:HELPERS_SHOWN],
    }


def protocols_to_sign(user: User, *, today: date) -> list[Todo]:
    counted = counts.protocols(user, today=today)
    count = counted["to-sign"]
    return [
        *amendments_waiting(counted),
        Todo(
            count,
            reverse("protocols:protocol-list") + "?show=to-sign",
            ngettext("Protocol to sign", "Protocols to sign", count),
            gettext("The mission begins once everyone has signed."),
        ),
    ]


def certificates_to_write(user: User) -> list[Todo]:
    counted = counts.certificates(user)
    count, asked = counted["drafts"], counted["to_follow"]
    return [
        Todo(
            asked,
            reverse("certificates:certificate-list") + "?show=to-follow",
            ngettext("Certificate to follow", "Certificates to follow", asked),
            gettext("Ask its holder what came of it; they may rather not say."),
        ),
        Todo(
            count,
            reverse("certificates:certificate-list") + "?show=drafts",
            ngettext("Certificate being written", "Certificates being written", count),
            gettext("Give it to its holder to read."),
        ),
    ]


def my_helpers(user: User) -> QuerySet[PeerHelper]:
    """Return those whose referent this person is, with whom they help and when they last did."""
    mine = (
        PeerHelper.objects.visible_to(user).filter(referent=user).exclude(state__in=[ALUMNI, LEFT])
    )
    return (
        mine.select_related("person")
        .annotate(
            persons=Count(
                "matches__person", filter=Q(matches__state=MatchState.ACTIVE), distinct=True
            ),
            last_held_on=Max("protocols__sessions__held_on"),
        )
        .order_by("person__chosen_name", "pk")
    )

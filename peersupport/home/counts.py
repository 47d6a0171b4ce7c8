"""The counts behind the to-do lists, by the very functions that narrow the lists they open."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Count, IntegerField, Min, Q, QuerySet, Subquery
from django.utils import timezone

from certificates.lifecycle import APPROVED, DRAFTING
from certificates.models import Certificate, CertificateRequest, Endorsement, OutcomeFollowUp, Round
from certificates.selectors.rounds import round_shows
from certificates.selectors.words import REQUEST_SHOWS, endorsement_shows
from common.lists import Show
from helpers.models import Discernment
from helpers.selectors import discernment_shows
from monitoring.indicators import PATIENCE
from people.models import User
from programmes.models import Candidacy
from programmes.selectors.candidacy import SHOWS as CANDIDACY_SHOWS
from protocols.models import ExpenseClaim, JobDescription, Need, NeedsDiagnosis, Protocol
from protocols.selectors import JOB_SHOWS, NEED_SHOWS, diagnosis_shows, protocol_shows
from protocols.selectors.expenses import EXPENSE_SHOWS
from support.models import SupportSession
from support.selectors import SESSION_SHOWS


def each(shows: Mapping[str, Show], seen: QuerySet[Any]) -> dict[str, int]:
    """Count what each way to narrow a list would show, all in one query."""
    everything = seen.model._default_manager.all()
    kept = {name: keep(everything).values("pk") for name, (_label, keep) in shows.items()}
    return seen.aggregate(**{name: Count("pk", filter=Q(pk__in=kept[name])) for name in kept})


def protocols(user: User, *, today: date) -> dict[str, int]:
    return each(protocol_shows(user, on=today), Protocol.objects.visible_to(user))


def preparing(user: User, *, today: date) -> dict[str, dict[str, int]]:
    """Count what is prepared, list by list and by what each can show, all in one query."""
    lists: dict[str, tuple[Mapping[str, Show], QuerySet[Any]]] = {
        "needs": (NEED_SHOWS, Need.objects.visible_to(user)),
        "diagnoses": (diagnosis_shows(on=today), NeedsDiagnosis.objects.visible_to(user)),
        "candidacies": (CANDIDACY_SHOWS, Candidacy.objects.visible_to(user)),
        "expenses": (EXPENSE_SHOWS, ExpenseClaim.objects.visible_to(user)),
        "missions": (JOB_SHOWS, JobDescription.objects.visible_to(user)),
        "requests": (REQUEST_SHOWS, CertificateRequest.objects.visible_to(user)),
        "words": (endorsement_shows(user), Endorsement.objects.visible_to(user)),
        "rounds": (round_shows(user, on=today), Round.objects.visible_to(user)),
        "discernments": (discernment_shows(on=today), Discernment.objects.visible_to(user)),
    }
    asked = [
        (name, show, Counted(keep(seen).order_by().values("pk")))
        for name, (shows, seen) in lists.items()
        for show, (_label, keep) in shows.items()
    ]
    me = User.objects.filter(pk=user.pk)
    numbers = me.values_list(*(counted for _name, _show, counted in asked)).get()
    found: dict[str, dict[str, int]] = {name: {} for name in lists}
    for (name, show, _counted), number in zip(asked, numbers, strict=True):
        found[name][show] = number
    return found


class Counted(Subquery):
    """How many rows a query has, as one value of another query."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()


def sessions(user: User, *, today: date) -> dict[str, Any]:
    """Count the sessions to read, tell since when the oldest waits, and whether that is late."""
    _label, to_read = SESSION_SHOWS["to-read"]
    waiting = to_read(SupportSession.objects.visible_to(user))
    count: dict[str, Any] = waiting.aggregate(to_read=Count("pk"), since=Min("held_on"))
    is_late = bool(count["since"]) and count["since"] < today - PATIENCE
    return count | {"is_late": is_late}


def certificates(user: User) -> dict[str, int]:
    asked = OutcomeFollowUp.objects.waiting(on=timezone.localdate()).order_by()
    return Certificate.objects.visible_to(user).aggregate(
        to_sign=Count("pk", filter=Q(state=APPROVED)),
        drafts=Count("pk", filter=Q(state=DRAFTING)),
        to_follow=Count("pk", filter=Q(pk__in=asked.values("certificate"))),
    )

"""The readiness of a team, filled in together: each time a new version."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from common.errors import Refused
from common.models import JournalEntry
from people.models import User
from programmes.models import Programme, ReadinessAnswer, TeamReadiness
from programmes.wording import statements


@transaction.atomic
def record_readiness(
    programme: Programme,
    *,
    held_on: date,
    participants: Mapping[str, int],
    answers: Iterable[Mapping[str, Any]],
    by: User,
    at: datetime,
) -> TeamReadiness:
    """Keep what a meeting answered, as the next version.

    `participants` counts who took part, by function; each of `answers` has `statement`, `answer`,
    and for a « not yet » `action`, `person` and `due_on`.

    :raises Refused: if the programme is closed, a statement has no answer, a « not yet » has no
        action, person or date, if the meeting is still to come, or if nobody else took part.
    """
    Programme.objects.select_for_update().get(pk=programme.pk)
    given = {answer["statement"]: answer for answer in answers}
    check(programme, given, held_on=held_on, today=timezone.localdate(at))
    if sum(participants.values()) < 2:
        raise Refused(gettext("It is filled in by two people at least, in a meeting."))
    last = programme.readiness.aggregate(last=Max("version"))["last"] or 0
    readiness = TeamReadiness.objects.create(
        programme=programme, version=last + 1, held_on=held_on, filled_by=by, **participants
    )
    ReadinessAnswer.objects.bulk_create(
        ReadinessAnswer(readiness=readiness, **answer_of(given[statement.key]))
        for statement in statements()
    )
    JournalEntry.record(
        programme, "check_readiness", by=by, at=at, details={"version": readiness.version}
    )
    return readiness


def check(
    programme: Programme, given: Mapping[str, Mapping[str, Any]], *, held_on: date, today: date
) -> None:
    if programme.is_closed():
        raise Refused(gettext("The programme is closed."))
    if held_on > today:
        raise Refused(gettext("The meeting is still to come: fill this in once it is held."))
    open_ones = [one for one in statements() if not given.get(one.key, {}).get("answer")]
    if open_ones:
        text = ngettext(
            "%(count)s statement has no answer yet.",
            "%(count)s statements have no answer yet.",
            len(open_ones),
        )
        raise Refused(text % {"count": len(open_ones)})
    if any(is_left_open(answer) for answer in given.values()):
        raise Refused(gettext("A « not yet » needs an action, a person and a date."))


def is_left_open(answer: Mapping[str, Any]) -> bool:
    """Tell whether a « not yet » does not say what is done, by whom, by when."""
    if answer["answer"] != ReadinessAnswer.Answer.NOT_YET:
        return False
    return not all(answer.get(name) for name in PLAN)


def answer_of(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of an answer; only a « not yet » has a plan."""
    kept = {"statement": given["statement"], "answer": given["answer"]}
    if given["answer"] == ReadinessAnswer.Answer.NOT_YET:
        kept |= {name: given[name] for name in PLAN}
    return kept


PLAN = ("action", "person", "due_on")

"""What the pages of a team’s readiness show."""

from itertools import groupby
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from people.models import User
from programmes.models import Programme, ReadinessAnswer, TeamReadiness
from programmes.policies import can_prepare
from programmes.wording import THEMES, statements

Answer = ReadinessAnswer.Answer


def latest_of(programme: Programme) -> TeamReadiness | None:
    """Return the last version, with how many statements are not yet so."""
    counted = programme.readiness.annotate(
        not_yet=Count("answers", filter=Q(answers__answer=Answer.NOT_YET))
    )
    return counted.order_by("-version").first()


def last_readiness(programme: Programme) -> TeamReadiness | None:
    """Return the last version with its answers, as they stand before they are corrected."""
    return programme.readiness.prefetch_related("answers").order_by("-version").first()


def page_of_readiness(user: User, readiness: TeamReadiness) -> dict[str, Any]:
    """Return what a version says: first what is still to do, then every answer by theme."""
    given = {answer.statement: answer for answer in readiness.answers.all()}
    told = [(one, given[one.key]) for one in statements() if one.key in given]
    last = readiness.programme.readiness.order_by("-version").first()
    return {
        "readiness": readiness,
        "programme": readiness.programme,
        "plans": [(one, answer) for one, answer in told if answer.answer == Answer.NOT_YET],
        "themes": [
            (THEMES[theme], list(rows)) for theme, rows in groupby(told, lambda row: row[0].theme)
        ],
        "today": timezone.localdate(),
        "is_last": last == readiness,
        "last": last,
        "may_prepare": can_prepare(user, readiness.programme),
    }

"""What a helper learnt by living it: told with somebody, or alone one question at a time."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext

from common.errors import Refused
from common.lifecycle import OutOfTurn
from common.models import JournalEntry
from helpers.lifecycle import ExperienceState
from helpers.models import Experience, ExperienceTheme, PeerHelper
from people.models import User


@transaction.atomic
def tell_experience(
    helper: PeerHelper,
    *,
    theme: ExperienceTheme,
    text: str,
    by: User,
    at: datetime,
    language: str = "fra",
    rank: int | None = None,
    submission: UUID | None = None,
    **answers: str,
) -> Experience:
    """Keep what a helper learnt by living it, written together and shared at once.

    Sent twice under one `submission`, it is one experience: the first is returned.
    """
    experience, is_new = Experience.objects.get_or_create(
        reference=submission or uuid4(),
        helper=helper,
        defaults={
            "state": ExperienceState.TOLD,
            "theme": theme,
            "text": text,
            "language": language,
            "rank": rank or next_rank(helper),
            "shared_at": at,
            **answers,
        },
    )
    if is_new:
        JournalEntry.record(experience, "tell", by=by, at=at)
    return experience


def begin_experience(
    helper: PeerHelper, *, theme: ExperienceTheme, language: str = "fra"
) -> Experience:
    """Begin a draft on this theme, or go on with the one begun: nobody but the helper knows.

    It leaves no trace in the journal until it is shared.
    """
    draft, _ = Experience.objects.get_or_create(
        helper=helper, theme=theme, state=ExperienceState.DRAFT, defaults={"language": language}
    )
    return draft


def keep_answers(experience: Experience, **answers: str) -> Experience:
    """Keep what is typed, as it is typed, while it is a draft.

    :raises OutOfTurn: if it was shared meanwhile.
    """
    if not Experience.objects.drafts().filter(pk=experience.pk).update(**answers):
        raise OutOfTurn(gettext("This experience is shared already."))
    for name, value in answers.items():
        setattr(experience, name, value)
    return experience


@transaction.atomic
def share_experience(experience: Experience, *, by: User, at: datetime) -> Experience:
    """Let those in charge read a draft; it is ranked after those that are shared.

    :raises Refused: if the fact or the lesson is missing.
    """
    experience.share(rank=next_rank(experience.helper), by=by, at=at)
    return experience


def discard_draft(experience: Experience) -> None:
    """Throw a draft away, as if it had never been.

    :raises OutOfTurn: if it was shared meanwhile.
    """
    deleted, _ = Experience.objects.drafts().filter(pk=experience.pk).delete()
    if not deleted:
        raise OutOfTurn(gettext("This experience is shared already."))


def next_rank(helper: PeerHelper) -> int:
    shared = Experience.objects.filter(helper=helper).shared()
    last: int | None = shared.aggregate(last=Max("rank"))["last"]
    return (last or 0) + 1


def raise_experience(experience: Experience, *, by: User, at: datetime) -> None:
    """Put an experience before the one above it: it counts more for the helper (3.08)."""
    rank(experience, -1, by=by, at=at)


def lower_experience(experience: Experience, *, by: User, at: datetime) -> None:
    """Put an experience after the one below it."""
    rank(experience, 1, by=by, at=at)


@transaction.atomic
def rank(experience: Experience, step: int, *, by: User, at: datetime) -> None:
    """Move an experience by one place among those shared, and number them anew."""
    PeerHelper.objects.select_for_update().get(pk=experience.helper_id)
    told: list[Any] = list(
        Experience.objects.filter(helper=experience.helper_id).shared().in_rank()
    )
    if experience not in told:
        raise Refused(gettext("Share it first: then you can say how much it counts."))
    here = told.index(experience)
    there = min(max(here + step, 0), len(told) - 1)
    told.insert(there, told.pop(here))
    for place, one in enumerate(told, start=1):
        one.rank = place
    Experience.objects.bulk_update(told, ["rank"])
    JournalEntry.record(experience, "rank", by=by, at=at)

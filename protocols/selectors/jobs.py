"""What the pages of missions show."""

from collections.abc import Mapping
from typing import Any

from django.forms import model_to_dict
from django.utils.translation import gettext_lazy as _

from common.journal import history_of
from common.lifecycle import Move
from common.lists import Show
from people.models import User
from protocols.lifecycle import (
    JobState,
)
from protocols.models import JobDescription, Need
from protocols.policies import (
    JOB_MOVES,
    can_write_job,
)
from protocols.selectors.lookup import found


def job_moves_for(user: User, job: JobDescription) -> list[Move]:
    moves = job.lifecycle.open_from(job.state)
    return [move for move in moves if JOB_MOVES[move.name](user, job)]


def page_of_job(user: User, job: JobDescription) -> dict[str, Any]:
    return {
        "job": job,
        "moves": job_moves_for(user, job),
        "missing": job.missing_to_adopt() if job.is_draft() else [],
        "may_write": can_write_job(user, job),
        "history": history_of(job),
        "words": JOB_WORDS,
    }


JOB_WORDS = {
    "write": _("Draft written"),
    "rewrite": _("Corrected"),
    "adopt": _("Adopted"),
    "retire": _("Retired"),
}


JOB_SHOWS: dict[str, Show] = {
    "drafts": (_("In draft"), lambda jobs: jobs.filter(state=JobState.DRAFT)),
    "adopted": (_("Adopted"), lambda jobs: jobs.filter(state=JobState.ADOPTED)),
}


def first_words_of_job(user: User, *, asked: Mapping[str, str]) -> dict[str, Any]:
    """Return what is known when a mission is written: for a need, or after an earlier version."""
    words: dict[str, Any] = {"referent": user.pk, "authors": [user.pk]}
    if earlier := found(JobDescription.objects.visible_to(user), asked.get("job", "")):
        words |= model_to_dict(earlier)
    elif need := found(Need.objects.visible_to(user), asked.get("need", "")):
        words |= {"needs": [need], "languages": need.languages, "centre": need.centre_id}
    return words

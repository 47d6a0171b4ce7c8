"""Proposals on a mission: the same road for who helps and for who is employed (C5, lesson 24)."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from common.errors import Refused
from common.models import JournalEntry
from people.models import User
from protocols.actions.jobs import change_job, check_hours, put_words, sided
from protocols.lifecycle import UNADOPTED
from protocols.models import SECTIONS, JobDescription, Proposal


@transaction.atomic
def propose_words(
    job: JobDescription,
    section: str,
    value: dict[str, Any],
    *,
    by: User,
    at: datetime,
    because: str = "",
) -> Proposal:
    """Propose other words for one section; on an adopted mission, of its next version (3.27).

    :raises Refused: if nothing changes, or if the person is of neither side.
    """
    value = {name: value[name] for name in SECTIONS[section].names()}
    [(_user, side)] = sided([by], job.centre)
    seen = job.words_of(section)
    if job.state not in UNADOPTED:
        job = change_job(job, by=by, at=at)
    JobDescription.objects.select_for_update().get(pk=job.pk)
    if value in (seen, job.words_of(section)):
        raise Refused(gettext("These are the words that stand: change something."))
    refuse_hours(job, value)
    same = Proposal.objects.open().filter(job=job, section=section, proposed_by=by)
    if twice := next((one for one in same if one.value == value), None):
        return twice
    proposal = Proposal(
        job=job,
        section=section,
        value=value,
        base=seen,
        because=because,
        proposed_by=by,
        side=side,
        created_at=at,
    )
    proposal.save(force_insert=True)
    JournalEntry.record(proposal, "propose", by=by, at=at)
    return proposal


def refuse_hours(job: JobDescription, value: dict[str, Any]) -> None:
    if "time_frame" in value:
        check_hours(JobDescription(status_kind=job.status_kind, time_frame=value["time_frame"]))


@transaction.atomic
def accept(proposal: Proposal, *, by: User, at: datetime) -> None:
    """Put the proposed words in the mission; who proposed them becomes an author.

    :raises Refused: if one accepts one's own words, or the section has changed since.
    """
    if proposal.proposed_by_id == by.pk:
        raise Refused(gettext("Nobody accepts alone what they proposed."))
    proposal.job = job = JobDescription.objects.select_for_update().get(pk=proposal.job_id)
    is_outdated = proposal.is_outdated()
    proposal.move("accept", by=by, at=at, decided_by=by, decided_at=at)
    if is_outdated:
        raise Refused(
            gettext("This section has changed since: agree on a wording that keeps both.")
        )
    put_words(job, proposal.value, states=UNADOPTED)
    job.credit(proposal.credited())


@transaction.atomic
def refuse(proposal: Proposal, *, reason: str, by: User, at: datetime) -> None:
    """Answer no, with a reason. What an agreed wording had joined is open again.

    :raises Refused: if no reason is given.
    """
    if not reason.strip():
        raise Refused(gettext("Say why: who proposed it reads your reason."))
    proposal.move("refuse", by=by, at=at, decided_by=by, decided_at=at, reason=reason.strip())
    for part in proposal.parts.all():
        part.move("reopen", by=by, at=at, decided_by=None, decided_at=None, merged_into=None)


@transaction.atomic
def merge(
    proposals: Iterable[Proposal], value: dict[str, Any], *, by: User, at: datetime
) -> Proposal:
    """Write one wording out of several proposals on a section; somebody else then accepts it.

    All who proposed are credited when it is accepted.

    :raises Refused: if one of them is answered already.
    """
    parts = list(proposals)
    if not parts:
        raise Refused(gettext("This proposal is answered already."))
    first = parts[0]
    if any((one.job_id, one.section) != (first.job_id, first.section) for one in parts):
        raise Refused(gettext("Only proposals on the same section are merged."))
    job = JobDescription.objects.select_for_update().get(pk=first.job_id)
    if job.state not in UNADOPTED:
        raise Refused(gettext("An adopted mission no longer changes: propose a change."))
    refuse_hours(job, value)
    [(_user, side)] = sided([by], job.centre)
    agreed = Proposal(
        job=job,
        section=first.section,
        value=value,
        base=job.words_of(first.section),
        proposed_by=by,
        side=side,
        created_at=at,
    )
    agreed.save(force_insert=True)
    JournalEntry.record(agreed, "propose", by=by, at=at)
    for part in parts:
        part.move("merge", by=by, at=at, decided_by=by, decided_at=at, merged_into=agreed)
    return agreed

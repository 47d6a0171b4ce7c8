"""Missions, written, adopted, and written again."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext

from common.errors import Refused
from common.lifecycle import OutOfTurn
from common.models import JournalEntry
from people.models import Centre, User
from protocols import job_paper
from protocols.job_sheet import sheet_of
from protocols.lifecycle import UNADOPTED, JobState
from protocols.models import SECTIONS, EngagementStatus, JobDescription, Need, Side, side_of
from protocols.models.rows import prerequisites_from, tasks_from
from protocols.models.sections import FIELDS


@transaction.atomic
def write_job(
    centre: Centre,
    *,
    title: str,
    needs: Iterable[Need],
    referent: User,
    by: User,
    at: datetime,
    authors: Iterable[User] | None = None,
    **fields: Any,
) -> JobDescription:
    """Start a mission: a draft, which takes its number when it is adopted.

    :raises Refused: if a draft of this title exists, or an author is of neither side.
    """
    Centre.objects.select_for_update().get(pk=centre.pk)
    drafts = JobDescription.objects.filter(centre=centre, title=title, state__in=UNADOPTED)
    if drafts.exists():
        raise Refused(gettext("A draft of this mission exists: correct that one."))
    job = JobDescription(centre=centre, title=title, referent=referent, **fields)
    job.tasks, job.prerequisites = tasks_from(job.tasks), prerequisites_from(job.prerequisites)
    check_hours(job)
    job.version = job.next_version()
    job.save(force_insert=True)
    job.needs.set(needs)
    job.credit(sided([by] if authors is None else authors, centre))
    JournalEntry.record(job, "write", by=by, at=at)
    return job


def sided(users: Iterable[User], centre: Centre) -> list[tuple[User, Side]]:
    """Return each with the side they speak for in this centre.

    :raises Refused: if one is of neither.
    """
    sides = [(user, side_of(user, centre.pk)) for user in users]
    known = [(user, side) for user, side in sides if side is not None]
    if len(known) < len(sides):
        raise Refused(gettext("Who writes a mission works or helps in its centre."))
    return known


def check_hours(job: JobDescription) -> None:
    """Refuse imposed hours to a volunteer (C7).

    :raises Refused: if there are any.
    """
    if job.status_kind == EngagementStatus.VOLUNTEER and job.time_frame:
        raise Refused(gettext("A volunteer has no imposed hours: only the availability they wish."))


@transaction.atomic
def change_job(job: JobDescription, *, by: User, at: datetime) -> JobDescription:
    """Open the next version of an adopted mission, to be written together; or return it (3.27).

    It starts from the words in force, and from those who wrote them.

    :raises Refused: if the mission is retired, or its draft is not shared yet.
    """
    Centre.objects.select_for_update().get(pk=job.centre_id)
    drafts = JobDescription.objects.filter(
        centre=job.centre_id, title=job.title, state__in=UNADOPTED
    )
    if draft := drafts.first():
        return draft
    if job.state != JobState.ADOPTED:
        raise OutOfTurn(gettext("Only an adopted mission has a next version."))
    latest = job.version_after() or job
    words = {name: getattr(latest, name) for name in FIELDS}
    draft = JobDescription(
        centre=latest.centre,
        title=latest.title,
        status_kind=latest.status_kind,
        referent=latest.referent,
        version=latest.next_version(),
        **words | {"review_due": None},
    )
    draft.save(force_insert=True)
    draft.needs.set(latest.needs.all())
    draft.credit((line.user, line.side) for line in latest.author_lines.select_related("user"))
    JournalEntry.record(draft, "change", by=by, at=at)
    draft.consult(by=by, at=at)
    return draft


@transaction.atomic
def put_words(job: JobDescription, value: dict[str, Any], *, states: Iterable[str]) -> None:
    """Put these words in a mission that is still in one of these states.

    The guard and the change are one UPDATE: an adopted mission no longer changes.

    :raises Refused: if it is not, or a word is not what its field takes.
    """
    try:
        words = {
            name: JobDescription._meta.get_field(name).clean(word, job)  # type: ignore[union-attr]
            for name, word in value.items()
        }
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    for name, word in words.items():
        setattr(job, name, word)
    check_hours(job)
    if not JobDescription.objects.filter(pk=job.pk, state__in=states).update(**words):
        raise OutOfTurn(gettext("An adopted mission no longer changes: propose a change."))


@transaction.atomic
def write_section(
    job: JobDescription, section: str, value: dict[str, Any], *, by: User, at: datetime
) -> None:
    """Write one section of a draft that is not shared yet.

    :raises Refused: if it is shared: then its words change by proposals.
    """
    words = {name: value[name] for name in SECTIONS[section].names()}
    put_words(job, words, states=[JobState.DRAFT])
    JournalEntry.record(job, "rewrite", by=by, at=at, details={"section": section})


def paper_of_job(job: JobDescription) -> bytes:
    """Return the PDF of a mission, as its director signs it."""
    return job_paper.to_pdf(sheet_of(job))

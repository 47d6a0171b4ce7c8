"""Missions, written and adopted."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from common.errors import Refused
from common.models import JournalEntry
from people.models import Centre, User
from protocols.lifecycle import JobState
from protocols.models import JobDescription, Need


@transaction.atomic
def write_job(
    centre: Centre,
    *,
    title: str,
    needs: Iterable[Need],
    authors: Iterable[User],
    referent: User,
    by: User,
    at: datetime,
    **fields: Any,
) -> JobDescription:
    """Start a mission: a draft, which takes its number when it is adopted.

    :raises Refused: if a draft of this title exists.
    """
    Centre.objects.select_for_update().get(pk=centre.pk)
    drafts = JobDescription.objects.filter(centre=centre, title=title, state=JobState.DRAFT)
    if drafts.exists():
        raise Refused(gettext("A draft of this mission exists: correct that one."))
    job = JobDescription(centre=centre, title=title, referent=referent, **fields)
    job.version = job.next_version()
    job.save(force_insert=True)
    job.needs.set(needs)
    job.authors.set(authors)
    JournalEntry.record(job, "write", by=by, at=at)
    return job

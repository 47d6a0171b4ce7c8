"""A mission as its paper shows it: the words of one version, who wrote them, who adopted them."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext, override

from common.typography import day
from people.models import User
from protocols import job_paper
from protocols.models import SECTIONS, JobDescription, Side
from protocols.selectors.words import words_of_job

LANGUAGE = "fr"
FACTS = (
    "place",
    "time",
    "target_public",
    "languages",
    "information_access",
    "supervision",
    "training_offered",
    "means",
    "team_links",
)
BEFORE, AFTER = ("purpose", "added_value", "approach"), ("non_substitution_note", "evolution")


def sheet_of(job: JobDescription) -> job_paper.Sheet:
    """Return all that the paper of a mission says, in the language of the papers."""
    with override(LANGUAGE):
        words = words_of_job(job)
        return {
            "language": LANGUAGE,
            "label": job.label(),
            "title": job.title,
            "version": job.version,
            "written_on": date_of(job.adopted_at or job.updated_at),
            "adopted_on": date_of(job.adopted_at),
            "adopted_by": job.adopted_by.name if job.adopted_by else "",
            "organisation": job.centre.organisation.name,
            "centre": job.centre.name,
            "facts": [
                (gettext("Status"), job.get_status_kind_display()),
                (gettext("Referent"), job.referent.name),
                *((label(key), ", ".join(words[key])) for key in FACTS if words[key]),
                *((label(key), day(job.review_due)) for key in ["review_due"] if job.review_due),
            ],
            "needs": [need.description for need in job.needs.all()],
            "before": [(label(key), words[key][0]) for key in BEFORE if words[key]],
            "tasks": [
                {
                    "task": row.task,
                    "kind": row.activity_label(),
                    "with_whom": row.with_whom,
                    "before": row.previously_done_by,
                }
                for row in job.task_rows()
            ],
            "after": [(label(key), words[key][0]) for key in AFTER if words[key]],
            "prerequisites": words["prerequisites"],
            "limits": job.not_tasks,
            "locked": job.locked_tasks(),
            "authors": [(str(side.label), ", ".join(names(job.authors_of(side)))) for side in Side],
            "signatures": [
                (gettext("For the peer helpers"), first(job.authors_of(Side.HELPER))),
                (gettext("For the team"), first(job.authors_of(Side.PROFESSIONAL))),
                (gettext("For management"), job.adopted_by.name if job.adopted_by else ""),
            ],
        }


def label(section: str) -> str:
    return str(SECTIONS[section].label)


def names(users: list[User]) -> list[str]:
    return sorted(user.name for user in users)


def first(users: list[User]) -> str:
    return next(iter(names(users)), "")


def date_of(moment: datetime | None) -> str:
    return timezone.localtime(moment).date().isoformat() if moment else ""

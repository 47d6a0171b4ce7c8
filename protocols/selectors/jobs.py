"""What the pages of missions show."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common.journal import history_of
from common.lifecycle import Move
from common.lists import Show
from people.models import User
from protocols.lifecycle import UNADOPTED, JobState
from protocols.models import SECTIONS, JobDescription, Need, Proposal, Section, Task
from protocols.policies import JOB_MOVES, can_propose, can_write_job
from protocols.selectors.compare import Change, compared, compared_rows
from protocols.selectors.lookup import found
from protocols.selectors.words import details_in_words, words_of_job, words_of_value

WHY = ("purpose", "added_value", "approach", "target_public", "non_substitution_note")
WHAT = ("prerequisites", "languages", "training_offered", "evolution")
FRAME = ("place", "time", "information_access", "supervision", "means", "team_links", "review_due")


@dataclass(frozen=True, slots=True)
class Part:
    """One section of a mission on its page: what it says, and how many proposals it has."""

    section: Section
    words: list[str]
    url: str
    waiting: int = 0

    def is_list(self) -> bool:
        return len(self.words) > 1


def job_moves_for(user: User, job: JobDescription) -> list[Move]:
    moves = job.lifecycle.open_from(job.state)
    return [move for move in moves if JOB_MOVES[move.name](user, job)]


def page_of_job(user: User, job: JobDescription) -> dict[str, Any]:
    """Return what the page of a mission shows; its sections by the panel they stand in."""
    waiting = [proposal for proposal in job.proposals.all() if proposal.is_open()]
    parts = parts_of(job, waiting)
    others = versions_around(user, job)
    return {
        "job": job,
        "moves": job_moves_for(user, job),
        "gaps": gaps_of(job),
        "waiting": waiting,
        "may_write": can_write_job(user, job),
        "may_propose": can_propose(user, job) and is_latest(job, others),
        "why": [parts[key] for key in WHY],
        "tasks": parts["tasks"],
        "limits": parts["not_tasks"],
        "what": [parts[key] for key in WHAT],
        "frame_parts": [parts[key] for key in FRAME],
        "history": history_of(job),
        "words": JOB_WORDS,
    } | others


def is_latest(job: JobDescription, others: Mapping[str, Any]) -> bool:
    """Tell whether its words may still change: it is not retired, nor followed by another."""
    return job.state != JobState.RETIRED and others["after"] is None


def parts_of(job: JobDescription, waiting: Iterable[Proposal]) -> dict[str, Part]:
    sections = [proposal.section for proposal in waiting]
    words = words_of_job(job)
    return {
        key: Part(
            section,
            words[key],
            reverse("protocols:job-section", args=[job.reference, key]),
            sections.count(key),
        )
        for key, section in SECTIONS.items()
    }


def gaps_of(job: JobDescription) -> list[tuple[str, str]]:
    """Return what is missing to adopt, each with the page where it is said ("" if it is here)."""
    if not job.is_unadopted():
        return []
    return [(words, place_of(job, place)) for words, place in job.gaps().items()]


def place_of(job: JobDescription, place: str) -> str:
    if place in SECTIONS:
        return reverse("protocols:job-section", args=[job.reference, place])
    if place == "job" and job.is_draft():
        return reverse("protocols:job-update", args=[job.reference])
    return "#proposals" if place == "proposals" else ""


def versions_around(user: User, job: JobDescription) -> dict[str, Any]:
    """Return the versions next to this one that the person may see: before, after, in writing."""
    same = JobDescription.objects.visible_to(user).filter(centre=job.centre, title=job.title)
    versions = list(same.exclude(pk=job.pk).order_by("-version"))
    adopted = [one for one in versions if one.state not in UNADOPTED]
    before = [one for one in adopted if job.is_unadopted() or one.version < job.version]
    after = [one for one in adopted if not job.is_unadopted() and one.version > job.version]
    drafts = [one for one in versions if one.state in UNADOPTED]
    return {
        "before": next(iter(before), None),
        "after": next(iter(after), None),
        "next_draft": next(iter(drafts), None),
    }


JOB_WORDS = {
    "write": _("Draft written"),
    "rewrite": _("Corrected"),
    "change": _("New version opened"),
    "consult": _("Opened to be written together"),
    "adopt": _("Adopted"),
    "retire": _("Retired"),
}


JOB_SHOWS: dict[str, Show] = {
    "drafts": (_("In draft"), lambda jobs: jobs.filter(state=JobState.DRAFT)),
    "together": (
        _("Being written together"),
        lambda jobs: jobs.filter(state=JobState.CONSULTATION),
    ),
    "to-answer": (
        _("Proposals to answer"),
        lambda jobs: jobs.filter(pk__in=Proposal.objects.open().values("job")),
    ),
    "adopted": (_("Adopted"), lambda jobs: jobs.filter(state=JobState.ADOPTED)),
}


def first_words_of_job(user: User, *, asked: Mapping[str, str]) -> dict[str, Any]:
    """Return what is known when a mission is written: for a need, or from nothing."""
    words: dict[str, Any] = {"referent": user.pk}
    if need := found(Need.objects.visible_to(user), asked.get("need", "")):
        words |= {"needs": [need], "languages": need.languages, "centre": need.centre_id}
    return words


def page_of_section(user: User, job: JobDescription, section: str) -> dict[str, Any]:
    """Return what the page of one section shows, and whether words are written or proposed.

    On a version that another follows, or will, that one is where to propose.
    """
    writes = job.is_draft() and can_write_job(user, job)
    others = {} if job.is_unadopted() else versions_around(user, job)
    return {
        "job": job,
        "section": SECTIONS[section],
        "writes": writes,
        "instead": others.get("next_draft") or others.get("after"),
        "waiting": [p for p in job.proposals.all() if p.is_open() and p.section == section],
    }


# Two versions


def comparison(before: JobDescription, after: JobDescription) -> list[tuple[Section, list[Change]]]:
    """Return what changed between two versions, by section, in sentences."""
    return [
        (section, here)
        for key, section in SECTIONS.items()
        if (here := changed(key, before.words_of(key), after.words_of(key)))
    ]


def changed(section: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """Return what differs between two values of one section; tasks are told one by one."""
    if section == "tasks":
        return compared_rows(section, rows_by_name(before), rows_by_name(after))
    return compared(section, words_of_value(section, before), words_of_value(section, after))


def rows_by_name(value: Mapping[str, Any]) -> dict[str, dict[str, list[str]]]:
    tasks = [Task.read(row) for row in value["tasks"]]
    return {
        task.task: {label: [words] for label, words in details_in_words(task).items()}
        for task in tasks
    }


def page_of_comparison(user: User, job: JobDescription, *, number: str) -> dict[str, Any]:
    """Return a version beside another one: that of this number, or the one just before."""
    sight = JobDescription.objects.visible_to(user)
    earlier = sight.versions_of(job.centre, job.title).exclude(pk=job.pk).order_by("-version")
    if not job.is_unadopted():
        earlier = earlier.filter(version__lt=job.version)
    if number.isdecimal():
        earlier = earlier.filter(version=int(number[:4]))
    before = earlier.first()
    return {
        "job": job,
        "before": before,
        "changes": comparison(before, job) if before else [],
    }


# Proposals


def page_of_proposal(user: User, proposal: Proposal) -> dict[str, Any]:
    """Return what stands beside what is proposed, and what this person may answer."""
    stands = words_of_value(proposal.section, proposal.base)
    offered = words_of_value(proposal.section, proposal.value)
    others = Proposal.objects.open().filter(job=proposal.job, section=proposal.section)
    return {
        "proposal": proposal,
        "section": proposal.about(),
        "stands": stands,
        "offered": offered,
        "changes": changed(proposal.section, proposal.base, proposal.value),
        "is_list": len(stands) > 1 or len(offered) > 1,
        "is_own": proposal.proposed_by_id == user.pk,
        "is_outdated": proposal.is_open() and proposal.is_outdated(),
        "others": [one for one in others.for_list() if one.pk != proposal.pk],
        "history": history_of(proposal),
        "words": PROPOSAL_WORDS,
        "may_see_job": JobDescription.objects.visible_to(user).filter(pk=proposal.job_id).exists(),
    }


def open_on(job: JobDescription, section: str) -> list[Proposal]:
    return list(Proposal.objects.open().filter(job=job, section=section).for_list())


def side_by_side(proposals: Iterable[Proposal]) -> list[tuple[Proposal, list[str]]]:
    return [(one, words_of_value(one.section, one.value)) for one in proposals]


PROPOSAL_WORDS = {
    "propose": _("Proposed"),
    "accept": _("Accepted"),
    "refuse": _("Refused"),
    "merge": _("Merged into an agreed wording"),
    "reopen": _("Open again"),
}

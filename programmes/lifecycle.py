"""The lives of a programme (C1) and of a candidacy (C6). Drawn in docs/lifecycles.md."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from common.lifecycle import Lifecycle, Move


class ProgrammeState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    DIAGNOSING = "diagnosing", _("Looking at the needs")
    PREPARING = "preparing", _("In preparation")
    RUNNING = "running", _("Running")
    SUSPENDED = "suspended", _("Suspended")
    CLOSED = "closed", _("Closed")


IN_PROGRESS = (ProgrammeState.RUNNING, ProgrammeState.SUSPENDED)

PROGRAMME = Lifecycle(
    Move("open", _("Open the programme"), (ProgrammeState.DRAFT,), ProgrammeState.DIAGNOSING),
    Move(
        "validate_diagnosis",
        _("Go on to the preparation"),
        (ProgrammeState.DIAGNOSING,),
        ProgrammeState.PREPARING,
    ),
    Move("go", _("Start the programme"), (ProgrammeState.PREPARING,), ProgrammeState.RUNNING),
    Move("suspend", _("Suspend"), (ProgrammeState.RUNNING,), ProgrammeState.SUSPENDED),
    Move("resume", _("Resume"), (ProgrammeState.SUSPENDED,), ProgrammeState.RUNNING),
    Move(
        "review", _("Record the yearly review"), (ProgrammeState.RUNNING,), ProgrammeState.RUNNING
    ),
    Move("close", _("Close the programme"), IN_PROGRESS, ProgrammeState.CLOSED),
    looks={
        ProgrammeState.DRAFT: ("is-rest", "pencil"),
        ProgrammeState.DIAGNOSING: ("is-info", "lightbulb"),
        ProgrammeState.PREPARING: ("is-wait", "hourglass-split"),
        ProgrammeState.RUNNING: ("is-done", "check-lg"),
        ProgrammeState.SUSPENDED: ("is-rest", "pause"),
    },
)


class CandidacyState(models.TextChoices):
    INTEREST = "interest", _("To meet")
    INTERVIEW_DONE = "interview_done", _("To decide")
    ACCEPTED = "accepted", _("Accepted")
    REDIRECTED = "redirected", _("Another proposal made")
    DECLINED = "declined", _("Not this time")
    WITHDRAWN = "withdrawn", _("Withdrawn")


INTEREST, INTERVIEW_DONE, ACCEPTED, REDIRECTED, DECLINED, WITHDRAWN = CandidacyState

WAITING = (INTEREST, INTERVIEW_DONE)

CANDIDACY = Lifecycle(
    Move("meet", _("The interview was held"), (INTEREST,), INTERVIEW_DONE),
    Move("accept", _("Accept"), (INTERVIEW_DONE,), ACCEPTED),
    Move("propose_other", _("Make another proposal"), (INTERVIEW_DONE,), REDIRECTED),
    Move("decline", _("Not this time"), (INTERVIEW_DONE,), DECLINED),
    Move(
        "withdraw",
        _("Withdraw"),
        (INTEREST, INTERVIEW_DONE, ACCEPTED, REDIRECTED, DECLINED),
        WITHDRAWN,
    ),
    looks={
        INTEREST: ("is-wait", "chat-dots"),
        INTERVIEW_DONE: ("is-wait", "hourglass-split"),
        ACCEPTED: ("is-done", "check-lg"),
        REDIRECTED: ("is-info", "signpost-2"),
    },
)

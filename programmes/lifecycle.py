"""The life of a programme (C1). Drawn in docs/lifecycles.md."""

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

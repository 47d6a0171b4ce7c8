"""The lives of a need, of a mission, of what is proposed on it, and of a protocol.

Drawn in docs/lifecycles.md.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from common.lifecycle import Lifecycle, Move


class NeedState(models.TextChoices):
    IDENTIFIED = "identified", _("Identified")
    PRIORITISED = "prioritised", _("Prioritised")
    OPEN = "open", _("Mission written")
    COVERED = "covered", _("Covered")
    CLOSED = "closed", _("Closed")


NEED = Lifecycle(
    Move("prioritise", _("Set the priority"), (NeedState.IDENTIFIED,), NeedState.PRIORITISED),
    Move(
        "open", _("Write a mission"), (NeedState.IDENTIFIED, NeedState.PRIORITISED), NeedState.OPEN
    ),
    Move("cover", _("Cover"), (NeedState.OPEN,), NeedState.COVERED),
    Move("reopen", _("Reopen"), (NeedState.COVERED, NeedState.CLOSED), NeedState.OPEN),
    Move(
        "close",
        _("Close"),
        (NeedState.IDENTIFIED, NeedState.PRIORITISED, NeedState.OPEN, NeedState.COVERED),
        NeedState.CLOSED,
    ),
    looks={
        NeedState.IDENTIFIED: ("is-wait", "lightbulb"),
        NeedState.PRIORITISED: ("is-wait", "flag"),
        NeedState.OPEN: ("is-info", "signpost-2"),
        NeedState.COVERED: ("is-done", "check-lg"),
    },
)


class JobState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    CONSULTATION = "consultation", _("Being written together")
    ADOPTED = "adopted", _("Adopted")
    RETIRED = "retired", _("Retired")


UNADOPTED = (JobState.DRAFT, JobState.CONSULTATION)

JOB = Lifecycle(
    Move("consult", _("Write it together"), (JobState.DRAFT,), JobState.CONSULTATION),
    Move("adopt", _("Adopt"), (JobState.CONSULTATION,), JobState.ADOPTED),
    Move("retire", _("Retire"), (JobState.ADOPTED,), JobState.RETIRED),
    looks={
        JobState.DRAFT: ("is-rest", "pencil"),
        JobState.CONSULTATION: ("is-wait", "people"),
        JobState.ADOPTED: ("is-done", "check-lg"),
    },
)


class ProposalState(models.TextChoices):
    OPEN = "open", _("To answer")
    ACCEPTED = "accepted", _("Accepted")
    REFUSED = "refused", _("Refused")
    MERGED = "merged", _("Merged into an agreed wording")


PROPOSAL = Lifecycle(
    Move("accept", _("Accept"), (ProposalState.OPEN,), ProposalState.ACCEPTED),
    Move("refuse", _("Refuse"), (ProposalState.OPEN,), ProposalState.REFUSED),
    Move("merge", _("Merge"), (ProposalState.OPEN,), ProposalState.MERGED),
    Move("reopen", _("Reopen"), (ProposalState.MERGED,), ProposalState.OPEN),
    looks={
        ProposalState.OPEN: ("is-wait", "chat-left-text"),
        ProposalState.ACCEPTED: ("is-done", "check-lg"),
    },
)


class ProtocolState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    PROPOSED = "proposed", _("Awaiting signatures")
    ACTIVE = "active", _("In force")
    PAUSED = "paused", _("Paused")
    ENDED = "ended", _("Ended")
    CANCELLED = "cancelled", _("Cancelled")


DRAFT, PROPOSED, ACTIVE, PAUSED, ENDED, CANCELLED = ProtocolState

UNFINISHED = (DRAFT, PROPOSED, ACTIVE, PAUSED)
SIGNED = (ACTIVE, PAUSED, ENDED)

PROTOCOL = Lifecycle(
    Move("propose", _("Submit for signature"), (DRAFT,), PROPOSED),
    Move("withdraw", _("Take back to correct"), (PROPOSED,), DRAFT),
    Move("activate", _("Put in force"), (PROPOSED,), ACTIVE),
    Move("pause", _("Pause"), (ACTIVE,), PAUSED),
    Move("resume", _("Resume"), (PAUSED,), ACTIVE),
    Move("end", _("End"), (ACTIVE, PAUSED), ENDED),
    Move("cancel", _("Cancel"), (DRAFT, PROPOSED), CANCELLED),
    looks={
        DRAFT: ("is-rest", "pencil"),
        PROPOSED: ("is-wait", "pen"),
        ACTIVE: ("is-done", "check-lg"),
        PAUSED: ("is-rest", "pause"),
    },
)

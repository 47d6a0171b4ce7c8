"""The lives of a match and of a support session. Drawn in docs/lifecycles.md."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from common.lifecycle import Lifecycle, Move


class MatchState(models.TextChoices):
    ACTIVE = "active", _("Active")
    PAUSED = "paused", _("Paused")
    CLOSED = "closed", _("Closed")


MATCH = Lifecycle(
    Move("pause", _("Pause"), (MatchState.ACTIVE,), MatchState.PAUSED),
    Move("resume", _("Resume"), (MatchState.PAUSED,), MatchState.ACTIVE),
    Move("close", _("Close"), (MatchState.ACTIVE, MatchState.PAUSED), MatchState.CLOSED),
    Move("reopen", _("Reopen"), (MatchState.CLOSED,), MatchState.ACTIVE),
    looks={
        MatchState.ACTIVE: ("is-done", "check-lg"),
        MatchState.PAUSED: ("is-rest", "pause"),
    },
)


class SessionState(models.TextChoices):
    DRAFT = "draft", _("To complete")
    SUBMITTED = "submitted", _("To read")
    VALIDATED = "validated", _("Read")


SESSION = Lifecycle(
    Move("submit", _("Send"), (SessionState.DRAFT,), SessionState.SUBMITTED),
    Move("validate", _("Mark as read"), (SessionState.SUBMITTED,), SessionState.VALIDATED),
    Move("send_back", _("Ask to correct"), (SessionState.SUBMITTED,), SessionState.DRAFT),
    looks={
        SessionState.DRAFT: ("is-rest", "pencil"),
        SessionState.SUBMITTED: ("is-wait", "hourglass-split"),
        SessionState.VALIDATED: ("is-done", "check-lg"),
    },
)

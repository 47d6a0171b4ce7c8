"""The lives of the records of this app. Drawn in docs/lifecycles.md."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from common.lifecycle import Lifecycle, Move


class CandidacyState(models.TextChoices):
    INTEREST = "interest", _("To meet")
    INTERVIEW_DONE = "interview_done", _("To decide")
    ACCEPTED = "accepted", _("Accepted")
    REDIRECTED = "redirected", _("Another proposal made")
    DECLINED = "declined", _("Not this time")
    WITHDRAWN = "withdrawn", _("Withdrawn")


INTEREST, INTERVIEW_DONE, ACCEPTED, REDIRECTED, DECLINED, WITHDRAWN = CandidacyState

WAITING = (INTEREST, INTERVIEW_DONE)
WITHOUT_MISSION = (REDIRECTED, DECLINED, WITHDRAWN)

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

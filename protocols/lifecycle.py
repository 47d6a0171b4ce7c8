"""The lives of needs, their diagnosis, missions, what is proposed on them, and protocols.

Drawn in docs/lifecycles.md.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from common.lifecycle import Lifecycle, Move


class DiagnosisState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("To read again")
    VALIDATED = "validated", _("Validated")
    ARCHIVED = "archived", _("Archived")


DIAGNOSIS = Lifecycle(
    Move("submit", _("Give to read"), (DiagnosisState.DRAFT,), DiagnosisState.IN_REVIEW),
    Move("return", _("Give back"), (DiagnosisState.IN_REVIEW,), DiagnosisState.DRAFT),
    Move("validate", _("Validate"), (DiagnosisState.IN_REVIEW,), DiagnosisState.VALIDATED),
    Move("supersede", _("Archive"), (DiagnosisState.VALIDATED,), DiagnosisState.ARCHIVED),
    looks={
        DiagnosisState.DRAFT: ("is-rest", "pencil"),
        DiagnosisState.IN_REVIEW: ("is-wait", "hourglass-split"),
        DiagnosisState.VALIDATED: ("is-done", "check-lg"),
    },
)


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
    Move("resume", _("Reopen"), (NeedState.CLOSED,), NeedState.IDENTIFIED),
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


class CharterState(models.TextChoices):
    TO_READ = "to_read", _("To read")
    EXPLAINED = "explained", _("Explained")
    SIGNED = "signed", _("Signed")
    EXPIRED = "expired", _("To sign again")


TO_READ, EXPLAINED, SIGNED_CHARTER, EXPIRED = CharterState

CHARTER = Lifecycle(
    Move("explain", _("Explain the charter"), (TO_READ, EXPLAINED), EXPLAINED),
    Move("sign", _("Sign the charter"), (EXPLAINED,), SIGNED_CHARTER),
    Move("sign_as_staff", _("Sign the charter"), (TO_READ, EXPLAINED), SIGNED_CHARTER),
    Move("expire", _("A new version is in force"), (SIGNED_CHARTER,), EXPIRED),
    looks={
        TO_READ: ("is-wait", "book"),
        EXPLAINED: ("is-info", "chat-dots"),
        SIGNED_CHARTER: ("is-done", "check-lg"),
        EXPIRED: ("is-wait", "arrow-repeat"),
    },
)


class AmendmentState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    PROPOSED = "proposed", _("Awaiting signatures")
    IN_FORCE = "in_force", _("In force")
    CANCELLED = "cancelled", _("Cancelled")


AMENDMENT = Lifecycle(
    Move("propose", _("Submit for signature"), (AmendmentState.DRAFT,), AmendmentState.PROPOSED),
    Move("withdraw", _("Take back to correct"), (AmendmentState.PROPOSED,), AmendmentState.DRAFT),
    Move("activate", _("Put in force"), (AmendmentState.PROPOSED,), AmendmentState.IN_FORCE),
    Move(
        "cancel",
        _("Cancel"),
        (AmendmentState.DRAFT, AmendmentState.PROPOSED),
        AmendmentState.CANCELLED,
    ),
    looks={
        AmendmentState.DRAFT: ("is-rest", "pencil"),
        AmendmentState.PROPOSED: ("is-wait", "pen"),
        AmendmentState.IN_FORCE: ("is-done", "check-lg"),
    },
)


class ExpenseState(models.TextChoices):
    SENT = "sent", _("Sent")
    APPROVED = "approved", _("Approved")
    REFUSED = "refused", _("Refused")
    PAID = "paid", _("Paid back")


EXPENSE = Lifecycle(
    Move("approve", _("Approve"), (ExpenseState.SENT,), ExpenseState.APPROVED),
    Move("refuse", _("Refuse"), (ExpenseState.SENT,), ExpenseState.REFUSED),
    Move("pay", _("Mark as paid back"), (ExpenseState.APPROVED,), ExpenseState.PAID),
    looks={
        ExpenseState.SENT: ("is-wait", "receipt"),
        ExpenseState.APPROVED: ("is-info", "check-lg"),
        ExpenseState.PAID: ("is-done", "check-lg"),
    },
)

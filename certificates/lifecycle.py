"""The lives of a template version and of a certificate. Drawn in docs/lifecycles.md."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from common.lifecycle import Lifecycle, Move


class VersionState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SHARED = "shared", _("Written together")
    PUBLISHED = "published", _("Published")
    RETIRED = "retired", _("Retired")


UNPUBLISHED = (VersionState.DRAFT, VersionState.SHARED)

VERSION = Lifecycle(
    Move(
        "share", _("Open a round"), (VersionState.DRAFT, VersionState.SHARED), VersionState.SHARED
    ),
    Move("unshare", _("Go on alone"), (VersionState.SHARED,), VersionState.DRAFT),
    Move(
        "publish", _("Publish"), (VersionState.DRAFT, VersionState.SHARED), VersionState.PUBLISHED
    ),
    Move("retire", _("Retire"), (VersionState.PUBLISHED,), VersionState.RETIRED),
    looks={
        VersionState.DRAFT: ("is-rest", "pencil"),
        VersionState.SHARED: ("is-wait", "people"),
        VersionState.PUBLISHED: ("is-done", "check-lg"),
    },
)


class CertificateState(models.TextChoices):
    DRAFTING = "drafting", _("Being written")
    REVIEW = "review", _("Read by the helper")
    ENDORSING = "endorsing", _("Words of others awaited")
    APPROVED = "approved", _("To be signed by management")
    ISSUED = "issued", _("Issued")
    SUPERSEDED = "superseded", _("Replaced")
    REVOKED = "revoked", _("Revoked")
    WITHDRAWN = "withdrawn", _("Withdrawn by its holder")
    CANCELLED = "cancelled", _("Cancelled")


(
    DRAFTING,
    REVIEW,
    ENDORSING,
    APPROVED,
    ISSUED,
    SUPERSEDED,
    REVOKED,
    WITHDRAWN,
    CANCELLED,
) = CertificateState

ON_PAPER = (ISSUED, SUPERSEDED, REVOKED, WITHDRAWN)
IN_PREPARATION = (DRAFTING, REVIEW, ENDORSING, APPROVED)

CERTIFICATE = Lifecycle(
    Move("submit", _("Give to read"), (DRAFTING,), REVIEW),
    Move("approve", _("Approve the wording"), (REVIEW,), APPROVED),
    Move("gather", _("Wait for words of others"), (APPROVED,), ENDORSING),
    Move("choose", _("Choose which words appear"), (ENDORSING,), APPROVED),
    Move("skip", _("Go on without them"), (ENDORSING,), APPROVED),
    Move("return", _("Ask for a change"), (REVIEW, ENDORSING, APPROVED), DRAFTING),
    Move("issue", _("Sign and issue"), (APPROVED,), ISSUED),
    Move("supersede", _("Replace"), (ISSUED,), SUPERSEDED),
    Move("revoke", _("Revoke"), (ISSUED,), REVOKED),
    Move("withdraw", _("Withdraw"), (ISSUED,), WITHDRAWN),
    Move("cancel", _("Cancel"), IN_PREPARATION, CANCELLED),
    looks={
        DRAFTING: ("is-rest", "pencil"),
        REVIEW: ("is-wait", "eye"),
        ENDORSING: ("is-wait", "chat-dots"),
        APPROVED: ("is-wait", "pen"),
        ISSUED: ("is-done", "check-lg"),
        SUPERSEDED: ("is-info", "arrow-repeat"),
        REVOKED: ("is-late", "x-lg"),
    },
)


class EndorsementState(models.TextChoices):
    ASKED = "asked", _("Awaited")
    GIVEN = "given", _("Given")
    DECLINED = "declined", _("Declined")


ENDORSEMENT = Lifecycle(
    Move("give", _("Give these words"), (EndorsementState.ASKED,), EndorsementState.GIVEN),
    Move("decline", _("Decline"), (EndorsementState.ASKED,), EndorsementState.DECLINED),
    looks={
        EndorsementState.ASKED: ("is-wait", "hourglass-split"),
        EndorsementState.GIVEN: ("is-done", "check-lg"),
    },
)


class RoundState(models.TextChoices):
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed, all agree")
    ABANDONED = "abandoned", _("Abandoned")


ROUND = Lifecycle(
    Move("close", _("Close the round"), (RoundState.OPEN,), RoundState.CLOSED),
    Move("abandon", _("Abandon the round"), (RoundState.OPEN,), RoundState.ABANDONED),
    looks={
        RoundState.OPEN: ("is-wait", "people"),
        RoundState.CLOSED: ("is-done", "check-lg"),
    },
)


# What becomes of a certificate: shown, judged, followed


class ShareState(models.TextChoices):
    ACTIVE = "active", _("Open")
    ENDED = "ended", _("Ended")


SHARE = Lifecycle(
    Move("end", _("End this link"), (ShareState.ACTIVE,), ShareState.ENDED),
    looks={
        ShareState.ACTIVE: ("is-done", "link-45deg"),
        ShareState.ENDED: ("is-rest", "x-lg"),
    },
)


class RequestState(models.TextChoices):
    ASKED = "asked", _("Asked for")
    TAKEN = "taken", _("In preparation")
    REFUSED = "refused", _("Refused")
    CONTESTED = "contested", _("Contested")
    UPHELD = "upheld", _("Refusal kept")


OPEN_REQUEST = (RequestState.ASKED, RequestState.CONTESTED)

REQUEST = Lifecycle(
    Move("take", _("Prepare the certificate"), (RequestState.ASKED,), RequestState.TAKEN),
    Move(
        "refuse",
        _("Refuse, with the reason"),
        (RequestState.ASKED, RequestState.TAKEN),
        RequestState.REFUSED,
    ),
    Move("contest", _("Contest"), (RequestState.REFUSED,), RequestState.CONTESTED),
    Move("overturn", _("Prepare it after all"), (RequestState.CONTESTED,), RequestState.ASKED),
    Move("uphold", _("Keep the refusal"), (RequestState.CONTESTED,), RequestState.UPHELD),
    looks={
        RequestState.ASKED: ("is-wait", "hourglass-split"),
        RequestState.TAKEN: ("is-info", "pencil"),
        RequestState.REFUSED: ("is-late", "x-lg"),
        RequestState.CONTESTED: ("is-wait", "arrow-repeat"),
        RequestState.UPHELD: ("is-late", "x-lg"),
    },
)


class FeedbackState(models.TextChoices):
    RECEIVED = "received", _("Received")
    HIDDEN = "hidden", _("Hidden")


FEEDBACK = Lifecycle(
    Move("hide", _("Hide"), (FeedbackState.RECEIVED,), FeedbackState.HIDDEN),
    Move("restore", _("Show again"), (FeedbackState.HIDDEN,), FeedbackState.RECEIVED),
    looks={
        FeedbackState.RECEIVED: ("is-done", "chat-dots"),
        FeedbackState.HIDDEN: ("is-rest", "eye-slash"),
    },
)


class FollowUpState(models.TextChoices):
    DUE = "due", _("To be asked")
    ANSWERED = "answered", _("Answered")
    NO_ANSWER = "no_answer", _("No answer")
    REFUSED = "refused", _("Rather not say")


FOLLOW_UP = Lifecycle(
    Move("answer", _("Answer"), (FollowUpState.DUE,), FollowUpState.ANSWERED),
    Move("refuse", _("I prefer not to say"), (FollowUpState.DUE,), FollowUpState.REFUSED),
    Move("lapse", _("Ask no more"), (FollowUpState.DUE,), FollowUpState.NO_ANSWER),
    Move("resume", _("Agree again"), (FollowUpState.REFUSED,), FollowUpState.DUE),
    Move("confirm", _("Confirm"), (FollowUpState.ANSWERED,), FollowUpState.ANSWERED),
    looks={
        FollowUpState.DUE: ("is-wait", "hourglass-split"),
        FollowUpState.ANSWERED: ("is-done", "check-lg"),
    },
)


class SuggestionState(models.TextChoices):
    SPOKEN = "spoken", _("Spoken, to be written down")
    WRITTEN = "written", _("Written down, to be confirmed")
    OPEN = "open", _("Open")
    ACCEPTED = "accepted", _("Accepted by all")
    REPLACED = "replaced", _("Another one was accepted")
    DECLINED = "declined", _("Not accepted")
    OUTDATED = "outdated", _("Too late: the words had changed")
    WITHDRAWN = "withdrawn", _("Taken back")


UNHEARD = (SuggestionState.SPOKEN, SuggestionState.WRITTEN)
UNSETTLED = (*UNHEARD, SuggestionState.OPEN)

SUGGESTION = Lifecycle(
    Move("write", _("Write down"), UNHEARD, SuggestionState.WRITTEN),
    Move("confirm", _("These are my words"), (SuggestionState.WRITTEN,), SuggestionState.OPEN),
    Move("accept", _("Accept"), (SuggestionState.OPEN,), SuggestionState.ACCEPTED),
    Move("unwrite", _("Not my words"), (SuggestionState.WRITTEN,), SuggestionState.SPOKEN),
    Move("outdate", _("Set aside"), UNSETTLED, SuggestionState.OUTDATED),
    Move("replace", _("Replace"), UNSETTLED, SuggestionState.REPLACED),
    Move("decline", _("Decline"), UNSETTLED, SuggestionState.DECLINED),
    Move("take_back", _("Take back"), UNSETTLED, SuggestionState.WITHDRAWN),
    looks={
        SuggestionState.SPOKEN: ("is-wait", "mic"),
        SuggestionState.WRITTEN: ("is-wait", "ear"),
        SuggestionState.OPEN: ("is-wait", "chat-dots"),
        SuggestionState.ACCEPTED: ("is-done", "check-lg"),
    },
)

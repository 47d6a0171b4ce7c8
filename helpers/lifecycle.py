"""The lives of a peer helper, an experience and its discernment. Drawn in docs/lifecycles.md."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from common.lifecycle import Lifecycle, Move


class HelperState(models.TextChoices):
    POTENTIAL = "potential", _("Potential")
    ONBOARDING = "onboarding", _("Being welcomed")
    ACTIVE = "active", _("Active")
    CONSOLIDATED = "consolidated", _("Settled")
    PAUSED = "paused", _("Paused")
    EXITING = "exiting", _("Preparing the end")
    ALUMNI = "alumni", _("Former helper")
    LEFT = "left", _("Left")


POTENTIAL, ONBOARDING, ACTIVE, CONSOLIDATED, PAUSED, EXITING, ALUMNI, LEFT = HelperState

HELPER = Lifecycle(
    Move("welcome", _("Welcome"), (POTENTIAL,), ONBOARDING),
    Move("activate", _("Start"), (POTENTIAL, ONBOARDING), ACTIVE),
    Move("consolidate", _("First review held"), (ACTIVE,), CONSOLIDATED),
    Move("pause", _("Pause"), (ACTIVE, CONSOLIDATED), PAUSED),
    Move("resume", _("Resume"), (PAUSED,), ACTIVE),
    Move("resume_settled", _("Resume"), (PAUSED,), CONSOLIDATED),
    Move("prepare_exit", _("Prepare the end"), (ACTIVE, CONSOLIDATED, PAUSED), EXITING),
    Move("graduate", _("End the mission, stay in touch"), (EXITING,), ALUMNI),
    Move(
        "leave",
        _("Stop for good"),
        (POTENTIAL, ONBOARDING, ACTIVE, CONSOLIDATED, PAUSED, EXITING, ALUMNI),
        LEFT,
    ),
    looks={
        ONBOARDING: ("is-wait", "hourglass-split"),
        ACTIVE: ("is-done", "check-lg"),
        CONSOLIDATED: ("is-done", "check-lg"),
        PAUSED: ("is-rest", "pause"),
        EXITING: ("is-wait", "signpost-split"),
        ALUMNI: ("is-info", "award"),
    },
)


class ExperienceState(models.TextChoices):
    DRAFT = "draft", _("Kept for me")
    TOLD = "told", _("Told")
    DISCUSSED = "discussed", _("Being discerned")
    DISCERNED = "discerned", _("Discerned")


DRAFT, TOLD, DISCUSSED, DISCERNED = ExperienceState

EXPERIENCE = Lifecycle(
    Move("share", _("I share"), (DRAFT,), TOLD),
    Move("discuss", _("Discern together"), (TOLD,), DISCUSSED),
    Move("conclude", _("Conclude"), (DISCUSSED,), DISCERNED),
    looks={
        DRAFT: ("is-rest", "shield-lock"),
        TOLD: ("is-info", "chat-quote"),
        DISCUSSED: ("is-wait", "chat-dots"),
        DISCERNED: ("is-done", "check-lg"),
    },
)


class DiscernmentState(models.TextChoices):
    OPEN = "open", _("Being discerned")
    DECIDED = "decided", _("Decided")
    RECOGNISED = "recognised", _("Recognised skill")


OPEN, DECIDED, RECOGNISED = DiscernmentState

DISCERNMENT = Lifecycle(
    Move("decide", _("Decide together"), (OPEN,), DECIDED),
    Move("recognise", _("Recognise the skill"), (DECIDED,), RECOGNISED),
    Move("contest", _("Contest"), (DECIDED, RECOGNISED), OPEN),
    Move("reopen", _("Talk about it again"), (DECIDED,), OPEN),
    looks={
        OPEN: ("is-wait", "chat-dots"),
        DECIDED: ("is-info", "check-circle"),
        RECOGNISED: ("is-done", "stars"),
    },
)


class TrainingState(models.TextChoices):
    PLANNED = "planned", _("Planned")
    ATTENDED = "attended", _("Followed")
    VALIDATED = "validated", _("Validated")
    TO_REDO = "to_redo", _("To take again")
    DECLARED = "declared", _("Declared")
    PROOF_SEEN = "proof_seen", _("Paper seen")


PLANNED, ATTENDED, VALIDATED, TO_REDO, DECLARED, PROOF_SEEN = TrainingState

TRAINING = Lifecycle(
    Move("attend", _("Note that it was followed"), (PLANNED, TO_REDO), ATTENDED),
    Move("validate", _("Validate"), (ATTENDED,), VALIDATED),
    Move("redo", _("Ask to take it again"), (ATTENDED,), TO_REDO),
    Move("see_proof", _("Paper seen"), (DECLARED,), PROOF_SEEN),
    looks={
        PLANNED: ("is-wait", "calendar-event"),
        ATTENDED: ("is-info", "person-check"),
        VALIDATED: ("is-done", "check-lg"),
        TO_REDO: ("is-wait", "arrow-repeat"),
        PROOF_SEEN: ("is-done", "check-lg"),
    },
)


class BadgeState(models.TextChoices):
    IN_USE = "in_use", _("In use")
    RETURNED = "returned", _("Given back")
    VOID = "void", _("Not valid any more")


BADGE_IN_USE, RETURNED, VOID = BadgeState

BADGE = Lifecycle(
    Move("give_back", _("The badge is given back"), (BADGE_IN_USE,), RETURNED),
    Move("void", _("The badge is lost or wrong"), (BADGE_IN_USE,), VOID),
    looks={BADGE_IN_USE: ("is-done", "check-lg")},
)

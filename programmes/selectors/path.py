"""The path of a helper: integration, consolidation, exit; what is done, what lacks, who does it.

Rows 0.02 to 0.06 and 0.25 to 0.34: the same steps for everyone, seen by both sides.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from helpers.lifecycle import (
    ALUMNI,
    BADGE_IN_USE,
    EXITING,
    LEFT,
    ONBOARDING,
    POTENTIAL,
    VALIDATED,
)
from helpers.models import (
    CONF,
    HelperBadge,
    PeerHelper,
    PrecarityCheck,
    TrainingRecord,
)
from helpers.policies import can_manage, is_self
from people.models import User
from programmes.policies import training_moves_for
from protocols.lifecycle import ACTIVE as IN_FORCE
from protocols.lifecycle import CANCELLED, SIGNED
from protocols.models import CharterSignature, Protocol

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Step:
    """One step: whether it is done, by whom, and the button of who can do it now."""

    key: str
    title: Words
    plain: Words
    who: Words
    is_done: bool
    done_on: date | None = None
    detail: Words = ""
    address: str = ""
    argument: Any = None
    action: Words = ""
    is_offered: bool = False
    """Offered, never a condition (3.25)."""


@dataclass(slots=True)
class Stage:
    key: str
    title: Words
    plain: Words
    steps: list[Step] = field(default_factory=list)

    def is_done(self) -> bool:
        return all(step.is_done or step.is_offered for step in self.steps)


@dataclass(frozen=True, slots=True)
class Known:
    """What there is of a helper, read once."""

    helper: PeerHelper
    protocols: list[Protocol]
    charters: list[CharterSignature]
    trainings: list[TrainingRecord]
    badges: list[HelperBadge]
    checks: list[PrecarityCheck]

    def protocol(self) -> Protocol | None:
        return next(iter(self.protocols), None)

    def charter(self) -> CharterSignature | None:
        return next(iter(self.charters), None)

    def conf(self) -> TrainingRecord | None:
        those = [one for one in self.trainings if one.module and one.module.code == CONF]
        done = [one for one in those if one.state == VALIDATED]
        return next(iter(done or those), None)

    def badge(self) -> HelperBadge | None:
        return next(iter(self.badges), None)


def known_of(helper: PeerHelper) -> Known:
    protocols = Protocol.objects.filter(helper=helper).exclude(state=CANCELLED)
    charters = CharterSignature.objects.filter(helper=helper, charter__is_current=True)
    return Known(
        helper,
        sorted(protocols.order_by("-pk"), key=lambda one: one.state != IN_FORCE),
        list(charters),
        list(TrainingRecord.objects.filter(helper=helper).for_list()),
        list(HelperBadge.objects.filter(helper=helper).order_by("-pk")),
        list(PrecarityCheck.objects.filter(helper=helper).order_by("-checked_on")),
    )


def path_of(user: User, helper: PeerHelper) -> dict[str, Any]:
    """Return the page of one helper's path, for who is in charge or for the helper."""
    known = known_of(helper)
    stages = [integration(known), consolidation(known), the_exit(known)]
    here = stage_of(helper)
    mine = is_self(user, helper)
    coming = next_step(stages, here)
    return {
        "helper": helper,
        "stages": [
            (stage, stage.key == here, buttons(stage, here=here, mine=mine)) for stage in stages
        ],
        "next": coming,
        "next_button": button(coming, mine=mine) if coming else None,
        "trainings": [(one, training_moves_for(user, one)) for one in known.trainings],
        "mine": mine,
        "may_manage": can_manage(user, helper) and not mine,
    }


OWN_BUTTONS: dict[str, tuple[str, Words]] = {
    "protocol": ("protocols:protocol-detail", _("See my protocol")),
    "charter": ("protocols:charter-mine", _("Read the charter")),
    "badge": ("helpers:badge-detail", _("See my badge")),
    "precarity": ("helpers:precarity-list", _("See what I said")),
}
"""Where a helper goes from their own path; the other steps are the team’s to do."""


def button(step: Step, *, mine: bool) -> tuple[str, Words] | None:
    """Return where the button of a step leads, and its words; none when nothing is to do there."""
    address, words = OWN_BUTTONS.get(step.key, ("", "")) if mine else (step.address, step.action)
    if mine and step.key == "badge" and not step.is_done:
        return None
    if not address:
        return None
    if address == "protocols:charter-mine":
        return reverse(address), words
    return (reverse(address, args=[step.argument]), words) if step.argument else None


def buttons(stage: Stage, *, here: str, mine: bool) -> list[tuple[Step, tuple[str, Words] | None]]:
    """Return the steps with their buttons; nothing is offered of a mission that has not begun."""
    is_early = here == "integration" and stage.key != here
    return [(step, None if is_early else button(step, mine=mine)) for step in stage.steps]


def stage_of(helper: PeerHelper) -> str:
    if helper.state in (POTENTIAL, ONBOARDING):
        return "integration"
    return "exit" if helper.state in (EXITING, ALUMNI, LEFT) else "consolidation"


def next_step(stages: Iterable[Stage], here: str) -> Step | None:
    """Return the first thing to do of the stage one is in."""
    stage = next(stage for stage in stages if stage.key == here)
    return next((one for one in stage.steps if not one.is_done and not one.is_offered), None)


def integration(known: Known) -> Stage:
    steps = [
        welcomed(known),
        referent(known),
        protocol_step(known),
        charter_step(known),
        conf_step(known),
        badge_step(known),
        further_trainings(known),
    ]
    return Stage("integration", _("Integration"), _("I begin"), steps)


def welcomed(known: Known) -> Step:
    return Step(
        "welcome",
        _("Welcome"),
        _("We welcome you."),
        _("The referent"),
        known.helper.state != POTENTIAL,
        address="helpers:helper-detail",
        argument=known.helper.reference,
        action=_("Open the file"),
    )


def referent(known: Known) -> Step:
    return Step(
        "referent",
        _("A referent is named"),
        _("Somebody stands beside you."),
        _("Management"),
        known.helper.referent.is_active,
        detail=known.helper.referent.name,
        address="helpers:helper-update",
        argument=known.helper.reference,
        action=_("Choose a referent"),
    )


def protocol_step(known: Known) -> Step:
    protocol = known.protocol()
    return Step(
        "protocol",
        _("Protocol in force"),
        _("You and the team promise each other something. Everyone signs."),
        _("Peer helper, referent, management"),
        protocol is not None and protocol.state in SIGNED,
        protocol.in_force_since.date() if protocol and protocol.in_force_since else None,
        protocol.get_state_display() if protocol else "",
        address="protocols:protocol-detail",
        argument=protocol.reference if protocol else None,
        action=_("See the protocol"),
    )


def charter_step(known: Known) -> Step:
    signature = known.charter()
    is_signed = signature is not None and signature.is_signed()
    has_account = known.helper.person.user_id is not None
    return Step(
        "charter",
        _("Confidentiality charter signed"),
        _("You keep secrets. You sign the charter."),
        _("Explained by the referent, signed by the peer helper"),
        is_signed,
        signature.signed_on if signature else None,
        signature.get_state_display() if signature else "",
        address="protocols:charter-explain" if has_account else "protocols:charter-desk",
        argument=known.helper.reference,
        action=_("Explain the charter") if has_account else _("Sign the charter at the desk"),
    )


def conf_step(known: Known) -> Step:
    record = known.conf()
    return Step(
        "conf",
        _("Training on confidentiality"),
        _("You learn how to keep secrets. It lasts three hours."),
        _("The trainer validates"),
        record is not None and record.state == VALIDATED,
        record.validated_on if record else None,
        record.get_state_display() if record else "",
        address="programmes:training-create",
        argument=known.helper.reference,
        action=_("Note a training"),
    )


def badge_step(known: Known) -> Step:
    badge = known.badge()
    in_use = badge is not None and badge.state == BADGE_IN_USE
    return Step(
        "badge",
        _("Badge"),
        _("You have a card with your first name. A photo only if you wish."),
        _("The referent"),
        in_use,
        detail=badge.number if badge else "",
        address="helpers:badge-detail" if in_use else "helpers:badge-create",
        argument=badge.reference if badge and in_use else known.helper.reference,
        action=_("See the badge") if in_use else _("Make a badge"),
        is_offered=True,
    )


def further_trainings(known: Known) -> Step:
    others = [one for one in known.trainings if not one.module or one.module.code != CONF]
    return Step(
        "trainings",
        _("Other trainings, as wished"),
        _("You can learn more. You choose."),
        _("Offered by the association, chosen by the peer helper"),
        bool(others),
        detail=", ".join(one.name() for one in others),
        address="programmes:training-create",
        argument=known.helper.reference,
        action=_("Note a training"),
        is_offered=True,
    )


def consolidation(known: Known) -> Stage:
    helper, last = known.helper, next(iter(known.checks), None)
    steps = [
        Step(
            "start",
            _("The mission has started"),
            _("Your mission has started."),
            _("By itself, once nothing lacks"),
            helper.state not in (POTENTIAL, ONBOARDING),
        ),
        Step(
            "precarity",
            _("Looked at what weighs"),
            _("You say what weighs on you: money, others, place, task."),
            _("The referent, with the peer helper"),
            last is not None,
            last.checked_on if last else None,
            address="helpers:precarity-list",
            argument=helper.reference,
            action=_("See what weighs"),
        ),
        Step(
            "review",
            _("First review held"),
            _("After one to three months, you talk about it together."),
            _("The referent, with the peer helper"),
            helper.first_review_on is not None,
            helper.first_review_on,
            address="helpers:helper-consolidate",
            argument=helper.reference,
            action=_("Hold the first review"),
        ),
    ]
    return Stage("consolidation", _("Consolidation"), _("I go on"), steps)


def the_exit(known: Known) -> Stage:
    helper, badge = known.helper, known.badge()
    steps = [
        Step(
            "plan",
            _("The end is prepared"),
            _("You prepare the end together."),
            _("The referent, with the peer helper"),
            bool(helper.exit_plan),
            helper.exits_on,
            helper.exit_plan,
            address="helpers:helper-exit",
            argument=helper.reference,
            action=_("Prepare the end"),
        ),
        Step(
            "end",
            _("The mission is ended"),
            _("Your mission ends. Thank you. You may stay in touch."),
            _("Management"),
            helper.state in (ALUMNI, LEFT),
            address="helpers:helper-detail",
            argument=helper.reference,
            action=_("Open the file"),
        ),
    ]
    if badge:
        steps.append(badge_back(badge))
    return Stage("exit", _("Exit"), _("I finish"), steps)


def badge_back(badge: HelperBadge) -> Step:
    return Step(
        "badge_back",
        _("The badge is given back"),
        _("You give your card back."),
        _("The peer helper"),
        badge.state != BADGE_IN_USE,
        address="helpers:badge-detail",
        argument=badge.reference,
        action=_("See the badge"),
    )

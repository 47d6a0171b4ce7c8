"""How helpers of the story were welcomed: the charter they signed, the trainings they followed."""

from datetime import date, timedelta
from typing import Any

from helpers.actions import (
    declare_training,
    end_mission,
    hold_first_review,
    issue_badge,
    record_training,
)
from helpers.models import AXES, CONF, PeerHelper, TrainingModule
from peersupport.demo.world import World
from people.models import User
from programmes.actions.training import validate_training
from protocols.actions.charter import explain_charter, sign_charter
from protocols.models import Protocol
from protocols.selectors.charter import current_version

FURTHER = {
    "amina": ["POST", "ECOUTE", "RELAIS", "SOIN"],
    "dawit": ["POST", "INTER"],
    "mamadou": ["POST", "NEUT", "INTER", "RELAIS"],
    "olena": ["POST", "ECRIT"],
    "selam": ["POST", "TRANSM"],
    "shirin": ["POST"],
}
TEAM = {"bruno": ["SENS", "CONF"], "chloe": ["CONF", "REFERENT"], "gaelle": ["REFERENT"]}
STAFF_WHO_SIGNED = ("bruno", "chloe", "driss", "gaelle", "maud")


def build(world: World) -> None:
    """Ready every helper whose protocol is signed; who is new has all of it before them."""
    staff_signs(world)
    modules = {module.code: module for module in TrainingModule.objects.all()}
    for script in world.script["protocols"]:
        key, protocol = script["helper"], world.protocols[script["helper"]]
        if script["state"] == "ready":
            begin(world, world.helpers[key], modules)
        else:
            make_ready(world, key, protocol, modules)
    for key, codes in TEAM.items():
        follow(world, world.users[key], codes, world.day(200), modules)


def staff_signs(world: World) -> None:
    charter = current_version()
    for place, key in enumerate(STAFF_WHO_SIGNED):
        sign_charter(
            world.users[key],
            version=charter.version,
            text_sha256=charter.text_sha256,
            by=world.users[key],
            at=world.at(world.day(700), 11, place),
        )


def make_ready(
    world: World, key: str, protocol: Protocol, modules: dict[str, TrainingModule]
) -> None:
    """Before the mission: confidentiality learnt, the charter explained in their language."""
    helper, day = world.helpers[key], protocol.starts_on - timedelta(days=4)
    charter = current_version()
    follow(world, helper, [CONF], day, modules)
    sign_charter(
        helper,
        version=charter.version,
        text_sha256=charter.text_sha256,
        explained_by=helper.referent.name,
        language=world.persons[key].languages[0],
        by=world.users[key],
        at=world.at(day + timedelta(days=1), 15),
    )
    if protocol.ends_on > world.today:
        issue_badge(
            helper,
            valid_until=protocol.ends_on,
            by=helper.referent,
            at=world.at(day + timedelta(days=2)),
        )
    follow(world, helper, FURTHER.get(key, []), day + timedelta(days=25), modules)


def follow(
    world: World, whom: Any, codes: list[str], day: date, modules: dict[str, TrainingModule]
) -> None:
    """Follow these trainings, one a fortnight; those whose day has come are validated."""
    by = whom.referent if isinstance(whom, PeerHelper) else world.users["elise"]
    for place, code in enumerate(codes):
        held_on = day + timedelta(days=14 * place)
        at = world.at(held_on, 17)
        record = record_training(whom, module=modules[code], held_on=held_on, by=by, at=at)
        if held_on < world.today:
            validate_training(record, by=by, at=at)


def begin(world: World, helper: PeerHelper, modules: dict[str, TrainingModule]) -> None:
    """A new helper: the charter is explained and not signed, the training is held tomorrow."""
    referent = helper.referent
    explain_charter(
        helper,
        explained_by=referent.name,
        language=helper.person.languages[0],
        by=referent,
        at=world.at(world.day(1)),
    )
    record_training(
        helper,
        module=modules[CONF],
        held_on=world.today + timedelta(days=1),
        by=referent,
        at=world.at(world.day(1)),
    )
    declare_training(
        helper,
        title="Premiers secours",
        provider="Croix-Rouge",
        held_on=world.day(400),
        hours=7,
        by=referent,
        at=world.at(world.day(1)),
    )


def review(world: World, key: str) -> None:
    """Hold the first review as the story tells: what weighs, and what is done about it."""
    told: dict[str, Any] = next(
        (one for one in world.script["reviews"] if one["helper"] == key), {}
    )
    weighs = told.get("precarity") or dict.fromkeys(AXES, 0)
    helper = world.helpers[key]
    held_on = world.day(told.get("days_ago", 60))
    hold_first_review(
        helper,
        checked_on=held_on,
        support=told.get("together") or "Nous en parlons chaque mois.",
        by=helper.referent,
        at=world.at(held_on, 16),
        **weighs,
    )


def say_goodbye(helper: PeerHelper, day: date, *, by: User, world: World) -> None:
    """Prepare the end of a mission three weeks before, then end it."""
    helper.prepare_exit(
        exits_on=day,
        exit_plan="Un repas avec l’équipe ; les trajets sont repris par un autre pair.",
        by=by,
        at=world.at(day - timedelta(days=21), 17),
    )
    end_mission(helper, by=by, at=world.at(day, 17, 30))

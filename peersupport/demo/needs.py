"""What the centres heard before they asked anybody to help, and who can do what there."""

from datetime import timedelta
from typing import Any

from common.content import load_yaml
from helpers.actions import open_discernment
from helpers.models import CRITERIA, Experience, Skill
from peersupport.demo.world import World
from protocols.actions import declare_skill, open_diagnosis, record_need
from protocols.models import Need, NeedDomain


def build(world: World) -> None:
    """Name the needs in a diagnosis of each centre; one of the two is old enough to be redone."""
    script = load_yaml("peersupport", "needs")
    skills = {skill.key: skill for skill in Skill.objects.all()}
    for need in world.script["needs"]:
        details = script["details"].get(need["key"], {})
        details |= {"staff_time_week_h": need["staff_time_week_h"]}
        Need.objects.filter(pk=world.needs[need["key"]].pk).update(**details)
    for need in script["needs"]:
        world.needs[need["key"]] = tell_need(world, need, skills)
    for diagnosis in script["diagnoses"]:
        hear(world, diagnosis)
    for row in script["decided"]:
        decide(world, row, skills[row["skill"]])
    for row in script["declared"]:
        declare(world, row, skills[row["skill"]])


def tell_need(world: World, script: dict[str, Any], skills: dict[str, Skill]) -> Need:
    told = {key: value for key, value in script.items() if key not in ("key", "centre")}
    told["domain"] = NeedDomain.objects.get(key=script["domain"])
    told["skills"] = [skills[key] for key in script["skills"]]
    manager, at = world.manager_of(script["centre"]), world.at(world.day(230))
    return record_need(world.centres[script["centre"]], **told, by=manager, at=at)


def hear(world: World, script: dict[str, Any]) -> None:
    """Open a diagnosis and lead it to where it is validated, once given back on the way."""
    facts = {"by", "centre", "ended_days_ago", "days", "needs", "return"}
    ended = world.day(script["ended_days_ago"])
    manager, worker = world.manager_of(script["centre"]), world.users[script["by"]]
    diagnosis = open_diagnosis(
        world.centres[script["centre"]],
        starts_on=ended - timedelta(days=script["days"]),
        ends_on=ended,
        needs=[world.needs[key] for key in script["needs"]],
        by=worker,
        at=world.at(ended - timedelta(days=script["days"])),
        **{key: value for key, value in script.items() if key not in facts},
    )
    diagnosis.submit(by=worker, at=world.at(ended, 16))
    if script["return"]:
        later = world.at(ended + timedelta(days=2))
        diagnosis.return_(comment=script["return"], by=manager, at=later)
        diagnosis.submit(by=worker, at=world.at(ended + timedelta(days=4)))
    diagnosis.validate(by=manager, at=world.at(ended + timedelta(days=6), 11))


def decide(world: World, script: dict[str, Any], skill: Skill) -> None:
    """Decide on a skill together and leave it there: not recognised yet."""
    experience = Experience.objects.get(helper=world.helpers[script["helper"]])
    by, at = world.users[script["by"]], world.at(world.day(15), 14)
    discernment = open_discernment(experience, skill=skill, by=by, at=at)
    discernment.decide(
        decision=script["decision"],
        reason=script["reason"],
        levels=dict.fromkeys(CRITERIA, 2),
        by=by,
        at=at + timedelta(hours=1),
    )


def declare(world: World, script: dict[str, Any], skill: Skill) -> None:
    """Put what somebody agreed to on the map, at their own word when they have an account."""
    user = world.users[script["user"]] if "user" in script else None
    declare_skill(
        world.centres[script["centre"]],
        skill=skill,
        group=script["group"],
        user=user,
        person=world.persons[script["person"]] if "person" in script else None,
        by=user or world.manager_of(script["centre"]),
        at=world.at(world.day(60)),
    )

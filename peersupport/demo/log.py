"""Stage « running »: matches, and eighteen months of sessions."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from peersupport.demo.integration import review, say_goodbye
from peersupport.demo.world import World
from protocols.actions import end
from protocols.models import NeedDomain, Protocol
from support.actions import log_session, match_person
from support.models import ActivityType, SupportSession

SESSIONS = 900
LEFT_TO_READ = 8
PEOPLE_PER_HELPER = 4


def build(world: World) -> None:
    match_everyone(world)
    types = {kind.key: kind for kind in ActivityType.objects.all()}
    days = working_days(world)
    whole = sum(len(those) for those in days.values())
    for key, those in days.items():
        wanted = round(SESSIONS * len(those) / whole)
        for day in sorted(world.dice.choices(those, k=wanted)):
            log_one(world, key, day, types)
    log_the_helpers_own(world, types)
    close_finished(world)


def working_days(world: World) -> dict[str, list[date]]:
    """Return, for each helper whose protocol started, the days it has covered so far."""
    days = {}
    for key, protocol in world.protocols.items():
        if not protocol.in_force_since:
            continue
        last = min(protocol.ends_on, world.today - timedelta(days=1))
        length = (last - protocol.starts_on).days + 1
        days[key] = [protocol.starts_on + timedelta(days=step) for step in range(length)]
    return days


def match_everyone(world: World) -> None:
    """Match as the story tells, then give each helper a few persons of their centre."""
    for script in world.script["matches"]:
        if script["helper"] and script["state"] != "proposed":
            match_one(world, script["helper"], script["person"], script["domain"], script["state"])
    spare: dict[str, list[dict[str, Any]]] = {}
    for person in world.script["persons"]:
        spare.setdefault(person["centre"], []).append(person)
    for script in world.script["helpers"]:
        key = script["key"]
        if key not in world.protocols or not world.protocols[key].in_force_since:
            continue
        known = {match.person_id for match in world.matches.get(key, [])}
        free = [
            person
            for person in spare[script["centre"]]
            if world.persons[person["key"]] != world.persons[key]
            and world.persons[person["key"]].pk not in known
        ]
        wanted = max(0, PEOPLE_PER_HELPER - len(known))
        for person in world.dice.sample(free, wanted):
            match_one(world, key, person["key"], person["needs"][0])


def match_one(world: World, helper: str, person: str, domain: str, state: str = "active") -> None:
    protocol = world.protocols[helper]
    by = world.helpers[helper].referent
    at = world.at(max(protocol.starts_on, world.day(300)), 14)
    match = match_person(
        world.helpers[helper],
        world.persons[person],
        domain=NeedDomain.objects.get(key=domain),
        started_on=protocol.starts_on,
        by=by,
        at=at,
    )
    if state == "paused":
        match.pause(by=by, at=world.at(world.day(20)))
    elif state == "closed":
        match.close(by=by, at=world.at(world.day(30)))
    world.matches.setdefault(helper, []).append(match)


def pattern_for(world: World, key: str) -> dict[str, Any]:
    """Return one way this helper works; welcoming is everyone's."""
    patterns: list[dict[str, Any]] = world.script["session_patterns"]
    own = [pattern for pattern in patterns if key in pattern["helpers"]]
    return world.dice.choice(own or patterns[:1])


def log_one(
    world: World,
    key: str,
    day: date,
    types: dict[str, ActivityType],
    protocol: Protocol | None = None,
    by_helper: bool = False,
) -> SupportSession:
    pattern = pattern_for(world, key)
    collective = pattern["mode"] == "collective"
    with_note = not by_helper and world.dice.random() < 0.3
    return log_session(
        protocol or world.protocols[key],
        submission=UUID(int=world.dice.getrandbits(128), version=4),
        held_on=day,
        minutes=world.dice.choice(pattern["minutes"]),
        mode=pattern["mode"],
        activity_types=[types[name] for name in pattern["types"]],
        match=None if collective else world.dice.choice(world.matches[key]),
        attendance=world.dice.choice(pattern["attendance"]) if collective else None,
        language="fra" if collective else world.persons[key].languages[0],
        progress=pattern["progress"],
        note=(world.dice.choice(pattern["notes"]) or "") if with_note else "",
        by=world.users[key] if by_helper else world.helpers[key].referent,
        at=world.at(day, 18, world.dice.randrange(60)),
    )


def log_the_helpers_own(world: World, types: dict[str, ActivityType]) -> None:
    """Let helpers log the last days themselves: these wait to be read."""
    running = [
        key for key, p in world.protocols.items() if p.in_force_since and p.ends_on > world.today
    ]
    for step in range(LEFT_TO_READ):
        key = running[step % len(running)]
        log_one(world, key, world.day(1 + step // 2), types, by_helper=True)


def close_finished(world: World) -> None:
    """End what has ended and pause who is pausing, as the story tells."""
    for script in world.script["protocols"]:
        key, protocol = script["helper"], world.protocols[script["helper"]]
        if script["state"] == "ended":
            manager = world.manager_of(helper_script(world, key)["centre"])
            end(protocol, by=manager, at=world.at(protocol.ends_on, 17))
            world.helpers[key].refresh_from_db()
            say_goodbye(world.helpers[key], protocol.ends_on, by=manager, world=world)
    for script in world.script["helpers"]:
        helper = world.helpers[script["key"]]
        helper.refresh_from_db()
        if script["state"] == "consolidated":
            review(world, script["key"])
        elif script["state"] == "paused":
            helper.pause(by=world.users[script["key"]], at=world.at(world.day(15)))


def helper_script(world: World, key: str) -> dict[str, Any]:
    return next(script for script in world.script["helpers"] if script["key"] == key)

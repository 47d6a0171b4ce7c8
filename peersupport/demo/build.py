"""Runs the stages in their order."""

from collections.abc import Callable
from datetime import date
from random import Random

from django.db import transaction

from common.content import load_yaml
from peersupport.demo import association, experience, log, papers, programme, steering
from peersupport.demo.world import World


def protocol(world: World) -> None:
    programme.build(world)
    steering.build(world)


STAGES: dict[str, Callable[[World], None]] = {
    "needs": association.build,
    "protocol": protocol,
    "running": log.build,
    "certified": papers.build,
}

BESIDE: dict[str, tuple[Callable[[World], None], ...]] = {"protocol": (experience.build,)}
"""What is told beside a stage, once it is built."""


@transaction.atomic
def build(stage: str, *, seed: int, scale: int, today: date) -> list[World]:
    """Build the demonstration up to this stage, all of it or nothing.

    :returns: the worlds, one per copy.
    """
    script = load_yaml("peersupport", "demo") | {"skills": load_yaml("helpers", "skills")["skills"]}
    worlds = []
    for copy in range(scale):
        dice = Random(seed + copy)  # noqa: S311 - a story, not a secret
        world = World(script, today, dice, suffix=f"-{copy + 1}" if copy else "")
        for name, part in STAGES.items():
            part(world)
            for beside in BESIDE.get(name, ()):
                beside(world)
            if name == stage:
                break
        worlds.append(world)
    return worlds

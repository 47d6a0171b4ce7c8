"""Runs the stages in their order."""

from collections.abc import Callable
from datetime import date
from random import Random

from django.db import transaction

from common.content import load_yaml
from peersupport.demo import (
    association,
    candidacy,
    codesign,
    contract,
    experience,
    jobs,
    log,
    papers,
    programme,
    recruiter,
    season,
    steering,
    writing,
)
from peersupport.demo.world import World

Part = Callable[[World], None]

STAGES: dict[str, tuple[Part, ...]] = {
    "needs": (association.build,),
    "protocol": (programme.build, steering.build, experience.build, candidacy.build, jobs.build),
    "running": (log.build, contract.build),
    "certified": (
        papers.build,
        writing.build,
        codesign.build,
        recruiter.build,
        season.build,
    ),
}
"""What is told at each stage, in its order."""


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
        for name, parts in STAGES.items():
            for part in parts:
                part(world)
            if name == stage:
                break
        worlds.append(world)
    return worlds

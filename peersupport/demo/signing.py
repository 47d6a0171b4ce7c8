"""How the demonstration's texts are read and signed: with an interpreter, with a reading copy."""

from datetime import timedelta
from typing import Any

from common.content import load_yaml
from peersupport.demo.world import World
from people.models import User
from protocols.actions import (
    draft_protocol,
    enter_translation,
    propose,
    read_and_understand,
    sign,
    sign_as_witness,
)
from protocols.models import Clause, ClauseTranslation, Party, Protocol


def script() -> dict[str, Any]:
    return load_yaml("peersupport", "demo_signing")


def sign_by_all(world: World, protocol: Protocol, key: str, manager: User) -> None:
    """The referent reads the text with the helper, then each signs; so does an interpreter."""
    referent = world.helpers[key].referent
    signers = {
        Party.HELPER: world.users[key],
        Party.REFERENT: referent,
        Party.MANAGEMENT: manager,
    }
    day = protocol.starts_on - timedelta(days=6)
    interpreter = script()["interpreters"].get(key, "")
    spoken = next(h["languages"][0]["code"] for h in world.script["helpers"] if h["key"] == key)
    read_and_understand(
        protocol,
        language=spoken if interpreter else "fra",
        explained_by=referent.name,
        interpreter_name=interpreter,
        by=referent,
        at=world.at(day, 9, 40),
    )
    digest, drawings = protocol.text_sha256, script()["drawings"]
    if interpreter:
        sign_as_witness(
            protocol,
            name=interpreter,
            typed_name=interpreter,
            text_sha256=digest,
            by=referent,
            at=world.at(day, 9, 55),
        )
    for hour, (party, signer) in enumerate(signers.items(), start=10):
        drawn = drawings.get(signer.username.removesuffix(world.suffix), "")
        mark = {"drawn": drawn} if drawn else {"typed_name": signer.name}
        at = world.at(day, hour, 20)
        sign(protocol, party=party, text_sha256=digest, by=signer, at=at, **mark)


def build(world: World) -> None:
    """Enter reading copies nobody has checked, and leave one text to be read and signed."""
    enter_copies(world)
    awaiting = script()["awaiting"]
    helper = world.helpers[awaiting["helper"]]
    manager = world.manager_of("les_tilleuls")
    at = world.at(world.day(2))
    deputy = next(h["deputy"] for h in world.script["helpers"] if h["key"] == awaiting["helper"])
    protocol = draft_protocol(
        helper,
        world.jobs[awaiting["job_description"]],
        starts_on=world.today + timedelta(days=7),
        ends_on=world.today + timedelta(days=187),
        first_review_on=world.today + timedelta(days=67),
        insurance=world.protocols[awaiting["helper"]].insurance,
        availability=helper.availability or "Le jeudi",
        deputy=world.users[deputy],
        explanation_language=awaiting["language"],
        explained_by=helper.referent.name,
        by=manager,
        at=at,
    )
    propose(protocol, by=manager, at=at + timedelta(hours=2))


def enter_copies(world: World) -> None:
    if ClauseTranslation.objects.exists():
        return
    clauses = {c.key: c for c in Clause.objects.active().filter(organisation=None, centre=None)}
    for language, texts in script()["copies"].items():
        for key, text in texts.items():
            enter_translation(
                clauses[key],
                language=language,
                text=text,
                by=world.users["chloe"],
                at=world.at(world.day(30)),
            )

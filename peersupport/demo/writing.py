"""Stage « certified »: a new version told in one's own words, a request, a refusal contested."""

from datetime import timedelta

from certificates import actions
from certificates.models import Certificate
from peersupport.demo.world import World
from protocols.lifecycle import SIGNED

OWN_WORDS = {
    "situation": "Les mamans avaient peur d’écrire à l’école.",
    "action": "On a écrit ensemble, une phrase, puis deux.",
    "result": "Elles écrivent seules. Elles aident les nouvelles.",
}
ASKING, CONTESTING = "dawit", "olena"


def build(world: World) -> None:
    write_again(world)
    ask(world)
    contest(world)


def write_again(world: World) -> None:
    """Amina’s certificate has a new version in preparation: her words beside her referent’s."""
    issued = Certificate.objects.get(protocol=world.protocols["amina"], state="issued")
    amina, referent = world.users["amina"], world.helpers["amina"].referent
    at = world.at(world.day(4))
    draft = actions.replace(issued, by=referent, at=at)
    for part, text in OWN_WORDS.items():
        actions.tell(draft, place=0, part=part, text=text, by=amina, at=at)
    deputy = world.protocols["amina"].deputy
    if deputy:
        actions.ask_for_words(draft, of=deputy, by=amina, at=at + timedelta(hours=1))


def ask(world: World) -> None:
    protocol = world.protocols[ASKING]
    protocol.refresh_from_db()
    if protocol.state in SIGNED:
        at = world.at(world.day(2))
        actions.ask_for_certificate(protocol, by=world.users[ASKING], at=at)


def contest(world: World) -> None:
    """A first refusal was contested: headquarters has to answer."""
    protocol = world.protocols[CONTESTING]
    protocol.refresh_from_db()
    holder, manager = world.users[CONTESTING], world.manager_of("le_grand_large")
    asked = actions.ask_for_certificate(protocol, by=holder, at=world.at(world.day(9)))
    asked.refuse(
        reason="other_paper",
        words="Une attestation a déjà été faite pour cette mission.",
        by=manager,
        at=world.at(world.day(6)),
    )
    asked.contest_refusal(
        words="Mon nom n’était pas bien écrit sur la première. Je veux le corriger.",
        by=holder,
        at=world.at(world.day(5)),
    )

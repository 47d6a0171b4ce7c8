"""Who would like to help, in each state of the way: said, met, answered."""

import io
import math
import wave
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from peersupport.demo.world import World
from people.models import User
from programmes.actions.candidacy import (
    accept,
    decline,
    express_interest,
    note_interview,
    open_door,
)
from programmes.models import Candidacy

SOCIAL_WORKERS = {"les_tilleuls": "chloe", "le_grand_large": "gaelle"}
NOTED = {
    "motivation": "On l’a aidée à son arrivée. Elle veut faire pareil.",
    "helped_before": "Une voisine a expliqué le bus, sans se moquer.",
    "what_you_know": "Prendre rendez-vous, demander un papier, ne pas avoir peur du guichet.",
    "difference": "« J’écoute, je ne suis pas obligée d’être d’accord. »",
    "secret": "« Je dis que c’est à elle de le dire. »",
    "limits": "Pas le soir.",
    "availability": "Le mercredi après-midi",
    "languages": "À l’oral surtout.",
    "support_needed": "Une garde pour sa fille.",
    "own_project": "Travailler dans un accueil.",
    "your_questions": "Combien de temps ? Et si on veut arrêter ?",
}
WORDS_OF_ACCEPTED = "Je connais le chemin. Je peux le montrer."
HELPER_WHO_ASKED = "dawit"


def build(world: World) -> None:
    for key, centre in world.centres.items():
        open_door(centre, by=world.manager_of(key), at=world.at(world.day(300)))
    for place, script in enumerate(world.script["candidacies"]):
        tell(world, script, days_ago=(12, 60, 3)[place])
    somebody_unknown(world)
    the_one_who_became_a_helper(world)


def tell(world: World, script: dict[str, Any], *, days_ago: int) -> None:
    """Tell one candidacy of the script: said, then led to its state."""
    place = next(p["centre"] for p in world.script["persons"] if p["key"] == script["person"])
    said = world.at(world.day(days_ago), 18)
    candidacy = express_interest(
        world.centres[place],
        submission=mark(world),
        channel=script["channel"],
        is_adult=True,
        person=world.persons[script["person"]],
        language=script["language"],
        message=script.get("text", ""),
        recording=voice() if script["channel"] == Candidacy.Channel.AUDIO else b"",
        by=None,
        at=said,
    )
    if script["state"] == "interest":
        return
    panel = panel_of(world, place)
    meet(world, candidacy, panel, at=said + timedelta(days=5))
    if script["state"] == "declined":
        told: dict[str, Any] = {"told_by": panel[1], "told_at": said + timedelta(days=8)}
        decline(candidacy, reason=script["reason"], **told, by=panel[1], at=told["told_at"])


def somebody_unknown(world: World) -> None:
    """The poster was scanned last night: a voice, a name, a door to knock at."""
    express_interest(
        world.centres["les_tilleuls"],
        submission=mark(world),
        channel=Candidacy.Channel.AUDIO,
        is_adult=True,
        language="tir",
        recording=voice(),
        called="Rahel",
        reached="chambre 12",
        by=None,
        at=world.at(world.day(1), 21),
    )


def the_one_who_became_a_helper(world: World) -> None:
    """One of the helpers came by this way, before their file was opened."""
    person, helper = world.persons[HELPER_WHO_ASKED], world.helpers[HELPER_WHO_ASKED]
    script = next(h for h in world.script["helpers"] if h["key"] == HELPER_WHO_ASKED)
    days, panel = script["started_days_ago"], panel_of(world, script["centre"])
    candidacy = express_interest(
        person.centre,
        submission=mark(world),
        channel=Candidacy.Channel.WRITTEN,
        is_adult=True,
        person=person,
        language="eng",
        message=WORDS_OF_ACCEPTED,
        by=None,
        at=world.at(world.day(days + 43)),
    )
    meet(world, candidacy, panel, at=world.at(world.day(days + 41)))
    at = world.at(world.day(days + 40))
    accept(candidacy, referent=helper.referent, tie=helper.tie, by=panel[1], at=at)


def panel_of(world: World, centre: str) -> tuple[User, User]:
    return world.manager_of(centre), world.users[SOCIAL_WORKERS[centre]]


def meet(world: World, candidacy: Candidacy, panel: tuple[User, User], *, at: datetime) -> None:
    note_interview(
        candidacy,
        held_on=at.date(),
        panel=panel,
        answers=NOTED,
        readiness="yes",
        by=panel[1],
        at=at,
    )


def mark(world: World) -> UUID:
    return UUID(int=world.dice.getrandbits(128), version=4)


def voice() -> bytes:
    """Return what stands for a voice: two seconds of a tone that swells and fades, as WAV."""
    rate, length, file = 8000, 2, io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(rate)
        steps = range(rate * length)
        sound.writeframes(bytes(height(step / rate, length) for step in steps))
    return file.getvalue()


def height(second: float, length: int) -> int:
    swell = math.sin(math.pi * second / length)
    return int(128 + 60 * swell * math.sin(2 * math.pi * 220 * second))

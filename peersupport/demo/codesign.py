"""Stage « certified »: a template written together and published; another one still discussed."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from certificates.actions import (
    close,
    comment,
    consent,
    create_template,
    open_round,
    publish_together,
    suggest,
    tell_credit,
)
from certificates.models import Participant, Round, Suggestion, TemplateVersion
from peersupport.demo.candidacy import voice
from peersupport.demo.world import World
from people.models import User

WHO = ("bruno", "chloe", "hugo", "amina", "dawit")
CREDITS = {"amina": ("Amina R.", True), "dawit": ("Dawit", True), "chloe": ("Chloé V.", True)}


def build(world: World) -> None:
    written_and_published(world)
    still_discussed(world)


def written_and_published(world: World) -> None:
    """Five people of Les Tilleuls agree within three weeks, and the template is published."""
    at = world.at(world.day(70), 14)
    version = create_template(
        world.centres["les_tilleuls"],
        title="L’entraide, avec nos mots",
        intended_for="Une candidature, un stage",
        design="chaleureux",
        by=world.users["bruno"],
        at=at,
    )
    opened = open_it(
        world, version, aim="Dire ce qu’on fait, sans mots compliqués.", at=at, days=21
    )
    for key, (name, shown) in CREDITS.items():
        taking = taking_of(opened, world.users[key])
        tell_credit(taking, name=name, on_certificates=shown, by=taking.user, at=at)
    agree(world, say(world, opened, "amina", at, **WORDS["amina"]))
    agree(world, say(world, opened, "dawit", at, **WORDS["dawit"]))
    first = say(world, opened, "bruno", at, **WORDS["bruno"])
    better = say(world, opened, "amina", at, **WORDS["better"], against=first, reason=REASON)
    agree(world, better)
    close(opened, by=world.users["bruno"], at=at + timedelta(days=15))
    publish_together(version, by=world.users["bruno"], at=at + timedelta(days=16))


REASON = "« Bénéficiaires », c’est nous. Je préfère « habitants »."
WORDS: dict[str, dict[str, str]] = {
    "amina": {
        "change": "add",
        "kind": "paragraph",
        "after": "holder",
        "text": "a donné du temps et partagé ce que la vie lui a appris, "
        "de {{period_start}} à {{period_end}} : {{mission_title}}.",
        "because": "On doit comprendre tout de suite.",
    },
    "dawit": {"change": "add", "kind": "skills", "after": "holder"},
    "bruno": {
        "change": "add",
        "kind": "paragraph",
        "after": "holder",
        "text": "Au service des bénéficiaires du dispositif.",
    },
    "better": {
        "change": "add",
        "kind": "paragraph",
        "after": "holder",
        "text": "Avec les autres habitants, et pour eux.",
    },
}


def still_discussed(world: World) -> None:
    """A round that ends in ten days: one to answer, one said aloud, a word on a block."""
    at = world.at(world.day(8), 15)
    version = create_template(
        world.centres["les_tilleuls"],
        title="Café-conversation",
        intended_for="Montrer ce qu’on a animé",
        by=world.users["chloe"],
        at=at,
    )
    aim = "Une attestation pour celles et ceux qui animent le café."
    opened = open_it(world, version, aim=aim, at=at, days=18, by="chloe")
    words = "a animé des rencontres pour parler français, {{rhythm}}."
    said: Any = {"change": "add", "kind": "paragraph", "after": "holder"}
    say(world, opened, "chloe", at, **said, text=words)
    told: Any = {"submission": mark(world), "by": world.users["dawit"], "at": at}
    suggest(opened, **told, **said, recording=voice())
    comment(
        opened,
        text="Est-ce que mon nom est écrit aussi dans mon alphabet ?",
        block="holder",
        by=world.users["dawit"],
        at=at,
    )


def open_it(
    world: World, version: TemplateVersion, *, aim: str, at: datetime, days: int, by: str = "bruno"
) -> Round:
    return open_round(
        version,
        centre=world.centres["les_tilleuls"],
        users=[world.users[key] for key in WHO],
        ends_on=at.date() + timedelta(days=days),
        aim=aim,
        by=world.users[by],
        at=at,
    )


def say(world: World, opened: Round, key: str, at: datetime, **said: Any) -> Suggestion:
    return suggest(opened, submission=mark(world), by=world.users[key], at=at, **said)


def agree(world: World, suggestion: Suggestion) -> None:
    for key in WHO:
        suggestion.refresh_from_db()
        if suggestion.is_open():
            at = suggestion.created_at + timedelta(days=2)
            consent(suggestion, by=world.users[key], at=at)


def taking_of(opened: Round, user: User) -> Participant:
    return opened.participants.select_related("user").get(user=user)


def mark(world: World) -> UUID:
    return UUID(int=world.dice.getrandbits(128), version=4)

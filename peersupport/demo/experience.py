"""Told beside the missions: three voices that differ, one « not now », a draft kept for oneself."""

from datetime import timedelta
from typing import Any

from helpers.actions import (
    begin_experience,
    decide_together,
    invite_peer,
    keep_answers,
    open_discernment,
    share_experience,
    speak,
)
from helpers.models import CRITERIA, Discernment, ExperienceTheme, Side, Skill
from peersupport.demo.world import World

TOLD: dict[str, dict[str, Any]] = {
    "amina": {
        "theme": "new_language",
        "text": "Au début, je ne comprenais pas la maîtresse. Je venais avec un dessin.",
        "learnt": "On peut demander de répéter. Personne ne se fâche.",
        "would_tell": "Venez avec une question écrite. Une seule. C’est assez.",
        "limits": "Si la personne ne lit pas encore, le carnet ne marche pas. On prend des images.",
        "distance": "easy",
    },
    "dawit": {
        "theme": "digital_life",
        "text": "J’ai appris à prendre un rendez-vous sur le téléphone, avec un ami.",
        "learnt": "Il faut lire lentement et ne pas donner son mot de passe.",
        "would_tell": "On le fait ensemble une fois. Puis vous tenez le téléphone.",
        "limits": "Les mots sont difficiles. En français, je ne sais pas encore tout expliquer.",
        "distance": "some",
    },
}
DRAFT = {
    "text": "Le premier hiver, je ne sortais pas. J’ai trouvé la bibliothèque.",
    "learnt": "",
}


def build(world: World) -> None:
    differ_on_a_skill(world)
    put_a_skill_off(world)
    wait_for_a_voice(world)
    keep_a_draft(world)


def tell(world: World, key: str, days_ago: int, skill: str) -> Discernment:
    """Lead a helper through the five questions, and their referent to a skill."""
    helper, own = world.helpers[key], world.users[key]
    answers = dict(TOLD[key])
    theme = ExperienceTheme.objects.get(key=answers.pop("theme"))
    draft = keep_answers(begin_experience(helper, theme=theme), **answers)
    day = world.day(days_ago)
    told = share_experience(draft, by=own, at=world.at(day, 18))
    found = Skill.objects.get(key=skill)
    at = world.at(day + timedelta(days=2), 11)
    return open_discernment(told, skill=found, by=helper.referent, at=at)


def say(world: World, one: Discernment, side: str, key: str, days_ago: int, **levels: int) -> None:
    said = dict.fromkeys(CRITERIA, 2) | levels
    at = world.at(world.day(days_ago), 14)
    speak(one, side=side, levels=said, by=world.users[key], at=at)


def differ_on_a_skill(world: World) -> None:
    """Amina, a peer and her referent do not see the same thing; it is decided, and she replies."""
    one = tell(world, "amina", 50, "learning_language_adult")
    referent, peer = world.helpers["amina"].referent, world.helpers["zarmina"]
    peer.refresh_from_db()
    at = world.at(world.day(46), 9)
    invite_peer(one, peer=peer, by=referent, at=at)
    say(world, one, Side.HELPER, "amina", 45, communicable=3, adapts_to_other=1)
    say(world, one, Side.PROFESSIONAL, "chloe", 44, communicable=1, teaching_level=1)
    say(world, one, Side.PEER, "zarmina", 42, communicable=3, adapts_to_other=3)
    decide_together(
        one,
        decision="useful",
        reason="Sert à l’atelier de français ; expliquer à un groupe se travaille encore.",
        levels=dict.fromkeys(CRITERIA, 2),
        risks=["own_model"],
        told_on=world.day(40),
        by=referent,
        at=world.at(world.day(40), 15),
    )
    one.answer(
        text="Avec des images, j’explique déjà à un groupe. Venez voir jeudi.",
        by=world.users["amina"],
        at=world.at(world.day(39), 19),
    )


def put_a_skill_off(world: World) -> None:
    """Dawit's skill is real; one thing is missing: a plan, and a day to talk of it again."""
    one = tell(world, "dawit", 30, "digital_coaching")
    say(world, one, Side.HELPER, "dawit", 27, communicable=1)
    say(world, one, Side.PROFESSIONAL, "chloe", 26, communicable=1, mobilisable=1)
    decide_together(
        one,
        decision="not_now",
        reason="Le besoin existe ; le français à l’oral manque encore pour expliquer seul.",
        plan="Module TRANSM, et deux ateliers en binôme avec Shirin.",
        review_due=world.today + timedelta(days=30),
        levels=dict.fromkeys(CRITERIA, 2) | {"communicable": 1, "mobilisable": 1},
        told_on=world.day(25),
        by=world.helpers["dawit"].referent,
        at=world.at(world.day(25), 15),
    )


def wait_for_a_voice(world: World) -> None:
    """Amina's referent has spoken on another skill; Amina has not: nobody reads anything yet."""
    told = world.helpers["amina"].experiences.get(theme__key="new_language")
    skill = Skill.objects.get(key="conversation_workshop")
    at = world.at(world.day(3), 11)
    one = open_discernment(told, skill=skill, by=world.helpers["amina"].referent, at=at)
    say(world, one, Side.PROFESSIONAL, "chloe", 2)


def keep_a_draft(world: World) -> None:
    theme = ExperienceTheme.objects.get(key="breaking_isolation")
    keep_answers(begin_experience(world.helpers["amina"], theme=theme), **DRAFT)

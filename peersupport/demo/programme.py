"""Stage « protocol »: helpers and what they know, missions, and signed protocols."""

from datetime import timedelta
from typing import Any

from helpers.actions import add_language, open_discernment, open_file, tell_experience
from helpers.models import CRITERIA, ExperienceTheme, PeerHelper, Skill
from peersupport.demo import contract, integration, needs, signing
from peersupport.demo.world import World
from protocols.actions import draft_protocol, propose, write_job
from protocols.models import (
    Activity,
    InformationAccess,
    Level,
    Means,
    Prerequisite,
    Risk,
    SupervisionKind,
    Task,
)

AGREED = "Moments convenus ensemble"
INSURANCE = "Mutuelle des Exemples, contrat n° 000 000, accident et responsabilité civile"


def build(world: World) -> None:
    for helper in world.script["helpers"]:
        open_helper(world, helper)
    for job in world.script["job_descriptions"]:
        adopt_job(world, job)
    for protocol in world.script["protocols"]:
        write_protocol(world, protocol)
    signing.build(world)
    integration.build(world)
    needs.build(world)


def open_helper(world: World, script: dict[str, Any]) -> None:
    manager = world.manager_of(script["centre"])
    at = world.at(world.day(script["started_days_ago"] + 40))
    helper = open_file(
        world.persons[script["key"]],
        referent=world.users[script["referent"]],
        tie=script["tie"],
        availability=script["availability"] or "",
        life_project=script["project"],
        is_adult=True,
        by=manager,
        at=at,
    )
    for language in script["languages"]:
        add_language(
            helper,
            language=language["code"],
            oral=language["oral"],
            written=language["written"] or "",
            by=manager,
            at=at,
        )
    world.helpers[script["key"]] = helper
    recognise_skills(world, helper, script)


def recognise_skills(world: World, helper: PeerHelper, script: dict[str, Any]) -> None:
    """Lead the helper's experience through discernment to recognised skills."""
    told = script["experience"]
    day = world.day(script["started_days_ago"] + 30)
    referent, own = world.users[script["referent"]], world.users[script["key"]]
    experience = tell_experience(
        helper,
        theme=ExperienceTheme.objects.get(key=told["theme"]),
        text=told["text"],
        rank=told["self_rank"],
        by=own,
        at=world.at(day),
    )
    evidence = {row["key"]: row["evidence"][0] for row in world.script["skills"]}
    for key, level, decision in script["skills"]:
        skill = Skill.objects.get(key=key)
        discernment = open_discernment(experience, skill=skill, by=referent, at=world.at(day, 11))
        discernment.decide(
            decision=decision,
            reason="Répond à un besoin du centre ; la personne sait le transmettre.",
            levels={criterion: min(3, level) for criterion in CRITERIA},
            by=referent,
            at=world.at(day + timedelta(days=3), 15),
        )
        discernment.recognise(
            level=level,
            evidence=evidence[key],
            by=referent,
            at=world.at(day + timedelta(days=10), 15),
        )


def adopt_job(world: World, script: dict[str, Any]) -> None:
    manager = world.manager_of(script["centre"])
    at = world.at(world.day(535))
    referent = next(
        key for key in [*script["authors"], "chloe"] if key in REFERENTS[script["centre"]]
    )
    job = write_job(
        world.centres[script["centre"]],
        title=script["title"],
        status_kind=script["status_kind"],
        needs=[world.needs[key] for key in script["needs"]],
        authors=[world.users[key] for key in script["authors"]],
        referent=world.users[referent],
        purpose=script["purpose"],
        added_value=script["added_value"],
        approach=script["approach"],
        tasks=tasks_of(script),
        prerequisites=[
            Prerequisite(text, Level.ESSENTIAL, BECAUSE)
            for text in script["prerequisites_essential"]
        ],
        languages=script["languages"],
        **supervision_of(script),
        training_offered=TRAINING,
        availability=script.get("availability", ""),
        information_access=InformationAccess.REQUEST,
        place=world.centres[script["centre"]].name,
        means=[Means.BADGE],
        team_links=TEAM,
        non_substitution_note=script["non_substitution_note"],
        review_due=world.day(535) + timedelta(days=730),
        by=manager,
        at=at,
    )
    job.consult(by=world.users[referent], at=at + timedelta(hours=2))
    job.adopt(by=manager, at=at + timedelta(days=2))
    world.jobs[script["key"]] = job


KINDS = {
    "welcome": Activity.RELATIONSHIP,
    "public_transport": Activity.SKILLS,
    "school_enrolment": Activity.CONNECTING,
    "intercultural_mediation": Activity.COMMUNITY,
    "outreach": Activity.RELATIONSHIP,
    "training_supervision": Activity.TRAINING,
    "exit_preparation": Activity.SHARING,
    "digital_help": Activity.SKILLS,
    "information_check": Activity.CHECKING,
    "leisure": Activity.SOCIALISATION,
}
BECAUSE = "La sécurité de la personne et de l'équipe en dépend."
TRAINING = "Le module confidentialité, puis une formation au choix chaque année."
TEAM = "La réunion d'équipe du premier mardi du mois."


def tasks_of(script: dict[str, Any]) -> list[Task]:
    """Return the tasks of the script, each checked: nobody was employed to do it."""
    return [
        Task(
            task["text"],
            KINDS.get(task["activity"]) or Activity(task["activity"]),
            "avec la ou le référent si besoin",
            "personne",
            Risk.NONE,
        )
        for task in script["tasks"]
    ]


def supervision_of(script: dict[str, Any]) -> dict[str, str]:
    rhythm, _, form = script["supervision"].partition(", ")
    kind = SupervisionKind.GROUP if form == "collective" else SupervisionKind.ALONE
    return {"supervision": rhythm, "supervision_kind": kind}


REFERENTS = {"les_tilleuls": ("chloe", "ines", "hugo"), "le_grand_large": ("gaelle", "maud")}


def write_protocol(world: World, script: dict[str, Any]) -> None:
    """Draft a protocol and lead it to the state of the story, all parties signing."""
    key, job = script["helper"], world.jobs[script["job_description"]]
    starts_on = world.day(script["start_days_ago"])
    ends_on = world.today + timedelta(days=script["end_in_days"])
    deputy = next(h["deputy"] for h in world.script["helpers"] if h["key"] == key)
    manager = world.manager_of(next(c for c, o in world.centres.items() if o == job.centre))
    at = world.at(starts_on - timedelta(days=12))
    protocol = draft_protocol(
        world.helpers[key],
        job,
        starts_on=starts_on,
        ends_on=ends_on,
        first_review_on=min(starts_on + timedelta(days=60), ends_on),
        insurance=INSURANCE,
        deputy=world.users[deputy],
        availability=world.helpers[key].availability or job.availability or AGREED,
        **contract.terms_of(job.status_kind, starts_on=starts_on, manager=manager),
        by=manager,
        at=at,
    )
    world.protocols[key] = protocol
    propose(protocol, by=manager, at=at + timedelta(days=2))
    if script["state"] != "ready":
        signing.sign_by_all(world, protocol, key, manager)

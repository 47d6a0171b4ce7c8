"""Missions as both sides write them: one in writing, with a proposal of each; one in version 2."""

from datetime import timedelta

from peersupport.demo.world import World
from protocols.actions import accept, change_job, propose_words, write_job
from protocols.models import Activity, Risk, SupervisionKind, Task

WELCOME = "jd_welcome"


def build(world: World) -> None:
    write_welcome_again(world)
    write_kitchen(world)


def write_welcome_again(world: World) -> None:
    """Amina proposes, Chloé proposes, each accepts the other; Bruno adopts version 2."""
    first = world.jobs[WELCOME]
    helper, referent = world.users["amina"], world.users["chloe"]
    at = world.at(world.day(60))
    words = {
        "approach": "Demander d'abord, montrer ensuite, repasser le lendemain et trois jours après"
    }
    proposal = propose_words(
        first,
        "approach",
        words,
        because="Le premier soir, on n'ose pas poser ses questions.",
        by=helper,
        at=at,
    )
    accept(proposal, by=referent, at=at + timedelta(days=1))
    second = change_job(first, by=referent, at=at + timedelta(days=1))
    visit = Task(
        "Visite de la buanderie et de la cuisine",
        Activity.SKILLS,
        "avec une personne de l'équipe la première fois",
        "personne",
        Risk.NONE,
    )
    more = [*second.tasks, visit.as_json()]
    review = {"review_due": (world.today + timedelta(days=300)).isoformat()}
    for section, value in (("tasks", {"tasks": more}), ("review_due", review)):
        proposal = propose_words(second, section, value, by=referent, at=at + timedelta(days=2))
        accept(proposal, by=helper, at=at + timedelta(days=3))
    second.refresh_from_db()
    second.adopt(by=world.manager_of("les_tilleuls"), at=at + timedelta(days=8))


def write_kitchen(world: World) -> None:
    """A mission that is being written: its first words, and two proposals to answer."""
    referent, at = world.users["ines"], world.at(world.day(9))
    job = write_job(
        world.centres["les_tilleuls"],
        title="Cuisine partagée",
        needs=[world.needs["need_til_kitchen"]],
        referent=referent,
        purpose="Cuisiner à plusieurs une fois par semaine, et convenir des règles ensemble.",
        added_value="Quelqu'un qui a partagé cette cuisine sait ce qui fâche.",
        approach="On cuisine d'abord, on parle des règles après.",
        tasks=[Task("Un repas préparé à plusieurs", Activity.COMMUNITY, "deux résidents")],
        not_tasks=["Contrôler les frigos"],
        supervision_kind=SupervisionKind.GROUP,
        supervision="Mensuelle",
        non_substitution_note="L'équipe garde l'entretien et la sécurité de la cuisine.",
        by=referent,
        at=at,
    )
    job.consult(by=referent, at=at + timedelta(hours=1))
    propose_words(
        job,
        "purpose",
        {"purpose": "Cuisiner à plusieurs, goûter les plats des autres, et rester voisins."},
        because="On ne vient pas pour des règles : on vient pour manger ensemble.",
        by=world.users["dawit"],
        at=at + timedelta(days=2),
    )
    propose_words(
        job,
        "purpose",
        {"purpose": "Cuisiner à plusieurs une fois par semaine ; écrire les règles en images."},
        because="Les images aident celles et ceux qui ne lisent pas encore.",
        by=world.users["hugo"],
        at=at + timedelta(days=3),
    )

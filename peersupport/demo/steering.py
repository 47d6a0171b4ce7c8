"""Stage « protocol »: one programme that runs for a year and a half, one that is in preparation."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from peersupport.demo.world import World
from people.models import User
from programmes import actions
from programmes.models import Programme
from programmes.wording import statements

PLANS = {
    "team_trained": ("Réserver deux demi-journées de sensibilisation", "Bruno", 40),
    "disagreements_ok": ("Ouvrir un temps de parole dans chaque réunion", "Inès", 20),
    "conflict_path": ("Afficher qui appeler dans la salle de l’équipe", "Hugo", 10),
}
ONGOING = ("project_link", "fears_heard", "supervision_planned", "means_ready")

FINDINGS = """Les premiers trajets sont appris en une semaine au lieu de trois. \
Les ateliers de français ne désemplissent pas.
Moins bien : les relais pendant les vacances, et les réunions trop longues."""
DECISIONS = "Deux besoins de plus, un suppléant par mission, une réunion d’une heure."

PLAN = """Une demi-journée par semaine pour chaque référente, 2 400 € de frais par an.
Trois ans, puis l’équipe garde les fiches, la charte et les ateliers."""


def build(world: World) -> None:
    run_les_tilleuls(world)
    prepare_le_grand_large(world)


def run_les_tilleuls(world: World) -> None:
    manager = world.manager_of("les_tilleuls")
    programme = start(world, "les_tilleuls", days_ago=560)
    seats: list[dict[str, Any]] = [
        {"group": "management", "user": manager},
        {"group": "employees", "user": world.users["hugo"]},
        {"group": "volunteers", "user": world.users["odile"]},
        {"group": "helpers", "user": world.users["amina"]},
        {"group": "residents", "name": "Deux résidentes, à tour de rôle"},
        {"group": "partners", "name": "Maison de quartier"},
    ]
    for place in seats:
        seat(world, programme, manager, 555, **place)
    at = moments(world)
    actions.open_programme(programme, by=manager, at=at(550))
    actions.validate_diagnosis(programme, by=manager, at=at(532))
    answer(world, programme, 530, plans=PLANS)
    tell_team(world, programme, manager)
    actions.go(programme, by=manager, at=at(525))
    words = {"findings": FINDINGS, "decisions": DECISIONS}
    actions.review(programme, held_on=world.day(170), **words, by=manager, at=at(168))
    answer(world, programme, 120, plans=dict(list(PLANS.items())[1:]))
    for days_ago in (430, 340, 250, 160, 70):
        actions.sign_off(programme, by=manager, at=at(days_ago))


def prepare_le_grand_large(world: World) -> None:
    """A programme whose team has not met yet: the page says what is missing."""
    manager = world.manager_of("le_grand_large")
    programme = start(world, "le_grand_large", days_ago=30)
    for place in (
        {"group": "management", "user": manager},
        {"group": "employees", "user": world.users["leo"]},
        {"group": "residents", "name": "Un résident"},
    ):
        seat(world, programme, manager, 25, **place)
    at = moments(world)
    actions.open_programme(programme, by=manager, at=at(20))
    actions.validate_diagnosis(programme, by=manager, at=at(10))


def start(world: World, centre: str, *, days_ago: int) -> Programme:
    manager = world.manager_of(centre)
    return actions.start_programme(
        world.centres[centre],
        guarantor=manager,
        establishment_project_ref="Projet d’établissement, partie 4 « Pouvoir d’agir »",
        dpia_on=world.day(days_ago - 8),
        sustainability_plan=PLAN,
        by=manager,
        at=world.at(world.day(days_ago)),
    )


def seat(world: World, programme: Programme, manager: User, days_ago: int, **place: Any) -> None:
    day = world.day(days_ago)
    actions.seat(programme, starts_on=day, by=manager, at=world.at(day), **place)


def answer(
    world: World, programme: Programme, days_ago: int, *, plans: dict[str, tuple[str, str, int]]
) -> None:
    """Hold a meeting on the readiness of the team."""
    day = world.day(days_ago)
    actions.record_readiness(
        programme,
        held_on=day,
        participants={"managers": 1, "social_workers": 2, "other_staff": 2, "volunteers": 1},
        answers=[answer_to(one.key, plans, day) for one in statements()],
        by=world.users["chloe"],
        at=world.at(day, 16),
    )


def answer_to(key: str, plans: dict[str, tuple[str, str, int]], day: date) -> dict[str, Any]:
    if key not in plans:
        return {"statement": key, "answer": "ongoing" if key in ONGOING else "done"}
    action, person, days = plans[key]
    due_on = day + timedelta(days=days)
    plan = {"action": action, "person": person, "due_on": due_on}
    return {"statement": key, "answer": "not_yet"} | plan


def tell_team(world: World, programme: Programme, manager: User) -> None:
    """Send the note; two colleagues have not confirmed it."""
    notice = actions.send_notice(programme, by=manager, at=world.at(world.day(528)))
    for days_ago, key in ((527, "chloe"), (527, "ines"), (521, "hugo")):
        actions.confirm_notice(notice, by=world.users[key], at=world.at(world.day(days_ago), 9))


def moments(world: World) -> Callable[[int], datetime]:
    """Return what tells eleven o’clock of so many days ago."""
    return lambda days_ago: world.at(world.day(days_ago), 11)

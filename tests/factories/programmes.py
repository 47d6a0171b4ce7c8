"""The programme of a centre, led to its state by the road a real one takes."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from people.models import Centre, Role, User
from programmes.actions import (
    close,
    go,
    open_programme,
    record_readiness,
    seat,
    send_notice,
    start_programme,
    suspend,
    validate_diagnosis,
)
from programmes.lifecycle import ProgrammeState
from programmes.models import Notice, Programme, SteeringMember, TeamReadiness
from programmes.wording import statements
from protocols.actions import open_diagnosis
from protocols.lifecycle import DiagnosisState, JobState
from protocols.models import JobDescription, Need, NeedsDiagnosis
from tests.factories import NOW, TODAY
from tests.factories.needs import HEARD, make_diagnosis
from tests.factories.people import make_user
from tests.factories.protocols import Team, make_job


def run_programme(
    centre: Centre, *, manager: User, referent: User, at: datetime, mark: str = "Membre"
) -> Programme:
    """A programme that runs since `at`, in a centre that has a need and an adopted mission."""
    today = timezone.localdate(at)
    programme = start_programme(
        centre,
        guarantor=manager,
        establishment_project_ref=f"{mark} partie 4",
        dpia_on=today,
        sustainability_plan=f"{mark} trois ans",
        by=manager,
        at=at,
    )
    for group in ("management", "employees", "residents"):
        name = f"{mark} {group}"
        seat(programme, group=group, name=name, starts_on=today, by=manager, at=at)
    open_programme(programme, by=manager, at=at)
    hear(centre, manager=manager, referent=referent, at=at)
    validate_diagnosis(programme, by=manager, at=at)
    plan = {"action": f"{mark} écrire", "person": f"{mark} Inès", "due_on": today}
    record_readiness(
        programme,
        held_on=today,
        participants={"managers": 1, "social_workers": 1},
        answers=[{"statement": one.key, "answer": "not_yet", **plan} for one in statements()],
        by=referent,
        at=at,
    )
    send_notice(programme, by=manager, at=at)
    go(programme, by=manager, at=at)
    return programme


def hear(centre: Centre, *, manager: User, referent: User, at: datetime) -> None:
    """Validate a diagnosis of all the needs there are."""
    today = timezone.localdate(at)
    diagnosis = open_diagnosis(
        centre,
        starts_on=today,
        ends_on=today,
        needs=Need.objects.filter(centre=centre),
        by=referent,
        at=at,
        **HEARD,
    )
    diagnosis.submit(by=referent, at=at)
    diagnosis.validate(by=manager, at=at)


REASON = "Le poste de référente est vacant."


def make_programme(team: Team, *, state: str = ProgrammeState.DRAFT, **fields: Any) -> Programme:
    """A programme that has all that its state asks for, and nothing of what comes next."""
    programme = start_programme(team.centre, by=team.manager, at=NOW)
    for step in ROADS[state]:
        step(team, programme)
    if fields:
        complete(programme, **fields)
    return programme


def complete(programme: Programme, **fields: Any) -> None:
    for name, value in fields.items():
        setattr(programme, name, value)
    programme.save(update_fields=list(fields))


def prepare_opening(team: Team, programme: Programme) -> None:
    complete(
        programme,
        guarantor=team.manager,
        establishment_project_ref="Projet d’établissement 2026, partie 4",
        dpia_on=TODAY,
    )
    for group in ("management", "employees", "residents"):
        seat_one(programme, group=group, name=f"Membre {group}")


def seat_one(programme: Programme, **fields: Any) -> SteeringMember:
    known = {"group": "residents", "starts_on": TODAY} | fields
    if "user" not in known:
        known.setdefault("name", "Une résidente")
    manager = programme.guarantor or make_user(Role.MANAGER, programme.centre)
    return seat(programme, by=manager, at=NOW, **known)


def prepare_diagnosis(team: Team, programme: Programme) -> None:
    if not NeedsDiagnosis.objects.validated().filter(centre=team.centre).exists():
        make_diagnosis(team, state=DiagnosisState.VALIDATED)


def prepare_start(team: Team, programme: Programme) -> None:
    make_readiness(team, programme)
    make_notice(team, programme)
    if not JobDescription.objects.filter(centre=team.centre, state=JobState.ADOPTED).exists():
        make_job(team)


def prepare_end(team: Team, programme: Programme) -> None:
    complete(
        programme,
        final_evaluation="Trois personnes aidées, deux emplois trouvés.",
        evaluated_on=TODAY,
        purge_on=date(2027, 6, 15),
    )


def answers(**changes: dict[str, Any]) -> list[dict[str, Any]]:
    """An answer to each statement, « in place » but where told otherwise."""
    return [
        {"statement": one.key, "answer": "done"} | changes.get(one.key, {}) for one in statements()
    ]


def not_yet(**fields: Any) -> dict[str, Any]:
    plan = {"action": "Écrire la fiche", "person": "Inès", "due_on": date(2026, 9, 1)}
    return {"answer": "not_yet"} | plan | fields


def make_readiness(team: Team, programme: Programme, **fields: Any) -> TeamReadiness:
    told = {
        "held_on": TODAY,
        "participants": {"managers": 1, "social_workers": 4},
        "answers": answers(),
    } | fields
    return record_readiness(programme, by=team.referent, at=NOW, **told)


def make_notice(team: Team, programme: Programme) -> Notice:
    return send_notice(programme, by=team.manager, at=NOW)


def do_open(team: Team, programme: Programme) -> None:
    open_programme(programme, by=team.manager, at=NOW)


def do_validate(team: Team, programme: Programme) -> None:
    validate_diagnosis(programme, by=team.manager, at=NOW)


def do_go(team: Team, programme: Programme) -> None:
    go(programme, by=team.manager, at=NOW)


def do_suspend(team: Team, programme: Programme) -> None:
    suspend(programme, reason=REASON, by=team.manager, at=NOW)


def do_close(team: Team, programme: Programme) -> None:
    close(programme, by=team.manager, at=NOW)


TO_DIAGNOSING = (prepare_opening, do_open)
TO_PREPARING = (*TO_DIAGNOSING, prepare_diagnosis, do_validate)
TO_RUNNING = (*TO_PREPARING, prepare_start, do_go)

ROADS: dict[str, tuple[Any, ...]] = {
    ProgrammeState.DRAFT: (),
    ProgrammeState.DIAGNOSING: TO_DIAGNOSING,
    ProgrammeState.PREPARING: TO_PREPARING,
    ProgrammeState.RUNNING: TO_RUNNING,
    ProgrammeState.SUSPENDED: (*TO_RUNNING, do_suspend),
    ProgrammeState.CLOSED: (*TO_RUNNING, prepare_end, do_close),
}

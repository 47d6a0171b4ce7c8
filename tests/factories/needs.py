"""Diagnoses led to their state by the road a real one takes, and skills of the map."""

from datetime import date, datetime, timedelta
from typing import Any

from helpers.models import Skill
from protocols.actions import declare_skill, open_diagnosis
from protocols.lifecycle import DiagnosisState
from protocols.models import DeclaredSkill, Method, Need, NeedsDiagnosis, PersonGroup
from tests.factories import NOW
from tests.factories.helpers import make_skill
from tests.factories.protocols import Team, make_need

HEARD_FROM, HEARD_UNTIL = date(2026, 3, 1), date(2026, 4, 15)
HEARD = {
    "methods": [Method.TEAM_MEETING, Method.RESIDENT_GROUP],
    "employees": 6,
    "social_workers": 2,
    "residents": 12,
}
AFTER_A_YEAR = NOW + timedelta(days=367)


def make_diagnosis(
    team: Team, *, state: str = DiagnosisState.DRAFT, at: datetime = NOW, **fields: Any
) -> NeedsDiagnosis:
    """A diagnosis of a centre that has at least one need."""
    if not Need.objects.filter(centre=team.centre).exists():
        make_need(team)
    known = {"starts_on": HEARD_FROM, "ends_on": HEARD_UNTIL} | HEARD | fields
    diagnosis = open_diagnosis(team.centre, by=team.referent, at=at, **known)
    if state != DiagnosisState.DRAFT:
        diagnosis.submit(by=team.referent, at=at)
    if state in (DiagnosisState.VALIDATED, DiagnosisState.ARCHIVED):
        diagnosis.validate(by=team.manager, at=at)
    if state == DiagnosisState.ARCHIVED:
        make_diagnosis(team, state=DiagnosisState.VALIDATED, at=at)
        diagnosis.refresh_from_db()
    return diagnosis


def declare(team: Team, skill: Skill | None = None, **who: Any) -> DeclaredSkill:
    """A skill that somebody, the referent if nobody is named, agreed to put on the map."""
    who = who or {"user": team.referent, "group": PersonGroup.EMPLOYEES}
    return declare_skill(team.centre, skill=skill or make_skill(), by=team.manager, at=NOW, **who)

"""What the cast's centre has of needs, for the matrix and the speed of pages."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from helpers.models import Skill
from protocols.actions import declare_skill, open_diagnosis
from protocols.lifecycle import DiagnosisState
from protocols.models import DeclaredSkill, Method, Need, NeedsDiagnosis, PersonGroup


def tell(story: Any, *, mark: str, at: datetime) -> dict[str, Any]:
    """Lead this part of the story by the real doors; return the records that addresses name."""
    today = timezone.localdate(at)
    diagnosis = open_diagnosis(
        story.need.centre,
        starts_on=today - timedelta(days=40),
        ends_on=today,
        methods=[Method.TEAM_MEETING, Method.RESIDENT_GROUP],
        employees=5,
        social_workers=2,
        residents=9,
        return_comment=f"{mark} à revoir",
        needs=[story.need],
        by=story.referent,
        at=at,
    )
    story.need.skills.add(Skill.objects.get(key="reading_a_new_place"))
    declared = declare_skill(
        story.need.centre,
        skill=Skill.objects.get(key="digital_coaching"),
        group=PersonGroup.EMPLOYEES,
        user=story.referent,
        by=story.referent,
        at=at,
    )
    return {"diagnosis": diagnosis, "declared": declared}


def crowd(story: Any) -> None:
    """Add three hundred of each kind of this part."""
    diagnosis, declared = story.told["diagnosis"], story.told["declared"]
    archived = {
        "state": DiagnosisState.ARCHIVED,
        "validated_at": timezone.now(),
        "validated_by": story.manager,
        "centre": diagnosis.centre,
        "starts_on": diagnosis.starts_on,
        "ends_on": diagnosis.ends_on,
    }
    NeedsDiagnosis.objects.bulk_create(
        NeedsDiagnosis(reference=uuid4(), **archived) for _ in range(300)
    )
    Need.objects.filter(centre=diagnosis.centre).update(diagnosis=diagnosis)
    persons = story.person.centre.persons.filter(code__startswith="X")
    DeclaredSkill.objects.bulk_create(
        DeclaredSkill(
            centre=declared.centre,
            group=PersonGroup.RESIDENTS,
            skill=declared.skill,
            person=person,
            agreed_at=declared.agreed_at,
        )
        for person in persons
    )


OWNERS: dict[str, Any] = {}
"""Pages that make a record are reached from the record it belongs to."""

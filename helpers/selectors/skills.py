"""What pages show of the catalogue of skills, and of the frameworks they are aligned with."""

from datetime import date
from typing import Any

from helpers import wording
from helpers.frameworks import alignments_of
from helpers.models import Skill


def catalogue() -> list[tuple[str, list[Skill]]]:
    """Return all skills by family, those that hold none left out."""
    groups: dict[str, list[Skill]] = {family: [] for family in Skill.Family.values}
    for skill in Skill.objects.order_by("position", "pk"):
        groups[skill.family].append(skill)
    return [(str(Skill.Family(family).label), group) for family, group in groups.items() if group]


def page_of_skill(skill: Skill, *, on: date) -> dict[str, Any]:
    return {
        "skill": skill,
        "levels": wording.levels(),
        "evidence": wording.evidence_for(skill.key),
        "alignments": alignments_of(skill.alignments, on=on),
    }

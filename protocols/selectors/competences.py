"""The map of competences: who can do what, among employees, volunteers, helpers, residents."""

from collections import defaultdict
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from common.lists import PER_PAGE
from helpers.lifecycle import LEFT
from helpers.models import Discernment, Skill
from people.models import IN_CHARGE, Centre, User
from protocols.models import DeclaredSkill, PersonGroup
from protocols.selectors.grid import centres_of, chosen

HELPER = "experience__helper"


def recognised_in(centre: Centre) -> QuerySet[Discernment]:
    """Return the recognised skills of the helpers of a centre who have not left."""
    theirs = Discernment.objects.recognised().filter(experience__helper__person__centre=centre)
    return theirs.exclude(experience__helper__state=LEFT).order_by()


def declared_in(centre: Centre) -> QuerySet[DeclaredSkill]:
    """Return what people of a centre declared, but for what is recognised as well."""
    twice = recognised_in(centre).filter(
        experience__helper__person=OuterRef("person"), skill=OuterRef("skill")
    )
    return DeclaredSkill.objects.filter(~Exists(twice), centre=centre)


def map_of(user: User, *, centre: str, skill: str, page: str) -> dict[str, Any]:
    """Return, for each skill somebody here has, how many in each group.

    Names are for those in charge, one skill at a time.
    """
    centres = list(centres_of(user))
    here = chosen(centres, centre)
    counts = counts_in(here)
    skills = list(Skill.objects.filter(pk__in=counts).order_by("position", "pk"))
    may_name = here.pk in user.centre_ids(*IN_CHARGE)
    named = next((one for one in skills if may_name and one.key == skill), None)
    own = DeclaredSkill.objects.filter(Q(user=user) | Q(person__user=user), centre=here)
    return {
        "centres": centres,
        "centre": here,
        "groups": PersonGroup.labels,
        "rows": [
            (one, list(zip(PersonGroup.labels, counts[one.pk], strict=True)), sum(counts[one.pk]))
            for one in skills
        ],
        "may_name": may_name,
        "named": named,
        "page": Paginator(names_of(here, named), PER_PAGE).get_page(page) if named else None,
        "own": own.select_related("skill").order_by("skill__position", "pk"),
    }


def counts_in(centre: Centre) -> dict[int, list[int]]:
    """Count who has each skill, in the order of the groups: two queries."""
    counts: dict[int, dict[str, int]] = defaultdict(lambda: dict.fromkeys(PersonGroup.values, 0))
    recognised = recognised_in(centre).values("skill").annotate(count=Count(HELPER, distinct=True))
    declared = declared_in(centre).order_by().values("skill", "group").annotate(count=Count("pk"))
    for known in recognised:
        counts[known["skill"]][PersonGroup.HELPERS] = known["count"]
    for told in declared:
        counts[told["skill"]][told["group"]] += told["count"]
    return {skill: list(groups.values()) for skill, groups in counts.items()}


def names_of(centre: Centre, skill: Skill) -> list[dict[str, Any]]:
    """Return who has this skill here, group by group, and how it is known: two queries."""
    declared = declared_in(centre).filter(skill=skill).select_related("skill", "user", "person")
    recognised = recognised_in(centre).filter(skill=skill)
    names = recognised.values_list("experience__helper__person__chosen_name", flat=True)
    lines: list[dict[str, Any]] = [
        {"name": name, "group": PersonGroup.HELPERS, "declared": None} for name in names.distinct()
    ]
    for one in declared:
        known = one.person.chosen_name if one.person else one.user.name if one.user else ""
        lines.append({"name": known, "group": PersonGroup(one.group), "declared": one})
    order = PersonGroup.values
    return sorted(lines, key=lambda line: (order.index(line["group"]), line["name"]))

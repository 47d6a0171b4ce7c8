"""Which skills meet which needs of a centre, at a glance (3.02, 3.06)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db import models
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from common.lists import PER_PAGE
from helpers.lifecycle import ACTIVE, CONSOLIDATED, LEFT, DiscernmentState
from helpers.models import Discernment, Skill
from helpers.selectors.bridge import has_bridge
from people.models import Centre, User
from protocols.lifecycle import NeedState
from protocols.models import Need, NeedsDiagnosis

OF_USE = [Discernment.Decision.CORE, Discernment.Decision.USEFUL]
AT_WORK = [ACTIVE, CONSOLIDATED]


class Cover(models.TextChoices):
    """How a skill that a need asks for is met here. Never a judgement on anybody."""

    COVERED = "covered", _("Skill covered")
    RESERVE = "reserve", _("Skill in reserve")
    MISSING = "missing", _("Skill missing")
    SPARE = "spare", _("Not needed here today")


LEGEND = {
    Cover.COVERED: ("is-done", "check-lg", _("An active peer helper has it, recognised.")),
    Cover.RESERVE: (
        "is-info",
        "hourglass-split",
        _("Somebody has it: not recognised yet, or not active now."),
    ),
    Cover.MISSING: ("is-wait", "exclamation-triangle", _("A need asks for it, nobody has it.")),
    Cover.SPARE: ("is-rest", "circle", _("Somebody has it, no need asks for it.")),
}
"""How each is shown (class, icon), and what it means."""


@dataclass(slots=True)
class Held:
    """How many helpers of a centre hold a skill: ready now, and in reserve.

    Among the latter, those for whom only a language shared with the team is missing.
    """

    ready: int = 0
    reserve: int = 0
    unbridged: int = 0

    def cover(self) -> Cover:
        if self.ready:
            return Cover.COVERED
        return Cover.RESERVE if self.reserve else Cover.MISSING

    def count(self) -> int:
        return self.ready or self.reserve

    def cell(self) -> tuple[Cover, int]:
        return self.cover(), self.count()


NONE = Held()
URGENT = (Cover.MISSING, Cover.RESERVE, Cover.COVERED)
"""The order of the columns: what is missing is seen first."""
UPRIGHT = 6

Cell = tuple[Cover, int] | None
"""How the skill is met and by how many; nothing where the need does not ask for it."""


@dataclass(slots=True)
class Row:
    need: Need
    cells: list[tuple[Skill, Cell]]

    def is_short(self) -> bool:
        """Tell whether a skill that the need asks for is held by nobody."""
        return any(cell is not None and cell[0] == Cover.MISSING for _skill, cell in self.cells)

    def asks_nothing(self) -> bool:
        return all(cell is None for _skill, cell in self.cells)


@dataclass(slots=True)
class Grid:
    skills: list[Skill]
    rows: list[Row]
    spare: list[tuple[Skill, Held]]
    """Skills that helpers hold and no open need asks for."""
    missing: list[Skill]
    """Skills that an open need of the centre asks for and nobody holds."""
    unbridged: list[tuple[Skill, int]]
    """Language skills asked for whose helpers share no language with the team yet (3.03)."""

    def is_wide(self) -> bool:
        """Tell whether the skills are too many for their names to stand upright."""
        return len(self.skills) > UPRIGHT


def open_needs_of(centre: Centre) -> QuerySet[Need]:
    """Return the needs of the grid, those of first priority first."""
    return centre.needs.exclude(state=NeedState.CLOSED).select_related("domain").by_rank()


def grid_of(centre: Centre, needs: Iterable[Need] | None = None) -> Grid:
    """Return the grid of a centre: of these of its needs, or of all that are open.

    Four queries and the needs, whatever the number of rows: skills are counted in the database.
    """
    needs = list(open_needs_of(centre) if needs is None else needs)
    held = held_in(centre)
    catalogue = Skill.objects.only("key", "label").order_by("position", "pk")
    skills = {skill.pk: skill for skill in catalogue}
    asking = Need.skills.through.objects.filter(need__centre=centre)
    asking = asking.exclude(need__state=NeedState.CLOSED)
    asked_anywhere = set(asking.values_list("skill_id", flat=True).distinct())
    asked: dict[int, set[int]] = {need.pk: set() for need in needs}
    for need_id, skill_id in pairs_of(needs):
        asked[need_id].add(skill_id)
    here = set().union(*asked.values())
    met = {pk: held.get(pk, NONE).cell() for pk in here}
    columns = [skill for pk, skill in skills.items() if pk in here]
    columns.sort(key=lambda skill: URGENT.index(met[skill.pk][0]))
    return Grid(
        skills=columns,
        rows=[
            Row(need, [(s, met[s.pk] if s.pk in asked[need.pk] else None) for s in columns])
            for need in needs
        ],
        spare=[(skills[pk], held[pk]) for pk in skills if pk in held and pk not in asked_anywhere],
        missing=[skills[pk] for pk in skills if pk in asked_anywhere and pk not in held],
        unbridged=[
            (skills[pk], held[pk].unbridged)
            for pk in skills
            if pk in asked_anywhere and pk in held and held[pk].unbridged
        ],
    )


def pairs_of(needs: list[Need]) -> Iterable[tuple[int, int]]:
    """Return which need asks for which skill."""
    asking = Need.skills.through.objects.filter(need__in=[need.pk for need in needs])
    return asking.values_list("need_id", "skill_id")


def held_in(centre: Centre) -> dict[int, Held]:
    """Count, for each skill, the helpers of a centre who hold it: one query.

    Ready: recognised, and its helper is at work; a language skill asks besides for a bridge with
    the team (3.03). In reserve: decided as core or useful, or recognised, and not ready. Who has
    left is not counted.
    """
    decided = (
        Discernment.objects.filter(experience__helper__person__centre=centre, decision__in=OF_USE)
        .exclude(state=DiscernmentState.OPEN)
        .exclude(experience__helper__state=LEFT)
    )
    helper = "experience__helper"
    at_work = Q(state=DiscernmentState.RECOGNISED, experience__helper__state__in=AT_WORK)
    spoken = Q(skill__family=Skill.Family.LANGUAGE)
    bridged = Q(has_bridge(centre.organisation, helper=helper))
    counted = (
        decided.order_by()
        .values("skill")
        .annotate(
            ready=Count(helper, filter=at_work & (~spoken | bridged), distinct=True),
            unbridged=Count(helper, filter=at_work & spoken & ~bridged, distinct=True),
            everybody=Count(helper, distinct=True),
        )
    )
    return {
        row["skill"]: Held(row["ready"], row["everybody"] - row["ready"], row["unbridged"])
        for row in counted
    }


def centres_of(user: User) -> QuerySet[Centre]:
    """Return the centres where this person is on the team, by name."""
    mine = Centre.objects.filter(pk__in=user.centre_ids()).select_related("organisation")
    return mine.order_by("name", "pk")


def chosen(centres: list[Centre], asked: str) -> Centre:
    """Return the centre that was asked for, or the first of them."""
    return next((one for one in centres if str(one.reference) == asked), centres[0])


def centre_asked(user: User, reference: str) -> Centre:
    return chosen(list(centres_of(user)), reference)


def page_of_grid(user: User, *, centre: str, page: str) -> dict[str, Any]:
    """Return one page of the grid of one of this person's centres."""
    centres = list(centres_of(user))
    here = chosen(centres, centre)
    needs = Paginator(open_needs_of(here), PER_PAGE).get_page(page)
    return {
        "centres": centres,
        "centre": here,
        "page": needs,
        "grid": grid_of(here, needs),
        "legend": [(cover.label, *LEGEND[cover]) for cover in Cover],
        "diagnosis": NeedsDiagnosis.objects.validated().filter(centre=here).first(),
    }

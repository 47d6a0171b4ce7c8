"""The page of figures: which centres, which numbers, and which of them are masked."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from monitoring.indicators import (
    INDICATORS,
    CentreFigures,
    Indicator,
    figures_of,
    protocols_in_force,
    sessions_in,
)
from monitoring.masking import Cell, exact, masked, rate
from monitoring.periods import Period
from people.models import IN_CHARGE, Centre, Role, User


@dataclass(frozen=True, slots=True)
class Row:
    """One centre and its cells, in the order of the indicators."""

    centre: Centre
    cells: list[Cell]
    opening: Cell
    """Of a hundred who told what followed, how many had an opening."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything the page shows; no number that may not be shown is in it."""

    period: Period
    indicators: tuple[Indicator, ...]
    rows: list[Row]
    totals: list[Cell]
    behind: list[CentreFigures]
    is_masked: bool

    @property
    def has_total(self) -> bool:
        """One centre alone has no total: it would be its own numbers."""
        return len(self.rows) > 1


def centres_for(user: User) -> QuerySet[Centre]:
    """Return the centres whose figures this person reads: their association's, or their own."""
    overseen = user.overseen_organisation_ids(Role.HEADQUARTERS)
    if overseen:
        return Centre.objects.filter(organisation__in=overseen)
    return Centre.objects.filter(pk__in=user.centre_ids(*IN_CHARGE))


def figures_for(user: User, period: Period, *, today: date) -> Figures:
    """Count, and mask for those who oversee; who is in charge opens the very lists anyway."""
    is_masked = bool(user.overseen_organisation_ids(Role.HEADQUARTERS))
    counted = figures_of(centres_for(user), period, today=today)
    columns = [column(indicator, counted, is_masked=is_masked) for indicator in INDICATORS]
    return Figures(
        period=period,
        indicators=INDICATORS,
        rows=[
            row_of(figures.centre, [cells[place] for cells, _total in columns])
            for place, figures in enumerate(counted)
        ],
        totals=[total for _cells, total in columns],
        behind=[figures for figures in counted if figures.waiting],
        is_masked=is_masked,
    )


def row_of(centre: Centre, cells: list[Cell]) -> Row:
    by_key = {indicator.key: cell for indicator, cell in zip(INDICATORS, cells, strict=True)}
    return Row(centre, cells, rate(by_key["opened"], by_key["followed"]))


def column(
    indicator: Indicator, counted: list[CentreFigures], *, is_masked: bool
) -> tuple[list[Cell], Cell]:
    values = [figures.counts[indicator.key] for figures in counted]
    if is_masked and indicator.is_about_persons:
        return masked(values)
    return [exact(value) for value in values], exact(sum(values))


def figures_of_month(
    centre_ids: Collection[int], month: Period, *, today: date
) -> list[tuple[Indicator, int]]:
    """Return the figures of these centres together, for their manager's home: two queries."""
    held = list(sessions_in(centre_ids, month))
    in_force = list(protocols_in_force(centre_ids, min(month.last, today)))
    counted = {
        "helpers": sum(row["helpers"] for row in held),
        "persons": sum(row["persons"] for row in held),
        "hours": sum(row["minutes"] for row in held) // 60,
        "protocols": sum(row["protocols"] for row in in_force),
    }
    by_key = {indicator.key: indicator for indicator in INDICATORS}
    return [(by_key[key], count) for key, count in counted.items()]

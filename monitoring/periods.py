"""A month, a quarter or a year, as an address names it: `2026-06`, `2026-Q2`, `2026`."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.dates import MONTHS
from django.utils.translation import gettext

SHAPE = re.compile(r"(20\d\d)(?:-(?:(0[1-9]|1[0-2])|Q([1-4])))?")
QUARTERS_BACK = 5


@dataclass(frozen=True, slots=True)
class Period:
    """Whole months of one year, both ends included."""

    year: int
    first_month: int
    months: int

    @property
    def key(self) -> str:
        if self.months == 12:
            return f"{self.year}"
        if self.months == 3:
            return f"{self.year}-Q{self.quarter}"
        return f"{self.year}-{self.first_month:02d}"

    @property
    def quarter(self) -> int:
        return (self.first_month + 2) // 3

    @property
    def first(self) -> date:
        return date(self.year, self.first_month, 1)

    @property
    def last(self) -> date:
        years, month = divmod(self.first_month - 1 + self.months, 12)
        return date(self.year + years, month + 1, 1) - timedelta(days=1)

    def label(self) -> str:
        """Return the name of the period as people say it."""
        if self.months == 12:
            return gettext("Year %(year)s") % {"year": self.year}
        if self.months == 3:
            months = {"first": month_name(self.first_month), "last": month_name(self.last.month)}
            return gettext("%(first)s to %(last)s %(year)s") % {**months, "year": self.year}
        return f"{month_name(self.first_month)} {self.year}"


def month_name(month: int) -> str:
    return str(MONTHS[month])


def month_of(day: date) -> Period:
    return Period(day.year, day.month, 1)


def quarter_of(day: date) -> Period:
    return Period(day.year, (day.month - 1) // 3 * 3 + 1, 3)


def year_of(day: date) -> Period:
    return Period(day.year, 1, 12)


def period_named(key: str, *, today: date) -> Period:
    """Return the period of this name; the running quarter for a name that is none."""
    named = SHAPE.fullmatch(key)
    if not named:
        return quarter_of(today)
    year, month, quarter = (int(part) if part else 0 for part in named.groups())
    if month:
        return Period(year, month, 1)
    if quarter:
        return Period(year, quarter * 3 - 2, 3)
    return Period(year, 1, 12)


def offered(today: date) -> list[Period]:
    """Return the periods a page offers: quarters back, two months, two years."""
    quarters = [quarter_of(today)]
    while len(quarters) < QUARTERS_BACK:
        quarters.append(quarter_of(quarters[-1].first - timedelta(days=1)))
    months = [month_of(today), month_of(today.replace(day=1) - timedelta(days=1))]
    return [*quarters, *months, year_of(today), Period(today.year - 1, 1, 12)]

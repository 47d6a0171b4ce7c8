from datetime import date

import pytest

from monitoring.periods import Period, offered, period_named

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("key", "first", "last"),
    [
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-12", date(2026, 12, 1), date(2026, 12, 31)),
        ("2026-Q1", date(2026, 1, 1), date(2026, 3, 31)),
        ("2025-Q4", date(2025, 10, 1), date(2025, 12, 31)),
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
    ],
)
def test_period_is_found_by_its_name(key, first, last):
    period = period_named(key, today=TODAY)

    assert (period.key, period.first, period.last) == (key, first, last)


@pytest.mark.parametrize("key", ["", "2026-13", "2026-Q5", "1999", "2026-1", "now", "2026\x00"])
def test_a_name_that_is_none_gives_the_running_quarter(key):
    assert period_named(key, today=TODAY) == Period(2026, 10, 3)


def test_offered_periods_begin_with_the_running_quarter():
    assert [period.key for period in offered(TODAY)] == [
        "2026-Q4", "2026-Q3", "2026-Q2", "2026-Q1", "2025-Q4", "2026-11", "2026-10", "2026", "2025"
    ]  # fmt: skip

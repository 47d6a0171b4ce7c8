"""Small counts stay hidden, whatever one adds up or takes away."""

from itertools import product

import pytest

from monitoring.masking import FLOOR, MASKED, SMALL, STEP, Cell, Shown, exact, masked


def about(value: int) -> Cell:
    return Cell(Shown.ABOUT, value)


@pytest.mark.parametrize(
    ("values", "cells", "total"),
    [
        ([], [], exact(0)),
        ([7], [exact(7)], exact(7)),
        ([9, 12, 30], [exact(9), exact(12), exact(30)], exact(51)),
        # One small count takes the smallest of the others with it.
        ([14, 12, 13, 3], [exact(14), MASKED, exact(13), SMALL], about(40)),
        ([14, 12, 2, 1], [exact(14), exact(12), SMALL, SMALL], about(30)),
        # Nothing is told where the total would tell it.
        ([3], [SMALL], MASKED),
        ([5, 0], [MASKED, SMALL], MASKED),
        ([4, 4], [SMALL, SMALL], MASKED),
    ],
)
def test_column_is_masked(values, cells, total):
    assert masked(values) == (cells, total)


def possible(cells: list[Cell], total: Cell) -> list[set[int]]:
    """Return, for each cell, the counts that someone who reads the column cannot rule out."""
    spans = [
        range(FLOOR) if cell is SMALL else range(FLOOR, 40) if cell is MASKED else [cell.value]
        for cell in cells
    ]
    margin = STEP // 2 if total.shown is Shown.ABOUT else 1000 if total is MASKED else 0
    fitting = [
        counts
        for counts in product(*spans)
        if total is MASKED or abs(sum(counts) - total.value) <= margin
    ]
    return [set(counts) for counts in zip(*fitting, strict=True)]


@pytest.mark.parametrize("length", [1, 2, 3])
def test_no_subtraction_gives_a_small_count_back(length):
    for values in product(range(12), repeat=length):
        cells, total = masked(values)

        for cell, counts in zip(cells, possible(cells, total), strict=True):
            if cell is SMALL:
                assert counts == set(range(FLOOR)), (values, total)


def test_a_masked_cell_carries_no_number():
    cells, total = masked([3, 20, 30])

    assert [cell.value for cell in cells] == [None, None, 30]
    assert total.value == 55

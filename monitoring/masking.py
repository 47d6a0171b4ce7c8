"""Small numbers about persons are not shown, nor given back by a subtraction (P21).

A count below five is shown « <5 ». When it is alone in its column, the smallest of the others is
masked with it. The total is rounded to the nearest five, and not shown at all where even the
rounded one would narrow what a masked count can be.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

FLOOR = 5
STEP = 5


class Shown(StrEnum):
    EXACT = "exact"
    SMALL = "small"
    MASKED = "masked"
    ABOUT = "about"
    RATE = "rate"


@dataclass(frozen=True, slots=True)
class Cell:
    """What may be shown in place of a number; a masked one does not carry it any more."""

    shown: Shown
    value: int | None = None


SMALL, MASKED = Cell(Shown.SMALL), Cell(Shown.MASKED)


def exact(value: int) -> Cell:
    return Cell(Shown.EXACT, value)


def masked(values: Sequence[int]) -> tuple[list[Cell], Cell]:
    """Return the cells to show for the counts of one column, and the one for their total."""
    small = {place for place, value in enumerate(values) if value < FLOOR}
    if not small:
        return [exact(value) for value in values], exact(sum(values))
    others = [place for place in range(len(values)) if place not in small]
    second = min(others, key=lambda place: values[place]) if len(small) == 1 and others else None
    cells = [
        SMALL if place in small else MASKED if place == second else exact(value)
        for place, value in enumerate(values)
    ]
    return cells, total_of(values, small, second)


def total_of(values: Sequence[int], small: set[int], second: int | None) -> Cell:
    """Return the rounded total, unless it says more of a small count than « <5 » does.

    Who reads it knows the sum of the hidden counts to within its rounding. It is shown only if
    each small count could still be anything from 0 to 4.
    """
    about = round_to_step(sum(values))
    hidden = small | ({second} if second is not None else set())
    told = sum(value for place, value in enumerate(values) if place not in hidden)
    lowest, highest = about - STEP // 2 - told, about + STEP // 2 - told
    if second is not None:
        may_be_anything = highest - FLOOR >= FLOOR - 1
    else:
        may_be_anything = lowest <= (len(small) - 1) * (FLOOR - 1) and highest >= FLOOR - 1
    return Cell(Shown.ABOUT, about) if may_be_anything else MASKED


def rate(part: Cell, whole: Cell) -> Cell:
    """Return how many in a hundred, to the nearest five, from what is shown of both.

    Of fewer than five it is not told, nor where a count is masked: it would give it back.
    """
    known = part.shown == whole.shown == Shown.EXACT
    if not known or not whole.value or whole.value < FLOOR:
        return MASKED
    return Cell(Shown.RATE, round_to_step(round(100 * (part.value or 0) / whole.value)))


def round_to_step(value: int) -> int:
    return (value + STEP // 2) // STEP * STEP

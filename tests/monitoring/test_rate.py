import pytest

from monitoring.masking import MASKED, SMALL, Cell, Shown, exact, rate


@pytest.mark.parametrize(
    ("part", "whole", "told"),
    [
        (exact(6), exact(10), 60),
        (exact(7), exact(11), 65),
        (exact(0), exact(5), 0),
        (exact(9), exact(9), 100),
    ],
)
def test_a_rate_is_told_to_the_nearest_five(part, whole, told):
    assert rate(part, whole) == Cell(Shown.RATE, told)


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        (exact(1), exact(4)),
        (SMALL, exact(10)),
        (exact(6), MASKED),
        (exact(0), exact(0)),
        (exact(6), Cell(Shown.ABOUT, 10)),
    ],
)
def test_of_few_or_of_what_is_masked_no_rate_is_told(part, whole):
    assert rate(part, whole) == MASKED

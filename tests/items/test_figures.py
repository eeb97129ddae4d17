"""Numbers written the way a passage writes them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizapp.items.figures import style


@pytest.mark.parametrize(
    ("value", "figure", "written"),
    [
        (7_500, "7,200", "7,500"),
        (13 * 10**9, "$12.5bn", "$13bn"),
        (120 * 10**6, "$4M", "$120M"),
        (114 * 10**6, "113.8 million euros", "114 million euros"),
        (2_000_000, "a million", "2 million"),
        (500_000, "2 million", "500,000"),
        (60, "55 percent", "60 percent"),
        (Fraction(5, 2), "$2.4", "$2.5"),
        (9_000_000, "5 to 8 million", "9 million"),
        (70, "seventy-two", "70"),
    ],
)
def test_a_number_takes_the_sign_the_scale_and_the_words_of_another(
    value: Fraction | int, figure: str, written: str
) -> None:
    assert style(Fraction(value), figure) == written

"""What to teach again: what most fell for, the surer the sooner, and nothing that only a few did."""

from __future__ import annotations

from quizapp.learning.reteaching import Misread, choose_to_reteach


def test_most_students_come_first_and_three_are_enough() -> None:
    misreads = [Misread(f"m{number}", number, 40, number, float(number)) for number in range(1, 12)]
    assert [one.name for one in choose_to_reteach(misreads)] == ["m11", "m10", "m9"]


def test_what_fewer_than_five_fell_for_is_not_told() -> None:
    assert choose_to_reteach([Misread("four", 4, 40, 20, 30.0)]) == ()


def test_sure_students_weigh_more_than_guessing_ones() -> None:
    sure, guessed = Misread("sure", 10, 40, 10, 15.0), Misread("guessed", 12, 40, 12, 6.0)
    assert choose_to_reteach([guessed, sure]) == (sure, guessed)

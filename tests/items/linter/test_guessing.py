"""Nobody scores without reading: not by length, numbers, quotations, hedges, form, verdict or place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest

from quizapp.content.shipped import load_release
from quizapp.items.item import Item, Option, Order, Polarity
from quizapp.items.linter.clues import CLUES, hedges
from quizapp.items.linter.guessing import (
    FEWEST_OF_A_DESIGN,
    Guess,
    guessable,
    guesses,
    parts_by_design,
    share_by_design,
)
from tests.factories import make_item

Change = Callable[[Option], Option]


@pytest.fixture(scope="module")
def items() -> tuple[Item, ...]:
    bank, _, _ = load_release()
    return tuple(bank.approved)


def change(items: tuple[Item, ...], how: Change) -> list[Item]:
    return [
        replace(
            item,
            parts=tuple(replace(part, options=tuple(map(how, part.options))) for part in item.parts),
        )
        for item in items
    ]


def test_the_shipped_bank_gives_nothing_away(items: tuple[Item, ...]) -> None:
    assert list(guessable(items)) == []


@pytest.mark.parametrize(
    ("how", "clue"),
    [
        (lambda o: replace(o, text=o.text + " " * 200 * o.is_key), "the longest"),
        (lambda o: replace(o, text=o.text + " " * 200 * (not o.is_key)), "the shortest"),
        (lambda o: replace(o, text="7" if o.is_key else "seven"), "the one with a number"),
        (lambda o: replace(o, text="seven" if o.is_key else "7"), "the one without a number"),
        (lambda o: replace(o, text="“a”" if o.is_key else "a"), "the one that quotes"),
        (lambda o: replace(o, text="a" if o.is_key else "“a”"), "the one that quotes nothing"),
        (lambda o: replace(o, text="9 of 7" if o.is_key else "8"), "the one with the largest number"),
        (lambda o: replace(o, text="9 of 7" if o.is_key else "8"), "the one with the smallest number"),
        (lambda o: replace(o, text="it may be" if o.is_key else "it is"), "the one that hedges"),
        (lambda o: replace(o, text="it is" if o.is_key else "it may be"), "the one that hedges nothing"),
        (lambda o: replace(o, text="it is." if o.is_key else "it is"), "the one that differs in form"),
        (lambda o: replace(o, text="Yes: a" if o.is_key else "No: a"), "yes"),
        (lambda o: replace(o, text="No: a" if o.is_key else "Yes: a"), "no"),
    ],
)
def test_a_bank_that_gives_a_clue_is_found_out(items: tuple[Item, ...], how: Change, clue: str) -> None:
    told = [finding.message for finding in guessable(change(items, how))]
    assert any(f"always takes {clue} is right in 100%" in message for message in told)


def test_keys_that_always_stand_in_one_place_are_found_out(items: tuple[Item, ...]) -> None:
    first = [
        replace(
            item,
            parts=tuple(
                replace(
                    part,
                    order=Order.FIXED,
                    options=tuple(sorted(part.options, key=lambda option: not option.is_key)),
                )
                for part in item.parts
            ),
        )
        for item in items
    ]
    assert any("place 1 is right in 100%" in finding.message for finding in guessable(first))


def test_a_handful_of_questions_proves_nothing(items: tuple[Item, ...]) -> None:
    assert list(guessable(change(items[:10], lambda o: replace(o, text="Yes" if o.is_key else "No")))) == []


@pytest.mark.parametrize("polarity", [Polarity.PROBLEM, Polarity.NONE])
def test_a_design_that_always_answers_one_way_is_found_out(polarity: Polarity) -> None:
    items = [make_item(number, polarity=polarity, design="one-way") for number in range(12)]
    items += [make_item(number, polarity=Polarity.NOT_APPLICABLE) for number in range(12, 24)]
    assert any("each design mostly says is right in 100%" in finding.message for finding in guessable(items))


def test_a_design_that_answers_both_ways_tells_nothing() -> None:
    polarities = [Polarity.PROBLEM, Polarity.NONE]
    items = [make_item(number, polarity=polarities[number % 2]) for number in range(12)]
    (parts,) = parts_by_design(items)
    assert share_by_design(parts) == Fraction(1, 2)


def test_too_few_items_of_a_design_have_no_habit_to_learn() -> None:
    items = [make_item(number) for number in range(FEWEST_OF_A_DESIGN - 1)]
    assert parts_by_design(items) == []
    assert len(parts_by_design([*items, make_item(30)])) == 1


def test_a_quoted_hedge_is_what_an_option_speaks_of() -> None:
    assert hedges("Yes: at least one fits.")
    assert not hedges("Yes: “at least” leaves room for more.")


def test_every_clue_has_its_own_guesser(items: tuple[Item, ...]) -> None:
    told = [guess.who.removeprefix("who always takes ") for guess in guesses(items)]
    assert told[: len(CLUES)] == list(CLUES)


def test_the_error_of_chance_is_that_of_independent_trials() -> None:
    guess = guesses([make_item(number) for number in range(25)])[0]
    assert (guess.parts, guess.chance) == (25, Fraction(1, 2))
    assert guess.error == pytest.approx(0.1)  # the root of 25 × ½ × ½, over 25


@pytest.mark.parametrize(("parts", "most"), [(30, 0.33), (1875, 0.27)])
def test_a_guesser_stays_within_eight_points_and_two_standard_errors(parts: int, most: float) -> None:
    chance = Fraction(1, 4)
    error = (parts * 0.25 * 0.75) ** 0.5 / parts
    assert Guess("who", parts, chance, chance, error).most == pytest.approx(most)
    assert not Guess("who", parts, Fraction(most - 0.001), chance, error).gives_away
    assert Guess("who", parts, Fraction(most + 0.001), chance, error).gives_away

"""What holds for every interaction: bound, read back as written, and no more than it could earn."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.errors import InvalidResponseError
from quizapp.items.interactions import INTERACTIONS
from quizapp.items.interactions.match import JOIN
from quizapp.items.interactions.score import Score
from quizapp.items.interactions.shown import Shown, show_part, shown_from_document
from quizapp.items.item import CHOOSING, Interaction, Part
from tests.items.interactions.parts import EVERY, make_choosing, make_match, make_number, make_order

BY_INTERACTION = {part.interaction: part for part in EVERY}


def show(part: Part) -> Shown:
    return show_part(part, [option.id for option in part.options][::-1])


def perfect(part: Part) -> tuple[str, ...]:
    """Give the answer that earns everything."""
    if part.number is not None:
        return (part.number.value,)
    if part.interaction in CHOOSING:
        return tuple(option.id for option in part.options if option.is_key)
    return tuple(f"{option.id}{JOIN}{option.target}" for option in part.options)


@st.composite
def answered(draw: st.DrawFn) -> tuple[Part, tuple[str, ...]]:
    """A part, and something that can be given as an answer to it, as it is stored."""
    part = draw(st.sampled_from(EVERY))
    if part.number is not None:
        number = draw(st.none() | st.fractions(0, 10**12, max_denominator=1000))
        decimal = None if number is None else Fraction(round(number * 1000), 1000)
        return part, () if decimal is None else (str(decimal),)
    if part.interaction is Interaction.SINGLE_CHOICE:
        return part, draw(st.sampled_from([(), *((option.id,) for option in part.options)]))
    picked = [option for option in part.options if draw(st.booleans())]
    if part.interaction in CHOOSING:
        return part, tuple(option.id for option in picked)
    targets = st.sampled_from(part.target_ids)
    return part, tuple(f"{option.id}{JOIN}{draw(targets)}" for option in picked)


def test_every_interaction_is_bound() -> None:
    assert set(INTERACTIONS) == set(Interaction) == set(BY_INTERACTION)


@given(answered())
def test_what_is_stored_can_be_shown_and_read_back(case: tuple[Part, tuple[str, ...]]) -> None:
    part, chosen = case
    binding, shown = INTERACTIONS[part.interaction], show(part)
    assert sorted(binding.read(shown, binding.write(shown, chosen))) == sorted(chosen)


@given(answered())
def test_no_answer_earns_more_than_the_perfect_one(case: tuple[Part, tuple[str, ...]]) -> None:
    part, chosen = case
    score = INTERACTIONS[part.interaction].grade(part, chosen)
    assert 0 <= score.points <= score.of
    assert score.is_full == (set(chosen) == set(perfect(part)))


@given(answered())
def test_what_was_answered_is_told_line_by_line(case: tuple[Part, tuple[str, ...]]) -> None:
    part, chosen = case
    told = INTERACTIONS[part.interaction].tell(part, chosen)
    assert bool(told) == bool(chosen)
    if INTERACTIONS[part.interaction].grade(part, chosen).is_full:
        assert all(line.is_right for line in told)
    if chosen and not any(line.is_right for line in told):
        assert not INTERACTIONS[part.interaction].grade(part, chosen).points


@pytest.mark.parametrize("part", EVERY, ids=lambda part: part.interaction.value)
def test_the_perfect_answer_is_complete_and_no_answer_is_not(part: Part) -> None:
    binding, shown = INTERACTIONS[part.interaction], show(part)
    assert binding.is_complete(shown, perfect(part))
    assert not binding.is_complete(shown, ())
    assert binding.grade(part, ()).points == 0


@pytest.mark.parametrize("part", EVERY, ids=lambda part: part.interaction.value)
def test_an_order_is_stored_and_read_back(part: Part) -> None:
    assert shown_from_document(show(part).to_document()) == show(part)


@given(st.sampled_from(EVERY), st.lists(st.text(max_size=6), max_size=8))
def test_whatever_is_sent_is_read_or_refused(part: Part, given: list[str]) -> None:
    binding = INTERACTIONS[part.interaction]
    try:
        chosen = binding.read(show(part), given)
    except InvalidResponseError:
        return
    assert 0 <= binding.grade(part, chosen).points <= binding.grade(part, chosen).of


@pytest.mark.parametrize("interaction", [Interaction.MULTIPLE_CHOICE, Interaction.PICK_PHRASES])
@pytest.mark.parametrize(
    ("chosen", "points"),
    [("abc", 2), ("ab", 1), ("a", 0), ("abcd", 1), ("abde", 0), ("abcdefgh", 0), ("", 0)],
)
def test_a_wrong_choice_takes_a_right_one_away(interaction: Interaction, chosen: str, points: int) -> None:
    part = make_choosing(interaction, "abc", "defgh")
    assert INTERACTIONS[interaction].grade(part, tuple(chosen)) == Score(points, 2)


@pytest.mark.parametrize(
    ("pairs", "points"),
    [("a>x b>y c>x d>z", 2), ("a>x b>y c>y d>y", 1), ("a>x b>x c>y d>y", 0), ("a>x b>y", 1)],
)
def test_half_of_the_pairs_is_half_of_the_points(pairs: str, points: int) -> None:
    part = make_match({"a": "x", "b": "y", "c": "x", "d": "z"}, "xyz")
    assert INTERACTIONS[Interaction.MATCH].grade(part, pairs.split()) == Score(points, 2)


@pytest.mark.parametrize(
    ("places", "points"),
    [("1234", 2), ("2134", 1), ("1324", 1), ("1243", 1), ("3214", 0), ("4321", 0), ("1134", 0), ("2143", 0)],
)
def test_an_order_is_nearly_right_where_two_neighbours_change_over(places: str, points: int) -> None:
    pairs = [f"{option}>{place}" for option, place in zip("abcd", places, strict=True)]
    assert INTERACTIONS[Interaction.ORDER].grade(make_order(4), pairs) == Score(points, 2)


def test_an_order_in_which_two_share_a_place_is_not_whole() -> None:
    part = make_order(3)
    assert not INTERACTIONS[Interaction.ORDER].is_complete(show(part), ["a>1", "b>1", "c>2"])


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("72000000", "72000000"),
        (" $72,000,000 ", "72000000"),
        ("72 million", "72000000"),
        ("0.072bn", "72000000"),
        ("72 000 000", "72000000"),
        ("1.5", "3/2"),
        ("30k", "30000"),
    ],
)
def test_a_number_may_be_written_in_many_ways(typed: str, value: str) -> None:
    assert INTERACTIONS[Interaction.NUMBER].read(show(make_number("1")), [typed]) == (value,)


@pytest.mark.parametrize(
    "typed",
    ["seventy", "-3", "1,00", "1e9", "10^400", "9" * 31, "1.2.3", "٣", "72 trillion", "\x00", "1 2 3"],
)
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(InvalidResponseError):
        INTERACTIONS[Interaction.NUMBER].read(show(make_number("1")), [typed])


@pytest.mark.parametrize(("value", "points"), [("95", 1), ("105", 1), ("94", 0), ("211/2", 0)])
def test_the_ends_of_the_tolerance_are_right(value: str, points: int) -> None:
    part = make_number("100", "5")
    assert INTERACTIONS[Interaction.NUMBER].grade(part, [value]) == Score(points, 1)

"""One's own answer beside the right one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.items.interactions import INTERACTIONS
from quizapp.items.item import Interaction, Part
from quizapp.learning.answer import Answer
from quizapp.web.presenters.comparisons import PAIRED, compare_choices, compare_pairs
from tests.items.interactions.parts import EVERY, make_choosing, make_match, make_order

MATCH = make_match({"a": "x", "b": "y", "c": "x"}, "xyz")


def answer(*chosen: str) -> Answer:
    return Answer({"part": chosen})


def test_each_line_of_a_match_shows_what_it_was_given_and_what_is_right() -> None:
    lines = compare_pairs(MATCH, answer("a>x", "b>z"))
    assert [(line.yours, line.right, line.is_right) for line in lines] == [
        ("target x", "target x", True),
        ("target z", "target y", False),
        ("", "target x", False),
    ]


def test_the_lines_of_an_order_stand_in_the_right_order() -> None:
    lines = compare_pairs(make_order(3), answer("b>1", "a>2", "c>3"))
    assert [(line.text, line.yours, line.right) for line in lines] == [
        ("text of a", "2", "1"),
        ("text of b", "1", "2"),
        ("text of c", "3", "3"),
    ]


def test_what_was_missed_is_told_beside_what_was_chosen() -> None:
    part = make_choosing(Interaction.PICK_PHRASES, "ab", "cd")
    assert [line.state for line in compare_choices(part, answer("a", "c"))] == ["right", "part", "miss", ""]


@given(st.sampled_from([part for part in EVERY if part.interaction in PAIRED]), st.data())
def test_a_paired_part_is_all_right_where_it_earns_everything(part: Part, data: st.DataObject) -> None:
    targets = st.sampled_from(part.target_ids)
    chosen = tuple(f"{option.id}>{data.draw(targets)}" for option in part.options)
    score = INTERACTIONS[part.interaction].grade(part, chosen)
    assert all(line.is_right for line in compare_pairs(part, answer(*chosen))) == score.is_full


@pytest.mark.parametrize("interaction", [Interaction.MULTIPLE_CHOICE, Interaction.PICK_PHRASES])
@given(st.data())
def test_a_choosing_part_is_all_right_where_it_earns_everything(
    interaction: Interaction, data: st.DataObject
) -> None:
    part = make_choosing(interaction, "ab", "cd")
    chosen = tuple(data.draw(st.sets(st.sampled_from("abcd"))))
    states = {line.state for line in compare_choices(part, answer(*chosen))}
    assert (states <= {"right", ""}) == INTERACTIONS[interaction].grade(part, chosen).is_full

"""Which words stand for one question in a story, though each could stand for another elsewhere."""

from __future__ import annotations

import pytest

from tests.corpus.filing import topics


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The clashes left 81 people injured.", "By evening 72 people had been taken to hospital."),
        ("Police arrested nobody, but 5 men were convicted of theft.", "A court jailed 6 men."),
    ],
)
def test_near_words_are_one_question_unless_one_text_tells_them_apart(one: str, other: str) -> None:
    apart = topics(f"{one} {other}")
    joined = topics(one, other)
    assert len(set(joined.values())) == 1
    assert len(set(apart.values())) == 2


def test_things_that_are_only_counted_are_of_the_one_question_that_the_story_asks_of_them() -> None:
    joined = topics("The fires destroyed 5,700 homes.", "The latest count is 3,500 homes.")
    assert joined["5,700"] == joined["3,500"]
    bare = topics("The fires destroyed 5,700 homes.", "Looters took 90 homes.", "There are 6,000 homes.")
    assert bare["6,000"] not in {bare["5,700"], bare["90"]}


def test_a_heading_goes_with_the_same_figure_whose_sentence_tells_more() -> None:
    found = topics(
        "Insurers offer £1.4m for the jewels\nThe insurers have put up a reward of £1.4m, police said.",
        "The reward is £1m.",
    )
    assert found["£1.4m"] == found["£1m"]


def test_in_a_takeover_a_small_sum_is_the_price_of_a_share_and_the_deal_s_sum_the_deal() -> None:
    found = topics(
        "Acme offered to buy Bell for $62 billion, or $122 a share. Acme had offered $60 billion for Bell.",
        "Acme agreed to buy Bell for $66 billion. It would have to spend $66 billion, it said. "
        "Bell closed at $107. Last week it was at $127.",
    )
    assert found["$66 billion"] == found["$62 billion"]
    assert found["$122"] == found["$107"] == found["$127"] != found["$62 billion"]


def test_an_office_stands_for_who_holds_it_though_no_share_is_told_beside_it() -> None:
    found = topics(
        "President Ann Jones spoke last. Jones won 41% of the vote.",
        "In the end the president had 43% of the vote.",
    )
    assert found["41%"] == found["43%"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The blast injured 120 people.", "Forty people are in hospital."),
        ("The charity supplied 3,000 tents.", "A shop sold 400 tents."),
        ("The quake destroyed 300 schools.", "The army closed 40 schools."),
        ("Acme offered $54.20 a share for Bell.", "Staff are paid $15 an hour."),
        ("Acme offered $54.20 a share for Bell.", "The monthly price of the badge is $8."),
    ],
)
def test_far_figures_in_other_words_are_two_questions(one: str, other: str) -> None:
    assert len(set(topics(one, other).values())) == 2


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("Flood kills 40 people", "About 40 people are missing after the flood."),
        ("Ferry sinks, 60 feared dead", "Some 60 people were rescued."),
    ],
)
def test_a_heading_that_tells_its_question_keeps_it(heading: str, text: str) -> None:
    assert len(set(topics(f"{heading}\n{text}").values())) == 2

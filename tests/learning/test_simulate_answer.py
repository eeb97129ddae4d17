"""Made-up learners answer as they were made: able ones oftener right, leaning ones where they lean."""

from __future__ import annotations

from quizapp.learning.marking import grade_item
from quizapp.learning.simulation import Learner, make_learner, simulate_answer
from tests.factories import make_items

ITEMS = make_items(40)


def share(learner: Learner) -> float:
    scores = [grade_item(item, simulate_answer(learner, item)) for item in ITEMS]
    return sum(score.points for score in scores) / sum(score.of for score in scores)


def test_the_same_seed_gives_the_same_answers() -> None:
    one, other = (make_learner("ana", 0.5) for _ in range(2))
    assert one == other
    assert [simulate_answer(one, item) for item in ITEMS] == [simulate_answer(other, item) for item in ITEMS]


def test_ability_shows_in_the_points() -> None:
    means = [sum(share(Learner(f"{n}", ability)) for n in range(20)) / 20 for ability in (-3.0, 0.0, 3.0)]
    assert means == sorted(means)
    assert means[2] - means[0] > 0.4


def test_every_answer_chooses_an_option_of_every_part() -> None:
    for item in ITEMS:
        answer = simulate_answer(Learner("x", -9.0), item)
        assert all(answer.chosen(part.id) for part in item.parts)
        assert all(set(answer.chosen(part.id)) <= {o.id for o in part.options} for part in item.parts)


def test_learners_of_a_group_differ() -> None:
    abilities = [make_learner(f"{n}", 1.0).ability for n in range(200)]
    assert 0.8 < sum(abilities) / 200 < 1.2
    assert max(abilities) - min(abilities) > 3

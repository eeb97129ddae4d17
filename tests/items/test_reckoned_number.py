"""Rules of the design that asks for a number."""

from __future__ import annotations

from dataclasses import replace

from quizapp.content.wordings import load_wording
from quizapp.corpus.corpus import Corpus
from quizapp.corpus.quantity import Bound
from quizapp.items.checks import check_item
from quizapp.items.designs.reckoned_number import make
from quizapp.items.item import Item, Polarity
from tests.stories import make_article, make_claim, make_corpus, make_quantity

GAP = "The port takes up to 900 ships a month, and over 20 ships leave each day."
PAY = "The port has about 50 workers. It pays €1,500 per worker per month."


def make_gap(daily: int = 20) -> Corpus:
    article = make_article("port", GAP)
    claims = [
        make_claim(
            article,
            "up to 900 ships",
            quantity=make_quantity("up to 900", "900", 900, "ships/month", Bound.UP_TO),
        ),
        make_claim(
            article,
            "over 20 ships",
            quantity=make_quantity("over 20", "20", daily, "ships/day", Bound.AT_LEAST),
        ),
    ]
    return make_corpus([article], claims)


def make_pay(heads: str = "workers-hired") -> Corpus:
    article = make_article("port", PAY)
    claims = [
        make_claim(
            article,
            "about 50 workers",
            topic="workers-hired",
            quantity=make_quantity("about 50", "50", 50, "workers", Bound.ABOUT),
        ),
        make_claim(
            article,
            "€1,500 per worker",
            topic="pay",
            heads=heads,
            quantity=make_quantity("€1,500", "€1,500", 1500, "EUR/worker/month"),
        ),
    ]
    return make_corpus([article], claims)


def make_items(corpus: Corpus) -> list[Item]:
    return list(make(corpus, load_wording()))


def test_a_day_is_brought_to_thirty_before_it_is_compared() -> None:
    corpus = make_gap()
    (item,) = make_items(corpus)
    number = item.parts[0].number
    assert number is not None
    assert number.value == "300"
    assert number.why == "20 × 30 is 600 a month; 900 less 600 is 300."
    assert check_item(item, corpus) == []


def test_rates_that_come_to_the_same_leave_nothing_to_ask() -> None:
    assert make_items(make_gap(daily=30)) == []


def test_pay_is_multiplied_by_heads_and_by_twelve_months() -> None:
    corpus = make_pay()
    (item,) = make_items(corpus)
    number = item.parts[0].number
    assert number is not None
    assert number.value == "900000"
    assert number.unit == "EUR"
    assert check_item(item, corpus) == []


def test_heads_of_others_than_the_paid_are_not_multiplied() -> None:
    assert make_items(make_pay(heads="sailors-hired")) == []


def test_every_assumption_stands_in_the_stem() -> None:
    for corpus, words in (
        (make_gap(), ("exactly 900", "exactly 20", "30 days", "exact number of ships")),
        (make_pay(), ("exactly 50", "exactly €1,500", "12 months", "exact amount in EUR")),
    ):
        (item,) = make_items(corpus)
        assert all(word in item.parts[0].prompt for word in words)


def test_a_sum_has_no_problem_to_find() -> None:
    assert {item.polarity for item in (*make_items(make_gap()), *make_items(make_pay()))} == {
        Polarity.NOT_APPLICABLE
    }


def test_a_wrong_product_is_found() -> None:
    corpus = make_pay()
    (item,) = make_items(corpus)
    (part,) = item.parts
    assert part.number
    slip = replace(part.number.asserts[-1], values=("75000", "12", "90000"))
    broken = replace(part, number=replace(part.number, asserts=(*part.number.asserts[:-1], slip)))
    assert {finding.rule for finding in check_item(replace(item, parts=(broken,)), corpus)} == {
        "number_proved"
    }

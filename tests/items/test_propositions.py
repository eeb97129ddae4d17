"""Rules of what options assert."""

from __future__ import annotations

import pytest

from quizapp.content.seeds import Seeds
from quizapp.items.item import Assertion
from quizapp.items.propositions import do_all_hold, holds

JOINED, POSSIBLE = "000-troops-joined", "001-troops-possible"


@pytest.mark.parametrize(
    ("proposition", "claims", "values", "expected"),
    [
        ("allows", (JOINED,), ("12000",), True),
        ("allows", (JOINED,), ("8000",), False),
        ("rules_out", (JOINED,), ("8000",), True),
        ("allows", ("003-troops-joined",), ("13000",), None),
        ("is_said_by", (POSSIBLE,), ("new reports",), True),
        ("is_said_by", (POSSIBLE,), ("the Pentagon",), False),
        ("texts_are", (POSSIBLE, "004-troops-possible"), ("1",), True),
        ("texts_are", (POSSIBLE, "004-troops-possible"), ("2",), False),
        ("is_dated", (POSSIBLE, JOINED), (), False),
        ("follows_from", (), ("bigger_is_better",), False),
        ("product_is", (), ("3000", "2000", "12", "72000000"), True),
        ("rounds_to", (), ("1280000", "100000", "1300000"), True),
        ("fit_into_period", ("001-losses",), ("30",), True),
        ("reason_holds", (POSSIBLE, "004-troops-possible"), ("copied",), True),
        ("happens_before", ("002-egypt", "002-war-start", "002-sends"), (), True),
        ("happens_before", ("002-sends", "002-war-start"), (), False),
        ("happens_before", ("002-sends", "002-sends"), (), False),
        ("happens_before", ("002-egypt", "003-denied"), (), None),
        ("happens_before", (JOINED, POSSIBLE), (), None),
        ("is_put_down_to", (POSSIBLE,), ("new reports",), True),
        ("is_put_down_to", (POSSIBLE,), ("nobody",), False),
        ("is_put_down_to", ("003-troops-deployed",), ("nobody",), True),
        ("is_put_down_to", ("003-troops-deployed",), ("Kim",), False),
        ("figures_are", (JOINED, "000-pay"), ("11000", "2000"), True),
        ("figures_are", (JOINED, "000-pay"), ("2000", "11000"), False),
        ("difference_is", (), ("30000", "20000", "10000"), True),
        ("difference_is", (), ("30000", "20000", "50000"), False),
        ("source_shows", (), ("003", "genre"), True),
        ("source_shows", (), ("003", "author"), False),
        ("source_leaves_open", (), ("003", "author"), True),
        ("source_leaves_open", (), ("003", "genre"), False),
        ("looks_back_on", (), ("003", "the start of December"), True),
        ("looks_back_on", (), ("001", "the start of December"), False),
        ("looks_ahead_to", (), ("003", "the start of December"), False),
        ("looks_ahead_to", (), ("003", "next year"), None),
        ("belongs_to_story", (), ("004", "0", "70"), True),
        ("belongs_to_story", (), ("004", "3250", "3300"), False),
        ("belongs_to_story", (), ("004", "0", "7000"), False),
        ("is_part", (), ("004", "3250", "3300", "other_story"), True),
        ("is_part", (), ("004", "3250", "3300", "furniture"), False),
        ("is_part", (), ("004", "0", "70", "other_story"), False),
        ("stands_under", (), ("004", "3805", "3900", "3247", "3300"), True),
        ("stands_under", (), ("004", "3805", "3900", "0", "69"), False),
        ("reason_holds", (JOINED, "002-troops-dispatched"), ("different_time",), None),
    ],
)
def test_what_the_texts_settle(
    seeds: Seeds, proposition: str, claims: tuple[str, ...], values: tuple[str, ...], expected: bool | None
) -> None:
    assert holds(Assertion(proposition, claims, values), seeds.corpus) is expected


def test_one_false_assertion_makes_an_option_false(seeds: Seeds) -> None:
    true, open_, false = (
        Assertion("allows", (name,), (value,))
        for name, value in ((JOINED, "12000"), ("003-troops-joined", "13000"), (JOINED, "8000"))
    )
    assert do_all_hold([true, open_, false], seeds.corpus) is False
    assert do_all_hold([true, open_], seeds.corpus) is None
    assert do_all_hold([true], seeds.corpus) is True
    assert do_all_hold([], seeds.corpus) is None


def test_a_fact_that_no_source_record_has_is_refused(seeds: Seeds) -> None:
    with pytest.raises(KeyError):
        holds(Assertion("source_shows", (), ("003", "reputation")), seeds.corpus)


def test_an_unlisted_principle_proves_nothing_in_silence(seeds: Seeds) -> None:
    with pytest.raises(KeyError):
        holds(Assertion("follows_from", (), ("newer_is_better",)), seeds.corpus)

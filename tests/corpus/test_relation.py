"""Rules by which claims relate (skills.md section 3)."""

from __future__ import annotations

import dataclasses
from fractions import Fraction
from itertools import combinations

import pytest

from quizapp.content.seeds import Seeds
from quizapp.corpus.claim import Claim, Kind, SpeakerType, Status, Voice
from quizapp.corpus.quantity import Bound, Quantity
from quizapp.corpus.relation import RULES, Reason, Verdict, relate
from quizapp.corpus.selector import select


def claim(bound: Bound, value: int, **changes: object) -> Claim:
    mention = f"{bound} {value}"
    words = select(mention, 0, len(mention))
    low = None if bound is Bound.UP_TO else Fraction(value)
    high = None if bound is Bound.AT_LEAST else Fraction(value)
    plain = Claim(
        id=f"{changes.get('article', 'one')}-{bound}-{value}",
        article="one",
        passage=words,
        asked=words,
        statement=words,
        kind=Kind.QUANTITY,
        topic="troops",
        counted="soldiers who have joined",
        quantity=Quantity(low, high, bound, "soldiers", mention, str(value)),
        speaker=None,
        speaker_type=SpeakerType.NONE,
        voice=Voice.WRITER,
        when="2024-12",
        status=Status.ACCEPTED,
    )
    return dataclasses.replace(plain, **changes)  # type: ignore[arg-type]  # the tests name real fields


FLAT = claim(Bound.EXACT, 3000)
FLOOR = claim(Bound.AT_LEAST, 11000, article="other")


def test_both_cannot_be_true_needs_the_same_thing_at_the_same_time() -> None:
    assert relate([FLAT, FLOOR], ()).verdict is Verdict.BOTH_CANNOT


@pytest.mark.parametrize(
    "change", [{"when": "2024-06"}, {"counted": "soldiers who were sent"}, {"when": None}, {"counted": None}]
)
def test_another_time_or_scope_or_an_unknown_one_settles_nothing(change: dict[str, object]) -> None:
    assert relate([dataclasses.replace(FLAT, **change), FLOOR], ()).verdict is Verdict.NOT_SETTLED  # type: ignore[arg-type]


def test_every_reason_that_holds_is_given_with_its_rule() -> None:
    relation = relate([dataclasses.replace(FLAT, when="2024-06", counted="soldiers sent"), FLOOR], ())
    assert set(relation.reasons) == {Reason.DISJOINT, Reason.DIFFERENT_TIME, Reason.DIFFERENT_SCOPE}
    assert all(proof.rule and proof.fields for proof in relation.proofs)


def test_a_reason_whose_fields_are_missing_neither_holds_nor_is_excluded() -> None:
    relation = relate([dataclasses.replace(FLAT, when=None), FLOOR], ())
    assert Reason.DIFFERENT_TIME not in relation.reasons
    assert Reason.DIFFERENT_TIME not in relation.excluded


def test_a_verdict_that_hangs_on_about_is_not_settled() -> None:
    around, over = claim(Bound.ABOUT, 1200000), claim(Bound.AT_LEAST, 1280000, article="other")
    relation = relate([around, over], ())
    assert relation.verdict is Verdict.NOT_SETTLED
    assert Reason.DISJOINT not in relation.reasons


def test_figures_in_different_units_are_not_compared() -> None:
    days = Quantity(Fraction(3000), Fraction(3000), Bound.EXACT, "days", "exact 3000", "3000")
    with pytest.raises(ValueError, match="days and soldiers"):
        relate([FLOOR, dataclasses.replace(FLAT, quantity=days)], ())


def test_a_relation_does_not_depend_on_the_order(seeds: Seeds) -> None:
    for pair in combinations([c for c in seeds.corpus.usable if c.topic == "nk-troops-deployed"], 2):
        one, other = seeds.corpus.relate(pair), seeds.corpus.relate(pair[::-1])
        assert (one.verdict, one.reasons, one.excluded) == (other.verdict, other.reasons, other.excluded)


def test_the_shipped_articles_hold_no_contradiction_that_a_rule_proves(seeds: Seeds) -> None:
    assert all(relation.verdict is not Verdict.BOTH_CANNOT for relation in seeds.corpus.relations())


def test_every_reason_has_a_rule() -> None:
    assert set(RULES) == set(Reason)

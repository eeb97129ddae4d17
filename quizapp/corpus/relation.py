"""How claims relate: a verdict, every reason that holds, and the rule that proved it.

A relation is worked out from the claims' fields, never guessed. The rules are skills.md section 3:

- *both cannot be true* needs `disjoint`, with what is counted and the time proven the same;
- a reason whose fields are not given neither holds nor is excluded;
- `about` is worked out at 5, 10 and 15 per cent, and where these differ the texts do not settle it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from quizapp.corpus.claim import Claim, Kind
from quizapp.corpus.copies import Copy, is_copied
from quizapp.corpus.quantity import Bound, can_all_hold, is_rounding


class Verdict(StrEnum):
    """Whether claims can be true together."""

    BOTH_CAN = "both_can"
    BOTH_CANNOT = "both_cannot"
    NOT_SETTLED = "not_settled"


class Reason(StrEnum):
    """Why claims can, or cannot, be true together, or what else joins or parts them."""

    SAME_VALUE = "same_value"
    ROUNDING = "rounding"
    BOUNDS_MEET = "bounds_meet"
    DISJOINT = "disjoint"
    DIFFERENT_TIME = "different_time"
    DIFFERENT_SCOPE = "different_scope"
    DIFFERENT_RECIPIENT = "different_recipient"
    SAME_ORIGIN = "same_origin"
    COPIED = "copied"
    FORECAST_VS_FORECAST = "forecast_vs_forecast"


@dataclass(frozen=True)
class Proof:
    """A reason that holds, the rule that proved it and the fields it used."""

    reason: Reason
    rule: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Relation:
    """How two or more claims relate. `excluded` are the reasons proven not to hold for any two of them."""

    claims: tuple[str, ...]
    verdict: Verdict
    proofs: tuple[Proof, ...]
    excluded: tuple[Reason, ...]

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The reasons that hold."""
        return tuple(proof.reason for proof in self.proofs)


Rule = Callable[[Claim, Claim, Sequence[Copy]], bool | None]


def relate(claims: Sequence[Claim], copies: Sequence[Copy]) -> Relation:
    """Relate two or more claims on one topic: the verdict on all together, and reasons pair by pair.

    A reason holds where it holds for every pair, and is excluded where it fails for every pair.
    Raises ValueError for fewer than two claims or for quantities in different units.
    """
    if len(claims) < 2:
        raise ValueError("a relation needs two claims or more")
    units = {claim.figure.unit for claim in claims if claim.quantity}
    if len(units) > 1:
        raise ValueError(f"claims in {' and '.join(sorted(units))} are not compared")
    answers = {
        reason: {rule(one, other, copies) for one, other in combinations(claims, 2)}
        for reason, (rule, _, _) in RULES.items()
    }
    return Relation(
        claims=tuple(claim.id for claim in claims),
        verdict=_judge(claims, copies),
        proofs=tuple(
            Proof(reason, text, fields)
            for reason, (_, text, fields) in RULES.items()
            if answers[reason] == {True}
        ),
        excluded=tuple(reason for reason in RULES if answers[reason] == {False}),
    )


def _judge(claims: Sequence[Claim], copies: Sequence[Copy]) -> Verdict:
    if any(claim.quantity is None for claim in claims):
        return Verdict.NOT_SETTLED
    meet = can_all_hold(*(claim.figure for claim in claims))
    if meet:
        return Verdict.BOTH_CAN
    clash = any(
        _is_disjoint(one, other, copies)
        and _is_scope_different(one, other, copies) is False
        and _is_time_different(one, other, copies) is False
        for one, other in combinations(claims, 2)
    )
    return Verdict.BOTH_CANNOT if clash else Verdict.NOT_SETTLED


def _is_same_value(one: Claim, other: Claim, _: Sequence[Copy]) -> bool | None:
    if not (one.quantity and other.quantity):
        return None
    a, b = one.figure, other.figure
    return (a.low, a.high) == (b.low, b.high) and (a.bound is Bound.RANGE) == (b.bound is Bound.RANGE)


def _is_rounded(one: Claim, other: Claim, _: Sequence[Copy]) -> bool | None:
    return is_rounding(one.figure, other.figure) if one.quantity and other.quantity else None


def _do_bounds_meet(one: Claim, other: Claim, _: Sequence[Copy]) -> bool | None:
    return can_all_hold(one.figure, other.figure) if one.quantity and other.quantity else None


def _is_disjoint(one: Claim, other: Claim, copies: Sequence[Copy]) -> bool | None:
    meet = _do_bounds_meet(one, other, copies)
    return None if meet is None else not meet


def _differs(one: str | None, other: str | None) -> bool | None:
    return None if one is None or other is None else one != other


def _is_time_different(one: Claim, other: Claim, _: Sequence[Copy]) -> bool | None:
    # Cues in words ("initially", "in early January") may name one moment: only fixed times prove.
    return _differs(one.when, other.when)


def _is_scope_different(one: Claim, other: Claim, _: Sequence[Copy]) -> bool | None:
    return _differs(one.counted, other.counted)


def _is_recipient_different(one: Claim, other: Claim, _: Sequence[Copy]) -> bool | None:
    return _differs(one.recipient, other.recipient)


def _is_origin_same(one: Claim, other: Claim, _: Sequence[Copy]) -> bool | None:
    if not (one.names_its_source and other.names_its_source):
        return None
    differs = _differs(one.origin, other.origin)
    return None if differs is None else not differs


def _is_shared(one: Claim, other: Claim, copies: Sequence[Copy]) -> bool | None:
    return one.article != other.article and is_copied(
        one.article, one.passage, other.article, other.passage, copies
    )


def _are_forecasts(one: Claim, other: Claim, _: Sequence[Copy]) -> bool | None:
    return one.kind is Kind.PREDICTION and other.kind is Kind.PREDICTION


RULES: dict[Reason, tuple[Rule, str, tuple[str, ...]]] = {
    Reason.SAME_VALUE: (_is_same_value, "the same ends and the same kind of bound", ("low", "high")),
    Reason.ROUNDING: (_is_rounded, "equal when rounded to the coarser figure", ("low", "high")),
    Reason.BOUNDS_MEET: (
        _do_bounds_meet,
        "some number fits both at 5, 10 and 15 per cent",
        ("low", "high", "bound"),
    ),
    Reason.DISJOINT: (_is_disjoint, "no number fits both at 5, 10 and 15 per cent", ("low", "high", "bound")),
    Reason.DIFFERENT_TIME: (_is_time_different, "the times they speak of differ", ("when",)),
    Reason.DIFFERENT_SCOPE: (_is_scope_different, "what is counted differs", ("counted",)),
    Reason.DIFFERENT_RECIPIENT: (_is_recipient_different, "the recipients differ", ("recipient",)),
    Reason.SAME_ORIGIN: (_is_origin_same, "both texts name the same source", ("origin",)),
    Reason.COPIED: (_is_shared, "both passages lie in one run of eight words or more", ("passage",)),
    Reason.FORECAST_VS_FORECAST: (_are_forecasts, "both look ahead", ("kind",)),
}

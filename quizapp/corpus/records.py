"""Proposed claims as rows of plain values, one a line of claims.jsonl."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from quizapp.corpus.extraction import Proposal


def to_record(proposal: Proposal) -> dict[str, Any]:
    """Give one proposal as a row: texts, numbers and null; an open end is null, a point has both ends."""
    claim, figure = proposal.claim, proposal.claim.quantity
    question = proposal.question
    return {
        "id": claim.id,
        "doc": claim.article,
        "start": claim.passage.start,
        "end": claim.passage.end,
        "quote": claim.passage.exact,
        "kind": claim.kind.value,
        "mention": claim.asked.exact if figure else None,
        "mention_start": claim.asked.start if figure else None,
        "mention_end": claim.asked.end if figure else None,
        "value_low": _number(figure.low) if figure else None,
        "value_high": _number(figure.high) if figure else None,
        "unit": figure.unit if figure else None,
        "bound": figure.bound.value if figure else None,
        "vague": proposal.is_vague,
        "topic": claim.topic if figure else None,
        "counted": claim.counted,
        "additional": proposal.is_additional,
        "group": question.group if question else None,
        "attributed_to": proposal.phrase.exact if proposal.phrase else None,
        "at_start": proposal.phrase.start if proposal.phrase else None,
        "speaker": claim.origin,
        "attribution_type": claim.speaker_type.value,
        "voice": claim.voice.value,
        "hedges": list(claim.hedges),
        "time": claim.time,
        "when": claim.when,
        "region": proposal.part.value,
        "chrome": proposal.part.is_chrome,
        "status": claim.status.value,
    }


def _number(value: Fraction | None) -> int | float | None:
    if value is None:
        return None
    return value.numerator if value.denominator == 1 else float(value)

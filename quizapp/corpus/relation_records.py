"""Relations of proposed claims as one document of plain values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from quizapp.corpus.extraction import Proposal
from quizapp.corpus.records import to_record
from quizapp.corpus.relating import Group, Relations
from quizapp.corpus.relation import Relation


def to_document(
    names: Sequence[str], proposals: Sequence[Sequence[Proposal]], found: Relations
) -> dict[str, Any]:
    """Give the document of relations.json: the files, their claims, the groups and the shared passages."""
    grouped = {name for group in found.groups for name in group.claims}
    return {
        "files": list(names),
        "claims": [to_record(one) for own in proposals for one in own if one.claim.id in grouped],
        "groups": [_group(group) for group in found.groups],
        "copies": [
            {
                "one": copy.one,
                "one_start": copy.one_start,
                "other": copy.other,
                "other_start": copy.other_start,
                "length": copy.length,
            }
            for copy in found.copies
        ],
    }


def _group(group: Group) -> dict[str, Any]:
    return {
        "topic": group.topic,
        "claims": list(group.claims),
        "separate_texts": group.texts,
        "named_origins": list(group.origins),
        "pairs": [_pair(relation) for relation in group.relations],
        "not_compared": [{"claims": list(pair), "why": "different units"} for pair in group.not_compared],
        "figures_left_out": group.left_out,
    }


def _pair(relation: Relation) -> dict[str, Any]:
    return {
        "claims": list(relation.claims),
        "verdict": relation.verdict.value,
        "reasons": [
            {"reason": proof.reason.value, "rule": proof.rule, "fields": list(proof.fields)}
            for proof in relation.proofs
        ],
        "excluded": [reason.value for reason in relation.excluded],
    }

"""The published JSON Schema of a bank (draft 2020-12): what scripts may rely on."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from quizapp.items.bank import ItemStatus
from quizapp.items.item import Interaction, MarkRole, Order, Polarity, Says, Skill, SourceKind

_TEXT = {"type": "string", "minLength": 1}
_PLACE = {"type": "integer", "minimum": 0}
_END = {"type": ["number", "null"]}
_TRUTH = {"type": "boolean"}
_RANGE = {
    "type": "object",
    "required": ["start", "end"],
    "additionalProperties": False,
    "properties": {"start": _PLACE, "end": _PLACE},
}
_DIGEST = {"type": "string", "pattern": "^[0-9a-f]{64}$"}


def bank_schema() -> dict[str, Any]:
    """Give the schema of the JSON that `quizapp bank build` writes."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Corroborate question bank",
        **_object(
            bank=_TEXT,
            title=_TEXT,
            generator=_TEXT,
            corpus=_DIGEST,
            items={"type": "array", "items": _item()},
        ),
    }


def _item() -> dict[str, Any]:
    return _object(
        id=_TEXT,
        revision=_DIGEST,
        design=_TEXT,
        skill=_one_of(Skill),
        polarity=_one_of(Polarity),
        topics=_list(_TEXT),
        claims=_list(_TEXT),
        passages=_list(_object(**_excerpt(), asked=_list(_RANGE), sics=_list(_RANGE))),
        parts=_list(_part(), least=1),
        explanation=_explanation(),
        difficulty={"type": "number", "minimum": 0, "maximum": 1},
        content_notes=_list(_TEXT),
        language=_TEXT,
        status=_one_of(ItemStatus),
        decision={"type": ["object", "null"]},
        checks=_list(_TEXT),
    )


def _part() -> dict[str, Any]:
    source = _object(
        kind=_one_of(SourceKind),
        misreading={"type": ["string", "null"]},
        asserts=_list(_asserted(), least=1),
        spans=_list(_object(**_excerpt())),
    )
    option = _object(
        id=_TEXT,
        text=_TEXT,
        is_key=_TRUTH,
        says={"enum": [*Says, None]},
        source=source,
        feedback=_TEXT,
        rule={"type": "string"},
    )
    option["properties"]["target"] = _TEXT
    part = _object(
        id=_TEXT,
        interaction=_one_of(Interaction),
        prompt=_TEXT,
        options=_list(option),
        order=_one_of(Order),
    )
    # Only some interactions have these; they are left out elsewhere.
    part["properties"]["targets"] = _list(_object(id=_TEXT, text=_TEXT, value=_TEXT), least=2)
    part["properties"]["number"] = _object(
        value=_TEXT, tolerance=_TEXT, unit={"type": "string"}, asserts=_list(_asserted(), least=1), why=_TEXT
    )
    return part


def _asserted() -> dict[str, Any]:
    return _object(proposition=_TEXT, claims=_list(_TEXT), values=_list({"type": "string"}))


def _explanation() -> dict[str, Any]:
    mark = _object(start=_PLACE, end=_PLACE, role=_one_of(MarkRole))
    figure = _object(
        article={"type": "string"}, words=_TEXT, kind=_TEXT, low=_END, high=_END, unsure=_TRUTH, rough=_TRUTH
    )
    return _object(
        verdict=_TEXT,
        fact=_TEXT,
        evidence=_list(_object(**_excerpt(), marks=_list(mark), line=_TEXT, sics=_list(_RANGE)), least=1),
        rule=_TEXT,
        cannot_tell=_TEXT,
        figures=_list(figure),
        common=_END,
    )


def _excerpt() -> dict[str, Any]:
    return {
        "article": _TEXT,
        "start": _PLACE,
        "end": _PLACE,
        "exact": _TEXT,
        "prefix": {"type": "string"},
        "suffix": {"type": "string"},
    }


def _object(**properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": sorted(properties),
        "additionalProperties": False,
    }


def _list(items: dict[str, Any], least: int = 0) -> dict[str, Any]:
    return {"type": "array", "items": items, "minItems": least}


def _one_of(members: type[StrEnum]) -> dict[str, Any]:
    return {"enum": [member.value for member in members]}

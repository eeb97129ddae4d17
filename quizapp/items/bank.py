"""A bank: items with the decision written on each and the checks it passed, as canonical JSON and back."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import cattrs
from cattrs.gen import make_dict_unstructure_fn, override

from quizapp.items.item import Item, Option, Part

_converter = cattrs.Converter(omit_if_default=False)
# Fields that came later are left out where they say nothing: an item that did not change keeps its digest.
_LATER = override(omit_if_default=True)
_converter.register_unstructure_hook(Option, make_dict_unstructure_fn(Option, _converter, target=_LATER))
_converter.register_unstructure_hook(
    Part, make_dict_unstructure_fn(Part, _converter, targets=_LATER, number=_LATER)
)
_converter.register_unstructure_hook(dt.date, lambda date: date.isoformat())
_converter.register_structure_hook(dt.date, lambda text, _: dt.date.fromisoformat(text))


class Verdict(StrEnum):
    """What a person decided about a revision of an item."""

    APPROVED = "approved"
    REJECTED = "rejected"


class ItemStatus(StrEnum):
    """Whether an item may enter a paper."""

    APPROVED = "approved"
    NEEDS_REVIEW = "needs_review"


@dataclass(frozen=True)
class Decision:
    """A written decision on one revision of one item."""

    item: str
    revision: str
    verdict: Verdict
    reason: str
    date: dt.date


@dataclass(frozen=True)
class Entry:
    """An item in a bank, with the decision that holds for exactly this revision.

    `checks` are the names of the checks and of the linter's rules that found nothing in it, in their order.
    """

    item: Item
    decision: Decision | None
    checks: tuple[str, ...] = ()

    @property
    def status(self) -> ItemStatus:
        """Approved only by a decision on this very revision: a changed item falls back to *needs review*."""
        return ItemStatus.APPROVED if self.decision else ItemStatus.NEEDS_REVIEW


@dataclass(frozen=True)
class Bank:
    """Items made from one corpus; `corpus` is the digest of the articles and claims they come from."""

    bank: str
    title: str
    generator: str
    corpus: str
    entries: tuple[Entry, ...]

    @property
    def approved_entries(self) -> tuple[Entry, ...]:
        """The items that may enter a paper, with what is recorded of them."""
        return tuple(entry for entry in self.entries if entry.status is ItemStatus.APPROVED)

    @property
    def approved(self) -> tuple[Item, ...]:
        """The items that may enter a paper."""
        return tuple(entry.item for entry in self.approved_entries)


def canonical(document: Any) -> str:
    """Write JSON that is the same bytes for the same value: sorted keys, no spare spaces, final newline."""
    return json.dumps(document, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def digest(document: Any) -> str:
    """Give the sha256 of a document's canonical JSON, in hexadecimal."""
    return hashlib.sha256(canonical(document).encode()).hexdigest()


def item_to_document(item: Item) -> dict[str, Any]:
    """Turn an item into plain JSON values, its revision left out."""
    document: dict[str, Any] = _converter.unstructure(item)
    return document


def item_from_document(document: dict[str, Any]) -> Item:
    """Read an item from plain JSON values; keys that are not fields of an item are passed over."""
    return _converter.structure(document, Item)


def revision_of(item: Item) -> str:
    """Give the digest that changes whenever anything a learner sees of the item changes."""
    return digest(item_to_document(item))


def bank_to_document(bank: Bank) -> dict[str, Any]:
    """Turn a bank into the JSON that questions/ holds."""
    return {
        "bank": bank.bank,
        "title": bank.title,
        "generator": bank.generator,
        "corpus": bank.corpus,
        "items": [
            {
                **item_to_document(entry.item),
                "revision": revision_of(entry.item),
                "status": entry.status.value,
                "decision": _converter.unstructure(entry.decision),
                "checks": list(entry.checks),
            }
            for entry in bank.entries
        ],
    }


def bank_from_document(document: dict[str, Any]) -> Bank:
    """Read a bank from the JSON that questions/ holds."""
    return Bank(
        bank=document["bank"],
        title=document["title"],
        generator=document["generator"],
        corpus=document["corpus"],
        entries=tuple(
            Entry(
                item=item_from_document(item),
                decision=_converter.structure(item["decision"], Decision) if item["decision"] else None,
                checks=tuple(item["checks"]),
            )
            for item in document["items"]
        ),
    )

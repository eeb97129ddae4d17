"""Put a bank together from items and decisions, and check what must hold of it as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from quizapp.corpus.corpus import Corpus
from quizapp.errors import Finding
from quizapp.items.bank import Bank, Decision, Entry, ItemStatus, Verdict, revision_of
from quizapp.items.checks import CHECKS, check_item
from quizapp.items.item import Item, Polarity
from quizapp.items.linter import RULES, lint

GENERATOR = "4"
"""Raised whenever a change of the code changes items."""


def build_bank(
    name: str,
    title: str,
    digest: str,
    items: Sequence[Item],
    decisions: Sequence[Decision],
    corpus: Corpus,
) -> Bank:
    """Take the items that a person approved, and attach each approval to the revision it was written for.

    What nobody has decided on, or was rejected, stays out; an approved item that changed since stays in
    without its approval, so that checking the bank fails until somebody reads it again.
    """
    last = {decision.item: decision for decision in decisions}
    entries = []
    for item in items:
        decision = last.get(item.id)
        if decision is not None and decision.verdict is Verdict.APPROVED:
            holds = decision.revision == revision_of(item)
            entries.append(Entry(item, decision if holds else None, passed(item, corpus)))
    return Bank(name, title, GENERATOR, digest, tuple(entries))


def passed(item: Item, corpus: Corpus) -> tuple[str, ...]:
    """Name the checks and the rules of the linter that find nothing in an item."""
    return (
        *(check.__name__ for check in CHECKS if not list(check(item, corpus))),
        *(rule.__name__ for rule in RULES if not list(rule(item))),
    )


def check_bank(
    bank: Bank, corpus: Corpus, items: Sequence[Item], decisions: Sequence[Decision]
) -> list[Finding]:
    """Check every item, and the bank as a whole: approved, balanced, free of flaws, decided on."""
    # Those that wait for a decision count as well: else nobody could build the bank in order to read them.
    members = [entry.item for entry in bank.entries]
    findings = [finding for item in members for finding in check_item(item, corpus)]
    return [
        *findings,
        *approved(bank),
        *balanced(members),
        *lint(members),
        *decided(items, decisions),
    ]


def approved(bank: Bank) -> Iterator[Finding]:
    """Every item of the bank was approved, by hand, in exactly this revision."""
    for entry in bank.entries:
        if entry.status is not ItemStatus.APPROVED:
            revision = revision_of(entry.item)
            yield Finding(
                entry.item.id, "approved", f"no decision in seeds/decisions.toml for revision {revision}"
            )


def balanced(items: Sequence[Item]) -> Iterator[Finding]:
    """Per judged skill, items with a problem and items without differ by at most one."""
    counts = Counter((item.skill, item.polarity) for item in items if item.is_judged)
    for skill in sorted({skill for skill, _ in counts}):
        problem, none = counts[skill, Polarity.PROBLEM], counts[skill, Polarity.NONE]
        if abs(problem - none) > 1:
            yield Finding(f"bank/{skill}", "balanced", f"{problem} items with a problem, {none} without")


def decided(items: Sequence[Item], decisions: Sequence[Decision]) -> Iterator[Finding]:
    """Every decision is about an item that a design makes."""
    made = {item.id for item in items}
    for decision in decisions:
        if decision.item not in made:
            yield Finding(
                decision.item, "decided", "seeds/decisions.toml decides on an item that no design makes"
            )

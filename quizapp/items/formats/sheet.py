"""Drafted items as plain text for a reviewer: what is shown, what is asked, and which option is the key."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.items.drafting import Draft
from quizapp.items.item import Item, Part

UNREVIEWED = "Nobody has reviewed these questions: they rest on claims that a program proposed."


def lines_of(draft: Draft) -> Iterator[str]:
    """Give the sheet line by line; a star marks a key."""
    yield UNREVIEWED
    for item in draft.items:
        yield ""
        yield f"{item.id} ({item.skill})"
        yield from _passages(draft, item)
        for part in item.parts:
            yield f"  {part.prompt}"
            yield from _answers(part)


def _passages(draft: Draft, item: Item) -> Iterator[str]:
    for passage in item.passages:
        article = draft.corpus.article(passage.article)
        yield f"  {article.letter} | {' '.join(passage.exact.split())}"


def _answers(part: Part) -> Iterator[str]:
    targets = {target.id: target.text for target in part.targets}
    for option in part.options:
        if option.target:
            yield f"    {option.text} → {targets.get(option.target, option.target)}"
        else:
            yield f"    {'*' if option.is_key else '-'} {option.text}"
    if part.number is not None:
        yield f"    * {part.number.value}"

"""The bank as who teaches reads it: items with their keys, what is recorded of each, and which are sought."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizapp.items.bank import Decision
from quizapp.items.item import Interaction, Item, Polarity, Skill

_PLAIN = str.maketrans("’‘“”", "''\"\"")


@dataclass(frozen=True)
class BankItem:
    """An item of a release; `row` is the number in its address.

    `decision` is None and `checks` are empty in a release imported before they were kept.
    """

    row: int
    revision: str
    item: Item
    decision: Decision | None
    checks: tuple[str, ...]

    @property
    def articles(self) -> tuple[str, ...]:
        """The ids of the articles that the item shows or explains itself by, each once."""
        item = self.item
        return tuple(dict.fromkeys(words.article for words in (*item.passages, *item.explanation.evidence)))

    @property
    def interactions(self) -> tuple[Interaction, ...]:
        """How its parts are answered, each way once."""
        return tuple(dict.fromkeys(part.interaction for part in self.item.parts))


@dataclass(frozen=True)
class Sought:
    """What items are sought by; what is None or empty lets every item through.

    `words` must all stand in stem, options or passages, in any order and case.
    """

    skill: Skill | None = None
    interaction: Interaction | None = None
    polarity: Polarity | None = None
    article: str = ""
    words: str = ""

    def fits(self, one: BankItem) -> bool:
        """Say whether an item is among those sought."""
        return (
            self.skill in {None, one.item.skill}
            and self.polarity in {None, one.item.polarity}
            and (self.interaction is None or self.interaction in one.interactions)
            and (not self.article or self.article in one.articles)
            and self._has_words(one.item)
        )

    def _has_words(self, item: Item) -> bool:
        text = _fold(" ".join(_texts(item)))
        return all(word in text for word in _fold(self.words).split())


@dataclass(frozen=True)
class SkillCount:
    """One skill in a bank: its items, those with a problem to find and without, and how they are answered."""

    skill: Skill
    total: int
    problem: int
    none: int
    interactions: tuple[Interaction, ...]


def count_skills(bank: Sequence[BankItem]) -> tuple[SkillCount, ...]:
    """Count a bank by skill, in the order of the skills."""
    by_skill = {skill: [one for one in bank if one.item.skill is skill] for skill in Skill}
    return tuple(
        SkillCount(
            skill,
            len(ones),
            sum(one.item.polarity is Polarity.PROBLEM for one in ones),
            sum(one.item.polarity is Polarity.NONE for one in ones),
            tuple(way for way in Interaction if any(way in one.interactions for one in ones)),
        )
        for skill, ones in by_skill.items()
        if ones
    )


def _texts(item: Item) -> Iterator[str]:
    for part in item.parts:
        yield part.prompt
        yield from (option.text for option in part.options)
        yield from (target.text for target in part.targets)
    yield from (passage.exact for passage in item.passages)


def _fold(text: str) -> str:
    return text.translate(_PLAIN).casefold()

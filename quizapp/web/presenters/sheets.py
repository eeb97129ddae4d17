"""A question as it stands on paper, its lines lettered; and, apart from it, the key to those letters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import ascii_lowercase

from flask_babel import gettext as _

from quizapp.items.item import CHOOSING, Interaction, Item, Part, Passage
from quizapp.items.question import QuestionPart, as_question
from quizapp.services.desk import ArticleCard
from quizapp.services.sheets import OrderedItem
from quizapp.web.presenters.bank import say_number


@dataclass(frozen=True)
class SheetPart:
    """One part on paper: what to do, its lines by letter, and what is matched with them by number."""

    prompt: str
    interaction: Interaction
    asks: str
    lines: tuple[tuple[str, str], ...]
    targets: tuple[tuple[int, str], ...]
    are_quotations: bool
    unit: str


@dataclass(frozen=True)
class SheetQuestion:
    """One question on paper. Like the question it is made from it has no key."""

    passages: tuple[Passage, ...]
    content_notes: tuple[str, ...]
    parts: tuple[SheetPart, ...]


@dataclass(frozen=True)
class KeyLine:
    """One line of a key: the letter on the sheet, what is written beside it, if anything, and its words."""

    letter: str
    number: str
    text: str


@dataclass(frozen=True)
class SheetKey:
    """The key of one question: a group of lines for each part, and why."""

    prompts: tuple[str, ...]
    parts: tuple[tuple[KeyLine, ...], ...]
    fact: str
    rule: str
    articles: tuple[ArticleCard, ...]


def letter_of(place: int) -> str:
    """Give the letter of a line, a for 0: capitals are names of articles."""
    return ascii_lowercase[place]


def lay_out(ordered: OrderedItem) -> SheetQuestion:
    """Lay a question out for paper, its options in the order of this paper."""
    question = as_question(*ordered)
    return SheetQuestion(question.passages, question.content_notes, tuple(map(_lay_part, question.parts)))


def tell_key(ordered: OrderedItem, cards: Mapping[str, ArticleCard]) -> SheetKey:
    """Tell the key of a question by the letters and numbers that `lay_out` gives its lines."""
    item, order = ordered
    return SheetKey(
        prompts=tuple(part.prompt for part in item.parts),
        parts=tuple(_tell_part(part, ids) for part, ids in zip(item.parts, order, strict=True)),
        fact=item.explanation.fact,
        rule=item.explanation.rule,
        articles=tuple(cards[article] for article in _name_articles(item)),
    )


def _lay_part(part: QuestionPart) -> SheetPart:
    is_match = part.interaction is Interaction.MATCH
    return SheetPart(
        prompt=part.prompt,
        interaction=part.interaction,
        asks=_say_how(part.interaction),
        lines=tuple((letter_of(place), text) for place, text in enumerate(part.options)),
        targets=tuple(enumerate(part.targets, start=1)) if is_match else (),
        are_quotations=part.are_quotations,
        unit=part.unit,
    )


def _tell_part(part: Part, order: Sequence[str]) -> tuple[KeyLine, ...]:
    if part.number:
        return (KeyLine("", "", say_number(part.number)),)
    options = {option.id: option for option in part.options}
    lettered = [(letter_of(place), options[name]) for place, name in enumerate(order)]
    if part.interaction in CHOOSING:
        return tuple(KeyLine(letter, "", option.text) for letter, option in lettered if option.is_key)
    numbers = {target: str(number) for number, target in enumerate(part.target_ids, start=1)}
    return tuple(KeyLine(letter, numbers[option.target], option.text) for letter, option in lettered)


def _name_articles(item: Item) -> tuple[str, ...]:
    return tuple(dict.fromkeys(evidence.article for evidence in item.explanation.evidence))


def _say_how(interaction: Interaction) -> str:
    words = {
        Interaction.SINGLE_CHOICE: _("Tick one."),
        Interaction.MULTIPLE_CHOICE: _("Tick all that hold. A wrong tick takes a right one away."),
        Interaction.PICK_PHRASES: _("Circle the phrases. A wrong one takes a right one away."),
        Interaction.ORDER: _("Number the lines from 1 on."),
        Interaction.MATCH: _(
            "Write a number before each line. A number may serve once, more than once or not at all."
        ),
        Interaction.NUMBER: _("Write a number, for example 72,000 or 72 million."),
    }
    return str(words[interaction])

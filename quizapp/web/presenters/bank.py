"""What is told of an item to who teaches: how it is answered, what there is to find, what was decided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from flask_babel import format_date, ngettext
from flask_babel import gettext as _

from quizapp.items.bank import Decision
from quizapp.items.figures import plain
from quizapp.items.item import Interaction, Item, NumberKey, Option, Part, Polarity, Says

MOST_QUOTED = 64
"""Letters of the passage that tell two questions with one stem apart."""


def name_interaction(interaction: Interaction) -> str:
    """Name a way of answering."""
    names: dict[Interaction, str] = {
        Interaction.SINGLE_CHOICE: _("choosing one"),
        Interaction.MULTIPLE_CHOICE: _("choosing several"),
        Interaction.PICK_PHRASES: _("marking phrases"),
        Interaction.ORDER: _("putting in order"),
        Interaction.MATCH: _("matching"),
        Interaction.NUMBER: _("writing a number"),
    }
    return names[interaction]


def name_interactions(interactions: Iterable[Interaction]) -> str:
    """Name ways of answering, one after the other."""
    return ", ".join(name_interaction(one) for one in interactions)


def name_polarity(polarity: Polarity) -> str:
    """Say whether there is a problem to find, nothing where the item does not ask for one."""
    names: dict[Polarity, str] = {Polarity.PROBLEM: _("has a problem"), Polarity.NONE: _("has no problem")}
    return names.get(polarity, "")


def say_counted(found: int, total: int) -> str:
    """Say how many questions of the bank are shown."""
    told = ngettext("%(num)d question", "%(num)d questions", total)
    return told if found == total else str(_("%(found)d of %(all)s", found=found, all=told))


def say_says(option: Option) -> str:
    """Say what choosing an option tells of a problem, nothing where it tells nothing."""
    names: dict[Says, str] = {
        Says.PROBLEM: _("Who chooses this says that there is a problem."),
        Says.NONE: _("Who chooses this says that there is no problem."),
    }
    return names[option.says] if option.says else ""


def say_number(key: NumberKey) -> str:
    """Write the number asked for with its unit, and how far off an answer may be."""
    number = f"{plain(Fraction(key.value))} {key.unit}".strip()
    if Fraction(key.tolerance):
        allowed = plain(Fraction(key.tolerance))
        return str(
            _("%(number)s; up to %(allowed)s more or less counts as well.", number=number, allowed=allowed)
        )
    return str(_("%(number)s, and no other.", number=number))


def say_decision(decision: Decision) -> str:
    """Say when an item was approved: a release holds no other items."""
    return str(_("Approved on %(date)s.", date=format_date(decision.date, "d MMMM yyyy")))


def quote_start(item: Item) -> str:
    """Give the beginning of what a question is about: the words asked about, else those of its passage."""
    for passage in item.passages:
        asked = passage.asked[0] if passage.asked else None
        text = passage.exact
        if asked:
            text = text[asked.start - passage.start : asked.end - passage.start]
        return _cut(" ".join(text.split()))
    return ""


def sort_options(part: Part) -> Sequence[Option]:
    """Give a part's options as they stand, those of an order in their places."""
    if part.interaction is Interaction.ORDER:
        return sorted(part.options, key=lambda option: int(option.target))
    return part.options


def _cut(text: str) -> str:
    if len(text) <= MOST_QUOTED:
        return text
    return text[:MOST_QUOTED].rsplit(" ", 1)[0].rstrip(",;: ") + " …"

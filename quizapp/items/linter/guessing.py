"""What a guesser who reads no passage would score over a bank.

The clues are those of testwise students (Millman, Bishop and Ebel 1965; Haladyna, Downing and Rodriguez
2002): length, place, numbers, hedges, form, and what a design's keys mostly say.

A bank gives nothing away where each guesser stays within eight points of chance (trust.md 6) *and* below
chance plus two standard errors. The second bound is the tighter one from about 120 parts on, where eight
points are no longer luck: the number of lucky hits in n parts with chances c is a sum of independent
trials, with variance sum of c(1 - c) (Poisson 1837; Feller 1968, IX.5), and in 98 of 100 such sums it
stays below its mean plus two roots of that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

from quizapp.errors import Finding
from quizapp.items.item import Interaction, Item, Order, Part
from quizapp.items.linter.clues import CLUES, Clue

TOLERANCE = Fraction(8, 100)
"""How far above chance a guesser may come."""

STANDARD_ERRORS = 2
"""How many standard errors above chance a guesser may come."""

FEWEST = 20
"""With fewer questions than this, eight points are less than two of them, which is nothing but luck."""

FEWEST_OF_A_DESIGN = 3
"""Judged items of one design from which its habit can be learned."""


@dataclass(frozen=True)
class Guess:
    """How one guesser does over `parts` questions; `error` is the standard error of chance."""

    who: str
    parts: int
    share: Fraction
    chance: Fraction
    error: float

    @property
    def most(self) -> float:
        """The share this guesser may reach."""
        return float(self.chance) + min(float(TOLERANCE), STANDARD_ERRORS * self.error)

    @property
    def gives_away(self) -> bool:
        """Say whether the guesser does better than luck allows."""
        return float(self.share) > self.most


def guesses(items: Sequence[Item]) -> list[Guess]:
    """Let every guesser take all single choices of the items; nothing where there are none."""
    parts = [p for item in items for p in item.parts if p.interaction is Interaction.SINGLE_CHOICE]
    if not parts:
        return []
    shares = {name: share_by_clue(parts, clue) for name, clue in CLUES.items()}
    places = range(max(len(part.options) for part in parts))
    shares |= {f"place {place + 1}": share_by_place(parts, place) for place in places}
    found = [_guess(f"who always takes {name}", parts, share) for name, share in shares.items()]
    groups = parts_by_design(items)
    known = [part for group in groups for part in group]
    if known:
        share = sum((share_by_design(group) * len(group) for group in groups), Fraction(0)) / len(known)
        found.append(_guess("who knows what each design mostly says", known, share))
    return found


def guessable(items: Sequence[Item]) -> Iterator[Finding]:
    """No guesser does better over the items than luck allows."""
    found = guesses(items)
    if not found or max(guess.parts for guess in found) < FEWEST:
        return
    for guess in found:
        if guess.gives_away:
            told = f"{guess.who} is right in {float(guess.share):.0%}, by chance in {float(guess.chance):.0%}"
            remedy = "word options so that the clue fits right and wrong ones alike"
            yield Finding("bank", "guessable", told, remedy=remedy)


def share_by_clue(parts: Sequence[Part], clue: Clue) -> Fraction:
    """Give the share of right answers (0 to 1) of who takes what fits the clue, at random among equals."""
    shares = []
    for part in parts:
        fits = clue([option.text for option in part.options])
        taken = [option for option, fit in zip(part.options, fits, strict=True) if fit == max(fits)]
        shares.append(Fraction(sum(option.is_key for option in taken), len(taken)))
    return sum(shares, Fraction(0)) / len(parts)


def share_by_place(parts: Sequence[Part], place: int) -> Fraction:
    """Give the share of right answers (0 to 1) of who always takes one place; shuffled parts are chance."""
    shares = [
        Fraction(1, len(part.options))
        if part.order is Order.SHUFFLED
        else Fraction(part.options[min(place, len(part.options) - 1)].is_key)
        for part in parts
    ]
    return sum(shares, Fraction(0)) / len(parts)


def share_by_design(parts: Sequence[Part]) -> Fraction:
    """Give the share (0 to 1) of who knows what the keys mostly say, and always takes what says that."""
    most = Counter(part.key.says for part in parts).most_common(1)[0][0]
    shares = []
    for part in parts:
        taken = [option for option in part.options if option.says is most]
        shares.append(Fraction(sum(option.is_key for option in taken), len(taken) or 1))
    return sum(shares, Fraction(0)) / len(parts)


def parts_by_design(items: Sequence[Item]) -> list[list[Part]]:
    """Group the parts that ask for a judgement by design; designs with too few to learn from are left out."""
    groups: dict[str, list[Part]] = {}
    for item in items:
        if item.is_judged and item.parts[0].interaction is Interaction.SINGLE_CHOICE:
            groups.setdefault(item.design, []).append(item.parts[0])
    return [group for group in groups.values() if len(group) >= FEWEST_OF_A_DESIGN]


def _guess(who: str, parts: Sequence[Part], share: Fraction) -> Guess:
    chances = [Fraction(1, len(part.options)) for part in parts]
    variance = sum((chance * (1 - chance) for chance in chances), Fraction(0))
    return Guess(who, len(parts), share, sum(chances, Fraction(0)) / len(parts), sqrt(variance) / len(parts))

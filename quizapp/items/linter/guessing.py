"""What a guesser who reads no passage would score: by length, numbers, quotes, verdict, place or design.

A bank gives nothing away where such a guesser stays near chance (trust.md 6). The clues are those of testwise
students (Haladyna, Downing, Rodriguez 2002: length, position, specific wording).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from quizapp.errors import Finding
from quizapp.items.item import Interaction, Item, Option, Order, Part

TOLERANCE = Fraction(8, 100)
"""How far above chance a guesser may come."""

FEWEST = 20
"""With fewer questions than this, eight points are less than two of them, which is nothing but luck."""

FEWEST_OF_A_DESIGN = 3
"""Judged items of one design from which its habit can be learned."""

Clue = Callable[[Option], int]

CLUES: dict[str, Clue] = {
    "the longest": lambda option: len(option.text),
    "the shortest": lambda option: -len(option.text),
    "the one with a number": lambda option: any(sign.isdigit() for sign in option.text),
    "the one without a number": lambda option: not any(sign.isdigit() for sign in option.text),
    "the one that quotes": lambda option: "“" in option.text,
    "the one that quotes nothing": lambda option: "“" not in option.text,
    "yes": lambda option: option.text.startswith("Yes"),
    "no": lambda option: option.text.startswith("No:"),
}


def share_by_clue(parts: Sequence[Part], clue: Clue) -> Fraction:
    """Give the share of right answers (0 to 1) of who takes what fits the clue, at random among equals."""
    shares = []
    for part in parts:
        best = max(clue(option) for option in part.options)
        taken = [option for option in part.options if clue(option) == best]
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


def guessable(items: Sequence[Item]) -> Iterator[Finding]:
    """No guesser comes further above chance than the tolerance, over all parts of the items."""
    parts = [p for item in items for p in item.parts if p.interaction is Interaction.SINGLE_CHOICE]
    if len(parts) < FEWEST:
        return
    chance = _by_chance(parts)
    shares = {name: share_by_clue(parts, clue) for name, clue in CLUES.items()}
    places = range(max(len(part.options) for part in parts))
    shares |= {f"place {place + 1}": share_by_place(parts, place) for place in places}
    for name, share in shares.items():
        if share > chance + TOLERANCE:
            yield _find(f"who always takes {name}", share, chance)
    groups = parts_by_design(items)
    known = [part for group in groups for part in group]
    if known:
        chance = _by_chance(known)
        share = sum((share_by_design(group) * len(group) for group in groups), Fraction(0)) / len(known)
        if share > chance + TOLERANCE:
            yield _find("who knows what each design mostly says", share, chance)


def _by_chance(parts: Sequence[Part]) -> Fraction:
    return sum((Fraction(1, len(part.options)) for part in parts), Fraction(0)) / len(parts)


def _find(who: str, share: Fraction, chance: Fraction) -> Finding:
    message = f"{who} is right in {float(share):.0%}, by chance in {float(chance):.0%}"
    return Finding("bank", "guessable", message)

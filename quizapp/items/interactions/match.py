"""Match (QTI matchInteraction): each option goes to one target; a target may serve several or none.

A pair is stored as `option>target`; an option without a target is left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.errors import InvalidResponseError
from quizapp.items.interactions.score import Score, Told, grade_in_two
from quizapp.items.interactions.shown import Shown, read_place
from quizapp.items.item import Part

JOIN = ">"


def read(shown: Shown, given: Sequence[str]) -> tuple[str, ...]:
    """Turn a target's place for each shown option, empty where none is chosen, into pairs.

    No value at all means unanswered. Raises InvalidResponseError for another number of values or for a
    place that is not there.
    """
    if given and len(given) != len(shown.options):
        raise InvalidResponseError(f"{len(shown.options)} choices were asked, {len(given)} given")
    return tuple(
        f"{option}{JOIN}{shown.targets[read_place(one, len(shown.targets))]}"
        for option, one in zip(shown.options, given, strict=False)
        if one
    )


def write(shown: Shown, chosen: Sequence[str]) -> tuple[str, ...]:
    """Turn pairs back into a target's place for each shown option."""
    if not chosen:
        return ()
    pairs = dict(pair.split(JOIN) for pair in chosen)
    return tuple(
        str(shown.targets.index(pairs[option])) if option in pairs else "" for option in shown.options
    )


def is_complete(shown: Shown, chosen: Sequence[str]) -> bool:
    """Say whether every option has a target."""
    return len(chosen) == len(shown.options)


def grade(part: Part, chosen: Sequence[str]) -> Score:
    """Give two points where every pair is right, one where at least half of them are."""
    right = count_right(part, chosen)
    return grade_in_two(right == len(part.options), 2 * right >= len(part.options))


def tell(part: Part, chosen: Sequence[str]) -> tuple[Told, ...]:
    """Say what was matched with what, in the order of the options."""
    pairs = dict(pair.split(JOIN) for pair in chosen)
    targets = {target.id: target.text for target in part.targets}
    return tuple(
        Told(
            f"{option.text} → {targets.get(pairs[option.id], pairs[option.id])}",
            pairs[option.id] == option.target,
        )
        for option in part.options
        if option.id in pairs
    )


def count_right(part: Part, chosen: Sequence[str]) -> int:
    """Count the pairs that are right."""
    return len({f"{option.id}{JOIN}{option.target}" for option in part.options} & set(chosen))

"""Parts of every interaction, as tests need them."""

from __future__ import annotations

from quizapp.items.item import (
    Assertion,
    Interaction,
    NumberKey,
    Option,
    OptionSource,
    Order,
    Part,
    SourceKind,
    Target,
)

ASSERTS = (Assertion("can-all-hold", ("claim",)),)


def make_option(name: str, is_key: bool = True, target: str = "") -> Option:
    source = OptionSource(SourceKind.VERDICT, ASSERTS, None if is_key else "drops_bound")
    return Option(name, f"text of {name}", is_key, None, source, f"why {name}", "", target)


def make_choosing(interaction: Interaction, keys: str, others: str) -> Part:
    """Make a part with an option for each letter."""
    options = [make_option(name, is_key=True) for name in keys]
    options += [make_option(name, is_key=False) for name in others]
    return Part("part", interaction, "Which?", tuple(options))


def make_match(pairs: dict[str, str], targets: str) -> Part:
    """Make a match; option letters by the target they belong to."""
    return Part(
        "part",
        Interaction.MATCH,
        "Which goes where?",
        tuple(make_option(name, target=target) for name, target in pairs.items()),
        targets=tuple(Target(name, f"target {name}", name) for name in targets),
    )


def make_order(size: int) -> Part:
    """Make an order in which option a is first, b second."""
    options = tuple(make_option("abcdef"[place], target=str(place + 1)) for place in range(size))
    return Part("part", Interaction.ORDER, "In which order?", options)


def make_number(value: str, tolerance: str = "0") -> Part:
    """Make a part that asks for a number."""
    key = NumberKey(value, tolerance, "dollars", ASSERTS, "multiplied out")
    return Part("part", Interaction.NUMBER, "How many?", (), Order.FIXED, number=key)


EVERY = (
    make_choosing(Interaction.SINGLE_CHOICE, "a", "bcd"),
    make_choosing(Interaction.MULTIPLE_CHOICE, "ab", "cd"),
    make_choosing(Interaction.PICK_PHRASES, "abc", "defgh"),
    make_match({"a": "x", "b": "y", "c": "x"}, "xyz"),
    make_order(4),
    make_number("72000000"),
)

"""Undo line breaks inside sentences, as old mail and some pages have them, without moving a character."""

from __future__ import annotations

import re

_LOWER = re.compile(r"(?<=[^\s.!?:”\"])[ \t]*\r?\n(?=[ \t]*[a-z])")
_ANY = re.compile(r"(?<=[^\s.!?:”\"])[ \t]*\r?\n(?=[ \t]*[^\s•*–—-])")
_SHORTEST = 40
"""Characters of a line from which on its break can be one of wrapping: few headlines are as long."""
_WRAPPED = 0.25
"""Share of lines that go on in small letters, from which on the whole text counts as wrapped."""


def unwrap(text: str) -> str:
    """Give the text with a space for every character of a break inside a sentence: no place changes."""
    unwrapped, count = _join(_LOWER, text)
    lines = sum(bool(line.strip()) for line in text.split("\n"))
    if count >= _WRAPPED * lines:
        unwrapped, _ = _join(_ANY, unwrapped)
    return unwrapped


def _join(pattern: re.Pattern[str], text: str) -> tuple[str, int]:
    """Put spaces for the breaks that a pattern finds at the end of lines long enough, and count them."""
    pieces, place, begins, count = [], 0, 0, 0
    for found in pattern.finditer(text):
        begins = max(begins, text.rfind("\n", begins, found.start()) + 1)
        pieces.append(text[place : found.start()])
        is_long = found.start() - begins >= _SHORTEST
        pieces.append(" " * len(found.group()) if is_long else found.group())
        count += is_long
        place = found.end()
        begins = place
    return "".join([*pieces, text[place:]]), count

"""Lines of a page: all of them, those that read like headlines, and the names in them."""

from __future__ import annotations

import re

from quizapp.corpus.selector import Selector, select

_ENDS = (".", "”", ":", ",")
_NAME = re.compile(r"\b[A-Z][\w’]+")
FEWEST_WORDS, MOST_SIGNS = 3, 100


def split_lines(text: str) -> tuple[Selector, ...]:
    """Give every line that is not blank, outer white space left out."""
    lines, start = [], 0
    for line in text.split("\n"):
        if bare := line.strip():
            begin = start + line.index(bare)
            lines.append(select(text, begin, begin + len(bare)))
        start += len(line) + 1
    return tuple(lines)


def split_titles(text: str) -> tuple[Selector, ...]:
    """Give the lines that read like headlines: a few words, without the end of a sentence."""
    return tuple(
        line
        for line in split_lines(text)
        if len(line.exact) <= MOST_SIGNS
        and len(line.exact.split()) >= FEWEST_WORDS
        and not line.exact.endswith(_ENDS)
    )


def names_in(text: str) -> frozenset[str]:
    """Give the words that begin with a capital letter."""
    return frozenset(_NAME.findall(text))

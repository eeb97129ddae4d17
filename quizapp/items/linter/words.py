"""Words as the linter sees them: quotations left out, endings cut, and the lists it looks things up in."""

from __future__ import annotations

import re

_QUOTATION = re.compile(r"“[^”]*”|«[^»]*»|‘[^’]*’(?!\w)")
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_ENDINGS = ("ing", "ed", "es", "s")


def listed(words: str) -> frozenset[str]:
    """Make a list of words from a line of them."""
    return frozenset(words.split())


ABSOLUTE = listed(
    "always never all every everybody everyone everything only completely entirely totally absolutely"
)
"""Words that leave no exception: the testwise take an option with one for wrong.

That a text tells nothing, or names nobody, is a right answer like any other, so these two are not here.
"""

NEGATING = listed("not except false cannot")
"""Words that turn a stem round, so that the right answer is what does not hold."""

HEDGING = (
    *("about", "around", "roughly", "nearly", "almost", "estimate", "estimated", "some"),
    *("may", "might", "could", "can", "perhaps", "possibly", "possibility", "likely", "reportedly"),
    *("reported", "often", "usually", "at least", "at most", "up to", "more than", "no more than"),
    *("over", "a minimum of", "suggests", "seems", "appears"),
)
"""Words that make a statement weaker, or a figure looser: the testwise take an option with one for right."""

_COMMON = listed(
    "a an the this that these those it its they them their he his she her we our you your i who whom whose "
    "which what when where why how is are was were be been being do does did done has have had will would "
    "can could may might must shall should and or but nor if than then so as at by for from in into of off "
    "on onto over to up upon with without about after before between both each every all any some no not "
    "none only one two three four five more most less least same other another such very there here out"
)
"""Words that carry no matter of their own."""


def without_quotations(text: str, instead: str = " ") -> str:
    """Leave out what stands in quotation marks: nobody here chose those words."""
    return _QUOTATION.sub(instead, text)


def words_of(text: str) -> list[str]:
    """Give the words of a text in small letters, numbers left out."""
    return _WORD.findall(text.casefold())


def content_words(text: str) -> dict[str, str]:
    """Give the words that carry matter, by what is left of each when its ending is cut."""
    return {_cut(word): word for word in words_of(text) if word not in _COMMON and len(word) > 2}


def normalise(text: str) -> str:
    """Give a text without case, punctuation and spare spaces, so that what reads the same is the same."""
    return " ".join(re.findall(r"[\w.,]*\w|%|\$", text.casefold()))


def _cut(word: str) -> str:
    word = re.sub(r"[’']s?$", "", word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word

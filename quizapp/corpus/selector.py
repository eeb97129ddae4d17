"""Where a passage stands in a text: W3C text-position and text-quote selectors in one value.

Source: https://www.w3.org/TR/annotation-model/#text-position-selector and #text-quote-selector.
"""

from __future__ import annotations

from dataclasses import dataclass

CONTEXT = 32
"""Characters of prefix and suffix kept with a selector, enough to find a moved passage again."""


@dataclass(frozen=True)
class Selector:
    """A passage: `text[start:end] == exact`, counted in characters, with a little text around it."""

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str

    def __post_init__(self) -> None:
        if self.start < 0 or self.end - self.start != len(self.exact) or not self.exact:
            raise ValueError(f"selector {self.start}:{self.end} does not measure {self.exact!r}")

    def is_anchored_in(self, text: str) -> bool:
        """Say whether the passage and its surroundings stand in `text` exactly where they should."""
        before, after = text[: self.start], text[self.end :]
        return (
            text[self.start : self.end] == self.exact
            and before.endswith(self.prefix)
            and after.startswith(self.suffix)
        )

    def contains(self, other: Selector) -> bool:
        """Say whether `other` lies inside this passage of the same text."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Selector) -> bool:
        """Say whether the two passages of one text share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Excerpt(Selector):
    """A passage together with the id of the article it stands in."""

    article: str


def select(text: str, start: int, end: int) -> Selector:
    """Make the selector of `text[start:end]`.

    Raises ValueError where the range is empty or leaves the text.
    """
    if not 0 <= start < end <= len(text):
        raise ValueError(f"{start}:{end} is no passage of a text of {len(text)} characters")
    return Selector(
        start=start,
        end=end,
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
    )


def select_within(text: str, outer: Selector, words: str) -> Selector:
    """Make the selector of `words`, which must stand exactly once inside `outer`.

    Raises ValueError where they stand there never or more than once.
    """
    count = outer.exact.count(words) if words else 0
    if count != 1:
        raise ValueError(f"{words!r} stands {count} times in the passage, once was expected")
    start = outer.start + outer.exact.index(words)
    return select(text, start, start + len(words))


def excerpt(article: str, selector: Selector) -> Excerpt:
    """Name the article that a passage stands in."""
    return Excerpt(
        start=selector.start,
        end=selector.end,
        exact=selector.exact,
        prefix=selector.prefix,
        suffix=selector.suffix,
        article=article,
    )

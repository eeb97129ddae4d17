"""Which lines of a page are the story, which are headings, and which are furniture or another story."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from quizapp.corpus.lexicon import FurnitureWords, Lexicon

_BULLETS = ("- ", "– ", "— ", "• ", "* ", "· ", "▪ ")
_SHORT = 140
_BYLINE = 70
_CLOSED = re.compile(r"[.!?…][\"”’')\]]*$")
_AGO = re.compile(r"\b[0-9]+ ?(?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?) ago\b", re.IGNORECASE)
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][\w’'-]{2,}")
_WORD = re.compile(r"[A-Za-z]{3,}")
_STRANGE = 0.06
_FEWEST_NAMES = 5
_FEWEST_STRANGERS = 3


class Part(StrEnum):
    """What a line of a page is."""

    BODY = "body"
    HEADING = "heading"
    FURNITURE = "furniture"
    OTHER_STORY = "other_story"

    @property
    def is_chrome(self) -> bool:
        """Say whether it is not the story: the page around it, or another story."""
        return self in {Part.FURNITURE, Part.OTHER_STORY}


@dataclass(frozen=True)
class Line:
    """A line that is not blank: `text[start:end]`, without outer white space, and what it is."""

    start: int
    end: int
    part: Part


def read_lines(text: str, lexicon: Lexicon) -> tuple[Line, ...]:
    """Tell every line of a page apart. Nothing is left out but blank lines."""
    places = list(_places(text))
    lines = [
        Line(start, end, part)
        for (start, end), part in zip(places, _walk(text, places, lexicon), strict=True)
    ]
    return tuple(_flag_strangers(text, _flag_tail(lines)))


def _places(text: str) -> Iterator[tuple[int, int]]:
    offset = 0
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            start = offset + line.index(bare)
            yield start, start + len(bare)
        offset += len(line) + 1


def _walk(text: str, places: Sequence[tuple[int, int]], lexicon: Lexicon) -> Iterator[Part]:
    """Read down the page: behind a label of the site comes another story, behind a list's title its links."""
    words, bodies, beyond = lexicon.furniture, 0, ""
    main: set[str] = set()
    for number, (start, end) in enumerate(places):
        line = text[start:end]
        lower = line.lower()
        is_open = _is_heading(line)
        if is_open and bodies and _is_ender(lower, words):
            beyond = beyond or "list"
            yield Part.FURNITURE
        elif is_open and lower.rstrip(":") in words.sections:
            beyond = "story" if bodies >= 2 and not _is_lone(text, places, number, False) else beyond
            yield Part.FURNITURE
        elif _is_furniture(line, lower, words, number, is_open):
            yield Part.FURNITURE
        elif beyond == "story":
            yield Part.FURNITURE if is_open and _is_lone(text, places, number, True) else Part.OTHER_STORY
        elif beyond == "list":
            if not is_open and not _is_strange(set(_NAME.findall(line)), main):
                beyond = ""
            yield Part.FURNITURE if is_open else Part.OTHER_STORY if beyond else Part.BODY
        elif is_open and not line.startswith(_BULLETS):
            yield Part.HEADING
        else:
            bodies += 1
            main |= set(_NAME.findall(line))
            yield Part.BODY


def _is_heading(line: str) -> bool:
    return (
        len(line) <= _SHORT
        and (_CLOSED.search(line) is None or line.endswith("?"))
        and not line.endswith((",", ";"))
    )


def _is_lone(text: str, places: Sequence[tuple[int, int]], number: int, of_heading: bool) -> bool:
    """Say whether nothing follows, or a heading follows a heading, or no heading a label."""
    if number + 1 >= len(places):
        return True
    start, end = places[number + 1]
    return _is_heading(text[start:end]) is of_heading


def _is_strange(names: set[str], main: set[str]) -> bool:
    """Say whether the names of a paragraph are many, and none of them the story’s."""
    return len(names) >= _FEWEST_STRANGERS and not names & main


def _is_ender(lower: str, words: FurnitureWords) -> bool:
    return any(
        lower == ender or (lower.startswith((f"{ender}:", f"{ender} ")) and len(lower) < 60)
        for ender in words.enders
    )


def _is_furniture(line: str, lower: str, words: FurnitureWords, number: int, is_open: bool) -> bool:
    if not _WORD.search(line):
        return not any(c.isdigit() for c in line) or len(line) < 12
    if _AGO.search(line) and len(line) < _BYLINE and is_open:
        return True
    if len(line) < 200 and any(
        mark in lower if is_open else lower.startswith(mark) for mark in words.anywhere
    ):
        return True
    if (is_open and len(line) < 100 and number > 0) or (
        number == 0 and lower.startswith(("published", "updated"))
    ):
        for stamp in words.stamps:
            if lower.startswith(stamp):
                rest = line[len(stamp) :].strip()
                return (
                    bool(rest)
                    and (rest[0].isupper() or rest[0].isdigit() or rest[0] == ":")
                    and (stamp != "by " or len(line) < _BYLINE)
                )
    return False


def _flag_tail(lines: list[Line]) -> list[Line]:
    """Flag the headings at the foot of a page, with nothing under them, as furniture."""
    last = max((n for n, line in enumerate(lines) if line.part in {Part.BODY, Part.OTHER_STORY}), default=-1)
    tail = lines[last + 1 :]
    if last < 0 or (
        sum(line.part is Part.HEADING for line in tail) < 2
        and not any(line.part is Part.FURNITURE for line in tail)
    ):
        return lines
    return lines[: last + 1] + [replace(line, part=Part.FURNITURE) for line in tail]


def _flag_strangers(text: str, lines: list[Line]) -> list[Line]:
    """Flag a part under a heading of its own whose names are none of the story's as another story."""
    sections: list[list[int]] = [[]]
    has_body = False
    for number, line in enumerate(lines):
        if line.part is Part.HEADING and has_body:
            sections.append([])
            has_body = False
        has_body = has_body or line.part is Part.BODY
        sections[-1].append(number)
    names = [
        {
            name
            for n in section
            if lines[n].part is Part.BODY
            for name in _NAME.findall(text[lines[n].start : lines[n].end])
        }
        for section in sections
    ]
    if len(sections) < 2 or len(names[0]) < _FEWEST_NAMES:
        return lines
    counts = Counter(name for own in names for name in own)
    flagged = list(lines)
    for section, own in zip(sections[1:], names[1:], strict=True):
        if len(own) < _FEWEST_NAMES or _likeness(own, names[0]) >= _STRANGE:
            continue
        if sum(counts[name] > 1 for name in own) < 2 * _STRANGE * len(own):
            for n in section:
                if not flagged[n].part.is_chrome:
                    flagged[n] = replace(flagged[n], part=Part.OTHER_STORY)
    return flagged


def _likeness(one: set[str], other: set[str]) -> float:
    """Give the share of the smaller set's names that both have."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0

"""Which question a figure answers: the frame whose words stand nearest to it, and whom it counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from quizapp.corpus.amounts import Amount
from quizapp.corpus.lexicon import Lexicon
from quizapp.corpus.sources import Source
from quizapp.corpus.tokens import Tokens
from quizapp.corpus.units import Unit

_FARTHEST = 15.0
_REACH = 30
_NEAR = 0.4
_ROLE = 4.0
_COUNTS = frozenset(
    {
        "toll", "deaths", "fatalities", "dead", "turnout", "attendance", "missing", "injured", "casualties",
        "deficit", "inflation", "unemployment", "debt", "profit", "profits", "revenue", "sales", "spending",
    }
)  # fmt: skip
_REACHES = frozenset(
    {
        "reached",
        "reach",
        "reaches",
        "stood",
        "stands",
        "stand",
        "hit",
        "passed",
        "topped",
        "exceeded",
        "was",
        "is",
    }
)
_VAGUE_ROLES = frozenset({"victims"})
_ASKED = frozenset({"poll", "survey"})
_BESIDE = frozenset(
    {"at", "in", "across", "from", "on", "by", "within", "around", "after", "worth", "including"}
)
_THAT_DAY = frozenset({("that", "day"), ("this", "day"), ("that", "night")})
_ORGANISERS = frozenset({"organisers", "organizers", "crowd"})
_CONTRAST = frozenset({"while", "but", "although", "though", "whereas", "and", "which", "who", "so"})


@dataclass(frozen=True)
class Scope:
    """What narrows a figure: whose people, an increment on a count, a part of it, another place."""

    group: str | None = None
    is_increment: bool = False
    is_part: bool = False
    is_elsewhere: bool = False
    is_whole: bool = False
    is_anaphor: bool = False
    party: str | None = None


def find_frame(
    tokens: Tokens,
    amount: Amount,
    unit: Unit | None,
    others: Sequence[Amount],
    sources: Sequence[Source],
    lexicon: Lexicon,
) -> str | None:
    """Give the name of the frame whose trigger stands nearest to an amount and fits what it counts."""
    words = lexicon.frames
    dimension = unit.dimension if unit else None
    best: tuple[float, int, str] | None = None
    order = {name: place for place, name in enumerate(words.frames)}
    end = max(unit.end if unit else 0, amount.last)
    low, high = max(0, amount.first - _REACH), min(len(tokens), end + _REACH)
    for start, stop, phrase in words.triggers.within(tokens, low, high):
        is_own = start < amount.last and amount.first < stop
        is_spoken = _is_spoken(start, amount, sources) and phrase not in _ASKED
        if is_own or is_spoken or _reports(tokens, stop, lexicon):
            continue
        key = tuple(token.lower for token in tokens[start:stop])
        for name in words.shared.get(key, ()):
            frame = words.frames[name]
            if dimension is not None and dimension not in frame.dimensions:
                continue
            if dimension is None and "people" not in frame.dimensions:
                continue
            cost = _cost(tokens, amount, end, start, stop, others) - 0.4 * (len(key) - 1)
            if stop <= amount.start and _moves_to(tokens, key, stop, amount.start, lexicon):
                cost = min(cost, _NEAR)
            if (frame.has_roles or phrase in _VAGUE_ROLES) and amount.last <= start < end:
                cost += _ROLE
            if best is None or (cost, order[name]) < best[:2]:
                best = (cost, order[name], name)
    if best and best[0] <= _FARTHEST:
        return best[2]
    speak = {token.lower for s in sources for token in tokens[s.first : s.last]}
    return "crowd" if dimension in {None, "people"} and speak & _ORGANISERS else None


def _moves_to(tokens: Tokens, key: tuple[str, ...], stop: int, start: int, lexicon: Lexicon) -> bool:
    """Say whether a count is what moves to a figure: “the death toll … rose early today to 138”."""
    if not _COUNTS & set(key):
        return False
    near = {token.lower for token in tokens[max(stop, start - 5) : start]}
    marks = any(token.text in {",", ";", "—", "–"} for token in tokens[stop:start])
    return not marks and bool(near & (lexicon.bounds.changes | _REACHES))


def _reports(tokens: Tokens, place: int, lexicon: Lexicon) -> bool:
    """Say whether “that” follows: “claimed that” reports, where “claimed 23 lives” kills."""
    is_verb = place > 0 and tokens[place - 1].lower in lexicon.speech.weak
    return is_verb and place < len(tokens) and tokens[place].lower == "that"


def _is_spoken(place: int, amount: Amount, sources: Sequence[Source]) -> bool:
    """Say whether a place lies in the phrase of a source that does not hold the amount itself."""
    return any(
        s.first <= place < s.last and not s.first <= amount.first < s.last for s in sources if not s.is_hidden
    )


def _cost(tokens: Tokens, amount: Amount, end: int, start: int, stop: int, others: Sequence[Amount]) -> float:
    """Reckon how far a trigger is: in words, and more where marks or other figures stand between."""
    if amount.last <= start and stop <= end:
        return 0.0
    if start >= end:
        between, cost = range(end, start), float(start - end)
    else:
        between, cost = range(stop, amount.first), amount.first - stop + 0.5
    if start < amount.first and stop + 1 == amount.start and tokens[stop].lower == "of":
        return 0.3
    aside = -1
    for place in between:
        token = tokens[place]
        if token.text == "," and place + 1 < len(tokens) and tokens[place + 1].lower == "including":
            aside = next((n for n in between if n > place and tokens[n].text == ","), -1)
        if place <= aside:
            cost -= place >= end
            continue
        if token.text in ";.—–:?!":
            cost += 10
        elif token.text in "()":
            cost += 1
        elif token.text == ",":
            cost += 5
        elif token.lower in _CONTRAST:
            cost += 3
    crossed = [o for o in others if o is not amount and between and o.first in between]
    crossed = [o for o in crossed if not (o.start and tokens[o.start - 1].text == "(")]
    return cost + sum(2 if _is_aside(tokens, other) else 9 for other in crossed)


def _is_aside(tokens: Tokens, amount: Amount) -> bool:
    """Say whether an amount stands in a phrase beside the sentence’s main line: “at 14 train companies”."""
    before = {token.lower for token in tokens[max(0, amount.start - 2) : amount.start]}
    return bool(before & _BESIDE)


def counts_people(tokens: Tokens, place: int, lexicon: Lexicon) -> bool:
    """Say whether the words at a place can only be said of people: “thousands evacuated”, “13 injured”."""
    words = lexicon.frames
    found = words.triggers.starting(tokens, place)
    names = words.shared.get(tuple(t.lower for t in tokens[place : found[0]]), ()) if found else ()
    return bool(names) and all(words.frames[name].dimensions == {"people"} for name in names)


def find_scope(
    tokens: Tokens, amount: Amount, unit: Unit | None, sources: Sequence[Source], lexicon: Lexicon
) -> Scope:
    """Read what narrows a figure from the words right around it."""
    words, places = lexicon.frames, lexicon.places
    end = max(amount.last, unit.end if unit else 0)
    around = {token.lower for token in tokens[max(0, amount.start - 1) : amount.first]} - {"more"}
    around |= {token.lower for token in tokens[amount.last : min(end, amount.last + 2)]}
    behind = tokens[amount.last].lower if amount.last < len(tokens) else ""
    behind_noun = words.parts.starting(tokens, end)
    part = (
        (behind_noun if behind_noun and not behind_noun[1].startswith("of the") else None)
        or words.parts.starting(tokens, amount.last)
        or words.parts.ending(tokens, amount.start)
    )
    clause_end = _clause_end(tokens, end)
    return Scope(
        group=_group(tokens, amount, unit, sources, lexicon),
        is_increment=bool((around | {behind}) & words.increments),
        is_part=_is_of_known(tokens, amount)
        or (bool(part) and not _is_whole(tokens, amount))
        or _says_that_day(tokens, end, clause_end),
        is_elsewhere=any(
            True for _ in places.elsewhere.within(tokens, end, _next_number(tokens, end, clause_end))
        ),
        is_whole=_is_whole(tokens, amount),
        is_anaphor=_is_anaphor(tokens, amount, lexicon),
        party=_party(tokens, amount, lexicon),
    )


def _is_of_known(tokens: Tokens, amount: Amount) -> bool:
    """Find “Of the deaths, 17,388”: a part of what was told before."""
    first = amount.start - 4
    if first < 0 or tokens[amount.start - 1].text != "," or tokens[first].lower != "of":
        return False
    return tokens[first + 1].lower in {"the", "those", "these"} and (
        first == 0 or tokens[first - 1].kind == "sign"
    )


def _is_whole(tokens: Tokens, amount: Amount) -> bool:
    """Say whether a figure is what another is a part of: “162 of the 300 seats”."""
    for place in range(amount.start - 1, max(0, amount.start - 5), -1):
        if tokens[place].lower == "of":
            part = tokens[place - 1].lower.rsplit("-", 1)[-1].rstrip("s")
            return tokens[place - 1].kind == "number" or part in {"third", "half", "quarter"}
        if tokens[place].kind == "sign":
            break
    return False


def _next_number(tokens: Tokens, start: int, end: int) -> int:
    """Give where the next number or clause begins, at most `end`."""
    return next(
        (n for n in range(start, end) if tokens[n].kind == "number" or tokens[n].lower in _CONTRAST), end
    )


def _clause_end(tokens: Tokens, place: int) -> int:
    stop = min(len(tokens), place + _REACH)
    while place < stop and tokens[place].text not in {",", ";", ".", "—", ":"}:
        place += 1
    return place


def _says_that_day(tokens: Tokens, start: int, end: int) -> bool:
    lowers = [token.lower for token in tokens[start:end]]
    return any(pair in _THAT_DAY for pair in pairwise(lowers))


def _group(
    tokens: Tokens, amount: Amount, unit: Unit | None, sources: Sequence[Source], lexicon: Lexicon
) -> str | None:
    """Give the country whose people a figure counts, from the adjective or the possessive at the figure."""
    places = lexicon.places
    end = unit.end if unit and unit.is_shown else amount.last
    first = amount.last if unit and unit.is_shown else max(0, amount.start - 6)
    for _, _, country in places.demonyms.within(tokens, first, end):
        return country
    if any(token.lower in {"its", "their"} for token in tokens[amount.last : end]):
        for source in sources:
            for _, _, country in places.countries.within(tokens, source.first, source.last):
                return country
    if amount.start >= 2 and tokens[amount.start - 1].kind == "tail":
        found = places.countries.ending(tokens, amount.start - 1)
        return found[1] if found else None
    return None


def _party(tokens: Tokens, amount: Amount, lexicon: Lexicon) -> str | None:
    """Give the name whose share a figure is: “52.3% for Jones”, “Smith had 47.1%”."""
    for place in range(amount.last, min(len(tokens) - 1, amount.last + 6)):
        if tokens[place].lower in {"for", "to"} and tokens[place + 1].is_capital:
            return tokens[place + 1].lower
        if tokens[place].text in ",.;" or tokens[place].kind == "number":
            break
    for place in range(amount.start - 1, max(-1, amount.start - 10), -1):
        if tokens[place].is_capital and tokens[place].lower not in lexicon.units.stops and place > 0:
            return tokens[place].lower
        if tokens[place].text in ".;":
            break
    return None


def _is_anaphor(tokens: Tokens, amount: Amount, lexicon: Lexicon) -> bool:
    """Find “the number could be as high as 100,000”: the figure of something counted before."""
    low = max(0, amount.start - 8)
    for _, stop, _ in lexicon.frames.anaphors.within(tokens, low, amount.start):
        of = tokens[stop].lower if stop < len(tokens) else ""
        if of != "of" and not any(
            token.kind == "number" or token.text in ".;" for token in tokens[stop : amount.start]
        ):
            return True
    return False

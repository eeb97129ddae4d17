"""Where and when the things that a figure counts are: “in Syria”, “in the north-west”, “in 1999”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from quizapp.corpus.amounts import Amount
from quizapp.corpus.lexicon import Lexicon, PlaceWords
from quizapp.corpus.phrases import Phrases
from quizapp.corpus.sources import Source
from quizapp.corpus.tokens import Tokens

_IN = frozenset(
    {"in", "across", "inside", "throughout", "through", "within", "around", "near", "at", "on", "into"}
)
CAPITAL = "capital"
"""What a figure of “the capital” names as its place."""
_FOR = frozenset({"for", "from"})
_NEXT = frozenset({"and", "but", "while", "as", "when"})
_TITLED = frozenset({"mount", "lake", "mt"})
_YEARS = frozenset({"in", "of", "from", "by", "during"})
_BREAKS = frozenset({";", ":", "—", "–", "(", ")"})
_TOGETHER = frozenset(
    {"combined", "total", "overall", "together", "nationwide", "nationally", "countrywide", "worldwide"}
)
_IN_WHICH = ["in", "which"]
_COMPARED = frozenset({"than", "above", "below", "short"})
_REACH = 24
_BEFORE = 10
_LONGEST_NAME = 3


@dataclass(frozen=True)
class Whereabouts:
    """The places, the year, its part and the day that a figure's clause names.

    `homes` may be its place where it tells none: names beside it, then the land of its source.
    `span` is a part of the year (q1), `before` says that it is of the time before, by week or year.
    `is_whole` says that the figure adds up what else is told place by place: “the combined toll”.
    """

    places: frozenset[str] = frozenset()
    homes: tuple[str, ...] = ()
    year: str | None = None
    day: str | None = None
    span: str | None = None
    before: str | None = None
    is_whole: bool = False


def find_whereabouts(
    tokens: Tokens, amount: Amount, end: int, sources: Sequence[Source], lexicon: Lexicon
) -> Whereabouts:
    """Read where and when from the clause around an amount whose counted noun ends at `end`."""
    low, high = _clause(tokens, amount, end)
    first, last = _stretch(tokens, amount, low, high)
    is_whole = _is_whole(tokens, max(low, amount.start - _BEFORE), end)
    return Whereabouts(
        # “Takes the total past 33,000” adds up more than the place that its sentence began with.
        places=_places(tokens, amount, end, amount.start if is_whole else low, high, lexicon, sources),
        homes=_homes(tokens, amount, low, sources, lexicon),
        year=_year(tokens, amount, first, last, lexicon.times.months),
        day=_day(tokens, amount, low, high, lexicon.times.months),
        span=_named(tokens, amount, low, high, lexicon.times.spans),
        before=_named(tokens, amount, low, high, lexicon.times.occasions, _COMPARED),
        is_whole=is_whole,
    )


def _is_whole(tokens: Tokens, low: int, end: int) -> bool:
    lowers = [token.lower for token in tokens[low : end + 2]]
    pairs = set(pairwise(lowers))
    return (not _TOGETHER.isdisjoint(lowers) and ("total", "for") not in pairs) or ("in", "all") in pairs


def _clause(tokens: Tokens, amount: Amount, end: int) -> tuple[int, int]:
    low, high = amount.start, end
    while low > max(0, amount.start - _REACH) and tokens[low - 1].text not in _BREAKS:
        low -= 1
    while high < min(len(tokens), end + _REACH) and tokens[high].text not in _BREAKS:
        high += 1
    return low, high


def _places(
    tokens: Tokens,
    amount: Amount,
    end: int,
    low: int,
    high: int,
    lexicon: Lexicon,
    sources: Sequence[Source],
) -> frozenset[str]:
    """Give the places named right behind a figure, before the next one; else those named before it."""
    for place in range(end, high):
        if tokens[place].kind == "number" or tokens[place].text == "," or tokens[place].lower in _NEXT:
            break
        if tokens[place].lower in _IN and (names := _names(tokens, place + 1, high, lexicon)):
            return names
    for place in range(amount.start - 1, low - 1, -1):
        if tokens[place].lower == "where" and (name := _name_before(tokens, place - 1)):
            return frozenset({name})
        if any(source.first < place < source.last <= amount.start for source in sources):
            continue  # “prosecutors in Brussels said” tells where they are
        opens = _IN | _FOR if place == low else _IN
        if tokens[place].lower in opens and (names := _names(tokens, place + 1, amount.start, lexicon)):
            return names
    return frozenset()


def _name_before(tokens: Tokens, comma: int) -> str:
    """Give the name that a clause goes on about: “from Mount Ember, where 17 died”."""
    first = comma
    while first > 0 and tokens[first - 1].is_capital and tokens[first - 1].lower not in _IN | _FOR | _TITLED:
        first -= 1
    return " ".join(token.lower for token in tokens[first:comma])


def _names(tokens: Tokens, place: int, stop: int, lexicon: Lexicon) -> frozenset[str]:
    """Give the names in a phrase of place: “northern Syria and Iraq”, “the rebel-held north”."""
    names: set[str] = set()
    while place < stop:
        while place < stop and _is_modifier(tokens, place, lexicon.places):
            place += 1
        name, place = _name(tokens, place, stop, lexicon)
        if not name:
            break
        names.add(name)
        if place >= stop or not (tokens[place].lower == "and" or _goes_on(tokens, place, stop)):
            break
        place += 1
    return frozenset(names)


def _goes_on(tokens: Tokens, comma: int, stop: int) -> bool:
    """Say whether a comma stands in a list of names: “in Belgium, France and Switzerland”."""
    place = comma
    while place + 1 < stop and tokens[place].text == "," and tokens[place + 1].is_capital:
        place += 1
        while place < stop and tokens[place].is_capital:
            place += 1
    return (
        place > comma and place + 1 < stop and tokens[place].lower == "and" and tokens[place + 1].is_capital
    )


def _is_modifier(tokens: Tokens, place: int, words: PlaceWords) -> bool:
    token = tokens[place]
    held = "-" in token.text and token.lower.rsplit("-", 1)[-1] in {"held", "run", "controlled"}
    demonym = words.demonyms.starting(tokens, place)
    leads = demonym is not None and demonym[0] < len(tokens) and tokens[demonym[0]].lower == CAPITAL
    return held or leads or token.lower in {"the", *_TITLED} or token.lower in words.compass_adjectives


def _name(tokens: Tokens, place: int, stop: int, lexicon: Lexicon) -> tuple[str, int]:
    if place < stop and tokens[place].lower == CAPITAL:
        return CAPITAL, place + 1
    if place < stop and tokens[place].lower in lexicon.places.compass:
        return tokens[place].lower.replace("-", ""), place + 1
    if found := lexicon.places.countries.starting(tokens, place):
        return found[1], found[0]
    last = place
    while last < min(stop, place + _LONGEST_NAME) and tokens[last].is_capital:
        last += 1
    words = [token.lower for token in tokens[place:last]]
    lists = (lexicon.times.months, lexicon.times.weekdays, lexicon.places.no_places)
    return (
        ("", place) if any(no_places.intersection(words) for no_places in lists) else (" ".join(words), last)
    )


def _homes(
    tokens: Tokens, amount: Amount, low: int, sources: Sequence[Source], lexicon: Lexicon
) -> tuple[str, ...]:
    """Give what may be the place of a figure that tells none, the likeliest first.

    That is the name right before it, the one that opens its clause, and the country that its source is of:
    “Bern is entered with 20,000 and Basel with 9,000”.
    """
    words = lexicon.places
    found = []
    last = amount.start - (amount.start > 0 and tokens[amount.start - 1].lower == "with")
    first = last
    while first > low and tokens[first - 1].is_capital:
        first -= 1
    if first < last:
        found.append(_name(tokens, first, last, lexicon)[0])
    found.append(_name(tokens, low, amount.start, lexicon)[0])
    for source in sources:
        if source.first >= low or source.last <= amount.first:
            for index in (words.countries, words.demonyms):
                found.extend(country for _, _, country in index.within(tokens, source.first, source.last))
    return tuple(name for name in found if name)


def _stretch(tokens: Tokens, amount: Amount, low: int, high: int) -> tuple[int, int]:
    """Give the part of a clause between commas that holds an amount, with the one that opens the clause."""
    first = next(
        (
            n + 1
            for n in range(amount.start - 1, low - 1, -1)
            if tokens[n].text == "," and n + 1 < amount.start
        ),
        low,
    )
    opener = tokens[low].lower if low < len(tokens) else ""
    is_opened = sum(token.text == "," for token in tokens[low:first]) == 1 and opener in _YEARS
    last = next(
        (n for n in range(amount.last, high) if tokens[n].text == "," and not _is_in_date(tokens, n)), high
    )
    if _opens_with_year(tokens, first):
        return first - 3, last  # from the word before the year
    return (low if is_opened else first), last


def _opens_with_year(tokens: Tokens, first: int) -> bool:
    """Say whether a year stands before the stretch that it dates: “since 2010, when 1.2 million marched”."""
    opens = [token.lower for token in tokens[first : first + 2]]
    is_dated = first >= 3 and tokens[first - 1].text == "," and (opens[:1] == ["when"] or opens == _IN_WHICH)
    return is_dated and len(tokens[first - 2].text) == 4 and tokens[first - 2].text.isdecimal()


def _is_in_date(tokens: Tokens, comma: int) -> bool:
    """Say whether a comma stands inside a date: “July 1, 2003”."""
    behind = tokens[comma + 1].text if comma + 1 < len(tokens) else ""
    return tokens[comma - 1].kind == "number" and len(behind) == 4 and behind.isdecimal()


def _year(tokens: Tokens, amount: Amount, low: int, high: int, months: frozenset[str]) -> str | None:
    """Give the year nearest to a figure: “in 1999”, “of July 1, 2003”, “the 2003 march”."""
    found: list[tuple[int, bool, str]] = []
    for place in range(max(1, low), high):
        text, before = tokens[place].text, tokens[place - 1].lower
        is_year = len(text) == 4 and text.isascii() and text.isdecimal() and "1800" <= text <= "2099"
        if not is_year or amount.start <= place < amount.last or _is_since(tokens, amount, place):
            continue
        behind = tokens[place + 1] if place + 1 < len(tokens) else None
        is_named = before in {"the", "a"} and behind is not None and behind.is_word
        if before in _YEARS or before == "," or is_named or before in months:
            found.append((abs(place - amount.first), place < amount.first, text))
    return min(found)[2] if found else None


def _named(
    tokens: Tokens, amount: Amount, low: int, high: int, phrases: Phrases, apart: frozenset[str] = frozenset()
) -> str | None:
    """Give what a phrase behind a figure names, before the next figure, or else the last one before it.

    That is q1 for “by the end of March”. A phrase behind a word of `apart` tells of another figure: “65%,
    well short of the last election”.
    """
    stop = next((n for n in range(amount.last, high) if tokens[n].kind == "number"), high)
    told = [[*phrases.within(tokens, *span)] for span in ((amount.last, stop), (low, amount.start))]
    behind, before = (
        [name for start, _, name in found if apart.isdisjoint(_words_before(tokens, start))] for found in told
    )
    return behind[0] if behind else before[-1] if before else None


def _words_before(tokens: Tokens, place: int) -> list[str]:
    """Give the word before a place, or the two if the last is “of”: “short of”, but not “the 61% of”."""
    first = place - 2 if place > 1 and tokens[place - 1].lower == "of" else place - 1
    return [token.lower for token in tokens[max(0, first) : place]]


def _is_since(tokens: Tokens, amount: Amount, year: int) -> bool:
    """Say whether a year only opens a span of time: “the largest since the handover in 1997”."""
    return any(token.lower in {"since", "until"} for token in tokens[min(amount.last, year) : year])


def _day(tokens: Tokens, amount: Amount, low: int, high: int, months: frozenset[str]) -> str | None:
    """Give the day nearest to a figure as month-day: “on 16 June”, “of July 1”."""
    found: list[tuple[int, str]] = []
    for place in range(low, high):
        month = tokens[place]
        if not month.is_capital or month.lower not in months:
            continue
        for at in (place - 1, place + 1):
            day = tokens[at].text if 0 <= at < len(tokens) else ""
            if day.isascii() and day.isdecimal() and len(day) <= 2 and not amount.start <= at < amount.last:
                found.append((abs(place - amount.first), f"{month.lower[:3]}-{int(day):02d}"))
    return min(found)[1] if found else None

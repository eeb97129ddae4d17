"""What narrows a figure: whose people it counts, a part or an increment, another place, whose share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from quizapp.corpus.amounts import Amount
from quizapp.corpus.differences import is_compared, is_move
from quizapp.corpus.framing import REACH
from quizapp.corpus.lexicon import FrameWords, Lexicon
from quizapp.corpus.nearness import CONTRASTS, COUNTS
from quizapp.corpus.parties import Party, find_party
from quizapp.corpus.sources import Source
from quizapp.corpus.tokens import Tokens
from quizapp.corpus.units import Unit
from quizapp.corpus.whereabouts import Whereabouts, find_whereabouts

_FOUND = frozenset({"found", "recovered", "retrieved", "reported", "added", "counted", "registered", "died"})
_NO_PLANS = {
    "ordered": frozenset({"out", "to", "from", "off", "home", "away"}),
    **dict.fromkeys(("was due to", "were due to"), frozenset({"close", "open", "end", "start", "begin"})),
}
"""What behind a word tells of no plan for a figure: “ordered out”, “before polls were due to close”."""
_NEAR = 8
_OF_THEM = frozenset({"of them", "of whom", "among them", "including"})
"""Words of a part whose whole may be of another sort: “81 hurt, 22 of them officers”."""
_COUNTED = frozenset(
    {"victims", "bodies", "wounded", "survivors", "killed", "arrested", "detained", "detainees", "displaced"}
)
"""Nouns for people whom something has happened to, of whom others are a part: “four of the victims”."""
_WHO = frozenset({"who"})
_WHOLE = 3
_MEDIA = {"cash": "cash", **dict.fromkeys(("stock", "shares", "equity"), "shares")}
_GIVEN = frozenset({"vaccinated", "immunised", "immunized", "inoculated", "jabbed", "protected"})
_DOSES = frozenset({"dose", "doses", "shot", "shots", "jab", "jabs", "injection", "injections"})
_LISTS = frozenset({"and", "or"})
_ALL_DOSES = frozenset({"second", "both", "two"})
_ONE_DOSE = frozenset({"first", "one", "single"})
_THAT_DAY = frozenset({("that", "day"), ("this", "day"), ("that", "night")})


@dataclass(frozen=True)
class Scope:
    """What narrows a figure: whose people, an increment on a count, a part of it, another place.

    `is_of_others` says that it is a part of people who are only named, not counted: “15 of the officers”.
    `medium` is in what money is paid where that is told, cash or shares; `is_full` says that people have had
    all doses of a vaccine, “32% have had both”, and not only the first.
    """

    group: str | None = None
    is_increment: bool = False
    is_part: bool = False
    is_of_them: bool = False
    is_of_others: bool = False
    is_elsewhere: bool = False
    is_whole: bool = False
    is_anaphor: bool = False
    is_planned: bool = False
    is_difference: bool = False
    is_full: bool = False
    party: Party | None = None
    medium: str = ""
    whereabouts: Whereabouts = field(default_factory=Whereabouts)


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
        or _part_before(tokens, amount.start, words)
    )
    clause_end = _clause_end(tokens, end)
    compared = any(is_compared(tokens, place, lexicon) for place in {amount.last, end})
    return Scope(
        group=_group(tokens, amount, unit, sources, lexicon),
        is_increment=bool((around | {behind}) & words.increments) and not compared,
        is_part=_is_of_known(tokens, amount)
        or (bool(part) and not _is_whole(tokens, amount, lexicon))
        or _says_that_day(tokens, end, clause_end)
        or _is_there(tokens, amount.start),
        is_of_others=part is not None and _is_of_others(tokens, part, unit),
        is_of_them=part is not None and part[1] in _OF_THEM,
        is_elsewhere=any(
            True for _ in places.elsewhere.within(tokens, end, _next_number(tokens, end, clause_end))
        ),
        is_whole=_is_whole(tokens, amount, lexicon),
        is_anaphor=_is_anaphor(tokens, amount, lexicon),
        is_planned=_is_planned(tokens, amount, end, clause_end, unit, words),
        is_difference=compared or is_move(tokens, amount, lexicon),
        is_full=_is_full(tokens, amount, end, clause_end),
        party=find_party(tokens, amount, sources, lexicon),
        medium=_medium(tokens, end),
        whereabouts=find_whereabouts(tokens, amount, end, sources, lexicon),
    )


def _is_full(tokens: Tokens, amount: Amount, end: int, stop: int) -> bool:
    """Find “1.5 million the second”, “32% have had both”, “after two doses 94 percent”."""
    behind = [_doses_at(tokens, n) for n in range(end, _next_number(tokens, end, stop))]
    if told := [one for one in behind if one is not None]:
        return told[0]
    for place in range(amount.start - 1, -1, -1):
        if tokens[place].kind == "number" or tokens[place].text in ";.":
            break
        if (one := _doses_at(tokens, place)) is not None:
            return one
    return False


def _doses_at(tokens: Tokens, place: int) -> bool | None:
    """Say whether a place tells of all doses of a course, or of the first one; None where of neither."""
    word, after = tokens[place].lower, tokens[place + 1] if place + 1 < len(tokens) else None
    if word == "fully":
        return True if after is not None and after.lower in _GIVEN else None
    tells_of_doses = not _DOSES.isdisjoint(token.lower for token in tokens)
    is_of_doses = tells_of_doses and (
        after is None or after.kind == "sign" or after.lower in {*_DOSES, *_LISTS}
    )
    return word in _ALL_DOSES if is_of_doses and word in _ALL_DOSES | _ONE_DOSE else None


def _is_planned(
    tokens: Tokens, amount: Amount, end: int, stop: int, unit: Unit | None, words: FrameWords
) -> bool:
    """Say whether a figure was promised or aimed at: “a target of 70%”."""
    before = next(
        (n + 1 for n in range(amount.start - 1, -1, -1) if _parts(tokens, n) or amount.start - n > _NEAR), 0
    )
    behind = min(_next_number(tokens, end, stop), end + _NEAR)
    is_people = unit is not None and unit.dimension == "people"  # who are ordered somewhere, not for later
    return any(
        not (is_people and phrase == "ordered")
        and (stop == len(tokens) or tokens[stop].lower not in _NO_PLANS.get(phrase, ()))
        for span in ((before, amount.start), (end, behind))
        for _, stop, phrase in words.plans.within(tokens, *span)
    )


def _parts(tokens: Tokens, place: int) -> bool:
    return (
        tokens[place].kind == "number" or tokens[place].text in ";:—–.," or tokens[place].lower in CONTRASTS
    )


def _is_of_others(tokens: Tokens, part: tuple[int, str], unit: Unit | None) -> bool:
    """Find “15 of the ship’s officers”: a part of people of whom nothing is told but who they are."""
    if part[1] != "of the" or (unit is not None and unit.dimension != "people"):
        return False
    whole = tokens[part[0] : part[0] + _WHOLE]
    is_counted = any(token.kind == "number" for token in tokens[part[0] : part[0] + 2 * _WHOLE])
    return not is_counted and not {token.lower for token in whole} & (COUNTS | _COUNTED | _WHO)


def _part_before(tokens: Tokens, place: int, words: FrameWords) -> tuple[int, str] | None:
    """Find words of a part in front: “including”; “of the 200,000” is a whole and no part."""
    found = words.parts.ending(tokens, place)
    return None if found and found[1].startswith("of the") else found


def _is_of_known(tokens: Tokens, amount: Amount) -> bool:
    """Find “Of the deaths, 17,388” and “Of those, 17”: a part of what was told before."""
    first = next((n for n in (amount.start - 4, amount.start - 3) if n >= 0 and tokens[n].lower == "of"), -1)
    if first < 0 or tokens[amount.start - 1].text != ",":
        return False
    return tokens[first + 1].lower in {"the", "those", "these"} and (
        first == 0 or tokens[first - 1].kind == "sign"
    )


def _is_whole(tokens: Tokens, amount: Amount, lexicon: Lexicon) -> bool:
    """Say whether a figure is what another is a part of: “162 of the 300 seats”."""
    for place in range(amount.start - 1, max(0, amount.start - 5), -1):
        if tokens[place].lower == "of":
            if tokens[place - 1].lower == "out":
                return any(
                    token.kind == "number" or token.lower in lexicon.numbers.values
                    for token in tokens[max(0, place - _NEAR) : place - 1]
                )
            part = tokens[place - 1].lower.rsplit("-", 1)[-1].rstrip("s")
            is_count = tokens[place - 1].kind == "number" or tokens[place - 1].lower in lexicon.numbers.values
            return is_count or part in {"third", "half", "quarter"}
        if tokens[place].kind in {"sign", "number"} or tokens[place].lower == "and":
            break
    return False


def _next_number(tokens: Tokens, start: int, end: int) -> int:
    """Give where the next number or clause begins, at most `end`."""
    return next(
        (n for n in range(start, end) if tokens[n].kind == "number" or tokens[n].lower in CONTRASTS), end
    )


def _clause_end(tokens: Tokens, place: int) -> int:
    stop = min(len(tokens), place + REACH)
    while place < stop and tokens[place].text not in {",", ";", ".", "—", ":"}:
        place += 1
    return place


def _says_that_day(tokens: Tokens, start: int, end: int) -> bool:
    lowers = [token.lower for token in tokens[start:end]]
    if _FOUND.isdisjoint(lowers):
        return False
    return any(
        pair in _THAT_DAY and (n == 0 or lowers[n - 1] != "of") for n, pair in enumerate(pairwise(lowers))
    )


def _is_there(tokens: Tokens, place: int) -> bool:
    """Find “put the toll there at 1,380”: the count of the place just named."""
    return any(
        tokens[at].lower == "there" and tokens[at - 1].lower in COUNTS | {"number", "total", "figure"}
        for at in range(max(1, place - 4), place)
    )


def _group(
    tokens: Tokens, amount: Amount, unit: Unit | None, sources: Sequence[Source], lexicon: Lexicon
) -> str | None:
    """Give the country whose people a figure counts, from the adjective or the possessive at the figure."""
    places = lexicon.places
    end = unit.end if unit and unit.is_shown else amount.last
    first = amount.last if unit and unit.is_shown else max(0, amount.start - 6)
    for start, stop, country in places.demonyms.within(tokens, first, end):
        if any(source.first <= start < source.last for source in sources):
            continue  # “Chinese officials” speak, and are not counted
        if (unit and unit.is_shown) or _is_people(tokens, stop, lexicon):
            return country
    if any(token.lower in {"its", "their"} for token in tokens[amount.last : end]):
        for source in sources:
            for _, _, country in places.countries.within(tokens, source.first, source.last):
                return country
    if amount.start >= 2 and tokens[amount.start - 1].kind == "tail":
        found = places.countries.ending(tokens, amount.start - 1)
        return found[1] if found else None
    return None


def _is_people(tokens: Tokens, place: int, lexicon: Lexicon) -> bool:
    """Say whether people stand behind an adjective of a country: “Syrian dead”, not “the Syrian capital”."""
    word = tokens[place].lower if place < len(tokens) else ""
    return word in lexicon.units.people | lexicon.units.military or tokens[place - 1].lower.endswith("s")


def _medium(tokens: Tokens, end: int) -> str:
    """Give in what a sum is paid: “$4bn in cash and $12bn in restricted stock”; nothing for both."""
    behind = [token.lower for token in tokens[end : end + 5]]
    if behind[:1] != ["in"]:
        return ""
    found = {_MEDIA[word] for word in behind[1:] if word in _MEDIA}
    return found.pop() if len(found) == 1 else ""


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

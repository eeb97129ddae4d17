"""Whose share a figure is: the candidate, party or owner that its clause names."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.corpus.amounts import Amount
from quizapp.corpus.lexicon import Lexicon
from quizapp.corpus.sources import Source
from quizapp.corpus.tokens import Tokens

_KINDS = frozenset({"party", "alliance", "coalition", "movement"})
_HOLDS = frozenset(
    {"had", "has", "won", "took", "got", "received", "secured", "gained", "lost", "held", "polled"}
)
_PERCENT = frozenset({"percent", "%", "cent", "points"})
"""What stands before who asked, and not who holds: “41.8 percent by Ipsos”."""
_BACKS = frozenset({"backed", "supported", "chose", "preferred", "favoured", "favored"})
_STANDS = frozenset(
    {
        "came",
        "finished",
        "ended",
        "leads",
        "led",
        "stood",
        "stands",
        "is",
        "was",
        "would",
        "will",
        "could",
        "declared",
        "elected",
        "re-elected",
        "beats",
        "beat",
    }
)
_ROLES = {
    **{role: role for role in ("president", "incumbent", "premier", "chancellor", "governor", "mayor")},
    **dict.fromkeys(("challenger", "rival", "opponent"), "challenger"),
}
"""Words for a candidate that stand for a name: “the president is on 49%”."""
OFFICES = frozenset(_ROLES.values())
_TELLERS = frozenset({"agency", "broadcaster", "newspaper", "pollster", "channel", "institute", "firm"})
_CAMPS = frozenset({"leave", "remain", "yes", "no"})
"""Sides of a referendum, which are names where they have a capital or hold a share."""
_BODIES = frozenset({"eu", "un", "nato", "union"})
_NEW_CLAUSES = frozenset({"and", "but", "while", "whereas"})
_FORMER = frozenset({"former", "ex", "then", "late"})
_ASKS = frozenset({"poll", "survey", "exit"})
_OWNERS = frozenset({"the", "his", "her", "its", "their"})
_BACK = 14
_AHEAD = 6
_ASIDE = 20
_ASIDES = frozenset(
    {
        "who",
        "which",
        "whose",
        "a",
        "an",
        "the",
        "in",
        "at",
        "with",
        "now",
        "once",
        "his",
        "her",
        "while",
        "but",
        "and",
        "though",
    }
)


@dataclass(frozen=True)
class Party:
    """Whose share a figure is: its last name in lower case, and what else stands for it, such as letters."""

    name: str
    others: tuple[str, ...] = ()


def find_party(tokens: Tokens, amount: Amount, sources: Sequence[Source], lexicon: Lexicon) -> Party | None:
    """Give whose share a figure is: “52.3% for Jones”, “Smith had 47.1%”; None where nobody is named."""
    name = _behind(tokens, amount, lexicon) or _before(tokens, amount, sources, lexicon)
    return Party(fold(name), _others(tokens, amount, name)) if name else None


def find_offices(tokens: Tokens) -> list[tuple[str, str]]:
    """Give who holds which office now, by last names: “President Ann Jones” is (jones, president)."""
    found = []
    for place in range(len(tokens) - 1):
        role = _ROLES.get(tokens[place].lower)
        was_before = place > 0 and tokens[place - 1].lower in _FORMER
        if role is None or was_before or not tokens[place].is_capital:
            continue
        last = place
        while last + 1 < len(tokens) and tokens[last + 1].is_capital:
            last += 1
        if last > place:
            found.append((fold(tokens[last].lower), role))
    return found


def fold(name: str) -> str:
    """Write a name without the signs of its alphabet: erdoğan as erdogan."""
    plain = unicodedata.normalize("NFKD", name.replace("ı", "i").replace("ł", "l").replace("ø", "o"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _behind(tokens: Tokens, amount: Amount, lexicon: Lexicon) -> str:
    is_held = any(token.lower in _HOLDS for token in tokens[max(0, amount.start - 2) : amount.start])
    for place in range(amount.last, min(len(tokens) - 1, amount.last + (0 if is_held else _AHEAD))):
        if tokens[place].lower in {"for", "to"}:
            role = _role_at(tokens, place + 2) if tokens[place + 1].lower in _OWNERS else ""
            name = _name_at(tokens, place + 1, lexicon) if tokens[place + 1].is_capital else ""
            if role or name:
                return role or name
        if tokens[place].lower in _BACKS and _may_hold(tokens, place + 1, (), lexicon):
            return _name_at(tokens, place + 1, lexicon)
        if tokens[place].text in ",.;" or tokens[place].kind == "number":
            break
    return ""


def _before(tokens: Tokens, amount: Amount, sources: Sequence[Source], lexicon: Lexicon) -> str:
    place, low = amount.start - 1, max(-1, amount.start - _BACK)
    while place > low:
        token = tokens[place]
        if place and tokens[place - 1].lower in _OWNERS and (role := _role_at(tokens, place)):
            return role
        is_camp = token.lower in _CAMPS and (place + 1 == amount.start or tokens[place + 1].lower in _HOLDS)
        is_name = is_camp or (token.is_capital and _may_hold(tokens, place, sources, lexicon))
        if is_name and place >= 2 and _is_set_off(tokens, place):
            place -= 2  # to the name that the letters stand for
            continue
        if is_name and _is_named(tokens, place):
            is_kind = token.lower in _KINDS and place > 0 and tokens[place - 1].is_capital
            return tokens[place - is_kind].lower
        if token.text == "," and (aside := _aside(tokens, place)):
            low -= place - aside
            place = aside
        elif token.text in ".;" or (token.text == "," and tokens[place + 1].lower in _NEW_CLAUSES):
            break
        place -= 1
    return ""


def _role_at(tokens: Tokens, place: int) -> str:
    """Give the role that stands alone at a place: “the president”, not “the president’s alliance”."""
    alone = place + 1 >= len(tokens) or tokens[place + 1].kind != "tail"
    is_role = place < len(tokens) and alone and not tokens[place].is_capital
    return _ROLES.get(tokens[place].lower, "") if is_role else ""


def _may_hold(tokens: Tokens, place: int, sources: Sequence[Source], lexicon: Lexicon) -> bool:
    """Say whether a word with a capital letter may be somebody who holds a share, and tells of none."""
    word, times = tokens[place].lower, lexicon.times
    if word in _CAMPS or word in _BODIES:
        return word in _CAMPS
    lists = (lexicon.units.stops, times.months, times.weekdays, lexicon.speech.titles)
    if any(word in words for words in lists) or lexicon.places.countries.starting(tokens, place) is not None:
        return False
    before = tokens[place - 1].lower if place else ""
    is_by = before == "by" and tokens[max(0, place - 2)].lower in _PERCENT
    is_teller = is_by or before in _TELLERS or tokens[place + 1].lower in _ASKS
    return not is_teller and not any(source.first <= place < source.last for source in sources)


def _aside(tokens: Tokens, comma: int) -> int:
    """Give where an aside that ends at a comma begins: “Lee, a former teacher, took 6.8%”; 0 where none."""
    for place in range(comma - 1, max(0, comma - _ASIDE), -1):
        if tokens[place].text == ",":
            return place if tokens[place + 1].lower in _ASIDES else 0
    return 0


def _name_at(tokens: Tokens, place: int, lexicon: Lexicon) -> str:
    """Give the last name, behind titles and first names: Jones for “Ms Ann Jones”; empty for “Jones’s”."""
    while place + 1 < len(tokens) and tokens[place].lower in lexicon.speech.titles:
        place += 1
    while place + 1 < len(tokens) and tokens[place + 1].is_capital:
        place += 1
    # “52% of the vote to Lee's 47%” tells of another.
    return "" if place + 1 < len(tokens) and tokens[place + 1].kind == "tail" else tokens[place].lower


def _is_named(tokens: Tokens, place: int) -> bool:
    """Say whether a word with a capital letter is a name, also where it opens the sentence: “Labour had”."""
    return place > 0 or tokens[place + 1].lower in _HOLDS | _STANDS or tokens[place + 1].text == ","


def _is_set_off(tokens: Tokens, place: int) -> bool:
    """Say whether a name is the letters of the one before: “Law and Justice (PiS)”."""
    return tokens[place - 1].text == "(" and tokens[place + 1].text == ")"


def _others(tokens: Tokens, amount: Amount, name: str) -> tuple[str, ...]:
    """Give what else stands for a name: the letters behind it, and the office before it."""
    found = []
    for place in range(max(0, amount.start - 2 * _BACK), amount.start):
        if tokens[place].lower != name:
            continue
        if place + 3 < len(tokens) and tokens[place + 2].is_capital and _is_set_off(tokens, place + 2):
            found.append(tokens[place + 2].lower)
        first = place
        while first > 0 and tokens[first - 1].is_capital and tokens[first - 1].lower not in _ROLES:
            first -= 1
        was_before = first > 1 and tokens[first - 2].lower in _FORMER
        if first > 0 and tokens[first - 1].lower in _ROLES and not was_before:
            found.append(_ROLES[tokens[first - 1].lower])
    return tuple(found)

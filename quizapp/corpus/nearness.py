"""How near the words of a frame stand to a figure, in words; marks and other figures count for more."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from quizapp.corpus.amounts import Amount
from quizapp.corpus.lexicon import Lexicon
from quizapp.corpus.tokens import Tokens

FARTHEST = 15.0
NEAR = 0.4
CLOSE = 9
_NUMBER_OF = frozenset((count, "of") for count in ("number", "tally", "count", "total"))
COUNTS = frozenset(
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
_BESIDE = frozenset(
    {"at", "in", "across", "from", "on", "by", "within", "around", "after", "worth", "including"}
)
MARGINS = frozenset({"margin", "lead", "gap", "majority", "difference"})
"""“A margin of 120 votes” tells more than its noun."""
OWNER = 4
"""Words between “of” and the number of a whole: “of the country’s 9.3 million”."""
_MARKS = {**dict.fromkeys(";.—–:?!", 10.0), "(": 1.0, ")": 1.0, ",": 5.0}
_OPENERS = frozenset({"including", "among", "or"})
_PAST = 2
"""What it costs to reach over an aside: “killed 40, among them 12 children, hurt 300”."""
_GROUNDS = frozenset({"over", "after"})
CONTRASTS = frozenset({"while", "as", "but", "although", "though", "whereas", "and", "which", "who", "so"})


def told_outright(
    tokens: Tokens, key: tuple[str, ...], start: int, stop: int, place: int, lexicon: Lexicon
) -> float:
    """Give the cost of words that a figure is said of in so many words: “the toll rose to 138”."""
    is_said = stop <= place and (
        _moves_to(tokens, key, stop, place, lexicon) or _is_numbered(tokens, start, stop, place)
    )
    return NEAR if is_said else FARTHEST + 1


def _moves_to(tokens: Tokens, key: tuple[str, ...], stop: int, start: int, lexicon: Lexicon) -> bool:
    """Say whether a count is what moves to a figure: “the death toll … rose early today to 138”."""
    before = [token.lower for token in tokens[max(0, stop - len(key) - 3) : stop]]
    if not COUNTS & set(key) and not any(pair in _NUMBER_OF for pair in pairwise(before)):
        return False
    near = {token.lower for token in tokens[max(stop, start - 5) : start]}
    between = _without_clause(tokens[stop:start])
    marks = any(token.text in {",", ";", "—", "–"} or token.kind == "number" for token in between)
    return not marks and bool(near & (lexicon.bounds.changes | _REACHES))


def _without_clause(tokens: Tokens) -> Tokens:
    """Leave out a clause that tells more of what stands before it: “, which had stood at 28,”."""
    places = [n for n, token in enumerate(tokens) if token.text == ","]
    if not places or places[0] + 1 >= len(tokens) or tokens[places[0] + 1].lower != "which":
        return tokens
    end = places[1] + 1 if len(places) > 1 else places[0] + 2
    return (*tokens[: places[0]], *tokens[end:])


def _is_numbered(tokens: Tokens, start: int, stop: int, place: int) -> bool:
    """Say whether a number of it is what the figure gives: “put the number of dead on the ground at 11”."""
    before = [token.lower for token in tokens[max(0, start - 3) : stop]]
    is_count = any(pair in _NUMBER_OF for pair in pairwise(before))
    between = tokens[stop:place]
    is_plain = all((t.is_word and t.lower != "and") or t.kind == "tail" for t in between)
    return is_count and len(between) <= CLOSE and is_plain


def reckon(
    tokens: Tokens, amount: Amount, end: int, start: int, stop: int, others: Sequence[Amount]
) -> float:
    """Reckon how far a trigger is: in words, and more where marks or other figures stand between."""
    if amount.last <= start and stop <= end:
        return 0.0
    if start >= end:
        between, cost = range(end, start), float(start - end)
    else:
        between, cost = range(stop, amount.first), amount.first - stop + 0.5
    if start < amount.first and _is_margin(tokens, stop, amount):
        return -NEAR
    if start < amount.first and stop + 1 == amount.start and tokens[stop].lower == "of":
        return 0.3
    aside = -1
    for place in between:
        if tokens[place].text == "," and place + 1 < len(tokens) and tokens[place + 1].lower in _OPENERS:
            aside = next((n for n in between if n > place and tokens[n].text == ","), -1)
        cost += -(place >= end) if place <= aside else _cost_of(tokens, place, end)
    cost += _PAST if aside >= 0 else 0
    crossed = [o for o in others if o is not amount and between and o.first in between]
    crossed = [o for o in crossed if not (o.start and tokens[o.start - 1].text == "(")]
    crossed = [o for o in crossed if not _is_its_whole(tokens, amount, o) and o.first > aside]
    return cost + sum(2 if _is_aside(tokens, other) else 9 for other in crossed)


def _is_its_whole(tokens: Tokens, amount: Amount, other: Amount) -> bool:
    """Find “half of the country’s 9.3 million people”: what is said of the people is said of the half."""
    is_of = amount.stop < len(tokens) and tokens[amount.stop].lower == "of"
    between = tokens[amount.stop + 1 : other.start]
    return is_of and len(between) <= OWNER and all(t.is_word or t.kind == "tail" for t in between)


def _is_margin(tokens: Tokens, stop: int, amount: Amount) -> bool:
    """Find “a margin of 120 votes” and “the margin was 120 votes”."""
    is_next = stop == amount.start or (stop + 1 == amount.start and tokens[stop].lower in {"was", "is"})
    return is_next and not MARGINS.isdisjoint(token.lower for token in tokens[max(0, stop - 2) : stop])


def _cost_of(tokens: Tokens, place: int, end: int) -> float:
    """Reckon what a mark or a word between a trigger and a figure costs beside its place."""
    token = tokens[place]
    if token.text in _MARKS:
        return _MARKS[token.text]
    if place == end and _is_joined(tokens, place):
        return 0
    return 3 if token.lower in CONTRASTS or (place >= end and token.lower in _GROUNDS) else 0


def _is_joined(tokens: Tokens, place: int) -> bool:
    """Say whether “and” right behind a noun joins another one to it: “441 officers and gendarmes injured”."""
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    return tokens[place].lower == "and" and after is not None and after.is_word and after.lower.endswith("s")


def _is_aside(tokens: Tokens, amount: Amount) -> bool:
    """Say whether an amount stands in a phrase beside the sentence’s main line: “at 14 train companies”."""
    before = {token.lower for token in tokens[max(0, amount.start - 2) : amount.start]}
    return bool(before & _BESIDE)

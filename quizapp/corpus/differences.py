"""Figures that say by how much a count moved or differs: “rose by 12”, “500 votes ahead”."""

from __future__ import annotations

from itertools import pairwise

from quizapp.corpus.amounts import Amount
from quizapp.corpus.lengths import MEASURES
from quizapp.corpus.lexicon import Lexicon
from quizapp.corpus.tokens import Tokens

_LEADS = frozenset({"point", "points", "vote", "votes", "ballots"})
_MORE = frozenset({"more", "fewer", "less", "higher", "lower"})
_PREMIUM = 8
_PRICES = frozenset({("share", "price"), ("market", "price"), ("stock", "price"), ("closing", "price")})
_OFFERS = frozenset(
    {
        "offer", "offers", "offered", "bid", "premium", "shareholders", "takeover", "buyer", "proposal",
        "deal",
    }
)  # fmt: skip
_RIVAL = 9
"""Words in which a rival's votes follow: “12,000 votes ahead of Bell with 9,000”."""
_STEP = 2
"""Words before “by” in which a count moves: “rose again by 12”."""


def is_compared(tokens: Tokens, place: int, lexicon: Lexicon) -> bool:
    """Find “1,000 more than last Thursday” from behind the number or its noun.

    “40 people more than a mile away” says where, and “less than a week after” when.
    """
    if place + 1 >= len(tokens) or tokens[place].lower not in _MORE or tokens[place + 1].lower != "than":
        return False
    measures = (token.lower for token in tokens[place + 3 : place + 5])
    known = MEASURES | lexicon.times.periods
    is_measured = any(word.rstrip("s") in known for word in measures)
    first = tokens[place + 2] if place + 2 < len(tokens) else None
    is_amount = first is not None and (
        first.kind == "number" or first.lower in {"a", "an", "half"} or first.lower in lexicon.numbers.values
    )
    return not (is_amount and is_measured)


def is_move(tokens: Tokens, amount: Amount, lexicon: Lexicon) -> bool:
    """Say whether a figure is a lead in a vote, or a step by which a count moves."""
    return _is_lead(tokens, amount) or _is_step(tokens, amount, lexicon)


def _is_lead(tokens: Tokens, amount: Amount) -> bool:
    """Find “shift by two percentage points”, “won by 1,200 votes” and “500 votes ahead”.

    “By 432 votes to 202” is a tally.
    """
    before = tokens[amount.start - 1].lower if amount.start else ""
    # Percentage points belong to the number itself.
    is_points = tokens[amount.last - 1].lower in _LEADS
    behind = [token.lower for token in tokens[amount.last - is_points : amount.last + 3]]
    place = next((n for n, word in enumerate(behind[:2]) if word in _LEADS), -1)
    if place < 0:
        return False
    after = behind[place + 1 : place + 3]
    rival = tokens[amount.last : amount.last + _RIVAL]
    is_tally = "of" in after and any(token.kind == "number" for token in rival)
    is_ahead = not is_tally and (after[:1] in (["ahead"], ["clear"], ["behind"]) or after == ["in", "front"])
    return is_ahead or (before == "by" and "to" not in behind)


def is_over_a_price(tokens: Tokens, amount: Amount) -> bool:
    """Find “43% more than Friday’s closing price” in an offer: what a buyer adds to what a share cost."""
    behind = tokens[amount.stop : amount.stop + _PREMIUM]
    lowers = [token.lower for token in behind]
    opens = lowers[:2] in (["more", "than"], ["higher", "than"]) or lowers[:1] in (["above"], ["over"])
    is_priced = any(pair in _PRICES for pair in pairwise(lowers))
    is_close = any(one.kind == "tail" and two.lower == "close" for one, two in pairwise(behind))
    return opens and (is_priced or is_close) and any(token.lower in _OFFERS for token in tokens)


def _is_step(tokens: Tokens, amount: Amount, lexicon: Lexicon) -> bool:
    """Find “the toll rose by 12”; of percent only what goes on to where it led: “fell by 2% to 5%”."""
    place = amount.start - 1
    if place < 0 or tokens[place].lower != "by":
        return False
    before = {token.lower for token in tokens[max(0, place - _STEP) : place]}
    behind = [token.lower for token in tokens[amount.stop : amount.stop + 4]]
    goes_on = behind[:1] == ["to"] and not {"percent", "%", "cent", "pct"}.isdisjoint(behind)
    return bool(before & lexicon.bounds.changes) and (not amount.numeral.percent or goes_on)

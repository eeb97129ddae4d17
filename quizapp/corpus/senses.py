"""Words of a frame that mean something else where they stand: “could strike”, “a People’s Vote”."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.corpus.amounts import Amount
from quizapp.corpus.lexicon import Lexicon
from quizapp.corpus.nearness import CLOSE, MARGINS, OWNER
from quizapp.corpus.sources import Source
from quizapp.corpus.tokens import Tokens
from quizapp.corpus.units import Unit

_TOLD_SO = frozenset(
    {
        "poll",
        "survey",
        "surveyed",
        "polled",
        "exit poll",
        "exit polls",
        "poll of",
        "survey of",
        "valued",
        "values",
    }
)
_CLAIMS = frozenset({"claim", "claims", "claimed"})
_MODALS = frozenset({"could", "may", "might", "will", "would", "can", "to"})
_JOINS = frozenset({"joined", "join", "joining", "joins"})
_LIVES = frozenset({"life", "lives", "victim", "victims"})
_PAID = frozenset(
    {"pay", "pays", "paid", "paying", "salary", "salaries", "wage", "wages", "earn", "earns", "earning"}
)
_PROTESTS = frozenset({"protest", "march", "rally", "demonstration", "strike", "call", "appeal"})
_GIVEN = frozenset({"vaccinated", "vaccination-rate"})
_DOSE = 5
"""Words up to the end of “after the first dose”, which says when and not how many had it."""
_ECONOMIES = frozenset({"gdp", "economy"})
_OWES = frozenset({"owe", "owes"})
_OF_A_VOTE = frozenset({"abstention", "spoilt-votes"})
_VOTING = frozenset(
    {
        "vote", "votes", "voter", "voters", "voted", "ballot", "ballots", "electorate", "polls", "pollsters",
        "election", "turnout", "referendum", "abstention", "abstentions", "abstainers",
    }
)  # fmt: skip
_DEALS = frozenset({"merger", "takeover", "deal", "acquisition", "bid", "regulators", "authorities", "sale"})
_FAILS = frozenset(
    {
        "block", "blocks", "blocked", "fail", "fails", "failed", "collapse", "collapses", "no", "reject",
        "rejects", "rejected", "refuse", "refuses", "fall", "falls", "walks", "terminated", "breaks",
    }
)  # fmt: skip
_IFS = frozenset({"if", "unless", "should", "walks"})


def _is_of_another(tokens: Tokens, start: int, amount: Amount) -> bool:
    """Say whether a word measures a figure, or belongs to one before it.

    “3.1% of GDP” tells of no growth, and in “with 80% of ballots counted, she had 52%” the last is a share.
    """
    is_of = amount.stop < len(tokens) and tokens[amount.stop].lower == "of"
    is_measure = tokens[start].lower in _ECONOMIES and is_of and amount.stop < start <= amount.stop + OWNER
    return is_measure or (tokens[start].lower == "of" and start < amount.start)


def misleads(
    tokens: Tokens, start: int, stop: int, amount: Amount, sources: Sequence[Source], lexicon: Lexicon
) -> bool:
    """Say whether words of a frame mean something else: a source's, a month's, “could strike”."""
    phrase = " ".join(token.lower for token in tokens[start:stop])
    return (
        (_is_spoken(start, amount, sources) and phrase not in _TOLD_SO)
        or _reports(tokens, stop, lexicon)
        or _is_month(tokens, start, lexicon)
        or _is_of_another(tokens, start, amount)
        or _is_in_a_name(tokens, start, stop)
        or (phrase == "strike" and start > 0 and tokens[start - 1].lower in _MODALS)
        or (phrase == "raised" and stop < len(tokens) and tokens[stop].lower in {"to", "from", "its", "the"})
        or (phrase == "recovered" and stop < len(tokens) and tokens[stop].lower == "to")
        or (phrase.endswith(" of") and stop != amount.start and phrase.split()[0] in MARGINS)
    )


def _gathers(tokens: Tokens, place: int) -> bool:
    """Say whether a protest brings people out, where elsewhere rescuers do."""
    return any(token.lower.rstrip("s") in _PROTESTS for token in tokens[max(0, place - CLOSE) : place])


def is_other(
    tokens: Tokens, stop: int, phrase: str, frame: str, unit: Unit | None, takes_lives: bool
) -> bool:
    """Say whether a verb has its other sense: “he claims 250 million people”, “the firm lost $2m”."""
    is_claim = phrase in _CLAIMS and frame == "deaths" and not takes_lives
    is_after = frame in _GIVEN and "after" in {t.lower for t in tokens[max(0, stop - _DOSE) : stop]}
    is_due = phrase in _OWES and is_conditional(tokens) == (frame == "debt")
    is_no_vote = frame in _OF_A_VOTE and _VOTING.isdisjoint(token.lower for token in tokens)
    is_called = phrase == "brought out" and _gathers(tokens, stop) == (frame == "rescued")
    is_unpaid = frame == "pay-total" and _PAID.isdisjoint(token.lower for token in tokens)
    is_civil = phrase in _JOINS and frame == "deployed" and (unit is None or unit.name != "soldiers")
    return (
        is_claim
        or is_after
        or is_due
        or is_no_vote
        or is_called
        or is_unpaid
        or is_civil
        or (phrase == "lost" and frame == "deaths" and tokens[min(stop, len(tokens) - 1)].kind == "currency")
    )


def is_conditional(tokens: Tokens) -> bool:
    """Say whether a sentence tells what is owed if a deal fails: “If regulators say no, Acme owes $2bn”."""
    lowers = {token.lower for token in tokens}
    return bool(lowers & _IFS and lowers & _DEALS and lowers & _FAILS)


def takes_lives(tokens: Tokens, amount: Amount, end: int) -> bool:
    """Tell “the fire claimed 23 lives” from “he claims more than 250 million people”."""
    return any(token.lower in _LIVES for token in tokens[amount.last : end + 1])


def _is_in_a_name(tokens: Tokens, start: int, stop: int) -> bool:
    """Say whether a word is part of a name: “a People’s Vote”; a heading writes all words alike."""
    token = tokens[start]
    if stop - start > 1 or start == 0 or not token.is_capital or token.text.isupper():
        return False
    before, after = tokens[start - 1], tokens[stop] if stop < len(tokens) else None
    if (after is None or not after.is_capital) and token.lower in _PROTESTS:
        return False  # “the Unite the Right Rally” is one
    is_joined = before.is_capital or before.kind == "tail" or (after is not None and after.is_capital)
    words = [one for one in tokens if one.is_word]
    return is_joined and sum(one.is_capital for one in words) * 2 < len(words)


def _is_month(tokens: Tokens, place: int, lexicon: Lexicon) -> bool:
    """Say whether a word is a month and no march: “since March 2022”."""
    return place > 0 and tokens[place].is_capital and tokens[place].lower in lexicon.times.months


def _reports(tokens: Tokens, place: int, lexicon: Lexicon) -> bool:
    """Say whether “that” follows: “claimed that” reports, where “claimed 23 lives” kills."""
    is_verb = place > 0 and tokens[place - 1].lower in lexicon.speech.weak
    return is_verb and place < len(tokens) and tokens[place].lower == "that"


def _is_spoken(place: int, amount: Amount, sources: Sequence[Source]) -> bool:
    """Say whether a place lies in the phrase of a source that does not hold the amount itself."""
    return any(
        s.first <= place < s.last and not s.first <= amount.first < s.last for s in sources if not s.is_hidden
    )

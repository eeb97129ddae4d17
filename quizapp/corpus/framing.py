"""Which question a figure answers: the frame whose words stand nearest to it."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.corpus.amounts import Amount
from quizapp.corpus.ballots import read_hour, tells_how_much_is_counted
from quizapp.corpus.differences import is_over_a_price
from quizapp.corpus.lexicon import FrameWords, Lexicon
from quizapp.corpus.main_verbs import find_main_verb
from quizapp.corpus.nearness import CLOSE, CONTRASTS, FARTHEST, NEAR, reckon, told_outright
from quizapp.corpus.senses import is_conditional, is_other, misleads, takes_lives
from quizapp.corpus.sources import Source
from quizapp.corpus.tokens import Tokens
from quizapp.corpus.units import Unit

REACH = 30
"""Words to either side of a figure that can tell what it is about."""
_ROLE = 4.0
_FITTING = 2.0
"""What a frame gains that is made for the very noun of a figure."""
_VAGUE_ROLES = frozenset({"victims", "survivors"})
_POLLED = frozenset({"surveyed", "polled"})
_ORGANISERS = frozenset({"organisers", "organizers", "crowd"})
_HANGS = frozenset({"of", "from", "in", "with"})
_FINITE = frozenset({"was", "were", "is", "are", "has", "have", "had"})


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
    if dimension == "percent" and tells_how_much_is_counted(tokens, amount):
        return "votes-counted"
    if dimension == "percent" and is_over_a_price(tokens, amount):
        return "premium"
    best: tuple[float, int, str] | None = None
    noun_end = _skip_of(tokens, max(unit.end if unit else 0, amount.last))
    order = {name: place for place, name in enumerate(words.frames)}
    end = max(unit.end if unit else 0, amount.last)
    low, high = _referring_from(tokens, amount, lexicon), min(len(tokens), end + REACH)
    whole = _whole_end(tokens, amount.last, others)
    main = find_main_verb(tokens, whole or end)
    for start, stop, phrase in words.triggers.within(tokens, low, high):
        if (start < amount.last and amount.first < stop) or misleads(
            tokens, start, stop, amount, sources, lexicon
        ):
            continue
        if main and whole and whole <= start < main.start:
            continue  # what is said of the whole alone: “164 of the 459 people who were aboard were saved”
        key = tuple(token.lower for token in tokens[start:stop])
        for name in _fitting(words.shared.get(key, ()), unit, words) or _fitting(
            words.inner.get(key, ()), unit, words
        ):
            frame = words.frames[name]
            if is_other(tokens, stop, phrase, name, unit, takes_lives(tokens, amount, end)):
                continue
            behind = noun_end if start >= noun_end else end
            cost = reckon(tokens, amount, behind, start, stop, others) - 0.4 * (len(key) - 1)
            cost = min(cost, told_outright(tokens, key, start, stop, amount.start, lexicon))
            if start in main or (phrase in _POLLED and end <= start <= end + 1):
                cost = min(cost, -NEAR)
            cost += _ROLE if name == "turnout" and phrase.startswith("of ") else 0
            cost -= _FITTING if frame.only else 0
            cost += _ROLE if end <= start < noun_end else 0
            cost -= _ROLE if name == "break-up-fee" and is_conditional(tokens) else 0
            if (frame.has_roles or phrase in _VAGUE_ROLES) and amount.last <= start < end:
                cost += _ROLE
            if best is None or (cost, order[name]) < best[:2]:
                best = (cost, order[name], name)
    if best and best[0] <= FARTHEST:
        return read_hour(best[2], tokens, amount)
    speak = {token.lower for s in sources for token in tokens[s.first : s.last]}
    return "crowd" if dimension in {None, "people"} and speak & _ORGANISERS else None


def _whole_end(tokens: Tokens, end: int, others: Sequence[Amount]) -> int:
    """Give where the noun of a whole ends whose part a figure is: “of the 459 people”; 0 where none is."""
    if end >= len(tokens) or tokens[end].lower != "of":
        return 0
    first = next((other.last for other in others if end < other.first <= end + 2), 0)
    return (
        next((n for n in range(first, min(len(tokens), first + 3)) if tokens[n].lower == "who"), 0)
        if first
        else 0
    )


def _skip_of(tokens: Tokens, end: int) -> int:
    """Give where a noun ends with what hangs on it: “members of the security forces were hurt”."""
    if end >= len(tokens) or tokens[end].lower not in _HANGS:
        return end
    for place in range(end + 1, min(len(tokens), end + CLOSE)):
        if tokens[place].lower in _FINITE:
            return place
        if not tokens[place].is_word or tokens[place].lower in CONTRASTS:
            break
    return end


def _fitting(names: Sequence[str], unit: Unit | None, words: FrameWords) -> list[str]:
    """Keep the frames that take what a figure counts, people where nothing tells."""
    dimension = unit.dimension if unit else "people"
    return [
        name
        for name in names
        if dimension in words.frames[name].dimensions
        and (not words.frames[name].only or (unit is not None and unit.noun in words.frames[name].only))
    ]


def _referring_from(tokens: Tokens, amount: Amount, lexicon: Lexicon) -> int:
    """Give from where words tell what a figure is about: not before “; the official count stops at 191”."""
    low = max(0, amount.first - REACH)
    mark = next((n for n in range(amount.start - 1, low - 1, -1) if tokens[n].text in ";—:"), low - 1)
    refers = any(
        value != "it" for _, _, value in lexicon.frames.anaphors.within(tokens, mark + 1, amount.start)
    )
    return mark + 1 if refers else low


def counts_people(tokens: Tokens, place: int, lexicon: Lexicon) -> bool:
    """Say whether the words at a place can only be said of people: “thousands evacuated”, “13 injured”."""
    words = lexicon.frames
    found = words.triggers.starting(tokens, place)
    return found is not None and words.tell_of_people(tuple(t.lower for t in tokens[place : found[0]]))

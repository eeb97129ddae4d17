"""Which question a figure answers: the frame whose words stand nearest to it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from quizapp.corpus.amounts import Amount
from quizapp.corpus.ballots import tells_how_much_is_counted
from quizapp.corpus.lexicon import FrameWords, Lexicon
from quizapp.corpus.main_verbs import find_main_verb
from quizapp.corpus.sources import Source
from quizapp.corpus.tokens import Tokens
from quizapp.corpus.units import Unit

_FARTHEST = 15.0
REACH = 30
"""Words to either side of a figure that can tell what it is about."""
_NEAR = 0.4
_CLOSE = 9
_NUMBER_OF = frozenset((count, "of") for count in ("number", "tally", "count", "total"))
_ROLE = 4.0
_FITTING = 2.0
"""What a frame gains that is made for the very noun of a figure."""
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
_VAGUE_ROLES = frozenset({"victims"})
_ASKED = frozenset(
    {"poll", "survey", "surveyed", "polled", "exit poll", "exit polls", "poll of", "survey of"}
)
_POLLED = frozenset({"surveyed", "polled"})
_BESIDE = frozenset(
    {"at", "in", "across", "from", "on", "by", "within", "around", "after", "worth", "including"}
)
_ORGANISERS = frozenset({"organisers", "organizers", "crowd"})
_CLAIMS = frozenset({"claim", "claims", "claimed"})
_MODALS = frozenset({"could", "may", "might", "will", "would", "can", "to"})
_JOINS = frozenset({"joined", "join", "joining", "joins"})
_LIVES = frozenset({"life", "lives", "victim", "victims"})
_MARGINS = frozenset({"margin", "lead", "gap", "majority", "difference"})
"""“A margin of 120 votes” tells more than its noun."""
_MARKS = {**dict.fromkeys(";.—–:?!", 10.0), "(": 1.0, ")": 1.0, ",": 5.0}
_HANGS = frozenset({"of", "from", "in"})
_FINITE = frozenset({"was", "were", "is", "are", "has", "have", "had"})
_GROUNDS = frozenset({"over", "after"})
CONTRASTS = frozenset({"while", "as", "but", "although", "though", "whereas", "and", "which", "who", "so"})


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
    best: tuple[float, int, str] | None = None
    noun_end = _skip_of(tokens, max(unit.end if unit else 0, amount.last))
    order = {name: place for place, name in enumerate(words.frames)}
    end = max(unit.end if unit else 0, amount.last)
    low, high = _referring_from(tokens, amount, lexicon), min(len(tokens), end + REACH)
    main = find_main_verb(tokens, end)
    for start, stop, phrase in words.triggers.within(tokens, low, high):
        if (start < amount.last and amount.first < stop) or _misleads(
            tokens, start, stop, amount, sources, lexicon
        ):
            continue
        key = tuple(token.lower for token in tokens[start:stop])
        for name in _fitting(words.shared.get(key, ()), unit, words) or _fitting(
            words.inner.get(key, ()), unit, words
        ):
            frame = words.frames[name]
            if _is_other(tokens, stop, phrase, name, unit, _takes_lives(tokens, amount, end)):
                continue
            behind = noun_end if start >= noun_end else end
            cost = _cost(tokens, amount, behind, start, stop, others) - 0.4 * (len(key) - 1)
            cost = min(cost, _told_outright(tokens, key, start, stop, amount.start, lexicon))
            if start in main or (phrase in _POLLED and end <= start <= end + 1):
                cost = min(cost, -_NEAR)
            cost -= _FITTING if frame.only else 0
            if (frame.has_roles or phrase in _VAGUE_ROLES) and amount.last <= start < end:
                cost += _ROLE
            if best is None or (cost, order[name]) < best[:2]:
                best = (cost, order[name], name)
    if best and best[0] <= _FARTHEST:
        return best[2]
    speak = {token.lower for s in sources for token in tokens[s.first : s.last]}
    return "crowd" if dimension in {None, "people"} and speak & _ORGANISERS else None


def _skip_of(tokens: Tokens, end: int) -> int:
    """Give where a noun ends with what hangs on it: “members of the security forces were hurt”."""
    if end >= len(tokens) or tokens[end].lower not in _HANGS:
        return end
    for place in range(end + 1, min(len(tokens), end + _CLOSE)):
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


def _is_of_another(tokens: Tokens, start: int, amount: Amount) -> bool:
    """Say whether a word measures a figure, or belongs to one before it.

    “3.1% of GDP” tells of no growth, and in “with 80% of ballots counted, she had 52%” the last is a share.
    """
    is_measure = tokens[start].lower == "gdp" and tokens[start - 1].lower == "of" and start > amount.last
    return is_measure or (tokens[start].lower == "of" and start < amount.start)


def _misleads(
    tokens: Tokens, start: int, stop: int, amount: Amount, sources: Sequence[Source], lexicon: Lexicon
) -> bool:
    """Say whether words of a frame mean something else: a source's, a month's, “could strike”."""
    phrase = " ".join(token.lower for token in tokens[start:stop])
    return (
        (_is_spoken(start, amount, sources) and phrase not in _ASKED)
        or _reports(tokens, stop, lexicon)
        or _is_month(tokens, start, lexicon)
        or _is_of_another(tokens, start, amount)
        or (phrase == "strike" and start > 0 and tokens[start - 1].lower in _MODALS)
        or (phrase == "raised" and stop < len(tokens) and tokens[stop].lower in {"to", "from", "its", "the"})
    )


def _told_outright(
    tokens: Tokens, key: tuple[str, ...], start: int, stop: int, place: int, lexicon: Lexicon
) -> float:
    """Give the cost of words that a figure is said of in so many words: “the toll rose to 138”."""
    is_said = stop <= place and (
        _moves_to(tokens, key, stop, place, lexicon) or _is_numbered(tokens, start, stop, place)
    )
    return _NEAR if is_said else _FARTHEST + 1


def _referring_from(tokens: Tokens, amount: Amount, lexicon: Lexicon) -> int:
    """Give from where words tell what a figure is about: not before “; the official count stops at 191”."""
    low = max(0, amount.first - REACH)
    mark = next((n for n in range(amount.start - 1, low - 1, -1) if tokens[n].text in ";—:"), low - 1)
    refers = any(
        value != "it" for _, _, value in lexicon.frames.anaphors.within(tokens, mark + 1, amount.start)
    )
    return mark + 1 if refers else low


def _moves_to(tokens: Tokens, key: tuple[str, ...], stop: int, start: int, lexicon: Lexicon) -> bool:
    """Say whether a count is what moves to a figure: “the death toll … rose early today to 138”."""
    if not COUNTS & set(key):
        return False
    near = {token.lower for token in tokens[max(stop, start - 5) : start]}
    marks = any(token.text in {",", ";", "—", "–"} or token.kind == "number" for token in tokens[stop:start])
    return not marks and bool(near & (lexicon.bounds.changes | _REACHES))


def _is_other(
    tokens: Tokens, stop: int, phrase: str, frame: str, unit: Unit | None, takes_lives: bool
) -> bool:
    """Say whether a verb has its other sense: “he claims 250 million people”, “the firm lost $2m”."""
    is_claim = phrase in _CLAIMS and frame == "deaths" and not takes_lives
    is_civil = phrase in _JOINS and frame == "deployed" and (unit is None or unit.name != "soldiers")
    return (
        is_claim
        or is_civil
        or (phrase == "lost" and frame == "deaths" and tokens[min(stop, len(tokens) - 1)].kind == "currency")
    )


def _takes_lives(tokens: Tokens, amount: Amount, end: int) -> bool:
    """Tell “the fire claimed 23 lives” from “he claims more than 250 million people”."""
    return any(token.lower in _LIVES for token in tokens[amount.last : end + 1])


def _is_month(tokens: Tokens, place: int, lexicon: Lexicon) -> bool:
    """Say whether a word is a month and no march: “since March 2022”."""
    return place > 0 and tokens[place].is_capital and tokens[place].lower in lexicon.times.months


def _is_numbered(tokens: Tokens, start: int, stop: int, place: int) -> bool:
    """Say whether a number of it is what the figure gives: “put the number of dead on the ground at 11”."""
    before = [token.lower for token in tokens[max(0, start - 3) : stop]]
    is_count = any(pair in _NUMBER_OF for pair in pairwise(before))
    between = tokens[stop:place]
    return is_count and len(between) <= _CLOSE and all(t.is_word and t.lower != "and" for t in between)


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
    if start < amount.first and stop == amount.start and tokens[start].lower in _MARGINS:
        return -_NEAR
    if start < amount.first and stop + 1 == amount.start and tokens[stop].lower == "of":
        return 0.3
    aside = -1
    for place in between:
        if tokens[place].text == "," and place + 1 < len(tokens) and tokens[place + 1].lower == "including":
            aside = next((n for n in between if n > place and tokens[n].text == ","), -1)
        cost += -(place >= end) if place <= aside else _cost_of(tokens, place, end)
    crossed = [o for o in others if o is not amount and between and o.first in between]
    crossed = [o for o in crossed if not (o.start and tokens[o.start - 1].text == "(")]
    return cost + sum(2 if _is_aside(tokens, other) else 9 for other in crossed)


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


def counts_people(tokens: Tokens, place: int, lexicon: Lexicon) -> bool:
    """Say whether the words at a place can only be said of people: “thousands evacuated”, “13 injured”."""
    words = lexicon.frames
    found = words.triggers.starting(tokens, place)
    return found is not None and words.tell_of_people(tuple(t.lower for t in tokens[place : found[0]]))

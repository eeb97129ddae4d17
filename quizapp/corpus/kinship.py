"""Frames that two texts use for one question, as the figures of the whole story tell."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from quizapp.corpus.figure import Figure
from quizapp.corpus.questions import Question, value_of

_ALIKE = (
    ("strikers", "crowd"),
    ("hospitalised", "injured"),
    ("responders", "deployed"),
    ("jailed", "convicted"),
)
"""Frames that two texts may use for one question, where no text of the story tells one from the other."""
_VOTES = "vote-share"
_OF_A_SHARE = "share-price"
_DEAL = "deal"
_SUMS = frozenset({"pay", "budget", "cost", "price"})
"""Frames of sums whose words do not tell what a buyer pays from other spending."""
_NO_FIRM = 1000
"""Money below which what is offered in a takeover is for one share."""
_TIMES = 2
"""How many times as much one figure may be as another for both to answer one question in other words."""
_ABOUT = Fraction(5, 4)
"""The same, for figures of another frame."""
_HARDLY = Fraction(21, 20)
"""The same, for sums said to be paid in one deal."""
_LOOSE: Mapping[str, Sequence[str]] = {
    "value": ("stolen", "deal", "damage", "price"),
    "cost": ("damage", "stolen", "price"),
    "loss": ("stolen", "damage", "profit"),
    "doses": ("doses-delivered",),
}
"""Frames of wide words, and those of which a story's commonest is taken for them."""
Asked = tuple[Question, Figure]
Values = Mapping[tuple[str, str, str], Sequence[Fraction]]


def read_by_story(articles: Sequence[Sequence[Asked]]) -> list[list[Asked]]:
    """Give figures whose words could be of several things the frame that other figures of the story have.

    All of them are guesses: such a figure is filed with the others, and set against none before review.
    """
    articles = _read_shares(articles)
    shares = _values(asked for own in articles for asked in own).get(("money", _OF_A_SHARE, ""), ())
    articles = [_read_sums(own, shares) for own in articles]
    return _join_alike(_join_by_noun(articles))


def _read_shares(articles: Sequence[Sequence[Asked]]) -> list[list[Asked]]:
    """Take what somebody has in a poll, or just has, for a share of the vote where the story tells of one."""
    frames = {question.frame for own in articles for question, _ in own}

    def read(question: Question, figure: Figure) -> Question:
        party = figure.scope.party
        is_open = question.dimension == "percent" and (question.frame == "poll" or "?" in question.frame)
        if _VOTES in frames and is_open and party is not None and not figure.scope.is_difference:
            return replace(question, frame=_VOTES, noun="", group=party.name, is_guessed=True)
        is_small = question.frame in {_DEAL, "value"} and value_of(figure) < _NO_FIRM
        return _guess(question, _OF_A_SHARE) if _OF_A_SHARE in frames and is_small else question

    return [[(read(question, figure), figure) for question, figure in own] for own in articles]


def _read_sums(own: Sequence[Asked], shares: Sequence[Fraction]) -> list[Asked]:
    """Take a sum that is its article's deal again for that, and one near the price of a share for one."""
    known = _values(own)
    deals = known.get(("money", _DEAL, ""), ())
    tells_of_shares = bool(deals) or ("money", _OF_A_SHARE, "") in known

    def read(question: Question, figure: Figure) -> Question:
        value, is_open = value_of(figure), "?" in question.frame
        is_sum = question.dimension == "money" and "/" not in _unit(figure) and not _period(figure)
        if not is_sum or not (is_open or question.frame in _SUMS):
            return question
        if _is_near(value, deals, _HARDLY if is_open else 1):
            return _guess(question, _DEAL)
        is_small = is_open and tells_of_shares and value < _NO_FIRM
        return _guess(question, _OF_A_SHARE) if is_small and _is_near(value, shares) else question

    return [(read(question, figure), figure) for question, figure in own]


def _period(figure: Figure) -> str:
    return figure.unit.period if figure.unit else ""


def _unit(figure: Figure) -> str:
    return figure.unit.name if figure.unit else ""


def _guess(question: Question, frame: str) -> Question:
    return replace(question, frame=frame, noun="", is_guessed=True)


def _values(asked: Iterable[Asked]) -> Values:
    """Give the values of the figures of each dimension, frame and noun, in their order; of money no noun."""
    found: dict[tuple[str, str, str], list[Fraction]] = {}
    for question, figure in asked:
        noun = "" if question.dimension == "money" else question.noun
        found.setdefault((question.dimension, question.frame, noun), []).append(value_of(figure))
    return {key: sorted(values) for key, values in found.items()}


def _is_near(value: Fraction, others: Sequence[Fraction], times: Fraction | int = _TIMES) -> bool:
    """Say whether one of some values, in their order, is at most so many times as large or as small."""
    place = bisect(others, value)
    return any(
        max(value, other) <= times * min(value, other) for other in others[max(0, place - 1) : place + 1]
    )


def _join_by_noun(articles: Sequence[Sequence[Asked]]) -> list[list[Asked]]:
    """Give things that are only counted the frame in which the story counts them, if it is one."""
    frames: dict[str, set[str]] = {}
    for question, _ in (asked for own in articles for asked in own):
        if question.dimension == "things" and question.noun and question.frame:
            frames.setdefault(question.noun, set()).add(question.frame)
    only = {noun: next(iter(found)) for noun, found in frames.items() if len(found) == 1}

    def join(question: Question) -> Question:
        is_bare = question.dimension == "things" and not question.frame and not question.narrowed
        if not is_bare or question.noun not in only:
            return question
        return replace(question, frame=only[question.noun], is_guessed=True)

    return [[(join(question), figure) for question, figure in own] for own in articles]


def _join_alike(articles: Sequence[Sequence[Asked]]) -> list[list[Asked]]:
    """Name a frame whose words stand for another one's as well by the one that the story is mostly about."""
    counts = Counter((question.dimension, question.frame) for own in articles for question, _ in own)
    frames = Counter(question.frame for own in articles for question, _ in own)
    told = [{question.frame for question, _ in own} for own in articles]
    known = _values(asked for own in articles for asked in own)
    near: dict[str, str] = {}
    for pair in _ALIKE:
        if all(frames[frame] for frame in pair) and not any(set(pair) <= own for own in told):
            rare, common = sorted(pair, key=lambda frame: frames[frame])
            near[rare] = common
    wide: dict[str, str] = {}
    for loose, others in _LOOSE.items():
        dimension = next((one for one, frame in counts if frame == loose), "")
        found = max(others, key=lambda frame: (counts[dimension, frame], frames[frame]))
        if frames[found]:
            wide[loose] = found

    def join(question: Question, figure: Figure) -> Question:
        frame = near.get(question.frame, "")
        others = known.get((question.dimension, frame, question.noun), ())
        if frame and _is_near(value_of(figure), others, _ABOUT):
            return replace(question, frame=frame, is_guessed=True)
        frame = wide.get(question.frame, "")
        return replace(question, frame=frame, is_guessed=True) if frame else question

    return [[(join(question, figure), figure) for question, figure in own] for own in articles]

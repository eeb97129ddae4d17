"""Give figures of several articles that answer one question one topic."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from fractions import Fraction

from quizapp.corpus.contrasts import name_capitals, part_by_contrast
from quizapp.corpus.figure import Figure
from quizapp.corpus.holders import Key, bare, find_main_holders, unify_holders
from quizapp.corpus.lexicon import Lexicon
from quizapp.corpus.questions import (
    BY_PARTY,
    Question,
    dimension_of_figure,
    frame_of,
    name_question,
    value_of,
)
from quizapp.corpus.readings import Sentence

_ALIKE = (("crowd", "strikers"),)
_VOTES = "vote-share"
_OF_A_SHARE = "share-price"
_NO_FIRM = 1000
"""Money below which what is offered in a takeover is for one share."""
_BARE = 100
"""The least number that, with nothing beside it, is taken for a count of what was counted before it."""
_ROUND = 2
_SMALL = 12
"""Numbers up to this one are the same by chance."""
Said = tuple[str, str, Fraction]
Asked = tuple[Question, Figure]
_LOOSE = {
    "value": ("stolen", "deal", "damage"),
    "cost": ("damage", "stolen", "price"),
    "loss": ("stolen", "damage", "profit"),
    "doses": ("doses-delivered",),
}


def find_questions(
    articles: Sequence[Sequence[Sentence]], lexicon: Lexicon
) -> tuple[tuple[Question, ...], ...]:
    """Give, for every article, the question of each of its figures, in their order."""
    asked = [_echo(_draft(sentences, place), sentences) for place, sentences in enumerate(articles)]
    figures = name_capitals([[figure for _, figure in own] for own in asked], lexicon.places)
    drafts = _join_alike([[question for question, _ in own] for own in _read_by_story(asked)])
    drafts = part_by_contrast(drafts, figures, lexicon.frames)
    parties = [f.scope.party for own in figures for f in own if f.scope.party]
    drafts = unify_holders(_join_by_noun(drafts), [(party.name, party.others) for party in parties])
    groups = find_main_holders([question for draft in drafts for question in draft])
    same = _same_values(
        [(q, f) for draft, own in zip(drafts, figures, strict=True) for q, f in zip(draft, own, strict=True)]
    )
    return tuple(
        tuple(_settle(question, figure, groups, same) for question, figure in zip(draft, own, strict=True))
        for draft, own in zip(drafts, figures, strict=True)
    )


def _join_alike(drafts: Sequence[Sequence[Question]]) -> list[list[Question]]:
    """Name a frame that the words of a story share with another by the one that it is mostly about."""
    counts = Counter(question.frame for draft in drafts for question in draft)
    renamed: dict[str, str] = {}
    for one, other in _ALIKE:
        if counts[one] and counts[other]:
            rare, common = sorted((one, other), key=lambda frame: counts[frame])
            renamed[rare] = common
    for loose, others in _LOOSE.items():
        found = max(others, key=lambda frame: counts[frame])
        if counts[found]:
            renamed[loose] = found
    return [
        [
            replace(q, frame=renamed[q.frame], is_guessed=q.frame in _LOOSE) if q.frame in renamed else q
            for q in draft
        ]
        for draft in drafts
    ]


def _read_by_story(articles: Sequence[Sequence[Asked]]) -> list[list[Asked]]:
    """Read shares and prices by what else a story tells of.

    Where it tells of a share of the vote, what somebody has in a poll, or just has, is taken for one; where
    it tells of the price of a share, so is a price too small for a firm.
    """
    frames = {question.frame for own in articles for question, _ in own}
    return [[(_read_by(frames, question, figure), figure) for question, figure in own] for own in articles]


def _read_by(frames: Set[str], question: Question, figure: Figure) -> Question:
    party = figure.scope.party
    is_open = question.dimension == "percent" and (question.frame == "poll" or "?" in question.frame)
    if _VOTES in frames and is_open and party is not None and not figure.scope.is_difference:
        return replace(question, frame=_VOTES, noun="", group=party.name, is_guessed=True)
    is_small = question.frame in {"deal", "value"} and value_of(figure) < _NO_FIRM
    if _OF_A_SHARE in frames and is_small:
        return replace(question, frame=_OF_A_SHARE, is_guessed=True)
    return question


def _join_by_noun(drafts: Sequence[Sequence[Question]]) -> list[list[Question]]:
    """Give things that are only counted the frame in which the story mostly counts them."""
    frames: dict[str, Counter[str]] = {}
    for question in (question for draft in drafts for question in draft):
        if question.dimension == "things" and question.noun and question.frame:
            frames.setdefault(question.noun, Counter())[question.frame] += 1
    only = {noun: next(iter(found)) for noun, found in frames.items() if len(found) == 1}

    def join(question: Question) -> Question:
        is_bare = question.dimension == "things" and not question.frame and not question.narrowed
        return replace(question, frame=only[question.noun]) if is_bare and question.noun in only else question

    return [[join(question) for question in draft] for draft in drafts]


@dataclass
class _Seen:
    """What the figures before have answered: the last few, the last one of a value, and all frames."""

    last: deque[tuple[int, Figure, Question]] = field(default_factory=lambda: deque(maxlen=4))
    by_value: dict[tuple[str, Fraction], Question] = field(default_factory=dict)
    frames: set[tuple[str, str]] = field(default_factory=set)

    def add(self, sentence: int, figure: Figure, question: Question) -> None:
        """Note a figure of the sentence with that number, and its question."""
        self.last.append((sentence, figure, question))
        self.frames.add((question.dimension, question.frame))
        if "?" not in question.frame:
            self.by_value[question.dimension, value_of(figure)] = question


def _draft(sentences: Sequence[Sentence], article: int) -> list[Asked]:
    """Name the question of each figure of one article, those that refer back by what they refer to."""
    drafts: list[Asked] = []
    seen = _Seen()
    for number, sentence in enumerate(sentences):
        for place, figure in enumerate(sentence.figures):
            own = (dimension_of_figure(figure), frame_of(figure))
            is_known = own in seen.frames if seen.frames else None
            name = f"{article}.{number}.{place}"
            told = _refer_back(figure, seen)
            placed = _place_as_before(figure, told, seen) if told else figure
            question = told or name_question(_go_on(figure, seen), sentence.figures, place, is_known, name)
            drafts.append((question, placed))
            seen.add(number, placed, question)
    return drafts


def _place_as_before(figure: Figure, question: Question, seen: _Seen) -> Figure:
    """Give a figure that refers back and tells no place that of the last figure of its question."""
    where = figure.scope.whereabouts
    last = next((f.scope.whereabouts for _, f, q in reversed(seen.last) if q == question), None)
    if last is None or where.places or where.is_whole:
        return figure
    return replace(figure, scope=replace(figure.scope, whereabouts=replace(where, places=last.places)))


def _echo(asked: Sequence[Asked], sentences: Sequence[Sentence]) -> list[Asked]:
    """Give figures of an article's first sentence that nothing tells of the question of the same ones below.

    That is a headline: “UBS offers up to $1bn for Credit Suisse”.
    """
    first = len(sentences[0].figures) if sentences else 0
    known: dict[Said, Question] = {}
    for question, figure in asked[first:]:
        known.setdefault(_said(figure), question)
    return [(_as_below(question, figure, known), figure) for question, figure in asked[:first]] + [
        *asked[first:]
    ]


def _as_below(question: Question, figure: Figure, known: Mapping[Said, Question]) -> Question:
    below = known.get(_said(figure))
    if below is None or "?" not in question.frame or value_of(figure) <= _SMALL:
        return question
    return replace(below, is_guessed=True)


def _said(figure: Figure) -> Said:
    return dimension_of_figure(figure), figure.unit.name if figure.unit else "", value_of(figure)


def _go_on(figure: Figure, seen: _Seen) -> Figure:
    """Give a share of a party the frame of the shares before it: “won 52%, with Bell on 31%”."""
    if figure.frame is None and figure.scope.party and dimension_of_figure(figure) == "percent":
        for _, question in _nearest_first(seen):
            if question.frame in BY_PARTY and question.dimension == "percent":
                return replace(figure, frame=question.frame)
    return figure


def _refer_back(figure: Figure, seen: _Seen) -> Question | None:
    """Give the question of an earlier figure that “the number” or the same figure said again answers."""
    if figure.scope.is_anaphor and figure.frame is None:
        for earlier, question in _nearest_first(seen):
            if question.dimension in {"people", "things", "money", "percent"} and _fits(figure, earlier):
                return question
    if figure.frame is None and dimension_of_figure(figure) == "percent" and not figure.share_of:
        return _rival_share(figure, seen)
    if figure.frame is None and figure.unit is None and value_of(figure) >= _BARE:
        return _last_counted(figure, seen)
    if figure.frame is None and value_of(figure) > _SMALL:
        known = seen.by_value.get((dimension_of_figure(figure), value_of(figure)))
        return known if known is not None and _counts_alike(figure, known) else None
    return None


def _rival_share(figure: Figure, seen: _Seen) -> Question | None:
    """Give the question of a share that another source puts otherwise: “Half, said one; the other, 27%”."""
    if not seen.last:
        return None
    _, earlier, question = seen.last[-1]
    is_rival = figure.source is not None and figure.source is not earlier.source and not figure.scope.party
    return question if is_rival and question.dimension == "percent" else None


def _last_counted(figure: Figure, seen: _Seen) -> Question | None:
    """Give the question of the figure that a bare number follows: “the police put it at 338,000”."""
    for dimension in ("people", "things"):
        if known := seen.by_value.get((dimension, value_of(figure))):
            return known
    for _, question in _nearest_first(seen):
        if question.dimension in {"people", "things"}:
            return replace(question, narrowed=" ".join(w for w in question.narrowed.split() if w != "part"))
    return None


def _nearest_first(seen: _Seen) -> list[tuple[Figure, Question]]:
    """Give the last figures, those of the last sentence first, and in a sentence what it tells first."""
    ordered = sorted(enumerate(seen.last), key=lambda row: (-row[1][0], row[0]))
    return [(figure, question) for _, (_, figure, question) in ordered]


def _counts_alike(figure: Figure, known: Question) -> bool:
    """Say whether a figure counts no other things than an earlier one of the same value."""
    unit = figure.unit
    is_thing = unit is not None and unit.is_shown and unit.dimension == "things"
    return not (is_thing and unit and known.noun) or unit.name == known.noun


def _fits(figure: Figure, earlier: Figure) -> bool:
    return figure.unit is None or dimension_of_figure(figure) == dimension_of_figure(earlier)


def _same_values(pairs: Sequence[tuple[Question, Figure]]) -> Mapping[tuple[str, str, Fraction], Question]:
    """Give the framed question of every value that some article frames, for those that frame it not.

    A sum of money that no article frames has the question it has where it stands first.
    """
    found: dict[tuple[str, str, Fraction], Question] = {}
    for question, figure in sorted(pairs, key=lambda pair: "?" in pair[0].frame):
        if "?" not in question.frame or question.dimension == "money":
            found.setdefault((question.dimension, _key_noun(question, figure), value_of(figure)), question)
    return found


def _key_noun(question: Question, figure: Figure) -> str:
    """Give the noun that figures of one value share; of money, the currency."""
    return figure.unit.name if question.dimension == "money" and figure.unit else question.noun


def _is_round(value: Fraction) -> bool:
    """Say whether a number has at most two digits that are not zeros, so that others have it by chance."""
    return len(str(value.numerator).strip("0")) <= _ROUND if value.denominator == 1 else False


def _settle(
    question: Question,
    figure: Figure,
    groups: Mapping[Key, str],
    same: Mapping[tuple[str, str, Fraction], Question],
) -> Question:
    is_money = question.dimension == "money"
    counts_others = figure.unit is not None and figure.unit.is_shown and figure.unit.name != "people"
    is_telling = is_money or not (counts_others and _is_round(value_of(figure)))
    if question.frame.startswith("?") and value_of(figure) > _BARE and is_telling:
        dimensions = (question.dimension, "people") if figure.unit is None else (question.dimension,)
        noun = _key_noun(question, figure) if is_money else ""
        found = (same.get((dimension, noun, value_of(figure))) for dimension in dimensions)
        known = next((one for one in found if one not in {None, question}), None)
        if known is not None:
            question = replace(known, is_guessed=known.is_guessed or is_money)
    group = question.group or groups.get(bare(question))
    return replace(question, group=group)

"""Give figures of several articles that answer one question one topic."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from quizapp.corpus.contrasts import name_capitals, part_by_contrast
from quizapp.corpus.figure import Figure
from quizapp.corpus.holders import Key, bare, find_main_holders, unify_holders
from quizapp.corpus.kinship import Asked, read_by_story
from quizapp.corpus.lexicon import Lexicon
from quizapp.corpus.parties import OFFICES, find_offices
from quizapp.corpus.questions import (
    BY_PARTY,
    Question,
    dimension_of_figure,
    frame_of,
    is_round,
    name_question,
    value_of,
)
from quizapp.corpus.readings import Sentence

_WIDE = frozenset({"deal", "value", "price", "budget", "pay"})
"""Frames of money that a heading's few words tell badly."""
_PLAIN = frozenset({"deal", "stolen", "damage", "insured", "reward", "share-price", "appeal", "liquidity"})
"""Frames of money that the text below a heading tells well."""
_BARE = 100
"""The least number that, with nothing beside it, is taken for a count of what was counted before it."""
_SMALL = 12
"""Numbers up to this one are the same by chance."""
Said = tuple[str, str, Fraction]


def find_questions(
    articles: Sequence[Sequence[Sentence]], lexicon: Lexicon
) -> tuple[tuple[Question, ...], ...]:
    """Give, for every article, the question of each of its figures, in their order."""
    asked = [_echo(_draft(sentences, place), sentences) for place, sentences in enumerate(articles)]
    figures = name_capitals([[figure for _, figure in own] for own in asked], lexicon.places)
    drafts = [[question for question, _ in own] for own in read_by_story(asked)]
    drafts = part_by_contrast(drafts, figures, lexicon.frames)
    parties = [f.scope.party for own in figures for f in own if f.scope.party]
    named = [(party.name, party.others) for party in parties]
    drafts = unify_holders(drafts, [*named, *_find_offices(articles, named)])
    groups = find_main_holders([question for draft in drafts for question in draft])
    same = _same_values(
        [(q, f) for draft, own in zip(drafts, figures, strict=True) for q, f in zip(draft, own, strict=True)]
    )
    return tuple(
        tuple(_settle(question, figure, groups, same) for question, figure in zip(draft, own, strict=True))
        for draft, own in zip(drafts, figures, strict=True)
    )


def _find_offices(
    articles: Sequence[Sequence[Sentence]], named: Sequence[tuple[str, Sequence[str]]]
) -> list[tuple[str, Sequence[str]]]:
    """Give the offices of those who hold some share, from wherever a story names them with it."""
    holders = {name for name, _ in named}
    if not any(name in OFFICES for name in holders):
        return []
    offices = (found for own in articles for sentence in own for found in find_offices(sentence.tokens))
    return [(name, (office,)) for name, office in offices if name in holders]


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
    """Give figures of an article's first sentence the question of the same ones below.

    That is a headline, whose few words mislead: “UBS offers up to $1bn for Credit Suisse”.
    """
    first = len(sentences[0].figures) if sentences else 0
    known: dict[Said, list[Question]] = {}
    for question, figure in asked[first:]:
        known.setdefault(_said(figure), []).append(question)
    return [(_as_below(question, figure, known), figure) for question, figure in asked[:first]] + [
        *asked[first:]
    ]


def _as_below(question: Question, figure: Figure, known: Mapping[Said, Sequence[Question]]) -> Question:
    below = known.get(_said(figure), ())
    if not below or _is_common(value_of(figure)) or any(_is_as_told(question, one) for one in below):
        return question
    return replace(below[0], is_guessed=True)


def _is_common(value: Fraction) -> bool:
    """Say whether a number is one that others have by chance; 9.2 is not."""
    return value <= _SMALL and value.denominator == 1


def _is_as_told(question: Question, below: Question) -> bool:
    """Say whether two figures are told in one way, so that neither needs the words for the other."""
    is_wide = question.dimension == "money" and question.frame in _WIDE and below.frame in _PLAIN
    is_framed = "?" not in question.frame and not is_wide
    is_same = question.frame == below.frame
    return (is_same or is_framed) and (not is_same or question.group is not None or below.group is None)


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


def _settle(
    question: Question,
    figure: Figure,
    groups: Mapping[Key, str],
    same: Mapping[tuple[str, str, Fraction], Question],
) -> Question:
    is_money = question.dimension == "money"
    counts_others = figure.unit is not None and figure.unit.is_shown and figure.unit.name != "people"
    is_telling = is_money or not (counts_others and is_round(value_of(figure)))
    if question.frame.startswith("?") and value_of(figure) > _BARE and is_telling:
        dimensions = (question.dimension, "people") if figure.unit is None else (question.dimension,)
        noun = _key_noun(question, figure) if is_money else ""
        found = (same.get((dimension, noun, value_of(figure))) for dimension in dimensions)
        known = next((one for one in found if one not in {None, question}), None)
        if known is not None:
            question = replace(known, is_guessed=known.is_guessed or is_money)
    group = question.group or groups.get(bare(question))
    return replace(question, group=group)

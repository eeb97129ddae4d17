"""Give figures of several articles that answer one question one topic."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from quizapp.corpus.contrasts import part_by_contrast
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
_BARE = 100
"""The least number that, with nothing beside it, is taken for a count of what was counted before it."""
_ROUND = 2
_LOOSE = {
    "value": ("stolen", "deal", "damage"),
    "cost": ("damage", "price"),
    "loss": ("stolen", "damage", "profit"),
    "doses": ("doses-delivered", "doses-given", "doses-ordered"),
}


def find_questions(
    articles: Sequence[Sequence[Sentence]], lexicon: Lexicon
) -> tuple[tuple[Question, ...], ...]:
    """Give, for every article, the question of each of its figures, in their order."""
    drafts = [_draft(sentences, place) for place, sentences in enumerate(articles)]
    drafts = _join_alike(drafts)
    drafts = part_by_contrast(drafts, [figures_of(sentences) for sentences in articles], lexicon.frames)
    drafts = unify_holders(_join_by_noun(drafts))
    groups = find_main_holders([question for draft in drafts for question in draft])
    same = _same_values(
        [
            (q, f)
            for draft, sentences in zip(drafts, articles, strict=True)
            for q, f in zip(draft, figures_of(sentences), strict=True)
        ]
    )
    return tuple(
        tuple(
            _settle(question, figure, groups, same)
            for question, figure in zip(draft, figures_of(sentences), strict=True)
        )
        for draft, sentences in zip(drafts, articles, strict=True)
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
    return [[replace(q, frame=renamed.get(q.frame, q.frame)) for q in draft] for draft in drafts]


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


def figures_of(sentences: Sequence[Sentence]) -> list[Figure]:
    """Give the figures of an article in order."""
    return [figure for sentence in sentences for figure in sentence.figures]


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


def _draft(sentences: Sequence[Sentence], article: int) -> list[Question]:
    """Name the question of each figure of one article, those that refer back by what they refer to."""
    drafts: list[Question] = []
    seen = _Seen()
    for number, sentence in enumerate(sentences):
        for place, figure in enumerate(sentence.figures):
            own = (dimension_of_figure(figure), frame_of(figure))
            is_known = own in seen.frames if seen.frames else None
            name = f"{article}.{number}.{place}"
            question = _refer_back(figure, seen) or name_question(
                _go_on(figure, seen), sentence.figures, place, is_known, name
            )
            drafts.append(question)
            seen.add(number, figure, question)
    return drafts


def _go_on(figure: Figure, seen: _Seen) -> Figure:
    """Give a share of a party the frame of the shares before it: “won 52%, with Bell on 31%”."""
    if figure.frame is None and figure.scope.party and dimension_of_figure(figure) == "percent":
        for _, question in _nearest_first(seen):
            if question.frame in BY_PARTY:
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
    if figure.frame is None and value_of(figure) > 12:
        known = seen.by_value.get((dimension_of_figure(figure), value_of(figure)))
        return known if known is not None and _counts_alike(figure, known) else None
    return None


def _rival_share(figure: Figure, seen: _Seen) -> Question | None:
    """Give the question of a share that another source puts otherwise: “Half, said one; the other, 27%”."""
    if not seen.last:
        return None
    _, earlier, question = seen.last[-1]
    is_rival = figure.source is not None and figure.source is not earlier.source
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
    """Give the framed question of every value that some article frames, for those that frame it not."""
    found: dict[tuple[str, str, Fraction], Question] = {}
    for question, figure in pairs:
        if "?" not in question.frame:
            found.setdefault((question.dimension, question.noun, value_of(figure)), question)
    return found


def _is_round(value: Fraction) -> bool:
    """Say whether a number has at most two digits that are not zeros, so that others have it by chance."""
    return len(str(value.numerator).strip("0")) <= _ROUND if value.denominator == 1 else False


def _settle(
    question: Question,
    figure: Figure,
    groups: Mapping[Key, str],
    same: Mapping[tuple[str, str, Fraction], Question],
) -> Question:
    counts_others = figure.unit is not None and figure.unit.is_shown and figure.unit.name != "people"
    is_telling = not (counts_others and _is_round(value_of(figure)))
    if question.frame.startswith("?") and value_of(figure) > _BARE and is_telling:
        dimensions = (question.dimension, "people") if figure.unit is None else (question.dimension,)
        found = (same.get((dimension, "", value_of(figure))) for dimension in dimensions)
        question = next((one for one in found if one is not None), question)
    group = question.group or groups.get(bare(question))
    return Question(
        question.dimension, question.frame, question.noun, question.is_rate, question.narrowed, group
    )

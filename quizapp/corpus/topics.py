"""Give figures of several articles that answer one question one topic."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from quizapp.corpus.figure import Figure
from quizapp.corpus.readings import Sentence

_SUBGROUPS = frozenset(
    {
        "women", "children", "firefighters", "officers", "police", "students", "pupils", "babies",
        "infants", "girls", "boys", "doctors", "nurses", "journalists", "rescuers", "paramedics",
        "medics", "policemen", "teachers", "staff", "crew", "tourists", "migrants", "prisoners",
        "inmates", "adults", "teenagers", "minors",
    }
)  # fmt: skip
_SUBGROUP_FRAMES = frozenset(
    {"deaths", "injured", "missing", "hospitalised", "rescued", "trapped", "casualties"}
)
_ALIKE = (("crowd", "strikers"),)
_BY_PARTY = frozenset({"vote-share", "seats", "stake"})
_SHORT = frozenset({"seconds", "minutes", "hours"})
_BY_NOUN = frozenset({"things", "time", "length", "other"})
_NO_NOUN_FRAMES = frozenset(
    {
        "height",
        "depth",
        "distance",
        "duration",
        "magnitude",
        "rainfall",
        "sentence",
        "length",
        "cases",
        "doses",
        "votes",
        "seats",
        "jobs",
    }
)


@dataclass(frozen=True)
class Question:
    """What a figure answers: its sort, frame, noun, whether it is a rate, what narrows it, whose it is."""

    dimension: str
    frame: str
    noun: str
    is_rate: bool
    narrowed: str
    group: str | None

    @property
    def name(self) -> str:
        """The question as a short name: deaths, supplied-artillery-shells, deployed-north-korea."""
        parts = [self.frame, self.noun, "rate" if self.is_rate else "", self.narrowed, self.group or ""]
        return re.sub(r"[^a-z0-9]+", "-", " ".join(part for part in parts if part).lower()).strip("-")


def find_questions(articles: Sequence[Sequence[Sentence]]) -> tuple[tuple[Question, ...], ...]:
    """Give, for every article, the question of each of its figures, in their order."""
    drafts = [_draft(sentences, place) for place, sentences in enumerate(articles)]
    drafts = _join_alike(drafts)
    groups = _main_groups([question for draft in drafts for question in draft])
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
    return [[replace(q, frame=renamed.get(q.frame, q.frame)) for q in draft] for draft in drafts]


def figures_of(sentences: Sequence[Sentence]) -> list[Figure]:
    """Give the figures of an article in order."""
    return [figure for sentence in sentences for figure in sentence.figures]


@dataclass
class _Seen:
    """What the figures before have answered: the last few, the last one of a value, and all frames."""

    last: deque[tuple[Figure, Question]] = field(default_factory=lambda: deque(maxlen=3))
    by_value: dict[tuple[str, Fraction], Question] = field(default_factory=dict)
    frames: set[tuple[str, str]] = field(default_factory=set)

    def add(self, figure: Figure, question: Question) -> None:
        """Note a figure and its question."""
        self.last.append((figure, question))
        self.frames.add((question.dimension, question.frame))
        if "?" not in question.frame:
            self.by_value[question.dimension, _value(figure)] = question


def _draft(sentences: Sequence[Sentence], article: int) -> list[Question]:
    """Name the question of each figure of one article, those that refer back by what they refer to."""
    drafts: list[Question] = []
    seen = _Seen()
    for number, sentence in enumerate(sentences):
        for place, figure in enumerate(sentence.figures):
            question = _refer_back(figure, seen) or _question(
                figure, sentence, place, seen, f"{article}.{number}.{place}"
            )
            drafts.append(question)
            seen.add(figure, question)
    return drafts


def _refer_back(figure: Figure, seen: _Seen) -> Question | None:
    """Give the question of an earlier figure that “the number” or the same figure said again answers."""
    if figure.scope.is_anaphor and figure.frame is None:
        for earlier, question in reversed(seen.last):
            if question.dimension in {"people", "things", "money"} and _fits(figure, earlier):
                return question
    if figure.frame is None and _value(figure) > 12:
        return seen.by_value.get((_dimension(figure), _value(figure)))
    return None


def _fits(figure: Figure, earlier: Figure) -> bool:
    return figure.unit is None or _dimension(figure) == _dimension(earlier)


def _question(figure: Figure, sentence: Sentence, place: int, seen: _Seen, number: str) -> Question:
    unit, scope = figure.unit, figure.scope
    dimension = _dimension(figure)
    frame = figure.frame or ""
    noun = ""
    if unit is not None and dimension in _BY_NOUN and frame not in _NO_NOUN_FRAMES:
        noun = unit.name
    elif unit is not None and frame in _SUBGROUP_FRAMES and unit.noun in _SUBGROUPS:
        noun = unit.noun
    if unit is not None and unit.name == "magnitude":
        frame = unit.name
    if not frame and dimension == "money" and unit is not None and "/" in unit.name:
        frame = "price"
    if not frame and dimension == "percent" and figure.share_of:
        frame = f"share of {figure.share_of}"
    if not frame and dimension == "time" and unit is not None and unit.name in _SHORT:
        frame, noun = "duration", ""
    if not frame and dimension in {
        "people",
        "money",
        "percent",
        "time",
        "length",
        "other",
        "area",
        "speed",
        "temperature",
    }:
        frame = f"?{number}"
        noun = noun or (unit.name if unit else "")
    is_rate = bool(unit and unit.period) and frame != "pay" and dimension != "speed"
    if dimension == "money" and frame == "share-price":
        is_rate = False
    same_frame = (dimension, frame) in seen.frames
    narrowed = []
    if scope.is_whole:
        narrowed.append("whole")
    if scope.is_elsewhere:
        narrowed.append("elsewhere")
    if (scope.is_increment and (same_frame or not seen.frames)) or (
        scope.is_part and dimension in {"people", "things"}
    ):
        narrowed.append("part")
    if frame and dimension == "things" and noun != "" and _is_listed(figure, sentence, place):
        narrowed.append(unit.noun if unit else "")
    return Question(dimension, frame, noun, is_rate, " ".join(narrowed), _whose(frame, figure))


def _whose(frame: str, figure: Figure) -> str | None:
    """Give whose people or whose share a figure is, where the frame asks that."""
    if frame in _BY_PARTY:
        return figure.scope.party
    return figure.scope.group if _dimension(figure) == "people" else None


def _is_listed(figure: Figure, sentence: Sentence, place: int) -> bool:
    """Say whether a count stands in a list of kinds: “6,435 homes and 260 commercial buildings”."""
    for other in (place - 1, place + 1):
        if 0 <= other < len(sentence.figures):
            twin = sentence.figures[other]
            if (
                twin.frame == figure.frame
                and twin.unit
                and figure.unit
                and twin.unit.name == figure.unit.name
                and twin.unit.noun != figure.unit.noun
            ):
                return True
    return False


def _main_groups(questions: Sequence[Question]) -> Mapping[tuple[str, str, bool, str], str]:
    """Give, for every question, the country whose people it is mostly about."""
    counts: dict[tuple[str, str, bool, str], Counter[str]] = {}
    for question in questions:
        if question.group:
            counts.setdefault(_bare(question), Counter())[question.group] += 1
    return {key: min(found, key=lambda group: (-found[group], group)) for key, found in counts.items()}


def _bare(question: Question) -> tuple[str, str, bool, str]:
    return question.dimension, question.frame, question.is_rate, question.narrowed


def _same_values(pairs: Sequence[tuple[Question, Figure]]) -> Mapping[tuple[str, str, Fraction], Question]:
    """Give the framed question of every value that some article frames, for those that frame it not."""
    found: dict[tuple[str, str, Fraction], Question] = {}
    for question, figure in pairs:
        if "?" not in question.frame:
            found.setdefault((question.dimension, question.noun, _value(figure)), question)
    return found


def _settle(
    question: Question,
    figure: Figure,
    groups: Mapping[tuple[str, str, bool, str], str],
    same: Mapping[tuple[str, str, Fraction], Question],
) -> Question:
    if question.frame.startswith("?") and _value(figure) > 100:
        question = same.get((question.dimension, "", _value(figure)), question)
    group = question.group or groups.get(_bare(question))
    return Question(
        question.dimension, question.frame, question.noun, question.is_rate, question.narrowed, group
    )


def _value(figure: Figure) -> Fraction:
    return figure.amount.value


def _dimension(figure: Figure) -> str:
    if figure.unit is not None:
        return figure.unit.dimension
    return "people" if figure.frame else "things"

"""Read one article: its lines, its sentences, and every figure in them with what stands around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from quizapp.corpus.amounts import Amount, find_amounts
from quizapp.corpus.attributions import find_sources
from quizapp.corpus.dating import Moment, find_moment
from quizapp.corpus.framing import Scope, find_frame, find_scope
from quizapp.corpus.furniture import Line, Part, read_lines
from quizapp.corpus.keeping import is_elliptic, is_kept, needs_noun
from quizapp.corpus.lexicon import Lexicon
from quizapp.corpus.numerals import find_numerals
from quizapp.corpus.quantity import Bound
from quizapp.corpus.quotations import Placed, Quotation, find_quotations
from quizapp.corpus.rates import find_head, find_period, in_years
from quizapp.corpus.selector import Selector
from quizapp.corpus.sentences import split_sentences
from quizapp.corpus.sources import is_hidden, source_of
from quizapp.corpus.speakers import find_surnames
from quizapp.corpus.tokens import Token, tokenize
from quizapp.corpus.traps import is_trap
from quizapp.corpus.units import Unit, find_unit

FAR = 60_000
"""Characters from the start in which names of people are looked for."""
LONGEST = 900
"""Characters of a sentence that are read as one; what is longer is read in pieces."""


@dataclass(frozen=True)
class Figure:
    """One figure: the characters of its mention and of its number, and all that its sentence says of it."""

    start: int
    end: int
    digits_start: int
    digits_end: int
    amount: Amount
    unit: Unit | None
    frame: str | None
    scope: Scope
    moment: Moment
    source: Placed | None
    is_hidden: bool
    in_quotation: bool
    hedges: tuple[str, ...]


@dataclass(frozen=True)
class Sentence:
    """A sentence at `text[start:end]` with its part of the page, its sources and its figures."""

    start: int
    end: int
    part: Part
    tokens: tuple[Token, ...]
    sources: tuple[Placed, ...]
    figures: tuple[Figure, ...] = ()
    quotations: tuple[Quotation, ...] = ()


@dataclass
class _Memory:
    """What earlier sentences leave behind: names of people, and who spoke last."""

    surnames: set[str] = field(default_factory=set)
    last: Placed | None = None
    figure: Figure | None = None
    any_figure: Figure | None = None


def read_article(text: str, lexicon: Lexicon) -> tuple[tuple[Sentence, ...], tuple[Line, ...]]:
    """Read a text into sentences with their figures, and tell its lines apart."""
    lines = read_lines(text, lexicon)
    memory = _Memory(surnames=find_surnames(tokenize(text[:FAR]), lexicon))
    sentences: list[Sentence] = []
    for line, pieces in _by_line(text, lines):
        plain = [_read_sources(text, piece, line.part, lexicon, memory) for piece in pieces]
        sources = [placed for sentence in plain for placed in sentence.sources]
        quotations = find_quotations(text, line.start, line.end, sources)
        sentences += [_read_figures(text, sentence, quotations, lexicon, memory) for sentence in plain]
    return tuple(sentences), lines


def _by_line(text: str, lines: Sequence[Line]) -> Iterator[tuple[Line, list[tuple[int, int]]]]:
    """Give every line with the places of its sentences, overlong ones cut."""
    sentences = list(split_sentences(text))
    place = 0
    for line in lines:
        pieces: list[tuple[int, int]] = []
        while place < len(sentences) and sentences[place].start < line.end:
            pieces += _cut(text, sentences[place])
            place += 1
        yield line, pieces


def _cut(text: str, sentence: Selector) -> Iterator[tuple[int, int]]:
    start = sentence.start
    while sentence.end - start > LONGEST:
        blank = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        end = blank if blank > start else start + LONGEST
        yield start, end
        start = end
        while start < sentence.end and text[start].isspace():
            start += 1
    if start < sentence.end:
        yield start, sentence.end


def _read_sources(
    text: str, piece: tuple[int, int], part: Part, lexicon: Lexicon, memory: _Memory
) -> Sentence:
    tokens = tokenize(text, *piece)
    placed: list[Placed] = []
    for source in find_sources(tokens, lexicon, memory.surnames):
        start, end = tokens[source.first].start, tokens[source.last - 1].end
        name = text[tokens[source.name_first].start : tokens[source.name_last - 1].end]
        one = Placed(start, end, source, text[start:end], name)
        if source.is_pronoun and memory.last is not None:
            kept = memory.last
            one = replace(one, name=kept.name, source=replace(source, type=kept.source.type))
        elif not part.is_chrome:
            memory.last = one
        if source.surname:
            memory.surnames.add(source.surname)
        placed.append(one)
    return Sentence(*piece, part, tokens, tuple(placed))


def _read_figures(
    text: str, sentence: Sentence, quotations: Sequence[Quotation], lexicon: Lexicon, memory: _Memory
) -> Sentence:
    tokens = sentence.tokens
    numerals = find_numerals(tokens, lexicon)
    own = tuple(q for q in quotations if q.start < sentence.end and sentence.start < q.end)
    if not numerals:
        return replace(sentence, quotations=own)
    is_heading = sentence.part is not Part.BODY
    traps = [is_trap(tokens, numeral, lexicon, is_heading) for numeral in numerals]
    amounts = find_amounts(tokens, numerals, traps, lexicon)
    figures: list[Figure] = []
    for number, amount in enumerate(amounts):
        limit = amounts[number + 1].start if number + 1 < len(amounts) else len(tokens)
        figure = _read_figure(text, sentence, amount, amounts, limit, own, lexicon)
        figure = _recall(_share(figure, figures, tokens, lexicon), memory, figures, tokens)
        figure = _with_period(figure, tokens, limit, lexicon)
        is_spoken = _is_a_speaker(figure, sentence)
        if not is_spoken and is_kept(tokens, figure.amount, figure.unit, figure.frame, is_heading):
            figures.append(figure)
            memory.any_figure = figure
            if (
                figure.frame
                and figure.amount.value > 12
                and figure.unit
                and figure.unit.dimension in {"people", "money"}
            ):
                memory.figure = figure
    return replace(sentence, figures=tuple(figures), quotations=own)


def _read_figure(
    text: str,
    sentence: Sentence,
    amount: Amount,
    amounts: Sequence[Amount],
    limit: int,
    quotations: Sequence[Quotation],
    lexicon: Lexicon,
) -> Figure:
    tokens = sentence.tokens
    unit = find_unit(tokens, amount, limit, lexicon)
    if (unit is None or not unit.is_shown) and limit < len(tokens) and tokens[amount.last].lower == "of":
        whole = next(other for other in amounts if other.start == limit)
        unit = find_unit(tokens, whole, len(tokens), lexicon) or unit
    amount, unit = in_years(amount, unit)
    stop = amount.stop
    if unit is not None and tokens[amount.last - 1].lower in {"a", "an"}:
        stop = max(stop, unit.end)
    if unit is not None:
        period, end = find_period(tokens, max(unit.end, amount.last), limit, lexicon)
        is_speed = unit.dimension == "length" and period == "hour"
        head = find_head(tokens, amount, lexicon) if unit.dimension == "money" else ""
        unit = replace(unit, name=f"{unit.name}/{head}" if head else unit.name)
        unit = replace(unit, period=period, dimension="speed" if is_speed else unit.dimension)
        stop = max(stop, end) if period and end <= amount.last + 6 else stop
    start, end_at = tokens[amount.start].start, tokens[stop - 1].end
    quotation = next((q for q in quotations if q.start <= start and end_at <= q.end), None)
    spoken = tuple(placed.source for placed in sentence.sources)
    found = source_of(amount.first, spoken)
    source = next((placed for placed in sentence.sources if placed.source is found), None)
    if source is None and quotation is not None:
        source = quotation.speaker
    clause = _clause(tokens, amount)
    frame = find_frame(tokens, amount, unit, amounts, spoken, lexicon)
    if unit is None and frame is not None and "people" in lexicon.frames.frames[frame].dimensions:
        unit = Unit("people", "people", "people", amount.last, is_shown=False)
    return Figure(
        start=start,
        end=end_at,
        digits_start=tokens[amount.first].start,
        digits_end=tokens[amount.last - 1].end,
        amount=amount,
        unit=unit,
        frame=frame,
        scope=find_scope(tokens, amount, unit, spoken, lexicon),
        moment=find_moment(text, tokens, amount.first, lexicon.times),
        source=source,
        is_hidden=is_hidden(tokens, *_clause(tokens, amount, ";—–:,"), lexicon),
        in_quotation=quotation is not None,
        hedges=_hedges(text, tokens, *clause, lexicon),
    )


def _recall(figure: Figure, memory: _Memory, earlier: Sequence[Figure], tokens: Sequence[Token]) -> Figure:
    """Give a figure of “its estimate” or “the figure” the unit and frame of the last one of the article."""
    if figure.scope.is_part and _is_of_them(tokens, figure.amount.last) and not earlier and memory.any_figure:
        known = memory.any_figure
        if known.unit is not None:
            return replace(
                figure, unit=replace(known.unit, is_shown=False, period=""), frame=figure.frame or known.frame
            )
    last = memory.figure
    if last is None or last.unit is None or not figure.scope.is_anaphor or figure.unit or figure.frame:
        return figure
    return replace(figure, unit=replace(last.unit, is_shown=False, period=""), frame=last.frame)


def _with_period(figure: Figure, tokens: Sequence[Token], limit: int, lexicon: Lexicon) -> Figure:
    """Read the period of a figure that took its unit from elsewhere: “some 30,000 a day”."""
    unit = figure.unit
    if unit is None or unit.is_shown or unit.period:
        return figure
    period, _ = find_period(tokens, figure.amount.last, limit, lexicon)
    return replace(figure, unit=replace(unit, period=period)) if period else figure


def _is_a_speaker(figure: Figure, sentence: Sentence) -> bool:
    """Say whether a small number only counts who speaks: “two officials said”."""
    amount = figure.amount
    inside = any(p.source.first <= amount.first < p.source.last for p in sentence.sources)
    return inside and amount.numeral.spelled and amount.value <= 12 and amount.bound is Bound.EXACT


def _share(figure: Figure, earlier: Sequence[Figure], tokens: Sequence[Token], lexicon: Lexicon) -> Figure:
    """Give a figure that leans on the one before it in its sentence that one's unit and frame.

    “women for seven”, “up from 1,900”, “including 119”, “€88 million ($102 million)”.
    """
    if not earlier or earlier[-1].unit is None:
        return figure
    last, place, unit = earlier[-1], figure.amount.start, figure.unit
    if figure.scope.is_part and _is_of_them(tokens, figure.amount.last):
        return replace(figure, unit=replace(last.unit, is_shown=False), frame=last.frame)
    if unit is not None and needs_noun(figure.amount, unit):
        if not is_elliptic(tokens, figure.amount):
            return figure
        return replace(figure, unit=replace(last.unit, is_shown=False, period=""), frame=last.frame)
    has_noun = unit is not None and unit.is_shown
    is_sign = unit is not None and unit.dimension in {"money", "percent"}
    leans = _leans(tokens, place, last, lexicon)
    if leans and (unit is None or unit.dimension == last.unit.dimension) and (is_sign or not has_noun):
        kept = unit if unit is not None and has_noun else replace(last.unit, is_shown=False)
        return replace(figure, unit=kept, frame=last.frame or figure.frame)
    if (
        figure.frame is None
        and has_noun
        and unit
        and unit.dimension == last.unit.dimension
        and _joined(tokens, last, place)
    ):
        return replace(figure, frame=last.frame)
    if unit is None and figure.frame is None and is_elliptic(tokens, figure.amount):
        return replace(figure, unit=replace(last.unit, is_shown=False, period=""), frame=last.frame)
    return figure


def _leans(tokens: Sequence[Token], place: int, last: Figure, lexicon: Lexicon) -> bool:
    """Say whether the words before an amount hang it on the one before: “up from”, “including”, “to”."""
    if place == 0:
        return False
    if tokens[place - 1].lower == "the" and place > 1:
        place -= 1
    before = tokens[place - 1]
    if before.lower == "to" and tokens[max(0, place - 3) : place - 1]:
        return place - 1 <= max(last.amount.stop, last.unit.end if last.unit else 0) + 1
    is_dashed = before.text in {"–", "—"} and place - 1 <= (last.unit.end if last.unit else 0) + 1
    return before.text == "(" or is_dashed or bool(lexicon.frames.inherits.ending(tokens, place))


def _is_of_them(tokens: Sequence[Token], place: int) -> bool:
    """Say whether “of them” stands at a place."""
    return [t.lower for t in tokens[place : place + 1]] == ["of"] and any(
        t.lower in {"them", "whom", "those", "these", "which"} for t in tokens[place + 1 : place + 2]
    )


def _joined(tokens: Sequence[Token], last: Figure, place: int) -> bool:
    """Say whether only “and” or a comma stands between the noun of one figure and the next figure."""
    end = max(last.amount.stop, last.unit.end if last.unit else 0)
    between = tokens[end:place]
    if 0 < len(between) <= 2 and all(t.lower in {"and", ",", "or"} for t in between):
        return True
    is_sign = last.unit is not None and last.unit.dimension in {"money", "percent"}
    return (
        is_sign
        and 0 < len(between) <= 6
        and between[0].lower in {"for", "of", "to", "from", "in"}
        and (between[-1].lower in {"and", ","})
    )


def _clause(tokens: Sequence[Token], amount: Amount, breaks: str = ";—–:") -> tuple[int, int]:
    """Give the stretch between marks around an amount."""
    first, last = amount.first, amount.last
    while first > 0 and tokens[first - 1].text not in breaks:
        first -= 1
    while last < len(tokens) and tokens[last].text not in breaks:
        last += 1
    return first, last


def _hedges(text: str, tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(
        text[tokens[start].start : tokens[end - 1].end]
        for start, end, _ in lexicon.certainty.hedges.within(tokens, first, last)
    )

"""Read one article: its lines, its sentences, and every figure in them with what stands around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from quizapp.corpus.amounts import Amount, find_amounts
from quizapp.corpus.antecedents import find_body, find_opener
from quizapp.corpus.attributions import find_sources
from quizapp.corpus.claim import SpeakerType
from quizapp.corpus.counting import find_counted
from quizapp.corpus.dating import find_moment
from quizapp.corpus.earlier import Earlier
from quizapp.corpus.figure import Figure
from quizapp.corpus.framing import find_frame
from quizapp.corpus.furniture import Line, Part, read_lines
from quizapp.corpus.heading_sources import find_heading_sources
from quizapp.corpus.keeping import is_kept
from quizapp.corpus.leaning import complete
from quizapp.corpus.lexicon import Lexicon
from quizapp.corpus.numerals import find_numerals
from quizapp.corpus.quantity import Bound
from quizapp.corpus.quotations import Placed, Quotation, find_quotations
from quizapp.corpus.rates import find_whole
from quizapp.corpus.scoping import find_scope
from quizapp.corpus.selector import Selector
from quizapp.corpus.sentences import split_sentences
from quizapp.corpus.sources import Source, is_hidden, source_of
from quizapp.corpus.speakers import find_surnames
from quizapp.corpus.tokens import Token, tokenize
from quizapp.corpus.traps import is_trap
from quizapp.corpus.units import Unit
from quizapp.corpus.wrapping import unwrap

FAR = 60_000
"""Characters from the start in which names of people are looked for."""
REACH = 60
"""Words to either side of a figure that can say something of it."""
_PREPOSITIONS = frozenset(
    {
        "from", "in", "at", "to", "for", "on", "by", "with", "across", "within", "after", "among",
    }
)  # fmt: skip
_DEEPER = frozenset({"who", "which", "that", "from", "in", "at", ","})
LONGEST = 900
"""Characters of a sentence that are read as one; what is longer is read in pieces."""


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
    """What earlier sentences leave behind: names of people, who spoke last, and the words just before."""

    surnames: set[str] = field(default_factory=set)
    last: Placed | None = None
    before: tuple[Token, ...] = ()
    earlier: Earlier = field(default_factory=Earlier)


def read_article(text: str, lexicon: Lexicon) -> tuple[tuple[Sentence, ...], tuple[Line, ...]]:
    """Read a text into sentences with their figures, and tell its lines apart."""
    text = unwrap(text)
    lines = read_lines(text, lexicon)
    memory = _Memory(surnames=find_surnames(text, tokenize(text[:FAR]), lexicon))
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
    found = find_sources(tokens, lexicon, memory.surnames)
    if part is Part.HEADING and not found:
        found = find_heading_sources(tokens, lexicon, memory.surnames)
    for source in found:
        opener = find_opener(tokens, source, lexicon, memory.surnames) if source.is_pronoun else None
        opened_in = tokens
        if opener is None and _is_nobody(source, memory):
            opened_in = memory.before
            opener = find_body(opened_in, len(opened_in), lexicon, memory.surnames)
            if opener is None:
                continue
        start, end = tokens[source.first].start, tokens[source.last - 1].end
        name = text[tokens[source.name_first].start : tokens[source.name_last - 1].end]
        one = Placed(start, end, source, text[start:end], name)
        if opener is not None:
            opened = text[opened_in[opener[0]].start : opened_in[opener[1] - 1].end]
            memory.last = one = replace(one, name=opened, source=replace(source, type=opener[2]))
        elif source.is_pronoun and memory.last is not None:
            kept = memory.last
            one = replace(one, name=kept.name, source=replace(source, type=kept.source.type))
        elif not part.is_chrome:
            memory.last = one
        if source.surname:
            memory.surnames.add(source.surname)
        placed.append(one)
    if not part.is_chrome:
        memory.before = tokens
    return Sentence(*piece, part, tokens, tuple(placed))


def _is_nobody(source: Source, memory: _Memory) -> bool:
    """Say whether a pronoun means a body and none has spoken yet."""
    is_body = source.is_pronoun and source.type is SpeakerType.ANONYMOUS
    return is_body and memory.last is None and source.name_last - source.name_first == 1


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
        limit = min([limit, *(one.first for one in numerals if one.first >= amount.last)])
        figure = _read_figure(text, sentence, amount, amounts, limit, own, lexicon)
        figure = complete(figure, figures, memory.earlier, tokens, limit, lexicon)
        is_spoken = _is_a_speaker(figure, sentence)
        if not is_spoken and is_kept(tokens, figure.amount, figure.unit, figure.frame, is_heading):
            figures.append(figure)
            memory.earlier.add(figure)
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
    amount, unit, stop = find_counted(tokens, amount, amounts, limit, lexicon)
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
        words_end=tokens[max(amount.stop, amount.last) - 1].end,
        amount=amount,
        unit=unit,
        frame=frame,
        scope=find_scope(tokens, amount, unit, spoken, lexicon),
        moment=find_moment(text, tokens, amount.first, lexicon.times),
        source=source,
        is_hidden=is_hidden(tokens, *_clause(tokens, amount, ";—–:,"), lexicon),
        in_quotation=quotation is not None,
        hedges=_hedges(text, tokens, *clause, lexicon),
        share_of=find_whole(tokens, amount, lexicon) if amount.numeral.percent else "",
        is_aside=amount.start > 0 and tokens[amount.start - 1].lower in _PREPOSITIONS,
    )


def _is_a_speaker(figure: Figure, sentence: Sentence) -> bool:
    """Say whether a small number only counts who speaks: “two officials said”."""
    amount = figure.amount
    inside = any(
        p.source.first <= amount.first < p.source.last
        and not any(token.lower in _DEEPER for token in sentence.tokens[p.source.first : amount.first])
        for p in sentence.sources
    )
    return inside and amount.numeral.spelled and amount.value <= 12 and amount.bound is Bound.EXACT


def _clause(tokens: Sequence[Token], amount: Amount, breaks: str = ";—–:") -> tuple[int, int]:
    """Give the stretch between marks around an amount."""
    first, last = amount.first, amount.last
    low, high = max(0, first - REACH), min(len(tokens), last + REACH)
    while first > low and tokens[first - 1].text not in breaks:
        first -= 1
    while last < high and tokens[last].text not in breaks:
        last += 1
    return first, last


def _hedges(text: str, tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(
        text[tokens[start].start : tokens[end - 1].end]
        for start, end, _ in lexicon.certainty.hedges.within(tokens, first, last)
    )

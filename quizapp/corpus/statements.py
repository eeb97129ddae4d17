"""What a sentence says beside its figures: reports of a source, quotations, forecasts, opinions, events."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.corpus.claim import Kind
from quizapp.corpus.lexicon import Lexicon
from quizapp.corpus.quotations import Placed
from quizapp.corpus.readings import Sentence
from quizapp.corpus.sources import is_hidden

Statement = tuple[Kind, int, int, Placed | None, bool]
"""Kind, start, end, source, and whether it is said without saying by whom."""


def find_statements(sentence: Sentence, lexicon: Lexicon) -> Iterator[Statement]:
    """Give the claims of a sentence that are no figures: one for each source, else one for the sentence."""
    quoting = [q for q in sentence.quotations if q.is_sentence and sentence.start <= q.start < sentence.end]
    used = {figure.source for figure in sentence.figures}
    spoken = {q.speaker for q in quoting}
    for quotation in quoting:
        yield Kind.QUOTE, quotation.start, quotation.end, quotation.speaker, False
    for placed in sentence.sources:
        if placed not in used and placed not in spoken:
            start, end = _covered(sentence, placed)
            yield Kind.ATTRIBUTION, start, end, placed, False
    if sentence.figures or sentence.sources or quoting:
        yield from _loaded(sentence, lexicon)
        return
    kind = _kind(sentence, lexicon)
    if kind is not None:
        yield (
            kind,
            sentence.start,
            sentence.end,
            None,
            is_hidden(sentence.tokens, 0, len(sentence.tokens), lexicon),
        )


def _covered(sentence: Sentence, placed: Placed) -> tuple[int, int]:
    """Give the characters of a source with what it covers, outer marks left out."""
    tokens, source = sentence.tokens, placed.source
    first = source.first if source.leads else source.cover_first
    last = source.cover_last
    while first < last and tokens[first].text in ",;—–":
        first += 1
    while last > first + 1 and tokens[last - 1].text in ",;—–":
        last -= 1
    return tokens[min(first, source.first)].start, tokens[max(last, source.last) - 1].end


def _kind(sentence: Sentence, lexicon: Lexicon) -> Kind | None:
    words, tokens = lexicon.certainty, sentence.tokens
    if len(tokens) < 4:
        return None
    for kind, phrases in (
        (Kind.LOADED, words.loaded), (Kind.OPINION, words.opinions), (Kind.PREDICTION, words.predictions),
    ):  # fmt: skip
        if any(True for _ in phrases.within(tokens)):
            return kind
    return Kind.EVENT


def _loaded(sentence: Sentence, lexicon: Lexicon) -> Iterator[Statement]:
    for start, end, _ in lexicon.certainty.loaded.within(sentence.tokens):
        yield Kind.LOADED, sentence.tokens[start].start, sentence.tokens[end - 1].end, None, False

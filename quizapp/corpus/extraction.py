"""The claim engine: articles in, proposed claims out. Pure, and the same every time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizapp.corpus.article import Article
from quizapp.corpus.claim import Claim, Kind, SpeakerType, Voice
from quizapp.corpus.dating import NO_MOMENT, Moment
from quizapp.corpus.figure import Figure
from quizapp.corpus.furniture import Part
from quizapp.corpus.lexicon import Lexicon
from quizapp.corpus.quantity import Quantity
from quizapp.corpus.questions import Question
from quizapp.corpus.quotations import Placed
from quizapp.corpus.readings import Sentence, read_article
from quizapp.corpus.selector import Selector, select
from quizapp.corpus.statements import Statement, find_statements
from quizapp.corpus.topics import find_questions

_DENYING = frozenset({"not", "nor"})
_JUDGED = frozenset({Kind.OPINION, Kind.PREDICTION})


@dataclass(frozen=True)
class Proposal:
    """A claim as the engine proposes it, and what it knows beside the claim's own fields.

    `part` says whether it stands in the story; `question` is what a figure answers, None for other kinds;
    `phrase` is the source's phrase with its verb ("the Pentagon estimated that"). `is_withdrawn` says that
    its sentence tells what was said before and is said no more ("an earlier version had said"). `is_clear`
    is False for an opinion or a forecast that rests on a word which may mean something else ("wrong", "may").
    """

    claim: Claim
    part: Part
    phrase: Selector | None = None
    question: Question | None = None
    moment: Moment = NO_MOMENT
    is_vague: bool = False
    is_additional: bool = False
    is_withdrawn: bool = False
    is_clear: bool = True


def extract(articles: Sequence[Article], lexicon: Lexicon) -> tuple[tuple[Proposal, ...], ...]:
    """Propose the claims of articles on one story, per article in the order of its text."""
    return propose(articles, [read(article, lexicon) for article in articles], lexicon)


def read(article: Article, lexicon: Lexicon) -> tuple[Sentence, ...]:
    """Read the sentences of one article with their figures and sources."""
    return read_article(article.text, lexicon)[0]


def propose(
    articles: Sequence[Article], readings: Sequence[tuple[Sentence, ...]], lexicon: Lexicon
) -> tuple[tuple[Proposal, ...], ...]:
    """Propose the claims of articles that have been read, per article in the order of its text."""
    questions = find_questions(readings, lexicon)
    return tuple(
        tuple(_propose(article, sentences, own, lexicon))
        for article, sentences, own in zip(articles, readings, questions, strict=True)
    )


def _propose(
    article: Article, sentences: Sequence[Sentence], questions: Sequence[Question], lexicon: Lexicon
) -> Iterator[Proposal]:
    waiting = iter(questions)
    number = 0
    for sentence in sentences:
        for figure in sentence.figures:
            yield _figure_claim(article, sentence, figure, next(waiting), number, lexicon)
            number += 1
        for statement in find_statements(sentence, lexicon):
            yield _statement_claim(article, sentence, statement, number, lexicon)
            number += 1


def _figure_claim(
    article: Article, sentence: Sentence, figure: Figure, question: Question, number: int, lexicon: Lexicon
) -> Proposal:
    text, amount = article.text, figure.amount
    passage = select(text, min(sentence.start, figure.start), max(sentence.end, figure.end))
    asked, words = text[figure.start : figure.end], text[figure.start : figure.words_end]
    # “a decade” names its number by one letter, which alone would be found anywhere.
    mention = words if asked.count(words) == 1 else asked
    unit = figure.unit.full if figure.unit else "people"
    digits = text[figure.digits_start : figure.digits_end]
    speaker, speaker_type = _speaker(text, figure.source, figure.is_hidden)
    claim = Claim(
        id=f"{article.id}-{number:04d}",
        article=article.id,
        passage=passage,
        asked=select(text, figure.start, figure.end),
        statement=None,
        kind=Kind.QUANTITY,
        topic=question.name,
        counted=None if question.frame.startswith("?") else question.name,
        quantity=Quantity(amount.low, amount.high, amount.bound, unit, mention, digits),
        speaker=speaker,
        speaker_type=speaker_type,
        voice=_voice(figure.in_quotation, figure.source),
        origin=figure.source.name if figure.source and speaker_type is not SpeakerType.ANONYMOUS else None,
        hedges=figure.hedges,
        time=figure.moment.words,
        when=figure.moment.when,
    )  # fmt: skip
    return Proposal(
        claim,
        sentence.part,
        speaker,
        question,
        figure.moment,
        amount.numeral.vague,
        figure.scope.is_increment,
        _is_withdrawn(sentence, figure, lexicon),
    )


def _is_withdrawn(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> bool:
    """Say whether a figure was taken back, or is denied: “172 survived, not 174”."""
    tokens, place = sentence.tokens, figure.amount.start
    is_denied = place > 0 and tokens[place - 1].lower in _DENYING
    return is_denied or any(True for _ in lexicon.certainty.withdrawn.within(tokens))


def _statement_claim(
    article: Article, sentence: Sentence, statement: Statement, number: int, lexicon: Lexicon
) -> Proposal:
    kind, start, end, source, hidden = statement
    speaker, speaker_type = _speaker(article.text, source, hidden)
    passage = select(article.text, start, end)
    claim = Claim(
        id=f"{article.id}-{number:04d}",
        article=article.id,
        passage=passage,
        asked=passage,
        statement=None,
        kind=kind,
        topic=kind.value,
        counted=None,
        quantity=None,
        speaker=speaker,
        speaker_type=speaker_type,
        voice=_voice(kind is Kind.QUOTE, source),
        origin=source.name if source and speaker_type is not SpeakerType.ANONYMOUS else None,
    )
    is_clear = kind not in _JUDGED or any(True for _ in lexicon.certainty.clear.within(sentence.tokens))
    return Proposal(claim, sentence.part, speaker, is_clear=is_clear)


def _speaker(text: str, source: Placed | None, hidden: bool) -> tuple[Selector | None, SpeakerType]:
    if source is None:
        return None, SpeakerType.ANONYMOUS if hidden else SpeakerType.NONE
    return select(text, source.start, source.end), source.source.type


def _voice(is_quoted: bool, source: Placed | None) -> Voice:
    if is_quoted:
        return Voice.QUOTATION
    return Voice.PARAPHRASE if source else Voice.WRITER

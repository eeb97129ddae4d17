"""Lines of the story: which short lines of a page are the story's own, and which are the page's?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizapp.corpus.article import Article, RegionKind
from quizapp.corpus.corpus import Corpus
from quizapp.corpus.selector import Selector, excerpt, select
from quizapp.items.craft import claim_says, distractor, key
from quizapp.items.item import (
    Evidence,
    Explanation,
    Interaction,
    Item,
    Mark,
    MarkRole,
    Option,
    Part,
    Passage,
    Polarity,
    Range,
    Skill,
    SourceKind,
)
from quizapp.items.page_lines import split_lines, split_titles
from quizapp.items.wording import Wording

PROMPT = (
    "These passages stand on the page of article {letter} in this order, with more text between them. Which "
    "of these lines are headings of the story that the page opens with? Choose all that are."
)
WHY = "It announces a part of the story; what comes below it goes on with that."
VERDICT = "Headings of the story: {own}."
FACT = "{own} announce parts of the story. {others} stand below its end and lead to other things."
LINE_BEGIN, LINE_END = "What the story is about.", "Below the end of the story: links and labels of the page."
LINE_OWN = "What stands below it goes on with the story."
RULE = "A page is not a story. Ask of each passage which headline it answers to."
TELL = "Who chose what else stands on the page. It says nothing about whether the story is right."
OWN, OTHERS = 2, 3


def make(corpus: Corpus, wording: Wording) -> Iterator[Item]:
    """Set headings of a story beside links and labels of its page, where a page ends in such lines."""
    yield from (item for article in corpus.articles if (item := _try(wording, article)))


def _try(wording: Wording, article: Article) -> Item | None:
    titles = split_titles(article.text)
    quiet = [line for line in titles[1:] if not article.notes_on(line)]
    own = [line for line in quiet if article.is_story(line)][:OWN]
    others = [line for line in quiet if _is_furniture(article, line)][:OTHERS]
    if len(own) < OWN or len(others) < OTHERS or titles[0].start != 0:
        return None
    return _item(wording, article, titles[0], own, others)


def _is_furniture(article: Article, line: Selector) -> bool:
    return any(r.kind is RegionKind.FURNITURE and r.start <= line.start < r.end for r in article.regions)


def _item(
    wording: Wording, article: Article, title: Selector, own: Sequence[Selector], others: Sequence[Selector]
) -> Item:
    begin = select(article.text, title.start, _line_after(article.text, title).end)
    end = select(article.text, _start_of_end(article, others[0]), others[-1].end)
    parts = [select(article.text, line.start, _line_after(article.text, line).end) for line in own]
    return Item(
        id=f"lines-of-story.{article.id}",
        design="lines-of-story",
        skill=Skill.PROVENANCE,
        polarity=Polarity.NOT_APPLICABLE,
        topics=(),
        claims=(),
        passages=tuple(_passage(article, place) for place in (begin, *parts, end)),
        parts=(
            Part(
                id="lines",
                interaction=Interaction.MULTIPLE_CHOICE,
                prompt=PROMPT.format(letter=article.letter),
                options=(
                    *(_own(article, line) for line in own),
                    *(_other(wording, article, line) for line in others),
                ),
            ),
        ),
        explanation=Explanation(
            verdict=VERDICT.format(own=_quote(own)),
            fact=FACT.format(own=_quote(own), others=_quote(others)),
            evidence=(
                _evidence(article, begin, (title,), LINE_BEGIN),
                *(_evidence(article, part, (line,), LINE_OWN) for part, line in zip(parts, own, strict=True)),
                _evidence(article, end, others, LINE_END),
            ),
            rule=RULE,
            cannot_tell=TELL,
        ),
        difficulty=0.3,
        content_notes=tuple(
            dict.fromkeys(note for place in (begin, *parts, end) for note in article.notes_on(place))
        ),
    )


def _passage(article: Article, place: Selector) -> Passage:
    sics = tuple(Range(sic.start, sic.end) for sic in article.sics_in(place))
    return Passage(**vars(excerpt(article.id, place)), sics=sics)


def _line_after(text: str, title: Selector) -> Selector:
    return next((line for line in split_lines(text) if line.start > title.end), title)


def _start_of_end(article: Article, line: Selector) -> int:
    """Give where the line stands just before which the story has ended."""
    start = next(r.start for r in article.regions if r.start <= line.start < r.end)
    return next(one.start for one in split_lines(article.text) if one.start >= start)


def _quote(lines: Sequence[Selector]) -> str:
    texts = [f"“{line.exact}”" for line in lines]
    return " and ".join(part for part in (", ".join(texts[:-1]), texts[-1]) if part)


def _own(article: Article, line: Selector) -> Option:
    asserts = [claim_says("belongs_to_story", values=[article.id, line.start, line.end])]
    spans = (excerpt(article.id, line),)
    option = key(f"“{line.exact}”", None, asserts, WHY, kind=SourceKind.SPAN, spans=spans)
    return replace(option, id=f"line-{line.start}")


def _other(wording: Wording, article: Article, line: Selector) -> Option:
    return distractor(
        "furniture_as_story",
        f"“{line.exact}”",
        None,
        [claim_says("belongs_to_story", values=[article.id, line.start, line.end])],
        wording,
        name=f"line-{line.start}",
        kind=SourceKind.SPAN,
        spans=(excerpt(article.id, line),),
    )


def _evidence(article: Article, place: Selector, marked: Sequence[Selector], line: str) -> Evidence:
    marks = tuple(Mark(words.start, words.end, MarkRole.DECIDES) for words in marked)
    return Evidence(**vars(excerpt(article.id, place)), marks=marks, line=line)

"""Which story? Whether a passage of a page with several stories belongs to the one the page opens with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizapp.corpus.article import Article, Region, RegionKind
from quizapp.corpus.corpus import Corpus
from quizapp.corpus.selector import Selector, excerpt, select
from quizapp.corpus.sentences import split_sentences
from quizapp.items.craft import claim_says, distractor, key
from quizapp.items.item import (
    Assertion,
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
from quizapp.items.page_lines import names_in, split_lines, split_titles
from quizapp.items.wording import Wording

PROMPT = (
    "These passages stand on the page of article {letter} in this order, with more text between them; no "
    "other headline stands there. Does the underlined one belong to the story that the page opens with?"
)
PROMPT_LINE = "Which of these lines does it stand under?"
YES, NO = "Yes: it goes on with that story.", "No: it is part of another story."
NAMES = "Yes: it names the same countries and people."
PAGE = "Yes: one page is one story."
LABEL = "No: it is a link or a label of the page."
OTHER = "No: with it another story begins."
WHY_YES = "It speaks of what the first headline announces, and no other headline has come in between."
WHY_NO = "It answers to another headline, which stands between the first one and this passage."
VERDICT_YES, VERDICT_NO = "It belongs to the story that the page opens with.", "It belongs to another story."
FACT = "The passage answers to the headline “{headline}”."
WHY_LINE = "The passage goes on with what this headline announces."
LINE_HEAD, LINE_ASKED = "The headline it answers to.", "What it speaks of answers to that headline."
RULE = "A page is not a story. Ask of each passage which headline it answers to."
DEMONSTRATIVES = frozenset({"This", "That", "These", "Those", "Such"})
TELL = "Why the stories stand on one page, and who put them there."


def make(corpus: Corpus, wording: Wording) -> Iterator[Item]:
    """Ask of the sentence of another story that names most of the first, and of where that one ends."""
    for article in corpus.articles:
        titles = [line for line in split_titles(article.text) if not article.notes_on(line)]
        for region in article.regions:
            heads = [line for line in titles if region.start <= line.start < region.end]
            stray = _find_stray(titles, article)
            if region.kind is RegionKind.OTHER_STORY and heads and stray and titles[0].start == 0:
                lines = (titles[0], heads[0], stray)
                for asked, is_story in (
                    (_most_alike(article, region, heads[0]), False),
                    (_last_before(article, region), True),
                ):
                    if asked and _are_the_only_headlines(article, lines[:2], asked):
                        yield _item(corpus, wording, article, lines, asked, is_story)


def _are_the_only_headlines(article: Article, shown: Sequence[Selector], asked: Selector) -> bool:
    """Say whether no other headline stands among what is shown, as the stem says."""
    last = max(asked.end, *(line.end for line in shown))
    return [line for line in split_titles(article.text) if line.start < last] == list(shown)


def _find_stray(titles: Sequence[Selector], article: Article) -> Selector | None:
    """Give a headline of the page that belongs to neither story."""
    return next((line for line in titles if _kind_of(article, line) is RegionKind.FURNITURE), None)


def _kind_of(article: Article, line: Selector) -> RegionKind | None:
    return next((r.kind for r in article.regions if r.start <= line.start < r.end), None)


def _most_alike(article: Article, region: Region, head: Selector) -> Selector | None:
    """Give the sentence of another story that names most of what the first story names too."""
    sentences = split_sentences(article.text)
    story = " ".join(one.exact for one in sentences if article.is_story(one))
    inside = [one for one in sentences if head.end < one.start < region.end]
    return max(inside, key=lambda s: len(names_in(s.exact) & names_in(story)), default=None)


def _last_before(article: Article, region: Region) -> Selector | None:
    before = [s for s in split_sentences(article.text) if s.end <= region.start and article.is_story(s)]
    return before[-1] if before else None


def _item(
    corpus: Corpus,
    wording: Wording,
    article: Article,
    lines: tuple[Selector, Selector, Selector],
    asked: Selector,
    is_story: bool,
) -> Item:
    own = lines[0] if is_story else lines[1]
    around = _with_what_it_refers_to(article, asked)
    claims = [c for c in corpus.usable if c.article == article.id and c.passage.overlaps(asked)]
    return Item(
        id=f"which-story.{article.id}-{asked.start}",
        design="which-story",
        skill=Skill.PROVENANCE,
        polarity=Polarity.NOT_APPLICABLE,
        topics=tuple(dict.fromkeys(claim.topic for claim in claims)),
        claims=tuple(claim.id for claim in claims),
        passages=_passages(article, (*lines[:2], around), asked),
        parts=(
            Part(
                id="belongs",
                interaction=Interaction.SINGLE_CHOICE,
                prompt=PROMPT.format(letter=article.letter),
                options=_verdicts(wording, article, asked, is_story),
            ),
            Part(
                id="headline",
                interaction=Interaction.SINGLE_CHOICE,
                prompt=PROMPT_LINE,
                options=tuple(_line(wording, article, asked, line, own) for line in lines),
            ),
        ),
        explanation=Explanation(
            verdict=VERDICT_YES if is_story else VERDICT_NO,
            fact=FACT.format(headline=own.exact),
            evidence=(_evidence(article, own, own, LINE_HEAD), _evidence(article, around, asked, LINE_ASKED)),
            rule=RULE,
            cannot_tell=TELL,
        ),
        difficulty=0.4,
        content_notes=article.notes_on(around),
    )


def _with_what_it_refers_to(article: Article, asked: Selector) -> Selector:
    """Give the paragraph of a sentence, and the one before where the sentence begins it with “this”."""
    lines = split_lines(article.text)
    place = next(place for place, line in enumerate(lines) if line.contains(asked))
    refers_back = asked.start == lines[place].start and asked.exact.split()[0] in DEMONSTRATIVES
    return select(article.text, lines[place - refers_back].start, lines[place].end)


def _passages(article: Article, places: Sequence[Selector], asked: Selector) -> tuple[Passage, ...]:
    return tuple(
        Passage(
            **vars(excerpt(article.id, place)),
            asked=(Range(asked.start, asked.end),) if place.contains(asked) else (),
            sics=tuple(Range(sic.start, sic.end) for sic in article.sics_in(place)),
        )
        for place in sorted(places, key=lambda place: place.start)
    )


def _verdicts(wording: Wording, article: Article, asked: Selector, is_story: bool) -> tuple[Option, ...]:
    def says(proposition: str, *values: object) -> list[Assertion]:
        return [claim_says(proposition, values=[article.id, *values])]

    place = (asked.start, asked.end)
    whole = says("belongs_to_story", 0, len(article.text))
    page = distractor("page_as_story", PAGE, None, whole, wording, name="page")
    label = distractor(
        "story_as_furniture", LABEL, None, says("is_part", *place, "furniture"), wording, name="label"
    )
    if is_story:
        other = says("is_part", *place, "other_story")
        right = key(YES, None, says("belongs_to_story", *place), WHY_YES)
        return right, page, distractor("sees_another_story", OTHER, None, other, wording, name="other"), label
    right = key(NO, None, says("is_part", *place, "other_story"), WHY_NO)
    names = says("belongs_to_story", *place)
    return right, page, distractor("same_names_same_story", NAMES, None, names, wording, name="names"), label


def _line(wording: Wording, article: Article, asked: Selector, line: Selector, own: Selector) -> Option:
    place = (asked.start, asked.end, line.start, line.end)
    asserts = [claim_says("stands_under", values=[article.id, *place])]
    text, spans = f"“{line.exact}”", (excerpt(article.id, line),)
    if line == own:
        return key(text, None, asserts, WHY_LINE, kind=SourceKind.SPAN, spans=spans)
    misreadings = {RegionKind.FURNITURE: "furniture_as_story", RegionKind.OTHER_STORY: "sees_another_story"}
    kind = _kind_of(article, line)
    misreading = misreadings[kind] if kind else "same_names_same_story"
    return distractor(
        misreading, text, None, asserts, wording, name=f"line-{line.start}", kind=SourceKind.SPAN, spans=spans
    )


def _evidence(article: Article, place: Selector, words: Selector, line: str) -> Evidence:
    marks = (Mark(words.start, words.end, MarkRole.DECIDES),)
    return Evidence(**vars(excerpt(article.id, place)), marks=marks, line=line)

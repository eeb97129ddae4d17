"""The pieces that designs put together: passages, evidence, options, pictures of intervals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from quizapp.corpus.article import Article
from quizapp.corpus.claim import Claim, SpeakerType
from quizapp.corpus.corpus import Corpus
from quizapp.corpus.quantity import Bound, common_number
from quizapp.corpus.selector import Excerpt, Selector, excerpt, select, select_within
from quizapp.corpus.sentences import with_context
from quizapp.items.figures import bound_words
from quizapp.items.item import (
    Assertion,
    Evidence,
    Figure,
    Mark,
    MarkRole,
    Option,
    OptionSource,
    Passage,
    Range,
    Says,
    SourceKind,
)
from quizapp.items.wording import Wording


def claim_says(proposition: str, *claims: Claim, values: Iterable[object] = ()) -> Assertion:
    """State a proposition over claims; the values are written as text."""
    return Assertion(proposition, tuple(claim.id for claim in claims), tuple(str(value) for value in values))


def key(
    text: str,
    says: Says | None,
    asserts: Sequence[Assertion],
    why: str,
    *,
    kind: SourceKind = SourceKind.VERDICT,
    spans: tuple[Excerpt, ...] = (),
) -> Option:
    """Make the right option; `why` says in one sentence why it stands."""
    return Option("key", text, True, says, OptionSource(kind, tuple(asserts), None, spans), why)


def distractor(
    misreading: str,
    text: str,
    says: Says | None,
    asserts: Sequence[Assertion],
    wording: Wording,
    words: str = "",
    *,
    name: str = "",
    kind: SourceKind = SourceKind.VERDICT,
    spans: tuple[Excerpt, ...] = (),
) -> Option:
    """Make a wrong option of a named misreading; `words` are those misread, `name` its id if not the name."""
    return Option(
        id=name or misreading.replace("_", "-"),
        text=text,
        is_key=False,
        says=says,
        source=OptionSource(kind, tuple(asserts), misreading, spans),
        feedback=wording.feedback(misreading, words),
        rule=wording.rule(misreading),
    )


def keeps_as(claim: Claim, bound: Bound) -> Assertion:
    """Assert that the claim's number under this bound says what the claim says."""
    value = claim.figure.value
    low = "" if bound is Bound.UP_TO else value
    high = "" if bound is Bound.AT_LEAST else value
    return claim_says("keeps", claim, values=[bound.value, low, high])


def letter(corpus: Corpus, claim: Claim) -> str:
    """Give the badge of the article a claim stands in."""
    return corpus.article(claim.article).letter


def mention_in(article: Article, claim: Claim) -> Selector:
    """Give the place of the claim's figure with its bound words."""
    return select_within(article.text, claim.asked, claim.figure.mention)


def show(corpus: Corpus, *claims: Claim) -> tuple[Passage, ...]:
    """Show the passages of claims, each once, with the words underlined that the question is about.

    A passage that begins with a pronoun is shown with its context.
    """
    shown: dict[tuple[str, int, int], tuple[Selector, list[Range]]] = {}
    for claim in claims:
        whole = with_context(corpus.article(claim.article).text, claim.passage)
        asked = Range(claim.asked.start, claim.asked.end)
        shown.setdefault((claim.article, whole.start, whole.end), (whole, []))[1].append(asked)
    return tuple(
        Passage(
            **vars(excerpt(article, selector)),
            asked=tuple(sorted(set(asked), key=lambda r: r.start)),
            sics=_sics(corpus.article(article), selector),
        )
        for (article, _, _), (selector, asked) in shown.items()
    )


def spell_out(corpus: Corpus, claim: Claim, line: str, who: bool = True, hedges: bool = True) -> Evidence:
    """Make the evidence of a claim: bound words and hedges decide, and the speaker says so.

    Leave `who` or `hedges` out where the question is not about them. Where a plain number stands alone it
    is the number that decides, and else the statement itself.
    """
    article = corpus.article(claim.article)
    marks = [Mark(s.start, s.end, MarkRole.DECIDES) for s in deciding_words(article, claim, hedges)]
    if who and claim.speaker is not None and claim.passage.contains(claim.speaker):
        marks.append(Mark(claim.speaker.start, claim.speaker.end, MarkRole.WHO))
    if not marks:
        alone = claim.asked if claim.quantity is None else mention_in(article, claim)
        marks.append(Mark(alone.start, alone.end, MarkRole.DECIDES))
    whole = with_context(article.text, claim.passage)
    return Evidence(
        **vars(excerpt(claim.article, whole)),
        marks=_without_overlap(marks),
        line=line,
        sics=_sics(article, whole),
    )


def join_evidence(pieces: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Show a passage once that is evidence for several claims, with all its marks and lines."""
    joined: dict[tuple[str, int, int], Evidence] = {}
    for piece in pieces:
        place = (piece.article, piece.start, piece.end)
        known = joined.get(place)
        if known is None:
            joined[place] = piece
        else:
            marks = _without_overlap((*known.marks, *piece.marks))
            joined[place] = replace(known, marks=marks, line=f"{known.line} {piece.line}")
    return tuple(joined.values())


def deciding_words(article: Article, claim: Claim, hedges: bool = True) -> tuple[Selector, ...]:
    """Give the places of the words that bound a figure, and of the hedges of its sentence if wanted."""
    places = []
    if claim.quantity is not None:
        mention = mention_in(article, claim)
        figure = select_within(article.text, mention, claim.figure.figure)
        places += _sides(article.text, mention, figure)
    for hedge in claim.hedges if hedges else ():
        if claim.passage.exact.count(hedge) == 1:
            places.append(select_within(article.text, claim.passage, hedge))
    return tuple(places)


def span_of(claim: Claim, selector: Selector) -> Excerpt:
    """Name the article that words of a claim stand in."""
    return excerpt(claim.article, selector)


def kind_line(claim: Claim, wording: Wording) -> str:
    """Say in one line what sort of figure a claim gives."""
    kind = "a possibility" if wording.is_possibility(claim) else wording.bounds[claim.figure.bound]
    return f"{kind[:1].upper()}{kind[1:]}: {meaning_of(claim, wording)}."


def meaning_of(claim: Claim, wording: Wording) -> str:
    """Say which numbers a claim's figure allows, by its own bound words."""
    return wording.meaning(claim.figure.bound, bound_words(claim))


def common_of(wording: Wording, claims: Sequence[Claim]) -> Fraction | None:
    """Give a number that fits all of the claims as they are worded; None where there is none to name.

    “Over 5” shuts 5 itself out, which its bound alone does not say.
    """
    common = common_number(*(claim.figure for claim in claims))
    shut_out = {claim.figure.value for claim in claims if wording.is_strict(bound_words(claim))}
    return None if common in shut_out else common


def source_line(claim: Claim) -> str:
    """Say in one line whom the text gives as the source of a claim."""
    if claim.speaker is None and claim.speaker_type is SpeakerType.NONE:
        return "The sentence names nobody as its source."
    if claim.speaker is None:
        return "Reported, without saying by whom."
    if claim.names_its_source:
        return f"Source given: “{claim.speaker.exact}”."
    return f"Source given: “{claim.speaker.exact}”, without a name."


def figure_row(corpus: Corpus, claim: Claim, wording: Wording) -> Figure:
    """Make the row of a claim in the picture of intervals; `about` is drawn ten per cent either way."""
    interval = claim.figure.interval()
    low, high = claim.figure.low, claim.figure.high
    return Figure(
        article=letter(corpus, claim),
        words=claim.figure.mention,
        kind="a possibility" if wording.is_possibility(claim) else wording.bounds[claim.figure.bound],
        low=None if low is None else float(interval.low),
        high=None if high is None else float(interval.high),
        unsure=wording.is_possibility(claim),
        rough=claim.figure.bound is Bound.ABOUT,
    )


def own_row(figure: str, value: Fraction) -> Figure:
    """Make the row of a figure that is ours and stands in no article."""
    return Figure("", figure, "the post’s figure", float(value), float(value))


def _sics(article: Article, passage: Selector) -> tuple[Range, ...]:
    return tuple(Range(sic.start, sic.end) for sic in article.sics_in(passage))


def _sides(text: str, outer: Selector, inner: Selector) -> list[Selector]:
    """Give what stands before and behind `inner` inside `outer`, white space trimmed."""
    sides = []
    for start, end in ((outer.start, inner.start), (inner.end, outer.end)):
        words = text[start:end]
        lead = len(words) - len(words.lstrip())
        if words.strip():
            sides.append(select(text, start + lead, start + lead + len(words.strip())))
    return sides


def _without_overlap(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if not kept or kept[-1].end <= mark.start:
            kept.append(mark)
    return tuple(kept)

"""According to whom? Whether a passage carries a post that names somebody as the source of its claim."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.corpus.claim import Claim, Voice
from quizapp.corpus.corpus import Corpus
from quizapp.items.carrying import CONTRADICTED, NOT_STATED, POLARITIES, SUPPORTED, VERDICTS, judge
from quizapp.items.craft import claim_says, letter, show, source_line, spell_out
from quizapp.items.item import Assertion, Explanation, Interaction, Item, Order, Part, Skill
from quizapp.items.wording import Wording

PROMPT = (
    "Here is a post that we made up: “According to {who}, {statement}.” If article {letter}, in the sentence "
    "with the underlined words, is right, what follows for the post?"
)
FACT_SUPPORTED = "The sentence gives “{who}” as the source of the underlined words, as the post does."
FACT_NOT_STATED = (
    "The sentence gives “{speaker}” as the source of the underlined words, and does not say whose. "
    "Of {who} it says nothing here: neither that it said so nor that it did not."
)
WHY_SUPPORTED = "The post names the source that the sentence names, and keeps its claim."
WHY_NOT_STATED = "The sentence does not say who is behind “{speaker}”."
RULES = {
    SUPPORTED: "A name speaks for its own claim, not for the next one in the sentence.",
    NOT_STATED: "If you cannot put your finger on the words, the text does not say it.",
}
TELL_SUPPORTED = "Whether the source is right, and how it knows."
TELL_NOT_STATED = "Who is behind “{speaker}”: it might be anybody, {who} included."


def make(corpus: Corpus, wording: Wording) -> Iterator[Item]:
    """Give each claim to its own source, and one of an unnamed source to somebody the sentence names."""
    for claim in corpus.firsts:
        if claim.statement is None or claim.speaker is None or claim.voice is not Voice.PARAPHRASE:
            continue
        # At the start of a sentence a capital says nothing of the word, and “According to Experts” is wrong.
        if not claim.passage.contains(claim.speaker) or claim.passage.start == claim.speaker.start:
            continue
        if claim.names_its_source and not claim.hedges:
            yield _item(corpus, wording, claim, claim.speaker.exact, "own", SUPPORTED)
        elif not claim.names_its_source and (other := _named_speaker(corpus, claim)):
            yield _item(corpus, wording, claim, other, "other", NOT_STATED)


def _named_speaker(corpus: Corpus, claim: Claim) -> str:
    """Give a named source of another claim that the passage holds, empty where there is none."""
    return next(
        (
            kin.speaker.exact
            for kin in corpus.usable
            if kin.article == claim.article
            and kin.names_its_source
            and kin.speaker is not None
            and claim.passage.contains(kin.speaker)
        ),
        "",
    )


def _item(corpus: Corpus, wording: Wording, claim: Claim, who: str, name: str, verdict: str) -> Item:
    assert claim.statement is not None
    assert claim.speaker is not None
    speaker = claim.speaker.exact
    is_own = verdict == SUPPORTED

    def assert_that(verdict: str) -> Assertion:
        return claim_says("puts_down_to", claim, values=[who, verdict])

    return Item(
        id=f"source-carries.{claim.id}.{name}",
        design="source-carries",
        skill=Skill.SUPPORT,
        polarity=POLARITIES[verdict],
        topics=(claim.topic,),
        claims=(claim.id,),
        passages=show(corpus, claim),
        parts=(
            Part(
                id="verdict",
                interaction=Interaction.SINGLE_CHOICE,
                prompt=PROMPT.format(
                    who=who, statement=claim.statement.exact.rstrip(" ."), letter=letter(corpus, claim)
                ),
                options=judge(
                    verdict,
                    WHY_SUPPORTED if is_own else WHY_NOT_STATED.format(speaker=speaker),
                    assert_that,
                    {
                        SUPPORTED: "wrong_speaker",
                        CONTRADICTED: "other_words_as_denial" if is_own else "silence_as_denial",
                        NOT_STATED: "overlooks_speaker",
                    },
                    wording,
                    who,
                ),
                order=Order.FIXED,
            ),
        ),
        explanation=Explanation(
            verdict=VERDICTS[verdict],
            fact=(FACT_SUPPORTED if is_own else FACT_NOT_STATED).format(who=who, speaker=speaker),
            evidence=(spell_out(corpus, claim, source_line(claim), hedges=False),),
            rule=RULES[verdict],
            cannot_tell=TELL_SUPPORTED if is_own else TELL_NOT_STATED.format(who=who, speaker=speaker),
        ),
        difficulty=0.3 if is_own else 0.6,
        content_notes=corpus.article(claim.article).notes_on(claim.passage),
    )

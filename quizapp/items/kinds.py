"""What sort of statement a claim is, in the three words that learners choose from."""

from __future__ import annotations

from dataclasses import dataclass, replace

from quizapp.corpus.claim import Claim, Kind, Voice
from quizapp.items.wording import Wording

CHECKABLE, OPINION, FORECAST = "checkable", "opinion", "forecast"

WORDS = {
    Kind.EVENT: CHECKABLE,
    Kind.QUANTITY: CHECKABLE,
    Kind.OPINION: OPINION,
    Kind.PREDICTION: FORECAST,
}
"""The word for each kind that has one: who said something, and how, is asked about elsewhere."""


@dataclass(frozen=True)
class Told:
    """How a word is told: as an option, as a verdict, why it holds, and what it leaves open."""

    option: str
    verdict: str
    why: str
    cannot_tell: str


TOLD = {
    CHECKABLE: Told(
        "Something that can be checked now, and may turn out right or wrong",
        "A statement that can be checked now.",
        "It says what is or was so: somebody could look it up, count, or find a witness.",
        "Whether it is right. That something can be checked does not mean that anybody has.",
    ),
    OPINION: Told(
        "An opinion: it says how good, bad or important something is",
        "An opinion.",
        "It says how much something matters or what it is worth: people who know the same facts may differ.",
        "Whether you should agree. Look for the facts that the writer rests the opinion on.",
    ),
    FORECAST: Told(
        "A forecast: it says what will or may come, which the future has to show",
        "A forecast.",
        "It speaks of what was yet to come when it was written. However sure, nobody could check it then.",
        "Whether it came true. Nothing in the sentence can settle that.",
    ),
}

MISREADINGS = {
    (CHECKABLE, OPINION): "fact_as_opinion",
    (CHECKABLE, FORECAST): "fact_as_forecast",
    (OPINION, CHECKABLE): "opinion_as_fact",
    (OPINION, FORECAST): "opinion_as_forecast",
    (FORECAST, CHECKABLE): "forecast_as_fact",
    (FORECAST, OPINION): "forecast_as_opinion",
}
"""What a reader does who takes a statement of the first word for one of the second."""


def word_for(claim: Claim) -> str:
    """Give the word for a claim's kind, empty where its kind has none."""
    return WORDS.get(claim.kind, "")


def is_plain_case(claim: Claim, wording: Wording) -> bool:
    """Say whether its kind can be asked about: it stands in the writer's words, and what can be checked flat.

    Under another's name or a hedge it could be defended that a sentence reports ("are predicted to") or
    guesses; and an “opinion” that something was possible is a guess at a fact.
    """
    word = word_for(claim)
    if word == OPINION:
        return not wording.is_possibility(claim)
    if word == FORECAST:
        return claim.voice is Voice.WRITER
    return bool(word) and claim.statement is not None and not claim.hedges and claim.voice is Voice.WRITER


def with_statement_asked(claim: Claim) -> Claim:
    """Underline the whole statement of what can be checked: “90% of the debt” alone states nothing."""
    if word_for(claim) != CHECKABLE or claim.statement is None:
        return claim
    return replace(claim, asked=claim.statement)

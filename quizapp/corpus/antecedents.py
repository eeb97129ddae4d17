"""Whom “it said” means where the sentence opens with a body: “The UN has appealed for $472m, it said”."""

from __future__ import annotations

from collections.abc import Set

from quizapp.corpus.claim import SpeakerType
from quizapp.corpus.lexicon import Lexicon
from quizapp.corpus.sources import Source
from quizapp.corpus.speakers import classify
from quizapp.corpus.tokens import Tokens

_LONGEST = 8
_BODIES = frozenset({SpeakerType.NAMED_ORG, SpeakerType.GOV_OR_INTEL})


def find_opener(
    tokens: Tokens, source: Source, lexicon: Lexicon, surnames: Set[str]
) -> tuple[int, int, SpeakerType] | None:
    """Give where the body that opens the sentence starts and ends, and its type; None where none does."""
    is_it = source.name_last - source.name_first == 1 and tokens[source.name_first].lower == "it"
    if not is_it or source.leads:
        return None
    return find_body(tokens, source.first, lexicon, surnames)


def find_body(
    tokens: Tokens, stop: int, lexicon: Lexicon, surnames: Set[str]
) -> tuple[int, int, SpeakerType] | None:
    """Give where the body that opens a sentence starts and ends before a place, and its type."""
    words = lexicon.speech
    start = _after_dateline(tokens)
    if lexicon.frames.triggers.starting(tokens, start):
        return None
    for place in range(start + 1, min(start + _LONGEST, stop)):
        is_behind_a_name = place > start + 1 and tokens[place - 1].is_capital and tokens[place].text.islower()
        if tokens[place].lower in words.be | words.auxiliaries or is_behind_a_name:
            speaker = classify(tokens, start, place, lexicon, surnames)
            return (start, place, speaker.type) if speaker and speaker.type in _BODIES else None
    return None


def _after_dateline(tokens: Tokens) -> int:
    """Give where a report begins behind its dateline: “STUTTGART (dpa) - ”."""
    dash = next((n for n, token in enumerate(tokens[:_LONGEST]) if token.text in {"-", "–", "—"}), -1)
    return dash + 1 if dash > 0 and tokens[0].text.isupper() else 0

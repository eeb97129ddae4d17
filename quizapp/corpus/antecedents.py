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
) -> tuple[int, SpeakerType] | None:
    """Give where the body ends that the sentence opens with, and its type; None where it opens otherwise."""
    words = lexicon.speech
    is_it = source.name_last - source.name_first == 1 and tokens[source.name_first].lower == "it"
    if not is_it or source.leads:
        return None
    for place in range(1, min(_LONGEST, source.first)):
        if tokens[place].lower in words.be | words.auxiliaries:
            speaker = classify(tokens, 0, place, lexicon, surnames)
            return (place, speaker.type) if speaker and speaker.type in _BODIES else None
    return None

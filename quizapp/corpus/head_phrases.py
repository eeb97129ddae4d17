"""The head of a noun phrase that names a source: “the mayor of Derna” is about “the mayor”."""

from __future__ import annotations

from quizapp.corpus.lexicon import Lexicon
from quizapp.corpus.tokens import Tokens

_ENDS_SEGMENT = frozenset(
    {
        "of", "from", "in", "at", "for", "on", "with", "to", "by", "emerging", "discovered", "familiar",
        "circulating", ",", "(", "such", "based", "who", "about", "close", "inside", "near", "working",
        "seen", "released", "published", "compiled", "—", "–",
    }
)  # fmt: skip
_IRREGULAR = frozenset({"seen", "taken", "held", "shown", "written", "made", "sent", "led", "drawn", "kept"})


def head_phrase(phrase: Tokens, lexicon: Lexicon) -> Tokens:
    """Cut a phrase to its head noun phrase: “the mayor of Derna” gives “the mayor”."""
    for place, token in enumerate(phrase):
        if token.lower in _ENDS_SEGMENT and place and not _lists_on(phrase, place):
            return phrase[:place]
        if place and _is_participle(phrase, place, lexicon):
            return phrase[:place]
    return phrase


def _is_participle(phrase: Tokens, place: int, lexicon: Lexicon) -> bool:
    """Say whether a participle tells more of a speaker: “scientists hired by”, “detectives hunting”."""
    lower, words = phrase[place].lower, lexicon.speech
    if not lower.endswith(("ing", "ed")) and lower not in _IRREGULAR:
        return False
    lists = (words.anonymous, words.evidence, words.government)
    return phrase[place].text.islower() and any(nouns.ending(phrase, place) for nouns in lists)


def _lists_on(phrase: Tokens, place: int) -> bool:
    """Say whether a comma only parts adjectives: “Ukrainian, US, and South Korean sources”."""
    if phrase[place].text != "," or place + 1 >= len(phrase):
        return False
    after = phrase[place + 1]
    return phrase[-1].is_word and not phrase[-1].is_capital and (after.is_capital or after.lower == "and")

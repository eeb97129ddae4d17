"""Sources whose verb is left out: “Organisers spoke of 500,000, the police of 350,000”."""

from __future__ import annotations

from collections.abc import Sequence, Set

from quizapp.corpus.lexicon import Lexicon
from quizapp.corpus.number_places import figure_at, is_number
from quizapp.corpus.reporting_verbs import puts_at
from quizapp.corpus.sources import Source, make_source
from quizapp.corpus.speakers import classify
from quizapp.corpus.subjects import Subject
from quizapp.corpus.tokens import Tokens

_BEFORE = frozenset({",", ";", "and", "while", "but"})
_COUNTED = frozenset(
    {"counted", "counts", "count", "tallied", "registered", "recorded", "reckoned", "estimated"}
)
_SAID = frozenset({"said", "says", "say", "claimed", "claims", "claim", "reported", "reports"})
"""Verbs that share only a number right behind them: in “said rebels had killed 30, the army 12” none is."""
_LONGEST = 7


def find_elliptic(
    tokens: Tokens, sources: Sequence[Source], lexicon: Lexicon, surnames: Set[str]
) -> list[Source]:
    """Find the sources that share the verb of an earlier one: a name, its “of” or “at”, and a number."""
    found: list[Source] = []
    for number, source in enumerate(sources):
        link = _link(tokens, source, lexicon) if source.leads else None
        stop = sources[number + 1].first if number + 1 < len(sources) else len(tokens)
        for place in range(source.last + 1, stop) if link is not None else ():
            if tokens[place].lower not in _BEFORE or (
                place + 1 < stop and tokens[place + 1].lower in _BEFORE
            ):
                continue
            end = _name_end(tokens, place + 1, stop, link or "", lexicon)
            speaker = classify(tokens, place + 1, end, lexicon, surnames) if end else None
            if speaker is not None:
                last = end + 1 if link else end
                found.append(
                    make_source(tokens, place + 1, last, Subject(place + 1, end, speaker), leads=True)
                )
    return found


def _link(tokens: Tokens, source: Source, lexicon: Lexicon) -> str | None:
    """Give the word that a verb needs before its number, "" where it needs none, None for other verbs."""
    last = tokens[source.last - 1].lower
    if last == "of":
        return "of"
    if puts_at(tokens, source.last - 1, lexicon):
        return "at"
    verbs = {token.lower for token in tokens[source.name_last : source.last]}
    if verbs & _COUNTED or (verbs & _SAID and figure_at(tokens, source.last, lexicon)):
        return ""
    return None


def _is_bare(tokens: Tokens, place: int, lexicon: Lexicon) -> bool:
    """Say whether the number at a place has no noun of its own: “, organisers 8,000.”"""
    at = next((n for n in range(place, len(tokens)) if is_number(tokens[n], lexicon)), len(tokens))
    scales = lexicon.numbers.scales.keys() | lexicon.numbers.short_scales.keys()
    while at < len(tokens) and (is_number(tokens[at], lexicon) or tokens[at].lower in scales):
        at += 1
    return at >= len(tokens) or tokens[at].text in ",.;)%" or tokens[at].lower == "and"


def _name_end(tokens: Tokens, first: int, stop: int, link: str, lexicon: Lexicon) -> int:
    """Give where a name ends before its link and a number, 0 where none follows."""
    for place in range(first + 1, min(stop, first + _LONGEST)):
        token = tokens[place]
        if link and token.lower == link:
            return place if figure_at(tokens, place + 1, lexicon) else 0
        if not link and figure_at(tokens, place, lexicon):
            return place if _is_bare(tokens, place, lexicon) else 0
        if not link and token.text == "," and figure_at(tokens, place + 1, lexicon):
            return place if _is_bare(tokens, place + 1, lexicon) else 0
        if token.kind == "sign":
            return 0
    return 0

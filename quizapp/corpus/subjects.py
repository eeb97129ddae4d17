"""The subject of a verb that reports: the noun phrase before it, without an earlier clause."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace

from quizapp.corpus.claim import SpeakerType
from quizapp.corpus.clause_openers import skip_openers
from quizapp.corpus.lexicon import Lexicon
from quizapp.corpus.number_places import is_number
from quizapp.corpus.speakers import Speaker, classify
from quizapp.corpus.tokens import Tokens

_LONGEST = 18
_APPOSITION = 22
_SHORT = 8
_BOUNDARIES = frozenset(
    {
        "that", "which", "who", "while", "but", "although", "though", "because", "if", "when", "as",
        "whereas", "with", "so", "after", "before", "since", "where", "what", "how", "why", "than",
        "whether", "until", "once", "or", "for", "then",
    }
)  # fmt: skip
_TELLING = frozenset({"said", "says", "say", "put", "puts", "told", "warned", "added", "claimed", "claims"})
_PREPOSITIONS = frozenset({"in", "by", "to", "from", "with", "of"})
_OPEN_MARKS = frozenset({"“", '"', "‘", ";", ":", "—", "–", "?", "!", "”", "…"})


@dataclass(frozen=True)
class Subject:
    """A noun phrase at `tokens[first:last]` and who it names."""

    first: int
    last: int
    speaker: Speaker


def find_subject(
    tokens: Tokens, verb: int, lexicon: Lexicon, surnames: Set[str], is_strong: bool
) -> Subject | None:
    """Find the subject of the verb at a place, None where it can be no source or the verb is passive."""
    last, is_passive = _skip_auxiliaries(tokens, verb, lexicon)
    if is_passive or last <= 0:
        return None
    name_last = last
    if tokens[last - 1].lower in {"which", "who"} and last > 2 and tokens[last - 2].text == ",":
        return _antecedent(tokens, last, verb, lexicon, surnames)
    if tokens[last - 1].lower in {"and", "but"} and last == verb:
        is_told = tokens[verb].lower in _TELLING
        return _clause_subject(tokens, verb, lexicon, surnames, is_strong) if is_told else None
    if tokens[last - 1].text in {",", "—", "–", ")"}:
        opened = _open_apposition(tokens, last - 1)
        if opened is None:
            is_participle = tokens[verb].lower.endswith("ing") and last == verb
            return _clause_subject(tokens, verb, lexicon, surnames, is_strong) if is_participle else None
        name_last = opened
    first = skip_openers(tokens, _start(tokens, name_last, lexicon), name_last, lexicon)
    if first >= name_last:
        return None
    speaker = classify(tokens, first, name_last, lexicon, surnames)
    if name_last < last:
        speaker = _with_apposition(tokens, name_last + 1, last - 1, speaker, lexicon, surnames)
    if speaker is None and is_strong and _may_speak(tokens, first, name_last, lexicon):
        speaker = Speaker(SpeakerType.ANONYMOUS)
    return Subject(first, last, speaker) if speaker else None


def _antecedent(tokens: Tokens, last: int, verb: int, lexicon: Lexicon, surnames: Set[str]) -> Subject | None:
    """Find whom a relative clause with a number tells of: “a reply to lawmakers, which lists 19 bullets”."""
    ends = (n for n in range(verb + 1, len(tokens)) if tokens[n].text in {",", ";"})
    if not any(is_number(token, lexicon) for token in tokens[verb + 1 : next(ends, len(tokens))]):
        return None
    comma = last - 2
    start = _start(tokens, comma, lexicon)
    inner = (n + 1 for n in range(start, comma - 1) if tokens[n].lower in _PREPOSITIONS)
    for first in (skip_openers(tokens, start, comma, lexicon), *inner):
        speaker = classify(tokens, first, comma, lexicon, surnames)
        if speaker is not None:
            return Subject(first, last, speaker)
    return None


def _clause_subject(
    tokens: Tokens, verb: int, lexicon: Lexicon, surnames: Set[str], is_strong: bool
) -> Subject | None:
    """Find the subject of a clause that a second verb closes: “Reporters were careful, speaking of 90”."""
    start = next((n + 1 for n in range(verb - 2, -1, -1) if tokens[n].kind == "sign"), 0)
    if any(is_number(token, lexicon) for token in tokens[start:verb]):
        return None
    start = skip_openers(tokens, start, verb, lexicon)
    for place in range(start + 1, min(verb, start + _SHORT)):
        lower = tokens[place].lower
        if lower in lexicon.speech.be and tokens[verb - 1].is_word:
            return None
        if lower in lexicon.speech.be or lower in lexicon.speech.auxiliaries or lower.endswith("ed"):
            speaker = classify(tokens, start, place, lexicon, surnames)
            if speaker is None and is_strong and _may_speak(tokens, start, place, lexicon):
                speaker = Speaker(SpeakerType.ANONYMOUS)
            return Subject(start, verb, speaker) if speaker else None
    return None


def _with_apposition(
    tokens: Tokens, first: int, last: int, speaker: Speaker | None, lexicon: Lexicon, surnames: Set[str]
) -> Speaker | None:
    """Let an apposition name who speaks: “the director, Dragan Vasiljevic, told”, “Vucic, who …, said”."""
    named = {SpeakerType.NAMED_PERSON, SpeakerType.NAMED_ORG}
    if tokens[first].lower == "who" and speaker is not None and speaker.type is SpeakerType.NAMED_ORG:
        return Speaker(SpeakerType.NAMED_PERSON, tokens[first - 2].lower)
    if speaker is not None and speaker.type in named:
        return speaker
    inner = classify(tokens, first, last, lexicon, surnames)
    if inner is None or inner.type not in named:
        return speaker
    return replace(inner, is_evidence=speaker is not None and speaker.is_evidence)


def _skip_auxiliaries(tokens: Tokens, verb: int, lexicon: Lexicon) -> tuple[int, bool]:
    """Go back over “have also” before a verb; say whether a form of *to be* makes it passive."""
    words, place, is_passive = lexicon.speech, verb, False
    while place > 0:
        before = tokens[place - 1]
        is_time = before.lower in lexicon.times.weekdays and place > 1 and tokens[place - 2].lower == "on"
        is_name = before.kind == "tail" and place > 1 and tokens[place - 2].is_capital
        if before.lower in words.be and not is_name:
            is_passive = not tokens[verb].lower.endswith("ing")
        elif not (before.lower in words.auxiliaries or is_time or _says_so_far(tokens, place - 1)):
            break
        if before.lower in {"all", "both"}:
            break
        place -= 1
    return place, is_passive


def _says_so_far(tokens: Tokens, place: int) -> bool:
    """Say whether a word belongs to “so far”: “the coastguard has so far counted 63”."""
    around = [token.lower for token in tokens[max(0, place - 1) : place + 2]]
    return "far" in around and "so" in around and tokens[place].lower in {"so", "far"}


def _open_apposition(tokens: Tokens, comma: int) -> int | None:
    """Give the mark that opens the apposition closed right before a verb: “X, the minister, said”."""
    if tokens[comma].text == ")":
        near = range(comma - 1, max(0, comma - _APPOSITION), -1)
        return next((n for n in near if tokens[n].text == "("), None)
    is_quoted = False
    for place in range(comma - 1, max(-1, comma - _APPOSITION), -1):
        if tokens[place].text in {",", "—", "–"} and place > 0:
            if tokens[place].text == "," and _is_list_comma(tokens, place):
                continue
            is_age = tokens[place - 1].kind == "number" and place > 2 and tokens[place - 2].text == ","
            return place - 2 if is_age else place
        if tokens[place].text == "”":
            is_quoted = True
        elif tokens[place].text == "“" and is_quoted:
            is_quoted = False
        elif tokens[place].text in _OPEN_MARKS:
            return None
    return None


def _is_list_comma(tokens: Tokens, place: int) -> bool:
    return place + 2 < len(tokens) and tokens[place + 1].lower == "and"


def _start(tokens: Tokens, last: int, lexicon: Lexicon) -> int:
    """Go back from the end of a noun phrase to where it begins."""
    place = last
    while place > max(0, last - _LONGEST):
        token = tokens[place - 1]
        if token.lower == "who" and place > 1 and _is_a_speaker(tokens, place - 1, lexicon):
            place -= 1
            continue
        if token.text in _OPEN_MARKS or (
            token.lower in _BOUNDARIES
            and not (token.lower in {"for", "as", "with"} and _is_inside(tokens, place - 1))
        ):
            break
        closes = token.text == "’" and place > 1 and tokens[place - 2].text in {",", ".", "!", "?"}
        if token.text == "," or closes or _is_dash(tokens, place - 1):
            break
        is_inner = 0 < place - 1 < len(tokens) - 1 and (
            tokens[place - 2].end == token.start and tokens[place].start == token.end
        )
        if token.text == "." and not is_inner and not _shortens(tokens, place - 1):
            break
        if token.lower in {"and", "&"} and not _joins_names(tokens, place - 1, lexicon):
            break
        place -= 1
    return place


def _is_dash(tokens: Tokens, place: int) -> bool:
    """Say whether a hyphen stands alone as a dash: “LONDON (Reuters) - Police said”."""
    if tokens[place].text != "-" or not 0 < place < len(tokens) - 1:
        return False
    return tokens[place - 1].end < tokens[place].start and tokens[place].end < tokens[place + 1].start


def _is_a_speaker(tokens: Tokens, place: int, lexicon: Lexicon) -> bool:
    """Say whether a noun that can speak ends right before a place: “two officials who …”."""
    words = lexicon.speech
    return bool(words.government.ending(tokens, place) or words.anonymous.ending(tokens, place))


def _is_inside(tokens: Tokens, place: int) -> bool:
    """Say whether a preposition belongs to the phrase: “the Office for the Coordination”."""
    before = tokens[place - 1] if place else None
    if before is None:
        return False
    if tokens[place].lower == "as":
        return before.lower == "such"
    if tokens[place].lower == "for":
        return before.is_capital or before.lower in {
            "spokesman",
            "spokeswoman",
            "spokesperson",
            "minister",
            "secretary",
            "spokespeople",
            "lawyer",
            "lawyers",
            "director",
            "head",
            "representative",
            "analyst",
        }
    return before.lower in {
        "familiar",
        "official",
        "officials",
        "person",
        "people",
        "analyst",
        "economist",
        "source",
        "sources",
    }


def _shortens(tokens: Tokens, place: int) -> bool:
    before = tokens[place - 1] if place else None
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    return bool(before and after and before.is_capital and len(before.text) <= 4 and after.is_capital)


def _joins_names(tokens: Tokens, place: int, lexicon: Lexicon) -> bool:
    """Say whether “and” joins two speakers rather than two clauses."""
    if place == 0 or place + 1 >= len(tokens):
        return False
    before = tokens[place - 1]
    is_noun = (
        before.is_capital
        or before.lower in lexicon.units.people
        or bool(
            lexicon.speech.government.ending(tokens, place)
            or lexicon.speech.anonymous.ending(tokens, place)
            or lexicon.speech.evidence.ending(tokens, place)
        )
        or before.lower in lexicon.units.military
    )
    if not is_noun:
        return False
    return all(token.kind not in {"number", "currency"} for token in tokens[max(0, place - 6) : place])


def _may_speak(tokens: Tokens, first: int, last: int, lexicon: Lexicon) -> bool:
    """Say whether an unknown noun phrase can be the subject of a strong verb: a short one with a noun."""
    phrase = tokens[first:last]
    if last - first > 8 or any(token.kind in {"number", "currency"} for token in phrase):
        return False
    head = phrase[-1]
    return (
        head.is_word
        and head.lower not in lexicon.speech.first_persons
        and head.lower
        not in {
            "it",
            "this",
            "that",
            "there",
            "what",
            "which",
            "who",
            "to",
            "not",
            "never",
            "be",
            "is",
            "was",
            "and",
            "of",
            "one",
        }
        and head.lower not in lexicon.units.stops
    )

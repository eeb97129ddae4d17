"""The subject of a verb that reports: the noun phrase before it, without an earlier clause."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace

from quizapp.corpus.claim import SpeakerType
from quizapp.corpus.lexicon import Lexicon
from quizapp.corpus.speakers import Speaker, classify
from quizapp.corpus.tokens import Tokens

_LONGEST = 18
_APPOSITION = 22
_BOUNDARIES = frozenset(
    {
        "that", "which", "who", "while", "but", "although", "though", "because", "if", "when", "as",
        "whereas", "with", "so", "after", "before", "since", "where", "what", "how", "why", "than",
        "whether", "until", "once", "or", "for", "then",
    }
)  # fmt: skip
_OPENERS = frozenset(
    {
        "and",
        "but",
        "then",
        "however",
        "initially",
        "eventually",
        "meanwhile",
        "still",
        "yet",
        "later",
        "so",
        "also",
        "instead",
        "now",
        "today",
        "yesterday",
    }
)
_NOMINATIVES = frozenset({"he", "she", "they", "it"})
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
    if tokens[last - 1].text in {",", "—", "–"}:
        opened = _open_apposition(tokens, last - 1)
        if opened is None:
            return None
        name_last = opened
    first = _trim(tokens, _start(tokens, name_last, lexicon), name_last, lexicon)
    if first >= name_last:
        return None
    speaker = classify(tokens, first, name_last, lexicon, surnames)
    if name_last < last:
        speaker = _with_apposition(tokens, name_last + 1, last - 1, speaker, lexicon, surnames)
    if speaker is None and is_strong and _may_speak(tokens, first, name_last, lexicon):
        speaker = Speaker(SpeakerType.ANONYMOUS)
    return Subject(first, last, speaker) if speaker else None


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
        elif not (before.lower in words.auxiliaries or is_time):
            break
        if before.lower in {"all", "both"}:
            break
        place -= 1
    return place, is_passive


def _open_apposition(tokens: Tokens, comma: int) -> int | None:
    """Give the mark that opens the apposition closed right before a verb: “X, the minister, said”."""
    for place in range(comma - 1, max(-1, comma - _APPOSITION), -1):
        if tokens[place].text in {",", "—", "–"} and place > 0:
            if tokens[place].text == "," and _is_list_comma(tokens, place):
                continue
            return place
        if tokens[place].text in _OPEN_MARKS:
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
        if token.text == "." and not _shortens(tokens, place - 1):
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


def _trim(tokens: Tokens, first: int, last: int, lexicon: Lexicon) -> int:
    """Drop adverbs and times at the start of a noun phrase: “Earlier in the week the mayor”."""
    times = lexicon.times
    if tokens[last - 1].lower in _NOMINATIVES:
        return last - 1
    while first < last - 1:
        lower, after = tokens[first].lower, tokens[first + 1].lower
        if (
            lower in _OPENERS
            or tokens[first].kind == "tail"
            or tokens[first].text in {".", "-", ")"}
            or (lower == "earlier" and first + 4 < last and after in {"in", "on"})
        ):
            first += 1
        elif lower in {"on", "by", "in", "since", "at"} and after in times.weekdays | times.months:
            first += 2
            while first < last - 1 and (
                tokens[first].lower in {"morning", "night", "evening", "afternoon", "and"}
                or tokens[first].kind == "number"
            ):
                first += 1
        elif (
            lower in {"in", "on", "at", "by", "during"}
            and after in {"the", "a", "an", "its", "their"}
            and first + 3 < last
            and tokens[first + 2].lower
            in times.periods | {"day", "morning", "evening", "statement", "report", "meantime", "interview"}
        ):
            first += 3
        elif lower in times.earlier or lower in {"late", "early"}:
            first += 1
        else:
            break
    return first


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

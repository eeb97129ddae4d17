"""What sort of source a noun phrase names: a person, an organisation, an authority, or nobody by name."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from itertools import pairwise

from quizapp.corpus.claim import SpeakerType
from quizapp.corpus.head_phrases import head_phrase
from quizapp.corpus.lexicon import Lexicon
from quizapp.corpus.tokens import Token, Tokens

_NO_SPEAKERS = frozenset(
    {
        "it", "this", "that", "which", "there", "what", "these", "those", "i", "we", "you", "nobody",
        "nothing", "everything", "that's", "here", "who", "one", "how", "toll",
    }
)  # fmt: skip
_ARTICLES = frozenset({"Het", "Le", "La", "Les", "El", "Der", "Die", "Das", "Il", "Al", "De"})
_PARTICLES = frozenset(
    {"da", "de", "di", "do", "dos", "del", "bin", "ibn", "ben", "van", "von", "der", "al", "el"}
)
_UNNAMED = frozenset({"open-source", "anonymous", "unnamed", "anonymity", "unidentified"})
_DETERMINERS = frozenset({"the", "a", "an", "both", "another", "some", "one", "its", "their", "his", "her"})
_PLAIN = frozenset(
    {
        "local", "state", "several", "many", "most", "media", "opposition", "private", "foreign", "western",
        "national",
    }
)  # fmt: skip
_SOME = frozenset({"one", "some", "another"})
_VEILED = frozenset({"sources", "source", "media", "leaders", "figures", "chiefs"})
_FAINT = frozenset({"state", "general", "chief", "who", "states"})
_SPOKES = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "spokespeople", "spokesmen", "representative"}
)


@dataclass(frozen=True)
class Speaker:
    """Who a phrase names: its type, and for a person the last word of the name."""

    type: SpeakerType
    surname: str = ""
    is_evidence: bool = False
    is_pronoun: bool = False


def find_surnames(text: str, tokens: Tokens, lexicon: Lexicon) -> set[str]:
    """Collect the last words of what looks like names of people: “Elon Musk”, “President Erdogan”."""
    found = set()
    for place in range(1, len(tokens)):
        one, other = tokens[place - 1], tokens[place]
        if not (one.is_capital and other.is_capital) or text[one.end : other.start] != " ":
            continue
        after = tokens[place + 1] if place + 1 < len(tokens) else None
        is_end = after is None or not after.is_capital
        starts = place < 2 or tokens[place - 2].text in {".", "“", '"', ":"}
        is_word = starts and (one.lower in lexicon.units.stops or len(one.text) < 3)
        if (
            is_end
            and not is_word
            and not one.text.isupper()
            and _is_person(tokens[place - 1 : place + 1], lexicon, set())
        ):
            found.add(other.lower)
    return found


def classify(
    tokens: Tokens, first: int, last: int, lexicon: Lexicon, surnames: Set[str] = frozenset()
) -> Speaker | None:
    """Say what `tokens[first:last]` names as a source, None where it can name none."""
    if pronoun := _pronoun(tokens, first, last, lexicon):
        return pronoun
    has_the = first < last and tokens[first].lower == "the"
    while first < last and tokens[first].lower in _DETERMINERS and last - first > 1:
        first += 1
    phrase = tokens[first:last]
    segment = head_phrase(phrase, lexicon)
    if not phrase or _cannot_speak(phrase, segment, lexicon):
        return None
    if _is_unnamed(tokens, first, last, lexicon, surnames):
        return Speaker(SpeakerType.ANONYMOUS)
    lowers = [token.lower for token in phrase]
    if ("such", "as") in pairwise(lowers):
        inner = classify(tokens, first + lowers.index("such") + 2, last, lexicon, surnames)
        return inner or Speaker(SpeakerType.ANONYMOUS)
    speaker = _judge(segment, phrase, lexicon, surnames)
    if speaker and not speaker.is_evidence and _has_figure(phrase):
        return None
    is_person = speaker is not None and speaker.type is SpeakerType.NAMED_PERSON
    is_body = is_person and has_the and not _has_title(phrase, lexicon)
    return Speaker(SpeakerType.NAMED_ORG) if is_body else speaker


def _is_unnamed(tokens: Tokens, first: int, last: int, lexicon: Lexicon, surnames: Set[str]) -> bool:
    """Say whether a phrase names nobody by its form: “one of them”, “unnamed aides”, “Donors”."""
    lowers = [token.lower for token in tokens[first:last]]
    if lowers[:2] == ["of", "them"] and first and tokens[first - 1].lower in _SOME:
        return True
    is_word = first == 0 and len(lowers) == 1 and lowers[0] not in surnames
    return bool(_UNNAMED & set(lowers)) or (is_word and _is_plural(tokens[first], lexicon))


def _pronoun(tokens: Tokens, first: int, last: int, lexicon: Lexicon) -> Speaker | None:
    """Read “she”, “it” and “the statement”: whoever spoke last."""
    body = lexicon.speech.bodies.starting(tokens, first)
    if body and body[0] == last:
        return Speaker(SpeakerType.ANONYMOUS, is_pronoun=True)
    is_person = last - first == 1 and tokens[first].lower in lexicon.speech.pronouns
    return Speaker(SpeakerType.NAMED_PERSON, is_pronoun=True) if is_person else None


def _cannot_speak(phrase: Tokens, segment: Tokens, lexicon: Lexicon) -> bool:
    """Say whether a phrase is no source: “it”, “we think”, or one that holds a number."""
    first = phrase[0].lower
    is_empty = len(phrase) == 1 and first in _NO_SPEAKERS
    return is_empty or first in lexicon.speech.first_persons or _has_figure(segment)


def _has_figure(phrase: Tokens) -> bool:
    return any(token.kind in {"number", "currency"} for token in phrase)


def _is_plural(token: Token, lexicon: Lexicon) -> bool:
    """Say whether the first word of a sentence is a plural that no list knows: “Donors”."""
    words, lower = lexicon.speech, token.lower
    lists = (words.government, words.organisations, words.evidence, words.anonymous, lexicon.places.countries)
    is_known = any(phrases.starting([token], 0) for phrases in lists)
    return not is_known and lower.endswith("rs") and not token.text.isupper()


def _judge(segment: Tokens, phrase: Tokens, lexicon: Lexicon, surnames: Set[str]) -> Speaker | None:
    """Say what a head noun phrase names; `phrase` is all of it."""
    words, end = lexicon.speech, len(segment)
    while end and segment[end - 1].kind in {"tail", "sign"}:
        end -= 1
    if end == 0:
        return None
    head, inner = segment[end - 1], segment[:end]
    is_title = end > 1 and head.is_capital and segment[end - 2].is_capital
    if head.lower in _SPOKES:
        return Speaker(_type_of_house(phrase, lexicon))
    if words.evidence.ending(inner, end) and not is_title:
        return Speaker(_type_behind(phrase, segment, lexicon), is_evidence=True)
    if _is_person(inner, lexicon, surnames):
        return Speaker(SpeakerType.NAMED_PERSON, head.lower)
    kind = _type_of_body(inner, lexicon)
    return Speaker(kind) if kind else None


def _type_of_body(segment: Tokens, lexicon: Lexicon) -> SpeakerType | None:
    """Give the type of a body or a group of people by its last words, None for what cannot speak."""
    words, end, head = lexicon.speech, len(segment), segment[-1]
    house = _longest(words.organisations.ending(segment, end), words.government.ending(segment, end))
    found: SpeakerType | None = None
    if house == 2 or lexicon.places.countries.ending(segment, end):
        found = SpeakerType.GOV_OR_INTEL
    elif house == 1 and _has_name(segment[max(0, end - 4) :], lexicon):
        found = SpeakerType.NAMED_ORG
    elif head.lower in _VEILED:
        is_gov = head.lower != "media" and _has_authority(segment[:-1], lexicon)
        found = SpeakerType.GOV_OR_INTEL if is_gov else SpeakerType.ANONYMOUS
    elif words.anonymous.ending(segment, end) or head.lower.endswith(("ologist", "ologists")):
        found = SpeakerType.ANONYMOUS
    elif _named(head) and not _is_common(head, lexicon):
        is_gov = any(phrase not in _FAINT for _, _, phrase in words.government.within(segment))
        found = SpeakerType.GOV_OR_INTEL if is_gov else SpeakerType.NAMED_ORG
    return found


def _longest(one: tuple[int, str] | None, other: tuple[int, str] | None) -> int:
    """Say which of two phrases that end at one place is longer: 1, 2 (also where equal), 0 for none."""
    if other is not None and (one is None or other[0] <= one[0]):
        return 2
    return 1 if one is not None else 0


def _has_name(segment: Tokens, lexicon: Lexicon) -> bool:
    """Say whether some word is a name, and not only a common word at the start of a sentence."""
    names = [token for token in segment if _named(token) and token.lower not in _DETERMINERS | _PLAIN]
    return any(not lexicon.places.demonyms.starting([token], 0) for token in names)


def _is_common(token: Token, lexicon: Lexicon) -> bool:
    """Say whether a word with a capital letter is no name of a speaker: a weekday, “An”, “War”."""
    times = lexicon.times
    return any(
        token.lower in words
        for words in (
            lexicon.units.stops,
            times.weekdays,
            times.months,
            lexicon.speech.things,
            times.definite,
        )
    )


def _is_person(segment: Tokens, lexicon: Lexicon, surnames: Set[str]) -> bool:
    """Find a known surname, or two capitalised words at the end that are no body, country or thing."""
    head = segment[-1]
    if not _named(head) or head.lower in surnames:
        return _named(head)
    is_short = head.text.isupper() and len(head.text) > 1
    if len(segment) < 2 or is_short or _is_other_name(segment, lexicon) or segment[0].text in _ARTICLES:
        return False
    words, before = lexicon.speech, segment[-2]
    if before.text == "." and len(segment) > 2:
        return segment[-3].lower in words.titles or len(segment[-3].text) == 1
    is_joined = before.lower in _PARTICLES and len(segment) > 2 and _named(segment[-3])
    if before.lower in words.titles or is_joined:
        return True
    is_house = any(True for _ in words.organisations.within(segment)) and not _has_title(segment, lexicon)
    is_adjective = bool(lexicon.places.demonyms.ending(segment, len(segment) - 1))
    return not is_house and _named(before) and before.lower not in lexicon.units.stops and not is_adjective


def _is_other_name(segment: Tokens, lexicon: Lexicon) -> bool:
    """Say whether a phrase ends with the name of a body, a country, a day or a thing."""
    words, places, times = lexicon.speech, lexicon.places, lexicon.times
    lists = (words.government, words.organisations, places.countries, places.demonyms)
    is_listed = any(phrases.ending(segment, len(segment)) for phrases in lists)
    return is_listed or segment[-1].lower in words.things | times.weekdays | times.months


def _has_title(segment: Tokens, lexicon: Lexicon) -> bool:
    return any(token.lower in lexicon.speech.titles for token in segment)


def _named(token: Token) -> bool:
    if token.kind not in {"word", "name"}:
        return False
    return token.text[0].isupper() or (
        "-" in token.text and any(part[:1].isupper() for part in token.text.split("-")[1:])
    )


def _has_authority(segment: Tokens, lexicon: Lexicon) -> bool:
    found = (lexicon.speech.government, lexicon.places.demonyms, lexicon.places.countries)
    return any(True for phrases in found for _ in phrases.within(segment)) or any(
        token.lower in {"security", "police", "western", "diplomatic", "defence", "defense"}
        for token in segment
    )


def _type_of_house(phrase: Tokens, lexicon: Lexicon) -> SpeakerType:
    """Give the type of whom a spokesperson speaks for; an authority's where it is an authority."""
    if any(True for _ in lexicon.speech.government.within([t for t in phrase if t.lower not in _SPOKES])):
        return SpeakerType.GOV_OR_INTEL
    if any(_named(token) for token in phrase[1:]):
        return SpeakerType.NAMED_ORG
    return SpeakerType.ANONYMOUS


def _type_behind(phrase: Tokens, segment: Tokens, lexicon: Lexicon) -> SpeakerType:
    """Give the type of who stands behind reports or figures: “reports from Ukrainian forces”."""
    rest = phrase[len(segment) :]
    if len(rest) > 1 and rest[0].lower == "by" and rest[1].is_capital:
        return SpeakerType.NAMED_ORG
    if any(True for _ in lexicon.speech.government.within(rest)):
        return SpeakerType.GOV_OR_INTEL
    inner = segment[:-1]
    if any(True for _ in lexicon.speech.government.within(inner)):
        return SpeakerType.GOV_OR_INTEL
    names = [*rest, *inner]
    if any(token.is_capital and lexicon.speech.organisations.starting([token], 0) for token in names):
        return SpeakerType.NAMED_ORG
    if any(
        token.text.isupper() and len(token.text) > 1 and not lexicon.places.countries.starting([token], 0)
        for token in names
        if token.is_word
    ):
        return SpeakerType.NAMED_ORG
    return SpeakerType.ANONYMOUS

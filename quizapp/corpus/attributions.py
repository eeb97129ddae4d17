"""Who says so, inside one sentence: find the phrase of every source."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from quizapp.corpus.claim import SpeakerType
from quizapp.corpus.lexicon import Lexicon, SpeechWords
from quizapp.corpus.noun_phrases import noun_phrase_end
from quizapp.corpus.sources import Source, bounded, make_source
from quizapp.corpus.speakers import Speaker, classify
from quizapp.corpus.subjects import Subject, find_subject
from quizapp.corpus.tokens import Token, Tokens

_LONGEST = 18
_CLOSERS = frozenset({"–", "—", '"', "”", "’", "'", ","})
_TIME_OPENERS = frozenset(
    {
        "today", "yesterday", "tonight", "on", "in", "at", "late", "early", "earlier", "during", "after",
        "to", "this", "last", "via", "as", "by", "over", "shortly", "when", "while", "through",
        "outside",
    }
)  # fmt: skip
_AFTER_A_VERB = frozenset({",", ".", ";", "”", "—"})
_NOUNS_TOO = frozenset(
    {
        "reports",
        "report",
        "estimates",
        "estimate",
        "claims",
        "claim",
        "states",
        "notes",
        "forecast",
        "forecasts",
        "fears",
        "think",
    }
)
_AFTER_A_NOUN = frozenset(
    {
        "tank",
        "tanks",
        "of",
        "from",
        "suggest",
        "say",
        "show",
        "that's",
        "suggests",
        "are",
        "is",
        "were",
        "emerging",
        "indicate",
    }
)
_SINGULAR = frozenset({"report", "estimate", "claim", "forecast"})
_PLURALS = frozenset({"police", "people", "media", "many", "others", "some", "they"})
_HAVE = frozenset({"had", "have", "has"})
_NEAR = 10
_FAR = 15
_PUTS = frozenset({"put", "puts", "putting"})
_OF_COUNTS = frozenset(
    {"raised", "revised", "lowered", "updated", "put", "puts", "putting", "listed", "gave", "gives"}
)


def find_sources(tokens: Tokens, lexicon: Lexicon, surnames: Set[str] = frozenset()) -> tuple[Source, ...]:
    """Find the sources of one sentence in order, each with the stretch of tokens it covers."""
    found: list[Source] = []
    place = 0
    while place < len(tokens):
        source = (
            _according(tokens, place, lexicon, surnames)
            or _talk(tokens, place, lexicon)
            or _citing(tokens, place, lexicon, surnames)
            or _passive_by(tokens, place, lexicon, surnames)
            or _inverted(tokens, place, lexicon, surnames)
            or _reporting(tokens, place, lexicon, surnames)
        )
        if source is not None and not any(s.first < source.last and source.first < s.last for s in found):
            found.append(source)
            place = max(place + 1, source.last)
        else:
            place += 1
    found.sort(key=lambda source: source.first)
    return tuple(bounded(source, found, tokens) for source in found)


def _according(tokens: Tokens, place: int, lexicon: Lexicon, surnames: Set[str]) -> Source | None:
    if tokens[place].lower != "according" or place + 2 >= len(tokens) or tokens[place + 1].lower != "to":
        return None
    end = noun_phrase_end(tokens, place + 2, keeps_lists=True)
    speaker = classify(tokens, place + 2, end, lexicon, surnames) or Speaker(SpeakerType.ANONYMOUS)
    leads = place == 0 or tokens[place - 1].text in {"“", ";"} or tokens[place - 1].lower in {"and", "but"}
    return make_source(tokens, place, end, Subject(place + 2, end, speaker), leads)


def _talk(tokens: Tokens, place: int, lexicon: Lexicon) -> Source | None:
    found = lexicon.speech.talk.starting(tokens, place)
    if found is None:
        return None
    subject = Subject(place, found[0], Speaker(SpeakerType.ANONYMOUS))
    return make_source(tokens, place, found[0], subject, leads=True)


def _citing(tokens: Tokens, place: int, lexicon: Lexicon, surnames: Set[str]) -> Source | None:
    if tokens[place].lower not in lexicon.speech.citing or place + 1 >= len(tokens):
        return None
    end = noun_phrase_end(tokens, place + 1, keeps_lists=True)
    speaker = classify(tokens, place + 1, end, lexicon, surnames)
    if speaker is None:
        return None
    source = make_source(tokens, place + 1, end, Subject(place + 1, end, speaker), leads=False)
    return replace(source, overrides=True)


def _passive_by(tokens: Tokens, place: int, lexicon: Lexicon, surnames: Set[str]) -> Source | None:
    """Read “first reported by X and confirmed by Y”, “released by the ministry”."""
    words = lexicon.speech
    if (
        tokens[place].lower not in words.passive_by
        or place + 2 >= len(tokens)
        or tokens[place + 1].lower != "by"
    ):
        return None
    first = place - 1 if place and tokens[place - 1].lower in {"first", "originally", "initially"} else place
    end = noun_phrase_end(tokens, place + 2)
    end = next((n for n in range(place + 3, end) if tokens[n].lower in words.strong | _HAVE), end)
    speaker = classify(
        tokens, place + 2, _until_and(tokens, place + 2, end, words.passive_by), lexicon, surnames
    )
    if speaker is None:
        return None
    inner = [
        n
        for n in range(place + 2, end)
        if tokens[n].lower in words.passive_by and tokens[n + 1 : n + 2] and tokens[n + 1].lower == "by"
    ]
    if inner:
        last = classify(tokens, inner[-1] + 2, end, lexicon, surnames)
        speaker = last or speaker
    source = make_source(tokens, first, end, Subject(place + 2, end, speaker), leads=False)
    return replace(source, cover_first=0)


def _until_and(tokens: Tokens, place: int, end: int, verbs: Set[str]) -> int:
    for n in range(place, end - 1):
        if tokens[n].lower == "and" and tokens[n + 1].lower in verbs:
            return n
    return end


def _inverted(tokens: Tokens, place: int, lexicon: Lexicon, surnames: Set[str]) -> Source | None:
    """Read “…, said the mayor” behind what was said."""
    if place == 0 or tokens[place].lower not in lexicon.speech.inverted or place + 1 >= len(tokens):
        return None
    if tokens[place - 1].text not in _CLOSERS and tokens[place - 1].text not in "?!":
        return None
    if tokens[place - 1].text == ",":
        subject = find_subject(tokens, place, lexicon, surnames, is_strong=False)
        if subject is not None and subject.first == 0:
            return None
    end = noun_phrase_end(tokens, place + 1)
    while end > place + 2 and _opens_time(tokens, end):
        end -= 1
    if tokens[place + 1].lower in lexicon.speech.pronouns and end > place + 2:
        return None
    speaker = classify(tokens, place + 1, end, lexicon, surnames)
    if speaker is None or tokens[place + 1].lower in _TIME_OPENERS | {"that", "to", "it"}:
        return None
    return make_source(tokens, place, end, Subject(place + 1, end, speaker), leads=False)


def _opens_time(tokens: Tokens, end: int) -> bool:
    return any(token.lower in {"on", "in", "at", "during"} for token in tokens[end - 1 : end])


def _reporting(tokens: Tokens, place: int, lexicon: Lexicon, surnames: Set[str]) -> Source | None:
    """Read a subject and a verb that reports: “the Pentagon estimated that”, “organisers said”."""
    words = lexicon.speech
    phrase = words.verb_phrases.starting(tokens, place)
    verb = tokens[place]
    if phrase is None and not _is_verb(verb, lexicon):
        return None
    end = phrase[0] if phrase else place + 1
    if phrase and phrase[1].startswith("led "):
        first = place - 1 if place and tokens[place - 1].lower == "which" else place
        return make_source(
            tokens, first, end, Subject(first, end, Speaker(SpeakerType.ANONYMOUS)), leads=True
        )
    behind = tokens[end].lower if end < len(tokens) else ""
    is_strong = (
        verb.lower in words.strong or phrase is not None or behind == "that" or _puts_at(tokens, place, words)
    )
    subject = find_subject(tokens, place, lexicon, surnames, is_strong=is_strong)
    if subject is None or not _fits(tokens, place, subject, bool(phrase), lexicon):
        return None
    leads = not _follows(tokens, subject.first, end, verb)
    if leads and verb.lower == "told":
        stop = noun_phrase_end(tokens, end)
        end = stop if stop < len(tokens) and tokens[stop].text == ":" else end
    if leads and end < len(tokens) and tokens[end].lower == "that":
        end += 1
    if not leads and verb.lower in {"told"}:
        end = noun_phrase_end(tokens, end)
    return make_source(tokens, subject.first, end, subject, leads)


def _puts_at(tokens: Tokens, place: int, words: SpeechWords) -> bool:
    """Say whether somebody puts a count at a number: “the dealer put the loss at nearly 6 million”."""
    if tokens[place].lower not in _PUTS or (place and tokens[place - 1].lower in words.counts):
        return False
    near = [token.lower for token in tokens[place + 1 : place + 9]]
    return "at" in near and bool(set(near[: near.index("at")]) & words.counts)


def _is_verb(token: Token, lexicon: Lexicon) -> bool:
    words = lexicon.speech
    return (
        token.is_word
        and not token.is_capital
        and (
            token.lower in words.strong
            or token.lower in words.weak
            or token.lower in words.of_evidence
            or token.lower in words.of_figures
        )
    )


def _fits(tokens: Tokens, place: int, subject: Subject, is_phrase: bool, lexicon: Lexicon) -> bool:
    """Say whether a subject and a verb go together as someone who reports something."""
    words, verb = lexicon.speech, tokens[place].lower
    behind = tokens[place + 1].lower if place + 1 < len(tokens) else ""
    if verb in _NOUNS_TOO and behind in _AFTER_A_NOUN:
        return False
    if (verb in _SINGULAR and not _is_plural(tokens, subject)) or _takes_lives(tokens, place, subject):
        return False
    if is_phrase or verb in words.strong or verb in words.weak:
        return True
    if verb in words.of_evidence and subject.speaker.is_evidence:
        return True
    near = {token.lower for token in tokens[place + 1 : place + 7]}
    if verb in _OF_COUNTS and not near & lexicon.speech.counts:
        return False
    reach = _FAR if _puts_at(tokens, place, words) else _NEAR
    return verb in words.of_figures and any(
        token.kind in {"number", "currency"} for token in tokens[place + 1 : place + reach]
    )


def _takes_lives(tokens: Tokens, place: int, subject: Subject) -> bool:
    """Say whether “it claimed 23 lives” speaks of a disaster, and nobody of anything."""
    is_it = tokens[place].lower.startswith("claim") and subject.speaker.is_pronoun
    return is_it and any(token.kind == "number" for token in tokens[place + 1 : place + 4])


def _is_plural(tokens: Tokens, subject: Subject) -> bool:
    """Say whether a subject is plural: “officials report”, where “our initial report” is a noun."""
    near = tokens[subject.first : min(subject.last, subject.first + 4)]
    return any(token.lower.endswith("s") or token.lower in _PLURALS for token in near)


def _follows(tokens: Tokens, first: int, end: int, verb: Token) -> bool:
    """Say whether a subject and its verb stand behind what they report: “…, officials said on Monday.”"""
    if first == 0 or tokens[first - 1].text not in _CLOSERS or _is_dateline(tokens, first - 1):
        return False
    if end >= len(tokens) or tokens[end].text in _AFTER_A_VERB or (first == 1 and tokens[0].text in _CLOSERS):
        return True
    if verb.lower == "told":
        stop = noun_phrase_end(tokens, end)
        says_that = any(token.lower == "that" for token in tokens[end:stop])
        return stop - end <= 6 and not says_that and (stop >= len(tokens) or tokens[stop].text in ",.;")
    return _closes_with_a_time(tokens, end)


def _is_dateline(tokens: Tokens, dash: int) -> bool:
    """Say whether a dash closes the place and the date that open a report: “JAKARTA (AP) —”."""
    town = tokens[0].text
    return tokens[dash].text in {"—", "–"} and dash < _NEAR and town.isupper() and len(town) > 2


def _closes_with_a_time(tokens: Tokens, end: int) -> bool:
    """Say whether only a time or a place follows up to the next mark: “on Saturday night,”."""
    if tokens[end].lower not in _TIME_OPENERS and not tokens[end].is_capital:
        return False
    stop = end
    while stop < len(tokens) and tokens[stop].text not in {",", ";", "."}:
        is_number = tokens[stop].kind in {"number", "currency"}
        is_date = tokens[stop - 1].lower in {"on", "in"} or tokens[stop - 1].is_capital
        if tokens[stop].lower == "that" or (is_number and not is_date):
            return False
        stop += 1
    return stop - end <= 12 and not (tokens[end].is_capital and stop - end > 2)

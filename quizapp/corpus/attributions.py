"""Who says so, inside one sentence: find the phrase of every source."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from quizapp.corpus.accounts import find_account
from quizapp.corpus.claim import SpeakerType
from quizapp.corpus.ellipses import find_elliptic
from quizapp.corpus.lexicon import Lexicon
from quizapp.corpus.noun_phrases import noun_phrase_end
from quizapp.corpus.reporting_verbs import arriving_end, fits, is_reporting_verb, puts_at
from quizapp.corpus.sources import Source, bounded, make_source
from quizapp.corpus.speakers import Speaker, classify
from quizapp.corpus.subjects import Subject, find_subject
from quizapp.corpus.tokens import Token, Tokens

_CLOSERS = frozenset({"–", "—", '"', "”", "’", "'", ","})
_TIME_OPENERS = frozenset(
    {
        "today", "yesterday", "tonight", "on", "in", "at", "late", "early", "earlier", "during", "after",
        "to", "this", "last", "via", "as", "by", "over", "shortly", "when", "while", "through",
        "outside",
    }
)  # fmt: skip
_AFTER_A_VERB = frozenset({",", ".", ";", "”", "—", "–"})
_COMES = frozenset({"came", "comes", "come"})
_EXPECTING = frozenset(
    {"expect", "expects", "expected", "hoped", "hopes", "feared", "fear", "believed", "believe"}
)
_QUOTED = frozenset({"quoted", "quotes", "cited", "cites"})
_RELATIVE = frozenset({"who", "which"})
_HAVE = frozenset({"had", "have", "has"})
_NEAR = 10
_GAP = 3
_SHORT = 6
_TOLD = 12


def find_sources(tokens: Tokens, lexicon: Lexicon, surnames: Set[str] = frozenset()) -> tuple[Source, ...]:
    """Find the sources of one sentence in order, each with the stretch of tokens it covers."""
    found: list[Source] = []
    place = 0
    while place < len(tokens):
        source = (
            _according(tokens, place, lexicon, surnames)
            or find_account(tokens, place, lexicon, surnames)
            or _talk(tokens, place, lexicon)
            or _citing(tokens, place, lexicon, surnames)
            or _passive_by(tokens, place, lexicon, surnames)
            or _inverted(tokens, place, lexicon, surnames)
            or _reporting(tokens, place, lexicon, surnames)
        )
        if source is not None and not _is_inside(source, found, tokens):
            found.append(source)
            place = max(place + 1, source.last)
        else:
            place += 1
    found.sort(key=lambda source: source.first)
    found += find_elliptic(tokens, found, lexicon, surnames)
    found.sort(key=lambda source: source.first)
    return tuple(bounded(source, found, tokens, lexicon) for source in found)


def _is_inside(source: Source, found: list[Source], tokens: Tokens) -> bool:
    """Say whether a source overlaps another or only opens what it says: “police said they believe that”."""
    if any(s.first < source.last and source.first < s.last for s in found):
        return True
    if not (found and source.leads and found[-1].leads):
        return False
    said = {token.lower for token in tokens[found[-1].last - 1 : source.first]}
    if tokens[source.last - 1].lower in _EXPECTING and "that" in said:
        return all(token.is_word for token in tokens[found[-1].last : source.first])
    if not source.is_pronoun:
        return False
    gap = tokens[found[-1].last : source.first]
    return found[-1].last <= source.first and len(gap) <= _GAP and all(token.is_word for token in gap)


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
    """Read “AFP said, citing the ministry” and “AFP quoted the minister as saying”."""
    verb = tokens[place].lower
    if verb not in lexicon.speech.citing | _QUOTED or place + 1 >= len(tokens):
        return None
    end = noun_phrase_end(tokens, place + 1, keeps_lists=True)
    is_said = [token.lower for token in tokens[end : end + 2]] == ["as", "saying"]
    speaker = classify(tokens, place + 1, end, lexicon, surnames)
    if speaker is None or (verb in _QUOTED and not is_said):
        return None
    last = end + 2 if is_said else end
    source = make_source(tokens, place + 1, last, Subject(place + 1, end, speaker), leads=is_said)
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
    arrived = None if phrase else arriving_end(tokens, place, lexicon)
    if phrase is None and arrived is None and not is_reporting_verb(verb, lexicon):
        return None
    end = phrase[0] if phrase else arrived or place + 1
    if phrase and phrase[1].startswith("led "):
        first = place - 1 if place and tokens[place - 1].lower == "which" else place
        return make_source(
            tokens, first, end, Subject(first, end, Speaker(SpeakerType.ANONYMOUS)), leads=True
        )
    behind = tokens[end].lower if end < len(tokens) else ""
    is_strong = (
        verb.lower in words.strong or phrase is not None or behind == "that" or _puts(tokens, place, lexicon)
    )
    subject = find_subject(tokens, place, lexicon, surnames, is_strong=is_strong)
    if subject is None or not fits(tokens, place, subject, bool(phrase or arrived), lexicon):
        return None
    if verb.lower in _COMES and not subject.speaker.is_evidence and tokens[end - 1].lower == "to":
        return None
    leads = not _follows(tokens, subject.first, end, verb)
    if leads and verb.lower == "told":
        stop = noun_phrase_end(tokens, end)
        end = stop if stop < len(tokens) and tokens[stop].text == ":" else end
    if leads and end < len(tokens) and tokens[end].lower == "that":
        end += 1
    if not leads and verb.lower in {"told"}:
        stop = noun_phrase_end(tokens, end)
        end = next((n for n in range(end + 1, stop) if tokens[n].lower in _TIME_OPENERS), stop)
    source = make_source(tokens, subject.first, end, subject, leads)
    return replace(source, cover_last=_clause_end(tokens, source, lexicon))


def _clause_end(tokens: Tokens, source: Source, lexicon: Lexicon) -> int:
    """Give where a relative clause ends that a source stands in: “Ms Lee, who says she lost 40, has”."""
    words = lexicon.speech
    near = range(source.last - 1, max(-1, source.first - 2), -1)
    mark = next((n for n in near if tokens[n].text == "," or tokens[n].lower in _RELATIVE), source.last)
    if not source.leads or mark == source.last or tokens[mark].text == ",":
        return source.cover_last
    for comma in range(source.last, source.cover_last - 1):
        behind = tokens[comma + 1].lower
        if tokens[comma].text == "," and (behind in words.be or behind in _HAVE or behind.endswith("ed")):
            return comma
    return source.cover_last


def _puts(tokens: Tokens, place: int, lexicon: Lexicon) -> bool:
    """Say whether anybody may be the subject: of “put it at 40”, where “the deal values it” names none."""
    return tokens[place].lower.startswith(("put", "peg")) and puts_at(tokens, place, lexicon)


def _follows(tokens: Tokens, first: int, end: int, verb: Token) -> bool:
    """Say whether a subject and its verb stand behind what they report: “…, officials said on Monday.”"""
    if first == 0 or tokens[first - 1].text not in _CLOSERS or _is_dateline(tokens, first - 1):
        return False
    if end >= len(tokens) or tokens[end].text in _AFTER_A_VERB or (first == 1 and tokens[0].text in _CLOSERS):
        return True
    if verb.lower == "told":
        stop = noun_phrase_end(tokens, end)
        has_number = any(token.kind == "number" for token in tokens[end:stop])
        is_long = stop - end > (_SHORT if has_number else _TOLD)
        if _closes_a_quotation(tokens, first) and stop < len(tokens) and tokens[stop].lower == "that":
            return any(token.lower in _TIME_OPENERS for token in tokens[end:stop])
        return not is_long and (stop >= len(tokens) or tokens[stop].text in ",.;")
    behind = tokens[end].lower
    if _closes_a_quotation(tokens, first) and behind in _TIME_OPENERS | {"of", "about"}:
        return True
    return _closes_with_a_time(tokens, end)


def _closes_a_quotation(tokens: Tokens, first: int) -> bool:
    """Say whether a quotation ends right before a place: “…,” the mayor told reporters."""
    return first > 1 and tokens[first - 1].text in {'"', "”", "’"} and tokens[first - 2].text in ",.!?"


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

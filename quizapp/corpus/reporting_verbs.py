"""Which verbs report a figure, and with which subjects: “the army estimated”, “she put it at 40”."""

from __future__ import annotations

from quizapp.corpus.lexicon import Lexicon
from quizapp.corpus.number_places import figure_at, is_number
from quizapp.corpus.subjects import Subject
from quizapp.corpus.tokens import Token, Tokens
from quizapp.corpus.unspoken_verbs import reports_nothing

_OF_COUNTS = frozenset(
    {"raised", "revised", "lowered", "updated", "put", "puts", "putting", "listed", "gave", "gives", "given"}
)
_GIVING = frozenset({"gave", "gives", "given"})
_AFTER_A_FINDING = frozenset({"that", ".", ""})
_OBJECTS = frozenset({"the", "its", "his", "her", "their", "that", "this", "it", "them"})
_HOLDING = frozenset({"has", "have", "had"})
_SPEAKING = frozenset({"spoke", "speaks", "spoken", "speaking"})
_OF_PLACES = frozenset(
    {
        "arrived at",
        "arrives at",
        "arrive at",
        "came to",
        "comes to",
        "came up with",
        "comes up with",
        "come up with",
        "made it",
        "makes it",
        "make it",
    }
)
_OUTCOMES = frozenset({"missing", "dead", "injured", "killed", "wounded", "hurt"})
_OF_SIZES = frozenset({"pages", "chapters", "words", "volumes", "authors", "questions"})
_SHORT = 6
_SEEING = frozenset({"saw", "see", "sees", "seen"})
_WATCHERS = frozenset(
    {
        "journalists",
        "journalist",
        "reporters",
        "reporter",
        "correspondent",
        "correspondents",
        "witnesses",
        "witness",
    }
)
_COUNT_REACH = 9
_NEAR = 10
_FAR = 15


def is_reporting_verb(token: Token, lexicon: Lexicon) -> bool:
    """Say whether a word can be a verb that reports."""
    words = lexicon.speech
    if not token.is_word or token.is_capital:
        return False
    lists = (words.strong, words.weak, words.of_evidence, words.of_figures, words.listing, words.placing)
    return any(token.lower in verbs for verbs in lists)


def arriving_end(tokens: Tokens, place: int, lexicon: Lexicon) -> int | None:
    """Give where words end that report the number behind them: “arrived at 4,000”, “spoke in May of 40”."""
    found = lexicon.speech.arriving.starting(tokens, place)
    end = found[0] if found else None
    if end is None and tokens[place].lower in _SPEAKING:
        end = next((n + 1 for n in range(place + 1, place + _SHORT) if _is_of(tokens, n)), None)
    if end is None or not figure_at(tokens, end, lexicon):
        return None
    is_place = found is not None and found[1] in _OF_PLACES and not _is_large(tokens, end, lexicon)
    return None if is_place else end


def _is_of(tokens: Tokens, place: int) -> bool:
    return place < len(tokens) and tokens[place].lower == "of"


def _is_large(tokens: Tokens, place: int, lexicon: Lexicon) -> bool:
    """Say whether the next number is no time, street or small count: a sum, a share, or in thousands."""
    at = next((n for n in range(place, len(tokens)) if is_number(tokens[n], lexicon)), len(tokens))
    scales = lexicon.numbers.scales.keys() | {"%", "percent", "per", "bn", "m"}
    near = tokens[at : at + 3]
    return any(one.kind == "currency" or "," in one.text[1:] or one.lower in scales for one in near)


def puts_at(tokens: Tokens, place: int, lexicon: Lexicon) -> bool:
    """Say whether somebody puts a count at a number: “the dealer put the loss at nearly 6 million”."""
    words, verb = lexicon.speech, tokens[place].lower
    if verb not in words.placing or (place and tokens[place - 1].lower in words.counts):
        return False
    near = [token.lower for token in tokens[place + 1 : place + 1 + _COUNT_REACH]]
    if "at" not in near:
        return False
    at = near.index("at")
    if not figure_at(tokens, place + 2 + at, lexicon):
        return verb.startswith("put") and bool(set(near[:at]) & words.counts)
    counted = near[:at]
    if not counted:
        return verb == "puts" or (verb == "put" and tokens[place - 1].lower in _HOLDING)
    if verb in _HOLDING:
        return at > 0 and near[0] in _OBJECTS and (at == 1 or bool(set(counted) & words.counts))
    return bool(set(counted) & words.counts) or (at > 0 and near[0] in _OBJECTS)


def fits(tokens: Tokens, place: int, subject: Subject, is_phrase: bool, lexicon: Lexicon) -> bool:
    """Say whether a subject and a verb go together as someone who reports something."""
    words, verb = lexicon.speech, tokens[place].lower
    behind = tokens[place + 1].lower if place + 1 < len(tokens) else ""
    stop = next((n for n in range(place + 1, len(tokens)) if tokens[n].text in ",;"), len(tokens))
    near = {token.lower for token in tokens[place + 1 : min(stop, place + 7)]}
    if reports_nothing(tokens, place, subject, is_phrase, lexicon):
        return False
    if is_phrase or verb in words.strong or verb in words.weak:
        return True
    is_found = verb in words.of_evidence and (subject.speaker.is_evidence or behind in _AFTER_A_FINDING)
    return is_found or _reports_a_figure(tokens, place, subject, near, lexicon)


def _reports_a_figure(tokens: Tokens, place: int, subject: Subject, near: set[str], lexicon: Lexicon) -> bool:
    """Say whether a verb that reports only figures has one behind it: “counted 40”, “gave a toll of 12”."""
    words, verb = lexicon.speech, tokens[place].lower
    if puts_at(tokens, place, lexicon):
        return True
    if verb in _HOLDING | _SEEING:
        is_known = subject.speaker.is_evidence if verb in _HOLDING else _watches(tokens, subject)
        is_figure = figure_at(tokens, place + 1, lexicon) or _has_share(tokens, place, lexicon)
        return is_known and is_figure and not near & _OF_SIZES
    if verb in words.listing:
        return figure_at(tokens, place + 1, lexicon) or (
            "names" in near and any(is_number(token, lexicon) for token in tokens[place + 1 : place + _NEAR])
        )
    if verb in _GIVING and near & _OUTCOMES and figure_at(tokens, place + 1, lexicon):
        return True
    if verb in _OF_COUNTS and not near & words.counts and not subject.speaker.is_evidence:
        return False
    reach = _FAR if verb in _OF_COUNTS and near & words.counts else _NEAR
    return verb in words.of_figures and any(
        is_number(token, lexicon) for token in tokens[place + 1 : place + reach]
    )


def _watches(tokens: Tokens, subject: Subject) -> bool:
    """Say whether a subject is one who was there and can only tell what he saw: “reporters saw 40 tanks”."""
    return any(token.lower in _WATCHERS for token in tokens[subject.first : subject.first + 3])


def _has_share(tokens: Tokens, place: int, lexicon: Lexicon) -> bool:
    """Say whether a poll gives somebody a share: “the survey has Labour on 36%”."""
    near = range(place + 2, min(len(tokens), place + _NEAR // 2))
    return any(tokens[n].lower in {"on", "at"} and figure_at(tokens, n + 1, lexicon) for n in near)

"""Verbs that look as if they reported something and do not: nouns, orders, rules, and deeds."""

from __future__ import annotations

from quizapp.corpus.lexicon import Lexicon
from quizapp.corpus.number_places import figure_at, is_number
from quizapp.corpus.subjects import Subject
from quizapp.corpus.tokens import Tokens

_NOUNS_TOO = frozenset(
    {
        "reports", "report", "estimates", "estimate", "claims", "claim", "states", "notes", "forecast",
        "forecasts", "fears", "think", "count", "counts", "records", "lists", "list", "names", "name",
        "rates", "values", "prices", "places", "measures", "projects", "accused",
    }
)  # fmt: skip
_AFTER_A_NOUN = frozenset(
    {
        "tank", "tanks", "of", "from", "suggest", "say", "show", "that's", "suggests", "are", "is", "were",
        "emerging", "indicate", "had", "has", "have", "was", "been", "said", "put", "showed", "suggested",
        "indicated", "spoke", "found",
    }
)  # fmt: skip
_BEFORE_A_NOUN = frozenset({"of", "from", "in", "by", "for", "with", "under", "no", "the"})
_SINGULAR = frozenset({"report", "estimate", "claim", "forecast", "count", "list", "name"})
_PLURALS = frozenset({"police", "people", "media", "many", "others", "some", "they"})
_OF_RULES = frozenset({"emergency", "mourning", "holiday", "war", "victory", "independence", "bankruptcy"})
_NOT_SPOKEN = {
    "told": frozenset({",", "."}),
    "wrote": frozenset({"off", "down", "up", "in"}),
    "writes": frozenset({"off", "down", "up", "in"}),
}
_TOLD = frozenset({"told", "heard"})
_HEARERS = frozenset(
    {
        "court", "courts", "jury", "jurors", "inquest", "inquiry", "tribunal", "hearing", "judge", "judges",
        "committee", "panel", "trial", "commission", "parliament", "magistrates", "lawmakers", "mps",
    }
)  # fmt: skip
_ORDERING = frozenset({"told", "tells", "telling", "tell"})
_EVIDENCE_HEARD = frozenset({"evidence", "testimony", "arguments", "submissions", "from"})
_NOT = frozenset({"not", "never", "cannot"})
_SAYING = frozenset({"say", "confirm", "said", "confirmed", "report", "reported", "announced", "verified"})
_DECLINED = frozenset({"declined", "declines", "refused", "refuses", "unable", "failed", "unwilling"})
_ADDRESSEE = 6


def reports_nothing(tokens: Tokens, place: int, subject: Subject, is_phrase: bool, lexicon: Lexicon) -> bool:
    """Say whether a verb at a place tells nothing of a figure, whoever its subject is."""
    verb = tokens[place].lower
    behind = tokens[place + 1].lower if place + 1 < len(tokens) else ""
    is_participle = behind == "by" and verb not in lexicon.speech.strong
    if _is_a_noun(tokens, place, lexicon) or is_participle or behind in _NOT_SPOKEN.get(verb, ()):
        return True
    if (verb in _SINGULAR and not _is_plural(tokens, subject)) or _takes_lives(tokens, place, subject):
        return True
    if is_phrase and (verb == "heard" or behind in _TOLD):
        return not _is_heard(tokens, place + 1 if verb == "heard" else place + 2, subject, lexicon)
    if not is_phrase and _is_withheld(tokens, place, subject):
        return True
    near = {token.lower for token in tokens[place + 1 : place + 7]}
    return (verb.startswith("declare") and bool(near & _OF_RULES)) or _orders(tokens, place, lexicon)


def _is_withheld(tokens: Tokens, place: int, subject: Subject) -> bool:
    """Say whether nobody says it: “would not say whether”, “declined to confirm that”."""
    between = {token.lower for token in tokens[subject.last : place]}
    is_denied = bool(between & _NOT) and tokens[place].lower in _SAYING
    return is_denied or (tokens[place - 1].lower == "to" and tokens[place - 2].lower in _DECLINED)


def _is_heard(tokens: Tokens, end: int, subject: Subject, lexicon: Lexicon) -> bool:
    """Say whether a court hears what happened, and not so many witnesses."""
    is_court = any(token.lower in _HEARERS for token in tokens[subject.first : subject.last])
    behind = tokens[end].lower if end < len(tokens) else ""
    return is_court and behind not in _EVIDENCE_HEARD and not figure_at(tokens, end, lexicon)


def _orders(tokens: Tokens, place: int, lexicon: Lexicon) -> bool:
    """Say whether somebody is told to do something, or so many are told: “told residents to leave”."""
    if tokens[place].lower not in _ORDERING:
        return False
    near = [token.lower for token in tokens[place + 1 : place + 1 + _ADDRESSEE]]
    stop = next((n for n, word in enumerate(near) if word in {"that", ",", ".", ":", "“", "it"}), len(near))
    return "to" in near[:stop] or (bool(near) and figure_at(tokens, place + 1, lexicon))


def _is_a_noun(tokens: Tokens, place: int, lexicon: Lexicon) -> bool:
    """Say whether a word is a noun here: “reports of 40 dead”, “officers from eight states”."""
    behind = tokens[place + 1].lower if place + 1 < len(tokens) else ""
    before = tokens[place - 1] if place else None
    if tokens[place].lower == "warning":
        is_clause = before is not None and (before.text == "," or before.lower in lexicon.speech.be)
        return not is_clause and behind not in {"that", "of"}
    if tokens[place].lower not in _NOUNS_TOO:
        return False
    return behind in _AFTER_A_NOUN or (
        before is not None and (is_number(before, lexicon) or before.lower in _BEFORE_A_NOUN)
    )


def _takes_lives(tokens: Tokens, place: int, subject: Subject) -> bool:
    """Say whether “it claimed 23 lives” speaks of a disaster, and nobody of anything."""
    is_it = tokens[place].lower.startswith("claim") and subject.speaker.is_pronoun
    behind = {token.lower for token in tokens[place + 1 : place + 6]}
    is_counted = any(token.kind == "number" for token in tokens[place + 1 : place + 4])
    is_person = tokens[subject.last - 1].lower in {"he", "she", "they"}
    return is_it and is_counted and (not is_person or bool(behind & {"lives", "life"}))


def _is_plural(tokens: Tokens, subject: Subject) -> bool:
    """Say whether a subject is plural: “officials report”, where “our initial report” is a noun."""
    near = tokens[subject.first : min(subject.last, subject.first + 4)]
    return any(token.lower.endswith("s") or token.lower in _PLURALS for token in near)

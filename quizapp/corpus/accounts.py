"""Sources without a verb that reports: “by most accounts”, “his own estimate is”, “put at 40 by us”."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from quizapp.corpus.claim import SpeakerType
from quizapp.corpus.lexicon import Lexicon
from quizapp.corpus.noun_phrases import noun_phrase_end
from quizapp.corpus.number_places import figure_at, is_number
from quizapp.corpus.sources import Source, make_source
from quizapp.corpus.speakers import Speaker, classify
from quizapp.corpus.subjects import Subject
from quizapp.corpus.tokens import Tokens

_OPENERS = frozenset({"by", "on", "in"})
_OWNERS = frozenset({"his", "her", "its", "their"})
_SOME = frozenset(
    {"one", "some", "most", "another", "many", "all", "any", "several", "official", "independent"}
)
_SORTS = frozenset({"own", "official", "independent", "unofficial", "conservative", "rough"})
_NEW = frozenset({"a", "an", "one", "another"})
_ESTIMATES = frozenset(
    {
        "estimate", "estimates", "count", "counts", "tally", "reckoning", "calculation", "calculations",
        "projection", "projections", "forecast", "guess", "account", "accounts", "figures", "assessment",
        "telling", "admission",
    }
)  # fmt: skip
_FIGURES = frozenset({"figure", "claim", "claims", "toll", "number", "version"})
_CLAUSES = frozenset({",", ";", ":", "he", "she", "it", "they", "that", "who", "which"})
_UNSURE = frozenset({"official", "state", "general", "chief", "states", "standard", "independent"})
_POLLS = frozenset({"poll", "survey", "study", "census", "audit", "review"})
_VERBAL = frozenset({"is", "was", "stands", "stood", "has", "had", "came", "comes", "remains", "remained"})
_LINKS = frozenset(
    {"at", "now", "passed", "reached", "to", "been", "exceeded", "about", "topped", "risen", "climbed"}
)
_PUT = frozenset(
    {
        "put",
        "estimated",
        "reckoned",
        "valued",
        "counted",
        "measured",
        "placed",
        "pegged",
        "assessed",
        "rated",
        "calculated",
    }
)
_DONE = frozenset({"hit", "hurt", "driven", "cut", "led", "shaken", "beset", "sunk", "held"})
_LONGEST_NAME = 7
_SHORT = 8
_FAR = 24


def find_account(tokens: Tokens, place: int, lexicon: Lexicon, surnames: Set[str]) -> Source | None:
    """Find a source that starts at a place and has no verb that reports, None where there is none."""
    return (
        _by_account(tokens, place, lexicon, surnames)
        or _estimate(tokens, place, lexicon, surnames)
        or _figure_of(tokens, place, lexicon, surnames)
        or _put_by(tokens, place, lexicon, surnames)
        or _labelled(tokens, place, lexicon, surnames)
    )


def _by_account(tokens: Tokens, place: int, lexicon: Lexicon, surnames: Set[str]) -> Source | None:
    """Read “By one count”, “on the ministry's figures” and “In a YouGov poll, 55% …”."""
    if tokens[place].lower not in _OPENERS or (place and _acts(tokens[place - 1].lower)):
        return None
    end = next((n + 1 for n in range(place + 1, _stop(tokens, place)) if tokens[n].lower in _ESTIMATES), 0)
    if tokens[place].lower == "on" and tokens[end - 1].lower.startswith("account"):
        return None
    if tokens[place].lower == "in":
        end = _poll_end(tokens, place)
    elif not end or not (
        tokens[place + 1].lower in _SOME | _OWNERS
        or _owns(tokens, end - 2)
        or tokens[end - 2].lower in _SORTS
        or _owns(tokens, end - 3)
    ):
        return None
    speaker = classify(tokens, place + 1, end, lexicon, surnames) if end else None
    if speaker is None:
        return None
    starts = (
        place == 0 or tokens[place - 1].text in {"“", ";", ":"} or tokens[place - 1].lower in {"and", "but"}
    )
    behind = tokens[end].text if end < len(tokens) else "."
    source = make_source(
        tokens, place, end, Subject(place + 1, end, speaker), starts or behind not in {*",.;—–)", "and"}
    )
    colon = next((n for n in range(end, source.cover_last) if tokens[n].text == ":"), source.cover_last)
    return replace(source, cover_last=colon)


def _poll_end(tokens: Tokens, place: int) -> int:
    """Give where “In a poll of 900 people” ends at the start of a sentence, 0 where it is none."""
    if place or len(tokens) < _SHORT or tokens[1].lower not in _NEW:
        return 0
    end = next((n for n in range(2, min(len(tokens), _FAR)) if tokens[n].text == ","), 0)
    return end if any(token.lower in _POLLS for token in tokens[2 : min(end, _SHORT)]) else 0


def _estimate(tokens: Tokens, place: int, lexicon: Lexicon, surnames: Set[str]) -> Source | None:
    """Read “the force's own estimate was 240” and “its running tally has passed 12,000”, from its noun."""
    if tokens[place].lower not in _ESTIMATES or place == 0:
        return None
    owner = _owner(tokens, place)
    verb = next(
        (n for n in range(place + 1, min(len(tokens), place + _SHORT)) if tokens[n].lower in _VERBAL), 0
    )
    if owner is None or not verb or any(tokens[n].lower in _CLAUSES for n in range(place, verb)):
        return None
    end = verb + 1
    while end < len(tokens) and tokens[end].lower in _LINKS and not figure_at(tokens, end, lexicon):
        end += 1
    if not figure_at(tokens, end, lexicon):
        return None
    first = _owner_start(tokens, owner)
    speaker = classify(tokens, first, owner, lexicon, surnames) if owner > first else None
    speaker = speaker or classify(tokens, first, place + 1, lexicon, surnames)
    if tokens[owner].lower in _OWNERS:
        kind = SpeakerType.NAMED_PERSON if tokens[owner].lower in {"his", "her"} else SpeakerType.ANONYMOUS
        speaker = Speaker(kind, is_pronoun=True)
    return make_source(tokens, first, end, Subject(first, verb, speaker), leads=True) if speaker else None


def _figure_of(tokens: Tokens, place: int, lexicon: Lexicon, surnames: Set[str]) -> Source | None:
    """Read “the ministry's figure of 60,000”, from its noun; it covers that number alone."""
    is_noun = tokens[place].lower in _ESTIMATES | _FIGURES and place > 0
    if not is_noun or place + 1 >= len(tokens) or tokens[place + 1].lower != "of":
        return None
    if not figure_at(tokens, place + 2, lexicon):
        return None
    owner = _owner(tokens, place)
    is_owned = owner is not None and _owns(tokens, owner)
    if owner is None or not is_owned:
        owner = place
    first = _owner_start(tokens, owner) if is_owned else _body_start(tokens, place, lexicon)
    speaker = classify(tokens, first, owner, lexicon, surnames)
    if speaker is None:
        return None
    source = make_source(tokens, first, place + 2, Subject(first, owner, speaker), leads=True)
    number = next(n for n in range(place + 2, len(tokens)) if is_number(tokens[n], lexicon))
    return replace(source, cover_first=place + 2, cover_last=number + 2)


def _body_start(tokens: Tokens, noun: int, lexicon: Lexicon) -> int:
    """Give where a body right before a noun begins: “a police estimate”; the noun itself where none does."""
    words = lexicon.speech
    found = words.government.ending(tokens, noun) or words.organisations.ending(tokens, noun)
    if found is None or found[1] in _UNSURE:
        return noun
    first = found[0]
    return first - 1 if first and tokens[first - 1].lower in {"a", "an", "the"} else first


def _labelled(tokens: Tokens, place: int, lexicon: Lexicon, surnames: Set[str]) -> Source | None:
    """Read “(police: 12,000; organisers: 40,000)”: a name with a colon and its number in brackets."""
    if place == 0 or tokens[place - 1].text not in "(;" or not any(t.text == "(" for t in tokens[:place]):
        return None
    stop = min(len(tokens), place + _LONGEST_NAME)
    colon = next((n for n in range(place + 1, stop) if tokens[n].kind == "sign"), 0)
    if not colon or tokens[colon].text != ":" or not figure_at(tokens, colon + 1, lexicon):
        return None
    speaker = classify(tokens, place, colon, lexicon, surnames)
    if speaker is None or speaker.type in {SpeakerType.NAMED_PERSON, SpeakerType.NAMED_ORG}:
        return None  # “(Labour: 120; China: 40)” tells whose a count is
    source = make_source(tokens, place, colon, Subject(place, colon, speaker), leads=True)
    end = next((n for n in range(colon, len(tokens)) if tokens[n].text in ";)"), len(tokens))
    return replace(source, cover_first=place, cover_last=end)


def _owner(tokens: Tokens, place: int) -> int | None:
    """Give the mark or word that says whose a noun is, close before it."""
    near = range(place - 1, max(-1, place - 4), -1)
    return next((n for n in near if _owns(tokens, n) or tokens[n].lower in _OWNERS), None)


def _owner_start(tokens: Tokens, owner: int) -> int:
    """Go back from an owner's ’s to where its name begins: “The Red Cross's”."""
    if not _owns(tokens, owner):
        return owner
    first = owner
    while first > max(0, owner - _LONGEST_NAME) and tokens[first - 1].is_word:
        if tokens[first - 1].lower in {"and", "but", "while", "that", "as"}:
            break
        first -= 1
        if tokens[first].lower in {"the", "a", "an", "its", "their"}:
            break
    return first


def _put_by(tokens: Tokens, place: int, lexicon: Lexicon, surnames: Set[str]) -> Source | None:
    """Read “put at 3,700 by most papers and at 4,100 by managers”: each covers its own number."""
    if tokens[place].lower != "by" or place < 3 or place + 1 >= len(tokens):
        return None
    at = next((n for n in range(place - 1, max(0, place - _SHORT), -1) if tokens[n].lower == "at"), 0)
    if not at or not figure_at(tokens, at + 1, lexicon):
        return None
    if not any(tokens[n].lower in _PUT for n in range(max(0, at - _FAR), at)):
        return None
    end = noun_phrase_end(tokens, place + 1)
    end = next((n for n in range(place + 2, end) if tokens[n].lower in {"and", "at"}), end)
    speaker = classify(tokens, place + 1, end, lexicon, surnames)
    if speaker is None:
        return None
    source = make_source(tokens, place, end, Subject(place + 1, end, speaker), leads=False)
    return replace(source, cover_first=at, cover_last=end)


def _acts(word: str) -> bool:
    """Say whether a word makes “by” name who did something: “hit by the firm's forecast”."""
    return word.endswith("ed") or word in _DONE


def _owns(tokens: Tokens, place: int) -> bool:
    """Say whether a token is the mark of an owner: “the ministry's”, “organisers'”."""
    is_plural = tokens[place].text in "'’" and place > 0 and tokens[place - 1].lower.endswith("s")
    return tokens[place].kind == "tail" or (is_plural and tokens[place - 1].end == tokens[place].start)


def _stop(tokens: Tokens, place: int) -> int:
    """Give where a short noun phrase may end at the latest: before a mark, or a verb."""
    stop = min(len(tokens), place + _LONGEST_NAME)
    return next(
        (
            n
            for n in range(place + 1, stop)
            if (tokens[n].kind == "sign" and not _owns(tokens, n)) or tokens[n].lower in _VERBAL
        ),
        stop,
    )

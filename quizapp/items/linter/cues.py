"""Cues that give the key away: its length, its grammar, a word it shares with the stem."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.errors import Finding, Severity
from quizapp.items.item import Interaction, Item, Part
from quizapp.items.linter.flaw import flaw, is_worded, picked_parts
from quizapp.items.linter.words import content_words, listed, without_quotations, words_of

LONGEST = 1.5
"""How many times as long as the longest wrong option the key may be."""

_SOUNDS_LIKE_A_CONSONANT = re.compile(r"(?:one|once|uni|use|usu|euro|eu[lr])")
_SOUNDS_LIKE_A_VOWEL = re.compile(r"(?:[aeiou]|hour|honest|honou?r|heir|8|11\b|18\b)")
_SINGULAR = listed("is was has does this that each a an")
_PLURAL = listed("are were have do these those")
_NOT_PLURAL = ("ss", "us", "is")
_AFTER_THE_NOUN = re.compile(r"\b(?:of|in|for|from|to|that|who|which|with|on|by|at)\b|[,;:(]")


def length_cue(item: Item) -> Iterator[Finding]:
    """The key is not far longer than every other option. Passages are exempt: nobody chose their length."""
    for part in item.parts:
        if part.interaction is not Interaction.SINGLE_CHOICE or not is_worded(part.key):
            continue
        longest = max((len(option.text) for option in part.options if not option.is_key), default=0)
        if longest and len(part.key.text) > LONGEST * longest:
            remedy = "cut the key, or let the others say as much"
            told = "the key is by far the longest"
            yield flaw(item, part, "length_cue", told, remedy, Severity.WARNING)


def article_cue(item: Item) -> Iterator[Finding]:
    """A stem that ends with an article is gone on with by every option, or by none better than by others."""
    for part in picked_parts(item):
        end = _last_word(part)
        if end not in {"a", "an"}:
            continue
        misfits = [
            option.text for option in part.options if _sounds_like_a_vowel(option.text) is not (end == "an")
        ]
        if misfits:
            told = f"{end!r} at the end of the stem does not go with {misfits[0]!r}"
            yield flaw(item, part, "article_cue", told, "move the article into the options")


def number_cue(item: Item) -> Iterator[Finding]:
    """A stem that ends with a verb or pronoun in the singular or plural goes with every option alike."""
    for part in picked_parts(item):
        end = _last_word(part)
        if end not in _SINGULAR | _PLURAL:
            continue
        misfits = [option.text for option in part.options if _is_plural(option.text) is not (end in _PLURAL)]
        if misfits and len(misfits) < len(part.options):
            told = f"{end!r} at the end of the stem does not go with {misfits[0]!r}, and goes with others"
            remedy = "end the stem before the verb, or bring the options into one number"
            yield flaw(item, part, "number_cue", told, remedy, Severity.WARNING)


def stem_overlap(item: Item) -> Iterator[Finding]:
    """No word of matter in the stem comes back in the key and in no other option."""
    for part in item.parts:
        if part.interaction is not Interaction.SINGLE_CHOICE or not is_worded(part.key):
            continue
        asked = content_words(without_quotations(part.prompt))
        others = {stem for option in part.options if not option.is_key for stem in content_words(option.text)}
        key = content_words(without_quotations(part.key.text))
        for stem in sorted(key.keys() & asked.keys() - others):
            told = f"{key[stem]!r} stands in the stem and in the key alone"
            remedy = "say it in other words, or in a wrong option too"
            yield flaw(item, part, "stem_overlap", told, remedy, Severity.WARNING)


def _last_word(part: Part) -> str:
    """Give the last word of a stem that is left to be finished, else nothing."""
    stem = part.prompt.rstrip(" …:_")
    return (words_of(stem) or [""])[-1] if stem and stem[-1].isalpha() else ""


def _sounds_like_a_vowel(text: str) -> bool:
    start = text.casefold().lstrip("“‘«$ ")
    return bool(_SOUNDS_LIKE_A_VOWEL.match(start)) and not _SOUNDS_LIKE_A_CONSONANT.match(start)


def _is_plural(text: str) -> bool:
    """Guess from the ending of its head whether a noun phrase is in the plural."""
    phrase = _AFTER_THE_NOUN.split(text.casefold().strip(" ."))[0]
    words = words_of(phrase)
    return bool(words) and (
        "and" in words[1:] or (words[-1].endswith("s") and not words[-1].endswith(_NOT_PLURAL))
    )

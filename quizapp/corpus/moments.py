"""Whether two proposed claims speak of different times, of one time, or whether that cannot be told."""

from __future__ import annotations

from quizapp.corpus.extraction import Proposal

_WHOLE_DATE = 5
"""Characters of the shortest time that fixes a day: 11-16."""


def tell_apart(one: Proposal, other: Proposal) -> tuple[str | None, str | None]:
    """Give the times of two claims as values to compare: both None where the texts do not settle it.

    Two days of one week differ; the same weekday proves nothing, since the weeks are not known. A date of a
    month alone proves a difference and never that the time is the same.
    """
    first, second = one.moment, other.moment
    if first.when and second.when:
        if first.when == second.when:
            return (first.when, second.when) if _fixes_a_day(first.when) else (None, None)
        short, long = sorted((first.when, second.when), key=len)
        is_within = long.startswith(short) or long.endswith(short)
        return (None, None) if is_within else (first.when, second.when)
    if first.weekday and second.weekday and first.weekday != second.weekday:
        return first.weekday, second.weekday
    is_one_text = one.claim.article == other.claim.article
    if is_one_text and {first.cue, second.cue} == {"earlier", "later"}:
        return first.cue, second.cue
    return None, None


def _fixes_a_day(when: str) -> bool:
    return when.count("-") == 2 or (len(when) == _WHOLE_DATE and when[2] == "-")

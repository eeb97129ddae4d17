"""Numbers that tell when or how old: dates, years, times of day, spans that end now, ages."""

from __future__ import annotations

import re

from quizapp.corpus.around import DASHES, NOTHING, Around, can_be_counted, is_noun
from quizapp.corpus.lexicon import Lexicon, TimeWords
from quizapp.corpus.tokens import are_glued

_OLDEST = 120
_YOUNGEST = 9
_TURNS = frozenset({"turn", "turning", "turned", "turns"})
_WHO = frozenset(
    {
        "them",
        "they",
        "who",
        "whom",
        "he",
        "she",
        "victims",
        "suspects",
        "voters",
        "students",
        "%",
        "percent",
        "cent",
    }
)
_HOUR = re.compile(r"(?:1?[0-9]|2[0-3])(?:\.[0-5][0-9])?")
_RECENT, _LAST = 1900, 2050
_APOSTROPHES = frozenset({"'", "’", "‘"})
_PUTS = frozenset({"put", "puts", "putting", "stood", "stands"})


def is_window(around: Around, times: TimeWords) -> bool:
    """Find “the past two weeks”, “two days later”, “in the first 24 hours”, “9 months ago”."""
    period, skip = around.after().lower, 2
    if around.after().text in DASHES and are_glued(around.after(), around.after(2)):
        period, skip = around.after(2).lower.split("-")[0], 3
    if period.rstrip("s") not in times.periods and period not in times.periods:
        return False
    if around.before().lower in times.windows or around.before(2).lower in {
        "past",
        "last",
        "next",
        "previous",
    }:
        return True
    behind = around.after(skip).lower
    if behind in {"before", "after", "since", "from", "into", "away"} and around.before().lower in {
        "for",
        "about",
    }:
        return False
    return behind in times.distances and not (behind == "from" and around.after(skip + 1).lower != "now")


def is_age(around: Around, times: TimeWords) -> bool:
    """Find “aged 43”, “, 43,”, “65-year-old”, “34 years old”, “people over 65”."""
    tokens, numeral = around.tokens, around.numeral
    before, after = around.before(), around.after()
    if times.age_before & {around.before(n).lower for n in (1, 2, 3)} or _closes_ages(around, times):
        return True
    place = numeral.last + (after.text in DASHES)
    if after.lower in {"and", "to"} and around.after(2).kind == "number":
        place += 2
    if times.age_behind.starting(tokens, place) or after.lower in {"year-old", "year-olds", "month-old"}:
        return True
    if around.after(1 + (after.text in DASHES)).lower.startswith(
        ("year-old", "years-old", "month-old", "week-old")
    ):
        return True
    if (
        before.lower in _TURNS
        and numeral.scale == 1
        and not numeral.percent
        and numeral.value < _OLDEST
        and not is_noun(after)
    ):
        return True
    closes = after.text in {",", ".", ")", ";"} or after.lower in {"and", "from", "who"} or after is NOTHING
    if numeral.value < _OLDEST and before.text == "," and around.before(2).is_capital and closes:
        return _names_a_person(around)
    is_limit = before.lower in {"over", "under", "above", "below"} and numeral.is_bare and not is_noun(after)
    return is_limit and (around.before(2).lower in times.age_people or _are_so_old(around, times))


def _names_a_person(around: Around) -> bool:
    """Say whether the name before “, 43” is one of a person: of two words, or alone between marks."""
    before = around.before(3)
    is_between = around.after().text == "," and around.numeral.is_bare and around.numeral.value > _YOUNGEST
    opens = before is NOTHING or before.is_word
    return before.is_capital or before.lower in {".", "and"} or (opens and is_between)


def _closes_ages(around: Around, times: TimeWords) -> bool:
    """Say whether the number closes a range of ages: “aged between 22 and 28”."""
    is_second = around.before().lower in {"and", "to", *DASHES} and around.before(2).kind == "number"
    return is_second and bool(times.age_before & {around.before(n).lower for n in (3, 4)})


def _are_so_old(around: Around, times: TimeWords) -> bool:
    """Say whether people are said to be no older: “most of them were under 25”."""
    if around.numeral.value > _OLDEST or around.before(2).lower not in {"are", "were", "is", "was"}:
        return False
    return bool((times.age_people | _WHO) & {around.before(n).lower for n in range(3, 7)})


def is_clock(around: Around, times: TimeWords) -> bool:
    """Find “4:17 a.m.”, “7pm”, “at 10”."""
    before, after = around.before(), around.after()
    if _is_past_the_hour(around) or _is_on_a_day(around, times):
        return True
    if after.lower in times.clock and (after.lower != "local" or around.after(2).lower == "time"):
        return True
    if after.text == ":" and are_glued(after, around.after(2)) and around.after(2).kind == "number":
        return True
    if (
        before.text == ":"
        and around.before(2).kind == "number"
        and are_glued(before, around.before(2)) is False
    ):
        return (
            around.before(2).end == before.start and before.end == around.tokens[around.numeral.first].start
        )
    if after.text == "." and around.after(2).kind == "number" and are_glued(after, around.after(2)):
        return around.after(3).lower in times.clock
    is_hour = around.numeral.is_bare and around.numeral.value in range(25)
    is_put = any(around.before(n).lower in _PUTS for n in range(2, 10))
    return (
        is_hour
        and not is_put
        and before.lower == "at"
        and not (after.is_word and around.after().lower not in {"on", "in", "the", "and", "local", "when"})
    )


def _is_past_the_hour(around: Around) -> bool:
    """Find both numbers of “seven minutes past six”."""
    if around.before().lower == "past" and around.before(2).lower in {"minutes", "minute"}:
        return True
    return around.after().lower in {"minutes", "minute"} and around.after(2).lower == "past"


def _is_on_a_day(around: Around, times: TimeWords) -> bool:
    """Find “at 11.56 on Saturday”."""
    is_day = around.after().lower == "on" and around.after(2).lower in times.weekdays
    is_at = around.before().lower == "at" and is_day
    return is_at and bool(_HOUR.fullmatch(around.tokens[around.numeral.core].text))


def is_date(around: Around, times: TimeWords) -> bool:
    """Find “November 16”, “Nov. 8, 2018”, “16 November”, “16-18 November”."""
    if not around.numeral.is_bare:
        return False
    before, after = around.before(), around.after()
    if before.text == "." and around.before(2).lower in times.months:
        before = around.before(2)
    is_day = around.numeral.value <= 31
    month_before = before.lower in times.months and before.text[0].isupper()
    is_a_year = len(around.tokens[around.numeral.core].text) == 4 and around.numeral.value > 1000
    if month_before and (is_day or is_a_year):
        return True
    if is_day and after.lower in times.months and after.text[0].isupper():
        return True
    if is_day and after.text in {*DASHES, "to", "and"} and around.after(2).kind == "number":
        return around.after(3).lower in times.months and around.after(3).text[0].isupper()
    if is_day and before.text in {*DASHES, "to", "and"} and around.before(2).kind == "number":
        return around.before(3).lower in times.months and around.before(3).text[0].isupper()
    return False


def _is_recent(around: Around) -> bool:
    """Say whether a number names a year of living memory, no round sum: “the 2013 floods”."""
    value = around.numeral.value
    return _RECENT <= value <= _LAST and value % 100 > 0


def is_year(around: Around, lexicon: Lexicon) -> bool:
    """Find four digits without a comma from 1500 to 2100 that no counted noun follows."""
    numeral, before, after = around.numeral, around.before(), around.after()
    text = around.tokens[numeral.core].text
    if before.text in _APOSTROPHES and len(text) == 2 and are_glued(before, around.tokens[numeral.core]):
        return around.before(2).lower in {"in", "since", "of", "from"}
    if not (numeral.is_bare and len(text) == 4 and text.isdigit() and 1500 <= numeral.value <= 2100):
        return False
    if before.lower in lexicon.times.months or before.lower in {
        "in",
        "since",
        "year",
        "mid",
        "early",
        "late",
    }:
        return True
    is_event = before.lower == "the" and (after.is_capital or _is_recent(around))
    if is_event or (before.lower == "of" and after.lower.endswith("ed") and _is_recent(around)):
        return True
    counts = can_be_counted(after, lexicon.units) or can_be_counted(around.after(2), lexicon.units)
    return not (counts and after.lower not in lexicon.units.stops)

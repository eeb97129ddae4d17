"""Numbers that are no quantity: dates, ages, times of day, addresses, scores, and names with numbers."""

from __future__ import annotations

from quizapp.corpus.around import DASHES, NOTHING, Around, can_be_counted, is_noun
from quizapp.corpus.lengths import MEASURES
from quizapp.corpus.lexicon import Lexicon, TimeWords
from quizapp.corpus.numerals import Numeral
from quizapp.corpus.time_traps import is_age, is_clock, is_date, is_window, is_year
from quizapp.corpus.tokens import Token, Tokens, are_glued

_ORDINALS = frozenset({"st", "nd", "rd", "th", "s"})
_OWN = frozenset({"his", "her", "their", "my"})
_KIN = frozenset(
    {"children", "kids", "sons", "daughters", "brothers", "sisters", "grandchildren", "siblings"}
)
_LIMITS = frozenset({"over", "under", "act", "who"})
_MEASURES = frozenset(
    {
        "strong", "acre", "hectare", "mile", "kilometre", "kilometer", "metre", "meter", "foot", "ton",
        "tonne",
        "magnitude", "seat", "seater", "point", "percent", "km", "plus", "odd",
        "storey", "story", "room", "page", "bed", "week", "month",
        "pound", "kilo", "kilogram", "carat", "kg", "gram", "litre", "liter", "gallon",
    }
)  # fmt: skip
_HIGHEST = 1000
_LISTS = frozenset({",", "and", "while", ";", "but"})
_STARTS = frozenset({"“", '"', ".", "‘", ":", "—", "–", "("})


def is_trap(tokens: Tokens, numeral: Numeral, lexicon: Lexicon, is_heading: bool = False) -> bool:
    """Say whether a number only looks like a quantity. Headings write names and nouns alike with capitals."""
    around, times = Around(tokens, numeral), lexicon.times
    if _is_idiom(tokens, numeral, times):
        return True
    if numeral.currency:
        return False
    if is_window(around, times) or is_age(around, times) or _is_definite(around, lexicon):
        return True
    if numeral.percent:
        return False
    if not is_heading and _is_title(around, lexicon):
        return True
    return (
        is_clock(around, times)
        or is_date(around, times)
        or is_year(around, lexicon)
        or _is_ordinal(around)
        or _is_part_of_a_code(around)
        or _is_score(around, times)
        or _is_named(around, lexicon, is_heading)
        or _is_list_number(around)
    )


def _is_idiom(tokens: Tokens, numeral: Numeral, times: TimeWords) -> bool:
    """Find “one of”, “for one”, “the one”: phrases that hold a number word and count nothing."""
    behind = [token.lower for token in tokens[numeral.last : numeral.last + 2]]
    if behind == ["or", "two"]:
        return False
    return any(
        (found := times.idioms.starting(tokens, start)) is not None and found[0] >= numeral.last
        for start in range(max(0, numeral.core - 3), numeral.core + 1)
    )


def _is_definite(around: Around, lexicon: Lexicon) -> bool:
    """Find “the two countries”: a small number that is known from before, not told now."""
    numeral = around.numeral
    if not (numeral.spelled and numeral.value <= 12 and not numeral.vague and numeral.scale == 1):
        return False
    if around.tokens[numeral.last - 1].lower.rpartition("-")[2] in MEASURES:
        return False
    if numeral.share:
        return around.before().lower in {"first", "second", "other", "latter", "top", "bottom"}
    if around.before().lower in _OWN and around.after().lower in _KIN:
        return False
    return around.before().lower in lexicon.times.definite or (
        around.before(2).lower in {"the", "these", "those"}
        and around.before().lower in {"other", "first", "last"}
    )


def _is_ordinal(around: Around) -> bool:
    after = around.after()
    return (
        after.lower.partition("-")[0] in _ORDINALS
        and around.numeral.last > 0
        and are_glued(around.tokens[around.numeral.last - 1], after)
    )


def _is_part_of_a_code(around: Around) -> bool:
    """Find telephone numbers, postcodes, fractions of a code: numbers glued to numbers by marks."""
    before, after = around.before(), around.after()
    if _is_telephone(around):
        return True
    if before.text in {"/", "#", "№", "@"} or (after.text == "/" and around.after(2).kind == "number"):
        return True
    if after.text == "/" and around.after(2).kind in {"number"}:
        return True
    text = around.tokens[around.numeral.core].text
    if text.startswith("0") and len(text) > 1 and "." not in text:
        return True
    if (
        text.isdigit()
        and len(text) == 5
        and before.is_word
        and before.text.isupper()
        and len(before.text) == 2
    ):
        return True
    chain = 0
    place = around.numeral.core
    while (
        place - 2 >= 0
        and around.tokens[place - 1].text in {*DASHES, "."}
        and around.tokens[place - 2].kind == "number"
    ):
        chain, place = chain + 1, place - 2
    place = around.numeral.last
    while (
        place + 1 < len(around.tokens)
        and around.tokens[place].text in {*DASHES, "."}
        and around.tokens[place + 1].kind == "number"
        and are_glued(around.tokens[place], around.tokens[place + 1])
    ):
        chain, place = chain + 1, place + 2
        if chain > 4:
            break
    return chain >= 2


def _is_telephone(around: Around) -> bool:
    """Find “(0351) 555-2233” and “call 555-2233”: three digits, a hyphen and four."""
    tokens, place = around.tokens, around.numeral.core
    if place > 1 and tokens[place - 1].text in DASHES and are_glued(tokens[place - 1], tokens[place]):
        place -= 2
    one, dash, other = (tokens[n] if 0 <= n < len(tokens) else NOTHING for n in range(place, place + 3))
    has_form = len(one.text) == 3 and dash.text in DASHES and len(other.text) == 4 and other.text.isdigit()
    return (
        has_form and place > 0 and tokens[place - 1].lower in {")", "call", "dial", "phone", ":", "at", "on"}
    )


def _is_score(around: Around, times: TimeWords) -> bool:
    """Find “3-1”, “won 6–4 6–2”, “a 5-4 ruling”: two small numbers around a dash and nothing counted."""
    numeral, before, after = around.numeral, around.before(), around.after()
    if not numeral.is_bare or numeral.value > 250:
        return False
    if after.text in DASHES and around.after(2).kind == "number" and are_glued(after, around.after(2)):
        low, high, behind = around.tokens[numeral.core].text, around.after(2).text, around.after(3)
    elif (
        before.text in DASHES
        and around.before(2).kind == "number"
        and are_glued(before, around.tokens[numeral.first])
    ):
        low, high, behind = around.before(2).text, around.tokens[numeral.core].text, around.after()
    else:
        return False
    try:
        first, second = float(low), float(high)
    except ValueError:
        return False
    if behind.lower in times.scores:
        return True
    near = {around.before(n).lower for n in range(1, 7)}
    return first >= second or (bool(near & times.scores) and not is_noun(behind))


def _is_named(around: Around, lexicon: Lexicon, is_heading: bool) -> bool:
    """Find “Flight 370”, “Highway 70”, “No. 10”, “11 Downing Street”: the number is part of a name."""
    numeral, before, after, times = around.numeral, around.before(), around.after(), lexicon.times
    if numeral.vague or (numeral.scale > 1 and numeral.spelled) or "." in around.tokens[numeral.core].text:
        return False
    if _is_listed(around, lexicon):
        return True
    counted = can_be_counted(after, lexicon.units) or can_be_counted(around.after(2), lexicon.units)
    is_topped = before.lower == "top" and numeral.value >= _HIGHEST
    is_designated = before.lower in times.designators - _LIMITS and (before.is_capital or not counted)
    if is_designated and not is_topped:
        return not (counted and (is_heading or before.text[0].islower()))
    if after.text in "-‑" and are_glued(after, around.after(2)) and around.after(2).is_word:
        return _is_compound(around)
    streets = (around.after(n) for n in (2, 3))
    return (
        (before.text == "." and around.before(2).lower in {"no", "nos", "st", "fig", "vol"})
        or (after.is_capital and any(t.lower in times.streets and t.is_capital for t in streets))
        or (after.lower in times.units_behind and after.is_capital)
        or (not is_heading and not counted and _ends_a_name(around, lexicon))
    )


def _is_listed(around: Around, lexicon: Lexicon) -> bool:
    """Find the numbers of “bus services 5, 10 and 26”: a list behind a word for what has numbers."""
    place = around.numeral.first - 1
    while place > 1 and around.tokens[place].lower in {",", "and", "or"}:
        place -= 1 + (around.tokens[place - 1].text == ",")
        if around.tokens[place].kind != "number":
            return False
        place -= 1
    is_plural = place >= 0 and around.tokens[place].lower in lexicon.times.numbered
    return is_plural and around.numeral.is_bare and around.numeral.value < _HIGHEST


def _is_title(around: Around, lexicon: Lexicon) -> bool:
    """Find “Seven Sisters” inside a sentence, and “the 100m”, a race."""
    numeral, before, after = around.numeral, around.before(), around.after()
    word = around.tokens[numeral.core]
    if after.lower == "m" and are_glued(word, after):
        return before.lower == "the" and numeral.value in lexicon.numbers.lengths.races
    inside = numeral.first > 0 and before.is_word
    return numeral.spelled and inside and word.text[0].isupper() and after.is_capital


def _ends_a_name(around: Around, lexicon: Lexicon) -> bool:
    """Say whether a bare number follows a name inside a sentence: “Boeing 737”, “Radio 4”."""
    numeral, before = around.numeral, around.before()
    if numeral.spelled or not numeral.is_bare or numeral.value >= 5000 or numeral.first <= 1:
        return False
    is_name = before.is_capital and before.kind == "word" and around.before(2).text not in _STARTS
    is_known = before.lower in lexicon.times.weekdays | lexicon.units.stops
    return is_name and not is_known and not _continues_a_count(around)


def _continues_a_count(around: Around) -> bool:
    """Say whether a list of names with their numbers goes on from a count: “Peru sent 176, Japan 113”."""
    tokens, place = around.tokens, around.numeral.first
    while place > 1:
        while place > 0 and tokens[place - 1].is_capital:
            place -= 1
        place -= tokens[place - 1].lower == "the"
        if place <= 0 or tokens[place - 1].lower not in _LISTS:
            return False
        place -= 2 if tokens[place - 2].text == "," else 1
        number = next((n for n in range(place - 1, max(-1, place - 4), -1) if not _is_small(tokens[n])), -1)
        if number < 1 or tokens[number].kind != "number":
            return False
        if not tokens[number - 1].is_capital:
            return True
        place = number
    return False


def _is_small(token: Token) -> bool:
    return token.is_word and not token.is_capital


def _is_compound(around: Around) -> bool:
    """Find “a 3-day strike”, “a 12-man team”: an adjective; measures and “strong” still count."""
    word = around.after(2).lower.split("-")[0]
    return word not in _MEASURES


def _is_list_number(around: Around) -> bool:
    return (
        around.numeral.first == 0
        and around.numeral.is_bare
        and around.after().text in {".", ")"}
        and around.numeral.value < 100
        and len(around.tokens) > 2
    )

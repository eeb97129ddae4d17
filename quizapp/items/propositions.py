"""What options assert, worked out again from the claims: the proof of every key and every distractor.

Each proposition answers True, False, or None where the texts do not settle it. A key must be True in
all its assertions; a distractor must be False in at least one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import inf, prod

from quizapp.corpus.claim import Claim, Kind
from quizapp.corpus.copies import count_texts
from quizapp.corpus.corpus import Corpus
from quizapp.corpus.quantity import TOLERANCES, Interval, round_half_up
from quizapp.corpus.relation import Reason, Verdict
from quizapp.items.carrying import NOT_STATED, QUANTIFIERS, SUPPORTED, weigh
from quizapp.items.figures import bound_words
from quizapp.items.item import Assertion
from quizapp.items.kinds import word_for
from quizapp.items.page_propositions import (
    belongs_to_story,
    is_part,
    looks_ahead_to,
    looks_back_on,
    source_leaves_open,
    source_shows,
    stands_under,
)

NOBODY = "nobody"
"""The value that stands for no source at all where a claim is put down to somebody."""

PERIODS = {"day": (30, "30 days"), "month": (12, "a year")}
"""How many of a period make the next longer one that people reckon in, and what that is called."""

Proposition = Callable[[Corpus, Sequence[Claim], Sequence[str]], bool | None]

UNSOUND = frozenset(
    {
        "bigger_is_better",
        "agreement_is_copying",
        "close_is_equal",
        "periods_do_not_matter",
        "one_is_enough",
        "only_the_number_counts",
        "rounding_has_a_direction",
        "a_page_makes_a_report",
    }
)
"""Principles that never prove anything; an option that rests on one fails whatever the texts say."""


def holds(assertion: Assertion, corpus: Corpus) -> bool | None:
    """Say whether an assertion is true of the corpus; KeyError for unknown propositions or claims."""
    claims = [corpus.claim(name) for name in assertion.claims]
    return PROPOSITIONS[assertion.proposition](corpus, claims, assertion.values)


def do_all_hold(assertions: Sequence[Assertion], corpus: Corpus) -> bool | None:
    """Join assertions: False where one is false, True where all are, else None, also where none is made."""
    answers = [holds(assertion, corpus) for assertion in assertions]
    if False in answers:
        return False
    return True if answers and all(answers) else None


def allows(_: Corpus, claims: Sequence[Claim], values: Sequence[str]) -> bool | None:
    """Say whether the claim's wording lets its number be the value."""
    low, high = (Fraction(value) for value in (values[0], values[-1]))
    answers = {claims[0].figure.interval(t).meets(Interval(low, high)) for t in TOLERANCES}
    return answers.pop() if len(answers) == 1 else None


def rules_out(corpus: Corpus, claims: Sequence[Claim], values: Sequence[str]) -> bool | None:
    """Say whether the claim's wording keeps its number from being the value."""
    allowed = allows(corpus, claims, values)
    return None if allowed is None else not allowed


def verdict_is(corpus: Corpus, claims: Sequence[Claim], values: Sequence[str]) -> bool | None:
    """Say whether the relation between the claims has this verdict."""
    return corpus.relate(claims).verdict is Verdict(values[0])


def reason_holds(corpus: Corpus, claims: Sequence[Claim], values: Sequence[str]) -> bool | None:
    """Say whether a reason holds for the claims; None where it is neither proven nor excluded."""
    relation = corpus.relate(claims)
    reason = Reason(values[0])
    if reason in relation.excluded:
        return False
    return True if reason in relation.reasons else None


def bound_is(_: Corpus, claims: Sequence[Claim], values: Sequence[str]) -> bool | None:
    """Say whether the claim's figure has this bound."""
    return claims[0].figure.bound.value == values[0]


def keeps(_: Corpus, claims: Sequence[Claim], values: Sequence[str]) -> bool | None:
    """Say whether a restatement with this bound, lower and upper end says what the claim says."""
    quantity = claims[0].figure
    given = (
        quantity.bound.value,
        *("" if end is None else str(end) for end in (quantity.low, quantity.high)),
    )
    return given == tuple(values)


def have_same_bound(_: Corpus, claims: Sequence[Claim], values: Sequence[str]) -> bool | None:
    """Say whether all the claims' figures have one bound (values: "yes") or not ("no")."""
    is_same = len({claim.figure.bound for claim in claims}) == 1
    return is_same == (values[0] == "yes")


def words_bound(_: Corpus, claims: Sequence[Claim], values: Sequence[str]) -> bool | None:
    """Say whether these words are the ones that bound the claim's number."""
    return bound_words(claims[0]) == values[0]


def is_dated(corpus: Corpus, claims: Sequence[Claim], _: Sequence[str]) -> bool | None:
    """Say whether every article of the claims gives its date, so that they can be put in order of time."""
    return all(corpus.article(claim.article).source.date.is_known for claim in claims)


def follows_from(_: Corpus, __: Sequence[Claim], values: Sequence[str]) -> bool | None:
    """Answer False: the principle named is unsound. KeyError for a principle that is not listed."""
    if values[0] not in UNSOUND:
        raise KeyError(values[0])
    return False


def is_said_by(_: Corpus, claims: Sequence[Claim], values: Sequence[str]) -> bool | None:
    """Say whether these words are the phrase the text gives for the claim's source."""
    return claims[0].speaker is not None and claims[0].speaker.exact == values[0]


def texts_are(corpus: Corpus, claims: Sequence[Claim], values: Sequence[str]) -> bool | None:
    """Say whether the claims stand in this many separate texts."""
    passages = [(claim.article, claim.passage) for claim in claims]
    return count_texts(passages, corpus.copies) == int(values[0])


def product_is(_: Corpus, __: Sequence[Claim], values: Sequence[str]) -> bool | None:
    """Say whether the last value is the product of the others."""
    *factors, result = (Fraction(value) for value in values)
    return prod(factors) == result


def rounds_to(_: Corpus, __: Sequence[Claim], values: Sequence[str]) -> bool | None:
    """Say whether the first value, rounded to the second's place, gives the third."""
    number, place, result = (Fraction(value) for value in values)
    return round_half_up(number, place) == result


def names_differ(_: Corpus, claims: Sequence[Claim], __: Sequence[str]) -> bool | None:
    """Say whether the claims name different numbers."""
    return len({claim.figure.value for claim in claims}) > 1


def fit_into_period(_: Corpus, claims: Sequence[Claim], values: Sequence[str]) -> bool | None:
    """Say whether this many of the claim's periods make the next longer one: 30 days, 12 months."""
    return PERIODS[claims[0].figure.unit.rsplit("/", 1)[1]][0] == int(values[0])


def happens_before(_: Corpus, claims: Sequence[Claim], __: Sequence[str]) -> bool | None:
    """Say whether the text's own cues put the claims' events in this order; None where they put them in none.

    The order of events is not the order of sentences: it rests on the steps that a reviewer read from cues.
    """
    if len({(claim.article, claim.step.series) if claim.step else claim.id for claim in claims}) > 1:
        return None
    places = [claim.step.place if claim.step else 0 for claim in claims]
    return None if 0 in places else places == sorted(set(places))


def is_put_down_to(_: Corpus, claims: Sequence[Claim], values: Sequence[str]) -> bool | None:
    """Say whether the text puts the claim down to these words, or for "nobody" mentions no source at all."""
    speaker = claims[0].speaker
    return values[0] == (NOBODY if speaker is None else speaker.exact)


def figures_are(_: Corpus, claims: Sequence[Claim], values: Sequence[str]) -> bool | None:
    """Say whether the claims name these numbers, one each, whatever bounds them."""
    return [claim.figure.value for claim in claims] == [Fraction(value) for value in values]


def difference_is(_: Corpus, __: Sequence[Claim], values: Sequence[str]) -> bool | None:
    """Say whether the last value is the first less the second."""
    first, second, result = (Fraction(value) for value in values)
    return first - second == result


def is_kind(_: Corpus, claims: Sequence[Claim], values: Sequence[str]) -> bool | None:
    """Say whether the claim is a statement that can be checked now, an opinion or a forecast.

    None for a kind that is none of these, such as what somebody is quoted as saying.
    """
    word = word_for(claims[0])
    return word == values[0] if word else None


def carries(_: Corpus, claims: Sequence[Claim], values: Sequence[str]) -> bool | None:
    """Say whether the claim's figure makes this of a number between a lower and an upper end.

    The last value is the verdict: supported, contradicted or not stated; an open end is empty.
    """
    low, high, verdict = values
    ends = (float(Fraction(low)) if low else -inf, float(Fraction(high)) if high else inf)
    answer = weigh(claims[0].figure, *ends)
    return answer == verdict if answer else None


def puts_down_to(_: Corpus, claims: Sequence[Claim], values: Sequence[str]) -> bool | None:
    """Say whether the passage makes this (last value) of somebody's (first value) having said the claim.

    It supports its own source. Of anybody else it says nothing where its source is not named: that might
    be anyone. None where it names another, or nobody at all.
    """
    who, verdict = values
    claim = claims[0]
    if claim.speaker is None:
        return None
    if claim.speaker.exact == who:
        return verdict == SUPPORTED
    return None if claim.names_its_source else verdict == NOT_STATED


def quantifies(_: Corpus, claims: Sequence[Claim], values: Sequence[str]) -> bool | None:
    """Say whether the word for how many that the claim begins with makes this (last value) of another word.

    None for words between which nothing is settled.
    """
    mine, verdict = values
    settled = QUANTIFIERS.get(claims[0].asked.exact.split()[0].lower(), {})
    return settled[mine] == verdict if mine in settled else None


def is_loaded(corpus: Corpus, claims: Sequence[Claim], values: Sequence[str]) -> bool | None:
    """Say whether the words from one place to another, in the claims' article, hold words labelled as loaded.

    None where no claim given is such a label: then nobody has read the passage for them.
    """
    start, end = (int(value) for value in values)
    labels = [claim for claim in claims if claim.kind is Kind.LOADED]
    if not labels:
        return None
    article = {claim.article for claim in labels}
    known = [c for c in corpus.usable if c.kind is Kind.LOADED and c.article in article]
    return any(label.asked.start < end and start < label.asked.end for label in known)


def retells_as(_: Corpus, claims: Sequence[Claim], values: Sequence[str]) -> bool | None:
    """Say whether a reviewer says this (last value) of these words in the place of the claim's.

    None for words that no reviewer has given.
    """
    words, retold = values
    given = {retelling.words: retelling.retold for retelling in claims[0].retellings}
    return given[words].value == retold if words in given else None


PROPOSITIONS: dict[str, Proposition] = {
    proposition.__name__: proposition
    for proposition in (
        allows, rules_out, verdict_is, reason_holds, bound_is, keeps, have_same_bound, words_bound, is_dated,
        follows_from, is_said_by, texts_are, product_is, rounds_to, names_differ,
        fit_into_period, happens_before, is_put_down_to, figures_are, difference_is, source_shows,
        source_leaves_open, looks_back_on, looks_ahead_to, belongs_to_story, is_part, stands_under,
        is_kind, carries, puts_down_to, quantifies, is_loaded, retells_as,
    )
}  # fmt: skip

"""Is one figure the other, rounded? Two texts, two figures close together."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import permutations

from quizapp.corpus.claim import Claim
from quizapp.corpus.corpus import Corpus
from quizapp.corpus.quantity import Bound, coarseness, round_half_up
from quizapp.items.craft import claim_says, distractor, key, kind_line, letter, show, spell_out
from quizapp.items.figures import plain, style
from quizapp.items.item import Explanation, Interaction, Item, Option, Part, Polarity, Says, Skill
from quizapp.items.wording import Wording

NEAR = Fraction(15, 100)
BELOW = ("nearly ", "almost ", "close to ", "just under ", "just short of ", "approaching ")
"""Words that put the number below the figure they stand before."""
LEAST = 100
"""Smaller figures are counted out rather than rounded."""
PROMPT = (
    "Article {one} says “{coarse}”, article {other} “{fine}”. Is {coarse_figure} what you get when you round "
    "{fine_figure} to the nearest {place}?"
)
FACT = "To the nearest {place}, {fine_figure} rounds to {rounded}."
TELL = "Whether one writer rounded the other’s figure, or each took it from somewhere else."
RULE = "Round the finer figure yourself, and see whether you arrive at the coarser one."


def make(corpus: Corpus, wording: Wording) -> Iterator[Item]:
    """Pair whole figures within fifteen per cent and of two precisions, each coarse one of a topic once."""
    for topic in corpus.topics:
        asked: set[Fraction] = set()
        for coarse, fine in permutations(corpus.quantities(topic.id), 2):
            is_sure = not (wording.is_possibility(coarse) or wording.is_possibility(fine))
            if is_sure and coarse.figure.value not in asked and _is_fair(coarse, fine):
                asked.add(coarse.figure.value)
                yield _item(corpus, wording, coarse, fine)


def _is_fair(coarse: Claim, fine: Claim) -> bool:
    one, other = coarse.figure, fine.figure
    if coarse.article == fine.article or one.unit != other.unit or not (one.is_point and other.is_point):
        return False
    if one.value.denominator != 1 or other.value.denominator != 1 or not one.value or not other.value:
        return False
    if one.value < LEAST or _cannot_be_rounded(coarse, fine):
        return False
    place = _place(one.value)
    is_coarser = place > coarseness(other.value) and place <= other.value
    return (
        is_coarser
        and abs(one.value - other.value) <= NEAR * other.value
        and one.value in _around(other.value, place)
    )


def _cannot_be_rounded(coarse: Claim, fine: Claim) -> bool:
    """Say whether the words of one figure shut the other out: “more than 700” is no 670, “nearly 300” no 310.

    Where rounding does not lead from one to the other, the words of the finer one do no harm.
    """
    one, other = coarse.figure, fine.figure
    is_lower = one.value < other.value
    holds = round_half_up(other.value, _place(one.value)) == one.value
    is_below = is_lower and one.mention.lower().startswith(BELOW)
    shuts_out = other.bound is (Bound.AT_LEAST if is_lower else Bound.UP_TO)
    return one.bound is (Bound.UP_TO if is_lower else Bound.AT_LEAST) or (holds and (is_below or shuts_out))


def _place(value: Fraction) -> Fraction:
    """Give the place a figure seems rounded to: hundreds for 700, and tens for 100."""
    place = coarseness(value)
    return place / 10 if place == value and place >= 10 else place


def _around(value: Fraction, place: Fraction) -> tuple[Fraction, Fraction]:
    """Give the multiples of `place` just below and just above a value."""
    below = value // place * place
    return below, below + place


def _item(corpus: Corpus, wording: Wording, coarse: Claim, fine: Claim) -> Item:
    place = _place(coarse.figure.value)
    holds = round_half_up(fine.figure.value, place) == coarse.figure.value
    names = {
        "one": letter(corpus, coarse),
        "other": letter(corpus, fine),
        "coarse": coarse.figure.mention,
        "fine": fine.figure.mention,
        "coarse_figure": coarse.figure.figure,
        "fine_figure": fine.figure.figure,
        "place": plain(place),
        "rounded": style(round_half_up(fine.figure.value, place), fine.figure.figure),
    }
    return Item(
        id=f"rounded-figure.{coarse.id}+{fine.id}",
        design="rounded-figure",
        skill=Skill.NUMERACY,
        polarity=Polarity.NONE if holds else Polarity.PROBLEM,
        topics=(coarse.topic,),
        claims=(coarse.id, fine.id),
        passages=show(corpus, coarse, fine),
        parts=(
            Part(
                id="verdict",
                interaction=Interaction.SINGLE_CHOICE,
                prompt=PROMPT.format(**names),
                options=_options(wording, coarse, fine, holds),
            ),
        ),
        explanation=Explanation(
            verdict="Yes, rounded." if holds else "No, not by rounding.",
            fact=FACT.format(**names),
            evidence=tuple(spell_out(corpus, claim, kind_line(claim, wording)) for claim in (coarse, fine)),
            rule=RULE,
            cannot_tell=TELL,
        ),
        difficulty=0.5,
        content_notes=tuple(
            note for claim in (coarse, fine) for note in corpus.article(claim.article).notes_on(claim.passage)
        ),
    )


def _options(wording: Wording, coarse: Claim, fine: Claim, holds: bool) -> tuple[Option, ...]:
    place = _place(coarse.figure.value)
    below, above = _around(fine.figure.value, place)
    right = round_half_up(fine.figure.value, place)
    wrong = above if right == below else below
    say = fine.figure.figure
    yes, no = Says.NONE, Says.PROBLEM
    correct = claim_says("rounds_to", values=[fine.figure.value, place, right])
    slip = claim_says("rounds_to", values=[fine.figure.value, place, wrong])
    higher = coarse.figure.value > fine.figure.value
    return (
        key(
            f"{'Yes' if holds else 'No'}: {say} lies nearer to {style(right, say)}.",
            yes if holds else no,
            [correct],
            "Rounding goes to the nearer neighbour.",
        ),
        distractor(
            "rounds_away",
            f"{'No' if holds else 'Yes'}: {say} lies nearer to {style(wrong, say)}.",
            no if holds else yes,
            [slip],
            wording,
            style(right, say),
        ),
        distractor(
            "close_is_equal",
            "Yes: figures this close are one and the same.",
            yes,
            [claim_says("follows_from", values=["close_is_equal"])],
            wording,
        ),
        distractor(
            "rounds_one_way",
            f"No: rounding goes one way, {'down' if higher else 'up'}.",
            no,
            [claim_says("follows_from", values=["rounding_has_a_direction"])],
            wording,
        ),
    )

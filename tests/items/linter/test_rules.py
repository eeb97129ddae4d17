"""Every rule of the linter finds the flaw it is there for, and leaves alone what is exempt."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.seeds import Seeds
from quizapp.content.shipped import load_release
from quizapp.errors import Severity
from quizapp.items.bank import Entry
from quizapp.items.build import check_bank
from quizapp.items.item import Interaction, Item, Option, OptionSource, Order, Part, SourceKind
from quizapp.items.linter import RULES, lint, lint_item
from quizapp.items.linter.guessing import guesses
from tests.factories import make_item

VERDICT, SPAN, MUTATION = SourceKind.VERDICT, SourceKind.SPAN, SourceKind.MUTATION

SOUND = make_item(0)
ASSERTS = SOUND.parts[0].options[0].source.asserts


def ask(
    prompt: str,
    key: str,
    *others: str,
    kind: SourceKind = VERDICT,
    order: Order = Order.SHUFFLED,
    misreading: str = "drops_bound",
    interaction: Interaction = Interaction.SINGLE_CHOICE,
) -> Item:
    """Make an item of one part; the key comes first."""
    options = [
        Option(
            f"option-{place}",
            text,
            place == 0,
            None,
            OptionSource(kind, ASSERTS, misreading if place else None),
            "why",
        )
        for place, text in enumerate((key, *others))
    ]
    return replace(SOUND, parts=(Part("part", interaction, prompt, tuple(options), order),))


def rules_of(item: Item) -> set[str]:
    return {finding.rule for finding in lint_item(item)}


WORDY = " ".join(["Read it with care and say what it says."] * 6) + " Is it so?"
HARD = "Does intergovernmental administrative correspondence substantiate extraordinary allegations?"

FLAWED = [
    ("length_cue", ask("What?", "a floor, below which no number fits any more", "a ceiling", "a guess")),
    ("article_cue", ask("The figure is an", "estimate", "floor", "ceiling")),
    ("article_cue", ask("The figure is a …", "floor", "hour", "guess")),
    ("number_cue", ask("What the sentence gives are", "floors and ceilings", "a guess", "a rumour")),
    ("number_cue", ask("What the sentence gives is", "a guess", "two figures", "many rumours")),
    ("stem_overlap", ask("Which figure is rounded?", "By rounding: one", "By luck: two", "By haste: six")),
    ("absolute_words", ask("Why?", "Yes: it fits.", "No: it never fits.", "No: it is late.")),
    ("negated_stem", ask("Here is a figure. Which reading is not right?", "a floor", "a ceiling", "a guess")),
    ("negated_stem", ask("Which doesn’t hold?", "a floor", "a ceiling", "a guess")),
    ("negated_stem", ask("Each holds except:", "a floor", "a ceiling", "a guess")),
    ("negated_stem", ask("Which reading is not right? Take your time.", "a floor", "a ceiling", "a guess")),
    ("negated_stem", ask("Mark what does not hold. There may be two.", "a floor", "a ceiling", "a guess")),
    ("negated_stem", ask("Which is false?", "a floor", "a ceiling", "a guess")),
    ("all_of_the_above", ask("Which?", "a floor", "a ceiling", "All of the above.")),
    ("all_of_the_above", ask("Which?", "a floor", "a ceiling", "None of these")),
    ("all_of_the_above", ask("Which?", "Both A and B", "a ceiling", "a guess")),
    ("overlapping_options", ask("Which?", "A floor.", "a floor", "a guess")),
    ("overlapping_options", ask("Which?", "a floor", "a floor or a guess", "a rumour")),
    ("overlapping_options", ask("How many?", "at least 3,000 men", "at least 11,000 men", "12 men")),
    ("overlapping_options", ask("How many?", "between 5 and 8 million", "6 million", "9 million")),
    ("overlapping_options", ask("How many?", "1 to 10", "up to 20", "30")),
    ("lengthened_key", ask("Which?", "the army", "the army in the north", "the navy", kind=MUTATION)),
    ("lengthened_key", ask("Which?", "“other states.”", "“some other states”", "“allies”", kind=MUTATION)),
    ("natural_order", ask("How many?", "3,000", "11,000", "12,000")),
    ("natural_order", ask("How many?", "Yes: 5 men", "No: 7 men", "No: 9 men")),
    ("natural_order", ask("How many?", "12 million", "11,000", "3,000", order=Order.FIXED)),
    ("natural_order", ask("How many?", "Four: by day", "One: by name", "Two: by place", order=Order.FIXED)),
    ("reading_level", ask(HARD, "yes", "no", "perhaps")),
    ("stem_length", ask(WORDY, "yes", "no", "perhaps")),
]

EXEMPT = [
    ("length_cue", ask("What?", "a floor, below which no number fits any more", "a guess", kind=SPAN)),
    ("article_cue", ask("The figure is an", "estimate", "inner end", "hour")),
    ("number_cue", ask("What the sentence gives are", "floors", "guesses", "rumours")),
    ("stem_overlap", ask("Which figure is rounded?", "By rounding: one", "By rounding: two", "Six")),
    ("stem_overlap", ask("“Mostly rounded.” What is that?", "rounded", "sharp", "late")),
    ("stem_overlap", ask("Which figure is rounded?", "rounded twice", "late", "sharp", kind=SPAN)),
    ("absolute_words", ask("Why?", "Some men.", "All men.", "Few men.", misreading="some_to_all")),
    ("absolute_words", ask("Why?", "some men", "all men", "few men", kind=SPAN)),
    ("absolute_words", ask("Why?", "It says “some”.", "It says “all”.", "It says “few”.")),
    ("absolute_words", ask("Who says so?", "“Kim”", "Nobody", "“Putin”")),
    ("negated_stem", ask("It says: “It is not so.” What does that say?", "a floor", "a ceiling", "a guess")),
    ("negated_stem", ask("The text does not name a day. What follows?", "a floor", "a ceiling", "a guess")),
    ("negated_stem", ask("Match them. One may serve twice or not at all.", "a floor", "a cap", "a guess")),
    ("negated_stem", ask("Mark what judges, whether or not you agree.", "a floor", "a cap", "a guess")),
    ("number_cue", ask("Which are headings? Choose all that are.", "a line", "two words", "a name")),
    ("absolute_words", ask("What does it tell?", "A time.", "It tells nothing.", "A place.")),
    ("all_of_the_above", ask("Which?", "all of the above men", "a ceiling", "a guess", kind=SPAN)),
    ("all_of_the_above", ask("Which?", "No: it rules out any other number.", "a ceiling", "a guess")),
    ("overlapping_options", ask("Which?", "1,000 men", "over 1,000 men", "up to 1,000 men", kind=MUTATION)),
    ("overlapping_options", ask("How many?", "at least 3,000", "up to 2,000", "2,500")),
    ("lengthened_key", ask("Which?", "“reports”", "“new reports”", "“Kim”", kind=SPAN)),
    ("lengthened_key", ask("Which?", "the army", "the armies", "the navy", kind=MUTATION)),
    ("natural_order", ask("How many?", "One: by name", "Two: by day", "Two: by place", order=Order.FIXED)),
    ("natural_order", ask("Why?", "No: 1,000 × 30 is 30,000.", "Yes: 1,000 × 30 is 9.", "No: 7.")),
    ("reading_level", ask(f"“{HARD}” Is it so?", "yes", "no", "perhaps")),
    ("stem_length", ask(f"“{WORDY}” Is it so?", "yes", "no", "perhaps")),
]


@pytest.mark.parametrize(("rule", "item"), FLAWED)
def test_a_flaw_is_found_and_its_remedy_told(rule: str, item: Item) -> None:
    found = [finding for finding in lint_item(item) if finding.rule == rule]
    assert found, rules_of(item)
    assert all(finding.place == f"{item.id}/part" and finding.remedy for finding in found)


@pytest.mark.parametrize(("rule", "item"), EXEMPT)
def test_what_is_exempt_is_left_alone(rule: str, item: Item) -> None:
    assert rule not in rules_of(item)


def test_passages_that_hold_one_another_are_only_a_warning() -> None:
    item = ask("Who says so?", "“reports”", "“new reports”", "“Kim”", kind=SPAN)
    assert {finding.severity for finding in lint_item(item)} == {Severity.WARNING}


TEXTS = st.text() | st.lists(
    st.sampled_from(["Which", "not", "?", ".", "an", "are", "“", "”", "1,000", "3.5", "million", "to", ","])
).map(" ".join)


@given(TEXTS, st.lists(TEXTS, min_size=2, max_size=5), st.sampled_from(SourceKind), st.sampled_from(Order))
def test_no_wording_stops_the_linter(prompt: str, texts: list[str], kind: SourceKind, order: Order) -> None:
    item = ask(prompt, *texts, kind=kind, order=order)
    assert all(finding.remedy for finding in lint_item(item))
    assert all(0 <= guess.share <= 1 for guess in guesses([item]))


def test_every_rule_is_tested_here() -> None:
    assert {rule for rule, _ in FLAWED} == {rule.__name__ for rule in RULES}
    assert {rule for rule, _ in EXEMPT} == {rule.__name__ for rule in RULES}


def test_the_shipped_bank_has_no_error() -> None:
    bank, _, _ = load_release()
    assert [str(finding) for finding in lint(bank.approved) if finding.severity is Severity.ERROR] == []


def test_a_flaw_in_an_item_is_a_finding_of_its_bank(seeds: Seeds) -> None:
    bank, _, _ = load_release()
    first = bank.entries[0]
    negated = replace(first.item.parts[0], prompt="Which is not right?")
    flawed = Entry(replace(first.item, parts=(negated, *first.item.parts[1:])), first.decision)
    items = [flawed.item, *(entry.item for entry in bank.entries[1:])]
    findings = check_bank(replace(bank, entries=(flawed, *bank.entries[1:])), seeds.corpus, items, ())
    assert "negated_stem" in {finding.rule for finding in findings}

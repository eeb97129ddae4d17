"""What each check made sure of, in a sentence for who teaches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from flask_babel import gettext as _

from quizapp.items.item import Interaction, Item

_PICKED = {Interaction.SINGLE_CHOICE, Interaction.MULTIPLE_CHOICE}
_CHOSEN = {*_PICKED, Interaction.PICK_PHRASES}
_WITH_OPTIONS = set(Interaction) - {Interaction.NUMBER}

LOOKS_AT: Mapping[str, set[Interaction]] = {
    "distinct_options": _WITH_OPTIONS,
    "key_proved": _CHOSEN,
    "distractor_refuted": _CHOSEN,
    "named_misreading": _CHOSEN,
    "options_from_passages": _WITH_OPTIONS,
    "pairs_proved": {Interaction.MATCH},
    "order_proved": {Interaction.ORDER},
    "number_proved": {Interaction.NUMBER},
    "phrases_make_the_passage": {Interaction.PICK_PHRASES},
    "length_cue": {Interaction.SINGLE_CHOICE},
    "stem_overlap": {Interaction.SINGLE_CHOICE},
    "article_cue": _PICKED,
    "number_cue": _PICKED,
    "absolute_words": _PICKED,
    "all_of_the_above": _PICKED,
    "overlapping_options": _PICKED,
    "lengthened_key": {Interaction.SINGLE_CHOICE},
    "natural_order": _PICKED,
}
"""Checks that look at some ways of answering only: elsewhere they find nothing, and prove nothing."""


def say_checks(names: Iterable[str], item: Item) -> list[str]:
    """Give a sentence for each check that an item passed, but for those with nothing to look at in it."""
    ways = {part.interaction for part in item.parts}
    sentences = describe_checks()
    return [
        sentences.get(name) or name.replace("_", " ").capitalize() + "."
        for name in names
        if ways & LOOKS_AT.get(name, ways)
    ]


def describe_checks() -> Mapping[str, str]:
    """Give the sentence of every check by its name."""
    return {
        "anchored": _("Every passage stands in its article exactly as it is quoted."),
        "marked_inside": _("Underlined and marked words lie inside the passage that shows them."),
        "distinct_options": _("No two options say the same."),
        "key_proved": _("The articles prove the right answer."),
        "distractor_refuted": _("The articles refute every wrong option; none is merely left open."),
        "named_misreading": _("Every wrong option comes from a known misreading, and says why it fails."),
        "has_its_keys": _("It has as many options, and right ones, as its kind of question needs."),
        "pairs_proved": _("Every line has one match, and the last does not follow from the rest."),
        "order_proved": _("Each line comes before the next by the words of the articles."),
        "number_proved": _("The number was worked out again from the figures in the passages."),
        "phrases_make_the_passage": _("The phrases to mark, put together, are the whole passage."),
        "options_from_passages": _("Options quote word for word, or name the words that they change."),
        "polarity_agrees": _("The right answer agrees with whether there is a problem to find."),
        "names_its_article": _("Where several articles are quoted, the question says which it asks about."),
        "story_only": _("What does not belong to the story is quoted only where that is the question."),
        "no_leak": _("The question does not state its own answer, and no part gives another away."),
        "self_contained": _("A passage that begins with “it” or “they” is shown with what stands before it."),
        "accepted_claims": _("It rests only on claims that a person accepted and that are not garbled."),
        "explained": _("The explanation quotes every article shown, and marks what decides."),
        "nothing_left_open": _("No sentence has a gap that should have been filled."),
        "length_cue": _("The right answer is not far longer than the others."),
        "article_cue": _("“A” or “an” at the end of the question gives nothing away."),
        "number_cue": _("Singular or plural at the end of the question gives nothing away."),
        "stem_overlap": _("The right answer is not the only one that repeats a word of the question."),
        "absolute_words": _("Wrong options are not given away by words such as “always” or “never”."),
        "negated_stem": _("The question asks for what holds, never for what does not."),
        "all_of_the_above": _("No option stands for all the others, or for none."),
        "overlapping_options": _("No option is contained in another."),
        "lengthened_key": _("No wrong option is the right one with words added."),
        "natural_order": _("Numbers among the options stand in their order."),
        "reading_level": _("The question reads as easily as a text for the tenth grade."),
        "stem_length": _("The question has no more words than it takes to ask."),
    }  # fmt: skip

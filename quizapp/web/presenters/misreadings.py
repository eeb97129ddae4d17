"""What a misreading is, as what readers did: “they dropped “at least””."""

from __future__ import annotations

import re
from collections.abc import Mapping

from flask_babel import gettext as _

from quizapp.items.item import Item, MarkRole, Option
from quizapp.web.presenters.passages import quote


def say_misreading(option: Option, item: Item) -> str:
    """Say what who chose a wrong option did; what its feedback says first where it has no such name."""
    name = option.source.misreading or ""
    if name == "drops_bound" and (words := _find_dropped(option, item)):
        return str(_("they dropped %(words)s", words=quote(words)))
    return name_misreading(name) or option.feedback.split(". ")[0]


def name_misreading(name: str) -> str:
    """Say in general what readers do who misread in this way; empty for a name that is not known."""
    return _describe_misreadings().get(name, "")


def _find_dropped(option: Option, item: Item) -> str:
    """Find the marked words of the evidence that stand in what the feedback quotes."""
    quoted = re.search("“([^”]+)”", option.feedback)
    for evidence in item.explanation.evidence:
        for mark in evidence.marks:
            words = evidence.exact[mark.start - evidence.start : mark.end - evidence.start]
            if mark.role is MarkRole.DECIDES and quoted and re.search(rf"\b{re.escape(words)}\b", quoted[1]):
                return words
    return ""


def _describe_misreadings() -> Mapping[str, str]:
    return {
        "drops_bound": _("they dropped the words around a number"),
        "adds_bound": _("they put in a limit that is not there"),
        "blurs_bound": _("they made a figure looser than the text does"),
        "drops_end": _("they took a range for one of its ends"),
        "overlooks_added_bound": _("they looked at the number alone, and not at the words put beside it"),
        "flips_polarity": _("they turned the words beside a number into their opposite"),
        "bigger_is_better": _("they trusted a number for its size"),
        "newer_is_better": _("they trusted what they took to be newer, though no date is given"),
        "not_one_number": _("they took two figures for one number, rounded"),
        "splits_the_difference": _("they took the middle of two figures for a compromise"),
        "one_is_enough": _("they stopped at the first text that fits"),
        "asks_which": _("they asked which number is right, and not whether both can be"),
        "overrates_about": _("they took every “about” for an open question"),
        "close_is_equal": _("they went by how close two figures are"),
        "wrong_speaker": _("they gave a claim to a source that stands nearby"),
        "overlooks_speaker": _("they passed over the source that the text names"),
        "counts_copy_twice": _("they counted a copy as a text of its own"),
        "page_as_text": _("they counted pages, and not texts"),
        "invents_days": _("they gave the articles days that they do not have"),
        "agreement_as_copy": _("they took agreement for copying"),
        "sees_copying": _("they saw copying where the words are not the same"),
        "sees_a_copy": _("they saw a copy where the words are not the same"),
        "right_for_a_wrong_reason": _("they said yes, which is right, for a wrong reason"),
        "adds_hedge": _("they made the text less sure than it is"),
        "unit_error": _("they slipped in the arithmetic"),
        "drops_period": _("they forgot what period a figure is for"),
        "wrong_period": _("they multiplied by the wrong number of days or months"),
        "inference_as_fact": _("they took a guess for what the text shows"),
        "event_as_writing": _("they took the time of an event for the time of writing"),
        "turns_time_round": _("they took what had been for what was to come"),
        "overlooks_cue": _("they passed over the words of time"),
        "same_names_same_story": _("they took the same names for the same story"),
        "page_as_story": _("they took everything on a page for one story"),
        "sees_another_story": _("they saw another story where this one goes on"),
        "story_as_furniture": _("they took sentences of the story for links of the page"),
        "furniture_as_story": _("they took a link of the page for a part of the story"),
        "wrong_words": _("they took other words for those that say how exact a number is"),
        "mixes_kinds": _("they took one kind of figure for another"),
        "sees_two_numbers": _("they saw two numbers where there is one"),
        "rounds_away": _("they rounded to the farther number"),
        "rounds_one_way": _("they let rounding go one way only"),
        "words_for_meaning": _("they took other words for another meaning"),
        "opinion_as_fact": _("they took an opinion for something that can be checked"),
        "opinion_as_forecast": _("they took an opinion for a forecast"),
        "forecast_as_fact": _("they took a forecast for something that can be checked"),
        "forecast_as_opinion": _("they took a forecast for an opinion"),
        "fact_as_opinion": _("they took something that can be checked for an opinion"),
        "fact_as_forecast": _("they took something that can be checked for a forecast"),
        "same_subject_as_support": _("they took the same subject for support"),
        "other_words_as_denial": _("they took other words for a denial"),
        "wants_the_same_words": _("they looked for the very same words"),
        "more_than_it_says": _("they made more of the words than they say"),
        "silence_as_denial": _("they took silence for a denial"),
        "takes_fact_for_judgement": _("they took plain news for words that judge"),
        "loaded_for_plain": _("they put one loaded word for another"),
        "adds_detail": _("they added a detail that the text does not give"),
        "changes_the_fact": _("they took out the judgement, and the fact with it"),
    }

"""Say in words how an attempt went."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from quizapp.items.item import Skill
from quizapp.learning.answer import Confidence
from quizapp.learning.discernment import FEWEST
from quizapp.learning.results import Outcome, count_skills, count_verdicts, make_outcome
from quizapp.services.desk import Explained


@dataclass(frozen=True)
class Strip:
    """One skill of a result: how many answers were right, in part and wrong."""

    skill: Skill
    right: int
    part: int
    total: int
    says: str


@dataclass(frozen=True)
class Summary:
    """What the top of a review says."""

    headline: str
    lead: str
    strips: tuple[Strip, ...]
    verdicts: tuple[str, ...]


def outcome_of(explained: Explained) -> Outcome:
    """Take from an explained question what a result counts."""
    points = explained.points
    return make_outcome(explained.item, explained.given.answer, points.got, points.of)


def summarise(explained: Sequence[Explained], skipped: int = 0, left_out: int = 0) -> Summary:
    """Sum an attempt up in counts and sentences, never in a bare percentage.

    So many more questions were `skipped`, or are `left_out` for the class: that is said, and counted nowhere.
    """
    outcomes = [outcome_of(one) for one in explained]
    right = sum(outcome.is_right for outcome in outcomes)
    part = sum(outcome.is_partly_right for outcome in outcomes)
    given = [bool(one.given.answer.parts) for one in explained]
    again = sum(given) - right - part
    counts = [ngettext("%(num)d right", "%(num)d right", right)]
    if part:
        counts.append(ngettext("%(num)d in part", "%(num)d in part", part))
    counts.append(_("%(num)d to look at again", num=again) if again else _("none to look at again"))
    if not all(given):
        counts.append(_("%(num)d not answered", num=given.count(False)))
    return Summary(
        headline=_("Your answers, one by one"),
        lead=_say_lead(len(outcomes), ", ".join(counts), skipped, left_out),
        strips=tuple(
            Strip(skill, tally.right, tally.part, tally.total, _say(tally.right, tally.part, tally.total))
            for skill, tally in count_skills(outcomes).items()
        ),
        verdicts=say_verdicts(outcomes),
    )


def _say_lead(answers: int, counts: str, skipped: int, left_out: int) -> str:
    if skipped and not answers and not left_out:
        return str(_("Every question was skipped. Nothing is counted."))
    lead = ngettext("%(num)d answer: %(counts)s.", "%(num)d answers: %(counts)s.", answers, counts=counts)
    told = [lead if answers else _("Nothing is counted.")]
    if skipped:
        told.append(
            ngettext(
                "One question was skipped and does not count.",
                "%(num)d questions were skipped and do not count.",
                skipped,
            )
        )
    if left_out:
        told.append(
            ngettext(
                "One question is left out for the class and does not count.",
                "%(num)d questions are left out for the class and do not count.",
                left_out,
            )
        )
    return " ".join(map(str, told))


def describe_sureness(confidence: Confidence | None) -> str:
    """Name a step of confidence."""
    names = {
        Confidence.GUESS: _("guessing"),
        Confidence.FAIRLY: _("fairly sure"),
        Confidence.VERY: _("very sure"),
    }
    return names[confidence] if confidence else ""


def _say(right: int, part: int, total: int) -> str:
    if part:
        return str(_("%(right)d of %(total)d, %(part)d in part", right=right, total=total, part=part))
    return str(_("%(right)d of %(total)d", right=right, total=total))


def say_verdicts(outcomes: Sequence[Outcome]) -> tuple[str, ...]:
    """Say how many problems were seen, and how many were imagined."""
    tally = count_verdicts(outcomes)
    sentences = []
    if tally.problems:
        sentences.append(
            ngettext(
                "%(num)d question had a problem to find: you saw %(hits)d.",
                "%(num)d questions had a problem to find: you saw %(hits)d.",
                tally.problems,
                hits=tally.hits,
            )
        )
    if tally.nones:
        sentences.append(
            ngettext(
                "%(num)d question had no problem: you saw one in %(alarms)d all the same.",
                "%(num)d questions had no problem: you saw one in %(alarms)d of them all the same.",
                tally.nones,
                alarms=tally.false_alarms,
            )
        )
    if sentences and tally.problems + tally.nones < FEWEST:
        sentences.append(_("That is too few to say which way you lean."))
    return tuple(sentences)

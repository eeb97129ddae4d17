"""A learner's progress as pictures and sentences: each skill over time, problems seen, sureness."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import format_date, ngettext
from flask_babel import gettext as _

from quizapp.items.item import Skill
from quizapp.learning.calibration import SurenessTally, count_sureness, is_overconfident
from quizapp.learning.discernment import Lean, measure
from quizapp.learning.history import Answered
from quizapp.learning.results import Outcome, count_verdicts
from quizapp.learning.schedule import SkillState
from quizapp.services.practice import Practice
from quizapp.web.presenters.reviews import describe_sureness, say_verdicts

RELIABLE = 0.8
"""The share of right answers from which on “very sure” is called reliable."""

MOST_SHOWN = 12
"""Answers of a skill drawn, the newest: a row of them fits a phone."""

BAR_ROOM = 180.0
"""The picture of sureness is 400 wide, with words on either side: the longest bar."""

FAIR, GOOD = 0.5, 1.5
"""Where d′ begins to be called fair, and good: right about 60 and 77 times of 100 without a lean."""


@dataclass(frozen=True)
class SkillRow:
    """One skill over time: the newest answers in their order, in words and as states, and when it is due."""

    skill: Skill
    states: tuple[str, ...]
    says: str
    told: str
    due: str


@dataclass(frozen=True)
class SurenessBar:
    """How often answers at one step of sureness were right, as a bar and in words."""

    name: str
    right: int
    total: int
    width: float
    says: str


@dataclass(frozen=True)
class Progress:
    """What the page on progress shows. `bars` is empty where nobody said how sure they were."""

    skills: tuple[SkillRow, ...]
    verdicts: tuple[str, ...]
    bars: tuple[SurenessBar, ...]
    calibration: str


def show_progress(practice: Practice, now: dt.datetime) -> Progress:
    """Draw a learner's history."""
    tallies = count_sureness(practice.history)
    outcomes = [answer.outcome for answer in practice.history]
    return Progress(
        skills=tuple(
            _draw_skill(skill, [one for one in practice.history if one.outcome.skill is skill], state, now)
            for skill, state in practice.states.items()
        ),
        verdicts=(*say_verdicts(outcomes), *_say_discernment(outcomes)),
        bars=tuple(draw_bar(tally) for tally in tallies) if any(tally.total for tally in tallies) else (),
        calibration=_say_calibration(tallies),
    )


def _draw_skill(skill: Skill, answers: Sequence[Answered], state: SkillState, now: dt.datetime) -> SkillRow:
    states = tuple(_state_of(answer.outcome) for answer in answers)[-MOST_SHOWN:]
    names = {"right": _("right"), "part": _("in part"), "miss": _("not right")}
    right = sum(answer.outcome.is_right for answer in answers)
    return SkillRow(
        skill=skill,
        states=states,
        says=_("%(right)d of %(total)d", right=right, total=len(answers)),
        told=_("The last answers, oldest first: %(list)s.", list=", ".join(names[one] for one in states)),
        due=_say_due(state, now),
    )


def _state_of(outcome: Outcome) -> str:
    return "right" if outcome.is_right else "part" if outcome.is_partly_right else "miss"


def _say_due(state: SkillState, now: dt.datetime) -> str:
    if state.is_surely_wrong:
        return str(_("Look at it again now: you were very sure, and it was not right."))
    if state.due <= now:
        return str(_("Look at it again now."))
    return str(_("Again from %(date)s on.", date=format_date(state.due, "d MMMM")))


def _say_discernment(outcomes: Sequence[Outcome]) -> tuple[str, ...]:
    tally = count_verdicts(outcomes)
    found = measure(tally)
    if found is None:
        return ()
    leans = {
        Lean.PROBLEM: _("When you are not sure, you lean to seeing a problem. Ask first whether both fit."),
        Lean.NONE: _(
            "When you are not sure, you lean to seeing none. Look once more at the words that decide."
        ),
        Lean.NEITHER: _("When you are not sure, you lean neither way."),
    }
    answers = tally.problems + tally.nones
    return _say_sensitivity(found.sensitivity, answers), str(leans[found.lean])


def _say_sensitivity(value: float, answers: int) -> str:
    said = f"{value:.1f}".replace("-", "−")
    if value < FAIR:
        sentence = _(
            "Over %(num)d answers you do not tell the two apart yet (d′ %(value)s; guessing is 0).",
            num=answers,
            value=said,
        )
    elif value < GOOD:
        sentence = _(
            "Over %(num)d answers you tell the two apart fairly well (d′ %(value)s; guessing is 0).",
            num=answers,
            value=said,
        )
    else:
        sentence = _(
            "Over %(num)d answers you tell the two apart well (d′ %(value)s; guessing is 0).",
            num=answers,
            value=said,
        )
    return str(sentence)


def draw_bar(tally: SurenessTally) -> SurenessBar:
    """Draw how often answers at one step of sureness were right."""
    if not tally.total:
        says = str(_("no answer yet"))
    else:
        says = ngettext(
            "%(right)d of %(num)d right", "%(right)d of %(num)d right", tally.total, right=tally.right
        )
        if not tally.is_enough:
            says = str(_("%(count)s, too few to say", count=says))
    share = tally.right / tally.total if tally.total else 0
    return SurenessBar(
        describe_sureness(tally.confidence), tally.right, tally.total, round(share * BAR_ROOM, 1), says
    )


def _say_calibration(tallies: Sequence[SurenessTally]) -> str:
    over = is_overconfident(tallies)
    if over is None:
        return str(
            _("Say with more answers how sure you are: five very sure ones and five others tell something.")
        )
    if over:
        return str(
            _("“Very sure” was right no more often than the rest. Look at the passages once more before it.")
        )
    sure = tallies[-1]
    if sure.right < RELIABLE * sure.total:
        return str(
            _(
                "“Very sure” was right more often than the rest, and still wrong %(num)d times of %(total)d.",
                num=sure.total - sure.right,
                total=sure.total,
            )
        )
    return str(_("“Very sure” was right more often than the rest: you know when you know."))

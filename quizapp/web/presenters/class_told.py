"""What a class's answers tell beyond single questions: judging, sureness, and how points hang together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import gettext as _

from quizapp.items.item import Skill
from quizapp.learning.answer import Confidence
from quizapp.learning.calibration import SurenessTally, is_overconfident
from quizapp.learning.correlation import FEWEST
from quizapp.learning.discernment import SLIGHT, GroupDiscernment, Judgements, measure_group
from quizapp.learning.estimate import Estimate
from quizapp.services.analysis.report import Drawing
from quizapp.web.presenters.estimates import say_interval
from quizapp.web.presenters.progress import FAIR, GOOD, SurenessBar, draw_bar


@dataclass(frozen=True)
class SkillJudged:
    """One judged skill in words; `skill` is None for all of them together."""

    skill: Skill | None
    counts: tuple[str, ...]
    says: tuple[str, ...]


@dataclass(frozen=True)
class ClassSureness:
    """How sure the class was, as bars; `hidden` are the steps that too few students used."""

    bars: tuple[SurenessBar, ...]
    calibration: str
    hidden: tuple[Confidence, ...]


def tell_judgements(judgements: Mapping[Skill | None, Judgements]) -> tuple[SkillJudged, ...]:
    """Say of each judged skill which problems the class saw, which it imagined, and which way it leans."""
    return tuple(
        SkillJudged(skill, _say_counts(sums), _say_discernment(sums, measure_group(sums)))
        for skill, sums in judgements.items()
    )


def tell_sureness(tallies: Mapping[Confidence, SurenessTally]) -> ClassSureness:
    """Draw how often answers were right by how sure the class was."""
    hidden = tuple(step for step in Confidence if step not in tallies)
    return ClassSureness(tuple(draw_bar(one) for one in tallies.values()), _say_sureness(tallies), hidden)


def say_reliability(found: Estimate | None, drawing: Drawing) -> str:
    """Say how far the points hang together, or why that is not told."""
    if drawing is Drawing.PAIR:
        return str(
            _(
                "How far the points hang together (Cronbach’s alpha, KR-20) is not told: half of the class "
                "had one paper and half the other, and it would mix the two."
            )
        )
    if drawing is not Drawing.SAME:
        return str(
            _(
                "How far the points hang together (Cronbach’s alpha, KR-20) is not told: it would mean "
                "nothing, since papers were drawn at random and not everybody had the same questions."
            )
        )
    if found is None:
        return str(
            _(
                "How far the points hang together (Cronbach’s alpha, KR-20): too few to say. "
                "It takes %(num)d students who answered every question.",
                num=FEWEST,
            )
        )
    return str(
        _(
            "How far the points hang together: Cronbach’s alpha, or KR-20, is %(told)s, over %(num)d "
            "students. 1 is wholly, 0 not at all. A short paper on several skills has a low one: "
            "do not rank students by it.",
            told=say_interval(found, 2),
            num=found.n,
        )
    )


def _say_counts(sums: Judgements) -> tuple[str, ...]:
    counts = []
    if sums.p:
        counts.append(
            str(_("Where there was a problem, %(hits)d of %(num)d answers saw it.", hits=sums.h, num=sums.p))
        )
    if sums.q:
        counts.append(
            str(
                _(
                    "Where there was none, %(alarms)d of %(num)d answers saw one all the same.",
                    alarms=sums.f,
                    num=sums.q,
                )
            )
        )
    return tuple(counts)


def _say_discernment(sums: Judgements, found: GroupDiscernment | None) -> tuple[str, ...]:
    if found is None and not (sums.p and sums.q):
        return ()
    if found is None:
        return (str(_("Too few to say which way the class leans.")),)
    told, n = say_interval(found.sensitivity), found.sensitivity.n
    value = found.sensitivity.value
    if value < FAIR:
        tells = _(
            "It does not tell the two apart yet: d′ %(told)s (guessing is 0; %(num)d answers).",
            told=told,
            num=n,
        )
    elif value < GOOD:
        tells = _(
            "It tells the two apart fairly well: d′ %(told)s (guessing is 0; %(num)d answers).",
            told=told,
            num=n,
        )
    else:
        tells = _(
            "It tells the two apart well: d′ %(told)s (guessing is 0; %(num)d answers).", told=told, num=n
        )
    return str(tells), _say_lean(found.bias)


def _say_lean(bias: Estimate) -> str:
    told = say_interval(bias)
    if abs(bias.value) < SLIGHT or bias.low <= 0 <= bias.high:
        return str(_("When not sure, it leans neither way clearly: bias %(told)s.", told=told))
    if bias.value < 0:
        return str(_("When not sure, it leans to seeing a problem: bias %(told)s.", told=told))
    return str(_("When not sure, it leans to seeing none: bias %(told)s.", told=told))


def _say_sureness(tallies: Mapping[Confidence, SurenessTally]) -> str:
    sure = tallies.get(Confidence.VERY)
    others = [tally for step, tally in tallies.items() if step is not Confidence.VERY]
    right, total = sum(tally.right for tally in others), sum(tally.total for tally in others)
    if sure is None or not others:
        return str(_("Too few said how sure they were to set “very sure” against the rest."))
    counts = _(
        "“Very sure” was right in %(sure)d of %(all)d answers, the rest in %(right)d of %(total)d.",
        sure=sure.right,
        all=sure.total,
        right=right,
        total=total,
    )
    if is_overconfident([*tallies.values()]):
        return f"{counts} {_('The class is surer than it may be: being sure told nothing.')}"
    return f"{counts} {_('Being sure told something.')}"

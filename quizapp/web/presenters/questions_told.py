"""How a question went, in sentences that each give their n."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from quizapp.items.item import CHOOSING
from quizapp.learning.correlation import FEWEST as FEWEST_TO_CORRELATE
from quizapp.learning.estimate import Estimate
from quizapp.learning.facility import FEWEST
from quizapp.learning.reteaching import FEWEST as FEWEST_ASTRAY
from quizapp.services.analysis.questions import Chosen, PartAnswers, QuestionReport
from quizapp.web.presenters.estimates import say_interval, say_shares
from quizapp.web.presenters.misreadings import say_misreading
from quizapp.web.presenters.passages import quote

MOST_TOLD = 3
"""Wrong answers told in sentences, the most frequent; all stand in the table."""

WEAK = 0.1
"""A correlation below this, even at the upper end of its interval, calls for a look at the question."""


@dataclass(frozen=True)
class QuestionTold:
    """One question in words: how it went, what was chosen wrongly, and what the numbers say of it.

    `surely_wrong` counts who was very sure and not right, None where they are too few to be told.
    """

    report: QuestionReport
    went: str
    sentences: tuple[str, ...]
    numbers: str
    is_enough: bool
    surely_wrong: int | None


def tell_question(report: QuestionReport, surely_wrong: int | None) -> QuestionTold:
    """Put a question into words; `surely_wrong` counts who was very sure, None where they are too few."""
    is_enough = report.n >= FEWEST
    sentences = [one for part in report.parts for one in _tell_part(part, report)] if is_enough else []
    return QuestionTold(
        report=report,
        went=_say_went(report),
        sentences=tuple(sentences),
        numbers=_say_numbers(report) if is_enough else "",
        is_enough=is_enough,
        surely_wrong=surely_wrong,
    )


def _say_went(report: QuestionReport) -> str:
    told = _("%(right)d of %(n)d had it all right.", right=report.right, n=report.n)
    if report.n < FEWEST:
        told = ngettext("%(num)d answer: too few to say.", "%(num)d answers: too few to say.", report.n)
    if not report.skipped:
        return str(told)
    skipped = ngettext("%(num)d student skipped it.", "%(num)d students skipped it.", report.skipped)
    return f"{told} {skipped}"


def _tell_part(answers: PartAnswers, report: QuestionReport) -> list[str]:
    wrong = [one for one in answers.chosen if not one.is_right and one.count >= FEWEST_ASTRAY]
    sentences = [_tell_wrong(one, answers, report) for one in wrong[:MOST_TOLD]]
    nobody = [one.text for one in answers.chosen if not one.count and not one.is_right]
    if nobody and answers.part.interaction in CHOOSING:
        texts = "; ".join(quote(text.rstrip(".")) for text in nobody)
        sentences.append(str(_("Nobody of %(n)d chose %(texts)s.", n=report.n, texts=texts)))
    empty = report.n - answers.answered
    if empty:
        sentences.append(str(_("%(num)d of %(n)d left it empty.", num=empty, n=report.n)))
    return sentences


def _tell_wrong(chosen: Chosen, answers: PartAnswers, report: QuestionReport) -> str:
    option = next((one for one in answers.part.options if one.id == chosen.option), None)
    text = quote(chosen.text.rstrip("."))
    if option is None:
        return str(_("%(num)d of %(n)d gave %(text)s.", num=chosen.count, n=report.n, text=text))
    return str(
        _(
            "%(num)d of %(n)d chose %(text)s: %(why)s.",
            num=chosen.count,
            n=report.n,
            text=text,
            why=say_misreading(option, report.item),
        )
    )


def _say_numbers(report: QuestionReport) -> str:
    share = _("%(share)s of the points.", share=say_shares(report.facility)) if report.facility else ""
    return f"{share} {_say_correlation(report.correlation, report.n)}".strip()


def _say_correlation(found: Estimate | None, n: int) -> str:
    if found is None and n < FEWEST_TO_CORRELATE:
        return str(_("Whether strong students do better in it: too few to say."))
    if found is None:
        return str(_("Whether strong students do better in it cannot be told: all did alike."))
    told = say_interval(found, 2)
    if found.high < WEAK:
        return str(
            _("Strong students do no better in it (correlation %(told)s): look at it again.", told=told)
        )
    if found.low > 0:
        return str(_("Strong students do better in it (correlation %(told)s).", told=told))
    return str(_("Whether strong students do better in it is open (correlation %(told)s).", told=told))

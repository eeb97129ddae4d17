"""What every template knows."""

from __future__ import annotations

from flask import Flask, url_for
from flask_babel import gettext as _

from quizapp.items.item import CHOOSING, Skill
from quizapp.learning.answer import Confidence
from quizapp.services.access.assignments import window_of
from quizapp.services.codes import show_code
from quizapp.web.presenters.bank import (
    name_interactions,
    name_polarity,
    quote_start,
    say_counted,
    say_decision,
    say_number,
    say_says,
    sort_options,
)
from quizapp.web.presenters.chart import draw_chart
from quizapp.web.presenters.checks import say_checks
from quizapp.web.presenters.comparisons import PAIRED, compare_choices, compare_pairs
from quizapp.web.presenters.dates import say_dates, say_day, say_moment
from quizapp.web.presenters.estimates import say_interval, say_shares
from quizapp.web.presenters.goals import say_goal
from quizapp.web.presenters.misreadings import name_misreading, say_misreading
from quizapp.web.presenters.parts import grade_part, name_target, tell_part
from quizapp.web.presenters.passages import mark_asked, mark_evidence, quote
from quizapp.web.presenters.reviews import describe_sureness, summarise
from quizapp.web.presenters.standings import say_points, say_standing
from quizapp.web.presenters.steps import first_waiting
from quizapp.web.presenters.timing import (
    say_allowance,
    say_extra,
    say_left,
    say_time,
    say_time_short,
    say_until,
)
from quizapp.web.visitors import is_in_class, is_kept


def register(app: Flask) -> None:
    """Attach names and filters to the templates of an app."""
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        skill_name=skill_name,
        sureness_name=describe_sureness,
        Confidence=Confidence,
        draw_chart=draw_chart,
        summarise=summarise,
        mark_asked=mark_asked,
        mark_evidence=mark_evidence,
        first_waiting=first_waiting,
        choosing=CHOOSING,
        compare_choices=compare_choices,
        compare_pairs=compare_pairs,
        paired=PAIRED,
        grade_part=grade_part,
        is_in_class=is_in_class,
        is_kept=is_kept,
        name_interactions=name_interactions,
        name_misreading=name_misreading,
        name_polarity=name_polarity,
        name_target=name_target,
        quote_start=quote_start,
        say_allowance=say_allowance,
        say_checks=say_checks,
        say_counted=say_counted,
        say_dates=say_dates,
        say_decision=say_decision,
        say_interval=say_interval,
        say_misreading=say_misreading,
        say_extra=say_extra,
        say_goal=say_goal,
        say_left=say_left,
        say_number=say_number,
        say_points=say_points,
        say_says=say_says,
        say_shares=say_shares,
        say_standing=say_standing,
        say_time=say_time,
        say_time_short=say_time_short,
        say_until=say_until,
        sort_options=sort_options,
        tell_part=tell_part,
        show_code=show_code,
        window_of=window_of,
        static_file=lambda name: url_for("static", filename=name),
    )
    app.jinja_env.filters.update(
        moment=say_moment, day=say_day, quoted=quote, skill_name=skill_name, sureness=describe_sureness
    )


def skill_name(skill: Skill) -> str:
    """Ask the question that names a skill on every page."""
    names: dict[Skill, str] = {
        Skill.COMPARE: _("Conflict or compatible?"),
        Skill.ATTRIBUTE: _("Who says so?"),
        Skill.INDEPENDENCE: _("How many sources is that?"),
        Skill.CERTAINTY: _("How sure is the text?"),
        Skill.NUMERACY: _("Do the numbers hold?"),
        Skill.KIND: _("Fact, opinion or forecast?"),
        Skill.WORDING: _("Loaded words"),
        Skill.SUPPORT: _("Does the evidence carry the claim?"),
        Skill.PROVENANCE: _("What can be known about this text?"),
    }
    return names[skill]

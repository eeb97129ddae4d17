"""Every blueprint of the site."""

from __future__ import annotations

from quizapp.web.accounts import accounts
from quizapp.web.answers import answers
from quizapp.web.articles import articles
from quizapp.web.assignments import assignments
from quizapp.web.attempts import attempts
from quizapp.web.bank import bank
from quizapp.web.classrooms import classrooms
from quizapp.web.corrections import corrections
from quizapp.web.dockets import dockets
from quizapp.web.doubts import doubts
from quizapp.web.front import front
from quizapp.web.gains import gains
from quizapp.web.gradebooks import gradebooks
from quizapp.web.health import health
from quizapp.web.invitations import invitations
from quizapp.web.keeping import keeping
from quizapp.web.late_answers import late_answers
from quizapp.web.live import live
from quizapp.web.members import members
from quizapp.web.misreadings import misreadings
from quizapp.web.own_accounts import own_accounts
from quizapp.web.own_data import own_data
from quizapp.web.quizzes import quizzes
from quizapp.web.sheets import sheets
from quizapp.web.skips import skips
from quizapp.web.students import students

ALL = (
    *(front, quizzes, attempts, answers, skips, doubts, articles, health),
    *(accounts, invitations, students),
    *(keeping, own_accounts, own_data),
    *(classrooms, members, assignments, live, gradebooks, misreadings, gains, bank),
    *(late_answers, dockets, corrections, sheets),
)

"""Every blueprint of the site."""

from __future__ import annotations

from quizapp.web.answers import answers
from quizapp.web.articles import articles
from quizapp.web.attempts import attempts
from quizapp.web.front import front
from quizapp.web.health import health
from quizapp.web.quizzes import quizzes

ALL = (front, quizzes, attempts, answers, articles, health)

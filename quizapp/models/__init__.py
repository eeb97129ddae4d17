"""Tables, without business queries. Importing this package knows every table."""

from quizapp.models.assignment import Assignment
from quizapp.models.attempt import Attempt, AttemptItem, LateAnswer, Mark, Response, ResponseChoice
from quizapp.models.audit import AuditEntry
from quizapp.models.base import Base
from quizapp.models.classroom import Classroom, Membership, Staff
from quizapp.models.correction import Correction
from quizapp.models.doubt import Doubt
from quizapp.models.invitation import Invitation
from quizapp.models.learner import Account, Learner, SignIn
from quizapp.models.release import (
    ArticleText,
    ItemRevision,
    Release,
    ReleaseArticle,
    ReleaseBlueprint,
    ReleaseItem,
)

__all__ = [
    "Account",
    "ArticleText",
    "Assignment",
    "Attempt",
    "AttemptItem",
    "AuditEntry",
    "Base",
    "Classroom",
    "Correction",
    "Doubt",
    "Invitation",
    "ItemRevision",
    "LateAnswer",
    "Learner",
    "Mark",
    "Membership",
    "Release",
    "ReleaseArticle",
    "ReleaseBlueprint",
    "ReleaseItem",
    "Response",
    "ResponseChoice",
    "SignIn",
    "Staff",
]

"""Named errors and findings: a code and parameters, worded at the edge."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is: an error blocks a build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True)
class Finding:
    """One thing a check over many things found: where, which rule, what was expected.

    `place` is what a reader opens: a file with its line, or an item with its part. `remedy` says what mends
    it, where the message alone does not.
    """

    place: str
    rule: str
    message: str
    severity: Severity = Severity.ERROR
    remedy: str = ""

    def __str__(self) -> str:
        remedy = f"; {self.remedy}" if self.remedy else ""
        return f"{self.place}: {self.message}{remedy} [{self.rule}]"


def _in_reading_order(finding: Finding) -> tuple[list[str | int], Finding]:
    """Order by place, its numbers as numbers: line 20 comes before line 100."""
    parts = re.split(r"(\d+)", finding.place)
    return [int(part) if part.isdigit() else part for part in parts], finding


class CorroborateError(Exception):
    """The root of every error this package raises on purpose."""

    code = "error"


class ContentError(CorroborateError):
    """Files under seeds/ or questions/ are broken; carries every finding at once."""

    code = "content"

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(sorted(findings, key=_in_reading_order))
        super().__init__("\n".join(str(finding) for finding in self.findings))


class UnreadableTextError(CorroborateError):
    """A file that somebody gave is no text that can be read; `file` names it."""

    code = "unreadable_text"

    def __init__(self, file: str, message: str) -> None:
        self.file = file
        super().__init__(f"{file}: {message}")


class NotFoundError(CorroborateError):
    """The row does not exist for this person: absent and foreign are the same."""

    code = "not_found"


class AnswerFinalError(CorroborateError):
    """The answer was handed in or checked, so it can no longer change."""

    code = "answer_final"


class StaleAnswerError(CorroborateError):
    """A save was made from an older version of the answer than the one stored.

    `stored` is the response document on the server, `version` its number.
    """

    code = "stale_answer"

    def __init__(self, stored: dict[str, object], version: int) -> None:
        self.stored = stored
        self.version = version
        super().__init__(f"the stored answer is version {version}")


class InvalidResponseError(CorroborateError):
    """A response names a part or an option that the question does not have."""

    code = "invalid_response"


class UnreadableError(InvalidResponseError):
    """What was given for a part, counted from 0, is no answer to it."""

    code = "unreadable"

    def __init__(self, part: int, message: str) -> None:
        self.part = part
        super().__init__(message)


class SkippedError(CorroborateError):
    """The question is set aside: it takes an answer once it is taken back."""

    code = "skipped"


class NotSkippableError(CorroborateError):
    """The question carries no content note, so it cannot be skipped."""

    code = "not_skippable"


class EmptyBankError(CorroborateError):
    """No approved item fits what a paper asks for."""

    code = "empty_bank"


class ScarceError(CorroborateError):
    """There are too few questions for two papers that share no claim; `skills` says of which."""

    code = "scarce"

    def __init__(self, skills: Iterable[str] = ()) -> None:
        self.skills = tuple(skills)
        super().__init__("no two papers without a shared claim")


class ConfigError(CorroborateError):
    """An environment variable holds a value the app cannot run with."""

    code = "config"


class BackupError(CorroborateError):
    """A copy of the database turned out damaged."""

    code = "backup"


class NameTakenError(CorroborateError):
    """The name already belongs to somebody."""

    code = "name_taken"


class TicketUsedError(CorroborateError):
    """The ticket of a form has made a code for somebody else, or the code was changed since the form came."""

    code = "ticket_used"


class OwnAccountError(CorroborateError):
    """The learner has an account of their own: nobody else can make a way in for them."""

    code = "own_account"


class TooManyTriesError(CorroborateError):
    """Wrong passwords have shut an account until the moment `until`."""

    code = "too_many_tries"

    def __init__(self, until: dt.datetime) -> None:
        self.until = until
        super().__init__(f"no password is tried until {until:%H:%M} UTC")


class ClosedError(CorroborateError):
    """The assignment takes no answers now: not open yet, over, or no attempt is left."""

    code = "closed"


class BegunError(CorroborateError):
    """An assignment that somebody has begun cannot be taken back, nor changed to somebody's harm.

    `harms` are what a change would take away, each a `learning.harm.Harm`.
    """

    code = "begun"

    def __init__(self, message: str, harms: Iterable[str] = ()) -> None:
        self.harms = tuple(harms)
        super().__init__(message)


class ArchivedError(CorroborateError):
    """The class is archived and takes nothing new; `key` names it."""

    code = "archived"

    def __init__(self, key: str) -> None:
        self.key = key
        super().__init__("the class is archived")


class ChangedMeanwhileError(CorroborateError):
    """What a form was made from was changed since its page came, perhaps by this very form sent before."""

    code = "changed_meanwhile"


class LastOwnerError(CorroborateError):
    """The class would have no owner left."""

    code = "last_owner"


class DoubtAnsweredError(CorroborateError):
    """The doubt was answered, so its reason can no longer be put in other words."""

    code = "doubt_answered"


class DoubtChangedError(CorroborateError):
    """The doubt was put in other words, or answered, since the page came on which it was read."""

    code = "doubt_changed"


class CorrectedError(CorroborateError):
    """A correction of the question is in force in the class: it is undone before another is made."""

    code = "corrected"


class LateChangedError(CorroborateError):
    """A newer late answer came since the page on which one was read."""

    code = "late_changed"


class SignInNeededError(CorroborateError):
    """The page is for people who are signed in."""

    code = "sign_in_needed"


class RosterFileError(CorroborateError):
    """No names can be read from an uploaded file; `problem` is a `content.rosters.RosterProblem`."""

    code = "roster_file"

    def __init__(self, problem: str) -> None:
        self.problem = problem
        super().__init__(f"no names in the file: {problem}")

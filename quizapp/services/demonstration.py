"""Two made-up classes to look at: students, assignments and answers from a seeded simulation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.items.interactions import INTERACTIONS
from quizapp.items.item import Item
from quizapp.learning.answer import Confidence
from quizapp.learning.blueprint import Mode
from quizapp.learning.rules import Explains
from quizapp.learning.simulation import Learner as MadeUp
from quizapp.learning.simulation import make_learner, simulate_answer, simulate_confidence
from quizapp.learning.window import Window
from quizapp.models import Account, Assignment, Learner, Membership
from quizapp.services.access.assignments import list_pair
from quizapp.services.access.attempts import Asked, list_asked, lock_attempt
from quizapp.services.access.members import list_members
from quizapp.services.accommodations import give_extra
from quizapp.services.accounts import change_password, create_instructor
from quizapp.services.assignments import Setting, create_assignment, start_assignment
from quizapp.services.attempts import finish_attempt, finish_expired, save_answer
from quizapp.services.classrooms import create_classroom
from quizapp.services.codes import make_ticket
from quizapp.services.doubts import raise_doubt
from quizapp.services.late_answers import keep_late_answer
from quizapp.services.members import Card
from quizapp.services.pairs import create_pair
from quizapp.services.revisions import read_items
from quizapp.services.rosters import add_roster
from quizapp.services.skips import skip_question

LOGIN_NAME = "demo"
FIRST_NAMES = (
    *("Amara", "Ben", "Chiara", "Dmytro", "Eun-ji", "Fatima", "Gideon", "Hana", "Ibrahim", "Jonas"),
    *("Kavya", "Liam", "Mei-Ling", "Noor", "Oskar", "Priya", "Quentin", "Rosa", "Samuel", "Tomasz"),
    *("Uche", "Valentina", "Wanjiru", "Ximena", "Yusuf", "Zofia", "Aoife", "Björn", "Camille", "Diego"),
)
DOUBTS = {
    0: "Two of the options say the same to me. I do not see why only one of them is right.",
    3: "The article gives a range and not one number.\n\nSo more than one answer could be true.",
    6: "I think the first passage is only quoting somebody else here.",
}
"""What students of the first class say against their first question, by their place in the list."""

WHO_SKIPS = 6
"""One student of so many skips questions with a content note; never a first one, which some doubt."""

WHO_COMES_LATE = {8: 3, 23: 11}
"""Places in the list of the second class whose next answer came so many minutes after the end of its quiz."""

DAY = dt.timedelta(days=1)
MINUTE = dt.timedelta(minutes=1)


@dataclass(frozen=True)
class Plan:
    """What is set for a made-up class: how many days ago, and how many in a hundred have handed in.

    `minutes` is its time limit.
    """

    title: str
    quiz: str
    mode: Mode
    days_ago: int
    due_in: int
    share: int
    minutes: int | None = None


@dataclass(frozen=True)
class Group:
    """A made-up class: its students' surnames begin with `initials`, one for each half of the names.

    `learnt` is what its ability grows by between a test before and a test after; None where none were set.
    """

    name: str
    initials: str
    mean: float
    leanings: dict[str, float]
    plans: tuple[Plan, ...]
    learnt: float | None = None


GROUPS = (
    Group(
        "Media studies 10b (simulated)",
        "KO",
        0.6,
        {"drops_bound": 4.0, "newer_is_better": 1.5},
        (
            Plan("First look", "practice", Mode.TRAINING, 20, -13, 95),
            Plan("Troop figures", "ten-questions", Mode.ASSESSMENT, 6, 2, 70, minutes=60),
        ),
    ),
    Group(
        "History 9a (simulated)",
        "LT",
        0.0,
        {"counts_copy_twice": 3.0, "bigger_is_better": 2.0},
        (Plan("Ten questions", "ten-questions", Mode.ASSESSMENT, 9, -2, 100),),
        learnt=0.8,
    ),
)


def is_populated(session: Session) -> bool:
    """Say whether the made-up classes are there."""
    return session.scalar(select(Account.id).where(Account.login_name == LOGIN_NAME)) is not None


def change_demo_password(session: Session, password_hash: str, now: dt.datetime) -> None:
    """Give the made-up instructor another password."""
    account = session.scalars(select(Account).where(Account.login_name == LOGIN_NAME)).one()
    change_password(session, account.id, password_hash, now)


def count_others(session: Session) -> int:
    """Count accounts that are not the made-up instructor's."""
    return len(session.scalars(select(Account.id).where(Account.login_name != LOGIN_NAME)).all())


def populate(session: Session, now: dt.datetime, password_hash: str, tell: Callable[[int], None]) -> Card:
    """Make the classes, 60 students and five assignments with answers; give one student's sign-in card.

    `tell` is called with 1 for every student done with an assignment, 150 times in all.
    """
    account = create_instructor(
        session, LOGIN_NAME, "Demo instructor", password_hash, now - 21 * DAY, is_operator=True
    )
    cards = [_populate_group(session, account.id, group, now, tell) for group in GROUPS]
    finish_expired(session, now)
    return cards[0]


def _populate_group(
    session: Session, account: int, group: Group, now: dt.datetime, tell: Callable[[int], None]
) -> Card:
    began = now - 21 * DAY
    room = create_classroom(session, account, group.name, "Europe/London", began)
    names = [f"{name} {group.initials[place % 2]}." for place, name in enumerate(FIRST_NAMES)]
    cards = add_roster(session, account, room.key, "\n".join(names), make_ticket(), began)
    members = list_members(session, room.id)
    if group is GROUPS[0]:  # who is given the first card sees what extra time and attempts are
        give_extra(session, account, room.key, members[0].id, 150, 1, began)
    for plan in group.plans:
        is_first = group is GROUPS[0] and plan is group.plans[0]
        assignment = _set(session, account, room.key, plan, now)
        for place, member in enumerate(members):
            made_up = make_learner(f"{group.name}:{member.display_name}", group.mean, group.leanings)
            started = now - plan.days_ago * DAY + (37 * place % 600 + 5) * MINUTE
            if group.learnt is not None and place in WHO_COMES_LATE:
                _come_late(session, assignment, member, made_up, WHO_COMES_LATE[place] * MINUTE)
            elif (place * 37) % 100 < plan.share:
                attempt = _take(session, assignment, member, made_up, started, hands_in=True)
                if is_first and place in DOUBTS:
                    learner = session.get_one(Learner, member.learner_id).key
                    raise_doubt(session, learner, attempt, 1, DOUBTS[place], started + DAY)
            elif (place * 37) % 100 < plan.share + 10:
                recent = now - 20 * MINUTE if plan.minutes else started
                _take(session, assignment, member, made_up, recent, hands_in=False)
            tell(1)
    if group.learnt is not None:
        _test_twice(session, account, room.key, members, group, group.learnt, now, tell)
    return cards[0]


def _test_twice(
    session: Session,
    account: int,
    room: str,
    members: Sequence[Membership],
    group: Group,
    learnt: float,
    now: dt.datetime,
    tell: Callable[[int], None],
) -> None:
    """Set a test before and one after, both over by now; all take both, but the last only the first."""
    began, between, over = (
        (now - days * DAY).replace(minute=0, second=0, microsecond=0) for days in (14, 7, 1)
    )
    before = Setting("Sources: before", Window(began, closes_at=between), is_reserved=True)
    after = Setting("Sources: after", Window(between, closes_at=over), is_reserved=True)
    made = create_pair(session, account, room, "ten-questions", before, after, began)
    for test, start, gained in zip(list_pair(session, made), (began, between), (0.0, learnt), strict=True):
        for place, member in enumerate(members):
            if gained == 0 or member is not members[-1]:
                made_up = make_learner(f"{group.name}:{member.display_name}", group.mean, group.leanings)
                made_up = replace(made_up, ability=made_up.ability + gained)
                _take(session, test, member, made_up, start + (1 + place) * 60 * MINUTE, hands_in=True)
            tell(1)


def _set(session: Session, account: int, room: str, plan: Plan, now: dt.datetime) -> Assignment:
    due = (now + plan.due_in * DAY).replace(minute=0, second=0, microsecond=0)
    window = Window(due_at=due, takes_late=False)
    setting = Setting(plan.title, window, explains=Explains.LAST_ATTEMPT, minutes_allowed=plan.minutes)
    is_same = plan.mode is Mode.ASSESSMENT
    then = now - plan.days_ago * DAY
    return create_assignment(session, account, room, plan.quiz, plan.mode, is_same, setting, then)


def _come_late(
    session: Session, assignment: Assignment, member: Membership, made_up: MadeUp, by: dt.timedelta
) -> None:
    """Take half of an attempt before the assignment is due; the next answer arrives so much after that."""
    due = assignment.due_at
    assert due is not None, "what has no end has no late answers"
    attempt_key = _take(session, assignment, member, made_up, due - 30 * MINUTE, hands_in=False)
    key = session.get_one(Learner, member.learner_id).key
    attempt, _ = lock_attempt(session, key, attempt_key)
    asked = list_asked(session, [attempt.id])
    number = 1 + len(asked) // 2
    one = asked[number - 1]
    given, sure = _answer(one, read_items(session, [one.revision])[one.revision], made_up)
    keep_late_answer(session, key, attempt_key, number, given, sure, due + by)


def _take(
    session: Session,
    assignment: Assignment,
    member: Membership,
    made_up: MadeUp,
    started: dt.datetime,
    hands_in: bool,
) -> str:
    """Take an attempt through the very services a browser uses; who does not hand in stops half-way.

    Gives the attempt's key.
    """
    key = session.get_one(Learner, member.learner_id).key
    attempt_key = start_assignment(session, key, assignment.key, started)
    attempt, _ = lock_attempt(session, key, attempt_key)
    asked = list_asked(session, [attempt.id])
    items = read_items(session, {one.revision for one in asked})
    answered = asked if hands_in else asked[: len(asked) // 2]
    at = started
    for number, one in enumerate(answered, start=1):
        at += (30 + 7 * number * (member.id % 5 + 1)) * MINUTE / 60
        if number > 1 and member.id % WHO_SKIPS == 1 and items[one.revision].content_notes:
            skip_question(session, key, attempt_key, number, at)
            continue
        given, sure = _answer(one, items[one.revision], made_up)
        save_answer(session, key, attempt_key, number, given, 0, sure, at)
    if hands_in:
        finish_attempt(session, key, attempt_key, at + MINUTE)
    return attempt_key


def _answer(one: Asked, item: Item, made_up: MadeUp) -> tuple[list[Sequence[str]], Confidence | None]:
    """Give what a made-up student answers, part by part as a form sends it, and how sure they say to be."""
    answer = simulate_answer(made_up, item)
    given: list[Sequence[str]] = [
        INTERACTIONS[part.interaction].write(part, answer.chosen(part.part)) for part in one.shown
    ]
    return given, simulate_confidence(made_up, item, answer)

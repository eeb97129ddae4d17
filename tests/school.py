"""A small school, made by the services: eva's class with ana and ben, and otto's class with cleo as noise.

tom teaches with eva and vera looks on; dan was removed from the class in the middle of his homework; gus has
practised and is in no class, lea as well, who has an account to learn with and a round open; oda runs no
class and looks after the site. ana and cleo doubt a question each.
The last two questions of their homework carry a content note, and everybody has skipped the first of these.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.learning.blueprint import Mode
from quizapp.learning.paper import draw
from quizapp.learning.window import Window
from quizapp.models import (
    Account,
    Assignment,
    Attempt,
    AttemptItem,
    Correction,
    Doubt,
    LateAnswer,
    Learner,
    Membership,
    Response,
    Staff,
)
from quizapp.services.acceptance import accept_late, stamp_of_late
from quizapp.services.access.releases import current_release, get_blueprint
from quizapp.services.access.roles import Role
from quizapp.services.accounts import create_instructor, open_session
from quizapp.services.assignments import Setting, create_assignment, start_assignment
from quizapp.services.attempts import finish_attempt, start_attempt
from quizapp.services.classrooms import add_colleague, create_classroom
from quizapp.services.codes import make_ticket
from quizapp.services.corrections import Plan, make_correction
from quizapp.services.doubts import raise_doubt
from quizapp.services.invitations import invite
from quizapp.services.keeping import open_account
from quizapp.services.learners import create_learner
from quizapp.services.members import Joined, join_classroom, remove_member
from quizapp.services.pairs import create_pair
from quizapp.services.papers import Paper, open_attempt
from quizapp.services.passwords import hash_password
from quizapp.services.pools import load_pool
from quizapp.services.rosters import MOST_NAMES, add_roster
from quizapp.services.skips import skip_question
from tests.homework import SKIPPED, answer_all, hand_in, set_notes

QUIZ = "practice"
PASSWORD = "four unlikely words beside"
"""Everybody's; its digest takes next to no memory."""


@dataclass(frozen=True)
class Room:
    """A class, with the keys and rows that addresses are made of; people go by their names.

    `homework` was begun by everybody in `attempts`, `unbegun` by nobody; `before` is the first of a pair. Of
    the one who has handed it in `asked` is the revision of the first question, `corrected` the correction of
    the third; `late` is an answer to the fourth that came after the end, `accepted` one to the second.
    """

    owner: int
    key: str
    join_code: str
    members: Mapping[str, int]
    homework: str
    unbegun: str
    before: str
    attempts: Mapping[str, str]
    asked: str = ""
    corrected: int = 0
    late: int = 0
    accepted: int = 0


@dataclass(frozen=True)
class School:
    """Everybody, and the two classes.

    `staff` are the rows of who runs one of them. Learners are known by keys, some by a sign-in code as well.
    `invitation` is the token of a link for one more instructor, `doubt` the row of ana's, `foreign_doubt`
    that of cleo's, `round` the attempt that lea has open.
    """

    accounts: Mapping[str, int]
    sessions: Mapping[str, str]
    staff: Mapping[str, int]
    learners: Mapping[str, str]
    codes: Mapping[str, str]
    room: Room
    noise: Room
    invitation: str
    doubt: int
    foreign_doubt: int
    round: str

    def sign_in(self, client: FlaskClient, who: str) -> None:
        """Put somebody into the cookie of a client, as the views do; a name nobody has stays signed out."""
        with client.session_transaction() as session:
            if who in self.accounts:
                session["_user_id"] = self.sessions[who]
            if who in self.learners:
                session["learner"] = self.learners[who]
            if who in self.codes:
                session["in-class"] = True


def build_school(session: Session, now: dt.datetime, size: int = 2) -> School:
    """Make the school, with so many students in eva's class: ana, ben, and others who have handed in.

    A release with the quiz "practice" must be there. The caller commits.
    """
    digest = hash_password(PASSWORD, 8)
    accounts = {
        name: create_instructor(session, name, name.title(), digest, now, is_operator=name == "oda").id
        for name in ("vera", "tom", "eva", "otto", "oda")
    }
    learners: dict[str, str] = {"gus": _practise(session, now)}
    lea, lea_round = _practise_with_account(session, digest, now)
    accounts["lea"] = lea
    codes: dict[str, str] = {}
    rooms = []
    for owner, names in (("eva", ("ana", "ben", "dan")), ("otto", ("cleo",))):
        room, keys, cards = _open_room(session, accounts[owner], owner, names, now)
        rooms.append(room)
        learners |= keys
        codes |= cards
    room, noise = rooms
    for name, role in (("vera", Role.VIEWER), ("tom", Role.TEACHER)):
        add_colleague(session, room.owner, room.key, name, role, now)
    for name, of in (("ana", room), ("cleo", noise)):
        answer_all(session, learners[name], of.attempts[name], now)
        finish_attempt(session, learners[name], of.attempts[name], now)
        raise_doubt(session, learners[name], of.attempts[name], 2, f"Both can be true, says {name}.", now)
    room, noise = _go_wrong(session, room, "ana", now), _go_wrong(session, noise, "cleo", now)
    remove_member(session, room.owner, room.key, room.members["dan"], now)
    fill_class(session, room, size - 2, now)
    rows = select(Account.login_name, Staff.id).join(Staff, Staff.account_id == Account.id)
    staff = dict(session.execute(rows).all())
    sessions = {
        who: open_session(session, session.get_one(Account, row), now) for who, row in accounts.items()
    }
    doubt, foreign_doubt = session.scalars(select(Doubt.id).order_by(Doubt.id)).all()
    return School(
        accounts,
        sessions,
        staff,
        learners,
        codes,
        room,
        noise,
        *(invite(session, now), doubt, foreign_doubt, lea_round),
    )


def _go_wrong(session: Session, room: Room, name: str, now: dt.datetime) -> Room:
    """Leave a question out for a class, and let an answer come late."""
    rows = session.execute(
        select(AttemptItem.id, AttemptItem.revision, Response.document)
        .join(Response, Response.attempt_item_id == AttemptItem.id)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .where(Attempt.key == room.attempts[name])
        .order_by(AttemptItem.number)
    ).all()
    plan = Plan(None, False, f"The key was wrong, says the teacher of {name}.")
    make_correction(session, room.owner, room.key, rows[2][1], plan, make_ticket(), now)
    late, accepted = (
        LateAnswer(attempt_item_id=question, document=answer, arrived_at=now, was_explained=False)
        for question, _, answer in (rows[3], rows[1])
    )
    session.add_all([late, accepted])
    session.flush()
    accept_late(session, room.owner, room.key, room.homework, {accepted.id: stamp_of_late(accepted)}, now)
    corrected = session.scalars(select(Correction.id).order_by(Correction.id.desc())).first() or 0
    return replace(room, asked=rows[0][1], corrected=corrected, late=late.id, accepted=accepted.id)


def fill_class(session: Session, room: Room, count: int, now: dt.datetime) -> None:
    """Add students who have handed in the homework, each a paper of their own: 300 in a second or two."""
    before = set(session.scalars(select(Membership.learner_id)))
    for first in range(0, count, MOST_NAMES):
        names = [f"Student {number:04}" for number in range(first, min(count, first + MOST_NAMES))]
        add_roster(session, room.owner, room.key, "\n".join(names), make_ticket(), now)
    fresh = [row for row in session.scalars(select(Membership.learner_id)) if row not in before]
    assignment = session.scalars(select(Assignment).where(Assignment.key == room.homework)).one()
    release = current_release(session)
    quiz, pool = get_blueprint(session, release, QUIZ), load_pool(session, release)
    keys = [
        open_attempt(
            session,
            learner,
            Paper(draw(pool, quiz, f"seed {learner}"), f"seed {learner}"),
            *(release.id, quiz.slug, assignment.title, Mode.ASSESSMENT, now),
            assignment_id=assignment.id,
        )
        for learner in fresh
    ]
    hand_in(session, keys, now)


def _open_room(
    session: Session, owner: int, name: str, students: Sequence[str], now: dt.datetime
) -> tuple[Room, dict[str, str], dict[str, str]]:
    room = create_classroom(session, owner, f"Class of {name}", "Europe/Berlin", now)
    code = room.join_code or ""
    joined = {one: join_classroom(session, code, one.title(), make_ticket(), now) for one in students}
    homework, unbegun = (
        create_assignment(
            session, owner, room.key, QUIZ, Mode.ASSESSMENT, False, Setting(title, Window()), now
        ).key
        for title in ("Homework", "For next week")
    )
    keys = {one: joined[one].learner_key for one in students}
    made = Room(
        owner=owner,
        key=room.key,
        join_code=code,
        members={one: _find_member(session, room.id, keys[one]) for one in students},
        homework=homework,
        unbegun=unbegun,
        before=_set_pair(session, owner, room.key, now),
        attempts={one: start_assignment(session, keys[one], homework, now) for one in students},
    )
    for one in students:
        set_notes(session, made.attempts[one])
        skip_question(session, keys[one], made.attempts[one], SKIPPED, now)
    return made, keys, {one: _code_of(joined[one]) for one in students}


def _set_pair(session: Session, owner: int, room: str, now: dt.datetime) -> str:
    """Set a test before, which is open, and one after; give the key of the one before."""
    week = dt.timedelta(days=7)
    before = Setting("Test: before", Window(closes_at=now + week), is_reserved=True)
    after = Setting("Test: after", Window(opens_at=now + week, closes_at=now + 2 * week), is_reserved=True)
    return create_pair(session, owner, room, QUIZ, before, after, now).key


def _code_of(joined: Joined) -> str:
    assert joined.card is not None
    return joined.card.code


def _find_member(session: Session, classroom: int, learner: str) -> int:
    query = select(Membership.id).join(Learner, Learner.id == Membership.learner_id)
    return session.scalars(query.where(Membership.classroom_id == classroom, Learner.key == learner)).one()


def _practise(session: Session, now: dt.datetime) -> str:
    guest = create_learner(session, now).key
    finish_attempt(session, guest, start_attempt(session, guest, QUIZ, "seed", now), now)
    return guest


def _practise_with_account(session: Session, password_hash: str, now: dt.datetime) -> tuple[int, str]:
    account = open_account(session, "lea", password_hash, now, _practise(session, now))
    key = session.get_one(Learner, account.learner_id).key
    return account.id, start_attempt(session, key, QUIZ, "another seed", now)

"""One's own data: all of it, in a documented form, and nothing that its reader was not told (trust.md 6)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.errors import NotFoundError
from quizapp.learning.answer import Confidence
from quizapp.learning.rules import Explains
from quizapp.models import AttemptItem, Learner
from quizapp.services.accounts import open_session
from quizapp.services.attempts import finish_attempt, save_answer
from quizapp.services.doubts import raise_doubt
from quizapp.services.goals import set_goal
from quizapp.services.keeping import open_account
from quizapp.services.own_data import take_own_data
from quizapp.services.revisions import read_items
from tests.conftest import CountStatements
from tests.factories import NOW
from tests.services.conftest import Desk, begin
from tests.services.rooms import Room

MOST_STATEMENTS = 10
DOCUMENT = Path(__file__).parents[2] / "docs/own-data.md"


def take(session: Session, key: str) -> Any:
    """Take the data as they are read again from the file."""
    return json.loads(json.dumps(take_own_data(session, key, NOW)))


def all_names(value: Any) -> Iterator[str]:
    """Give every name in a document."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from all_names(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from all_names(inner)


def test_a_finished_round_is_told_with_answers_points_and_doubts(desk: Desk) -> None:
    desk.save(1, desk.find_key(1), sure=Confidence.VERY)
    finish_attempt(desk.session, desk.learner, desk.attempt, NOW)
    raise_doubt(desk.session, desk.learner, desk.attempt, 1, "Both can be true.", NOW)
    (attempt,) = take(desk.session, desk.learner)["attempts"]
    first, *others = attempt["questions"]
    revision = desk.session.scalars(select(AttemptItem.revision).where(AttemptItem.number == 1)).one()
    item = read_items(desk.session, [revision])[revision]
    assert first["parts"] == [{"asked": part.prompt, "answered": [part.key.text]} for part in item.parts]
    assert (first["item"], first["revision"], first["how_sure"]) == (item.id, revision, "very")
    assert first["points"]["got"] == first["points"]["of"]
    assert first["doubt"]["reason"] == "Both can be true."
    assert first["saved_at"] == first["final_at"] == attempt["finished_at"] == "2026-11-24T09:00:00+00:00"
    assert [one["points"]["got"] for one in others] == [0, 0]
    assert len(others) + 1 == desk.session.query(AttemptItem).count()


def test_the_file_says_who_one_is(desk: Desk) -> None:
    set_goal(desk.session, desk.learner, 2)
    account = open_account(desk.session, "Lea M.", "digest", NOW, desk.learner)
    open_session(desk.session, account, NOW)
    key = desk.session.scalars(select(Learner.key)).one()
    told = take(desk.session, key)
    assert (told["format"], told["version"]) == ("corroborate-own-data", 1)
    assert told["learner"] == {
        "since": "2026-11-24T09:00:00+00:00",
        "rounds_a_week": 2,
        "has_sign_in_code": False,
        "account": {
            "sign_in_name": "lea m.",
            "name": "Lea M.",
            "since": "2026-11-24T09:00:00+00:00",
            "signed_in": ["2026-11-24T09:00:00+00:00"],
        },
    }
    assert "account_created" in {entry["act"] for entry in told["noted"]}
    assert not any(secret in json.dumps(told) for secret in (key, "digest"))


@pytest.mark.parametrize("slug", ["practice", "test"])
def test_while_a_round_is_open_ones_answers_are_told_and_no_points(desk: Desk, ben: str, slug: str) -> None:
    other = begin(desk.session, ben, slug)
    other.save(1, other.find_key(1))
    (attempt,) = take(other.session, ben)["attempts"]
    assert [one["points"] for one in attempt["questions"]] == [None] * len(attempt["questions"])
    assert attempt["questions"][0]["parts"][0]["answered"]
    assert not attempt["questions"][1]["parts"][0]["answered"]


@pytest.mark.parametrize(("right", "wrong"), [(0, 1), (1, 0)])
def test_right_and_wrong_open_answers_are_told_alike(exam: Desk, right: int, wrong: int) -> None:
    """What the file adds to the answer that was given is the same for every option."""
    places = [exam.find_key(1), [[str(1 - int(place))] for (place,) in exam.find_key(1)]]
    files = []
    for version, given in enumerate((places[right], places[wrong])):
        exam.save(1, given, version)
        told = take(exam.session, exam.learner)
        del told["noted"]
        for part in told["attempts"][0]["questions"][0]["parts"]:
            del part["answered"]
        files.append(told)
    assert files[0] == files[1]


def test_an_assignment_is_told_without_questions_until_it_is_explained(room: Room) -> None:
    ana = room.join("Ana")
    work = room.set(attempts_allowed=2, explains=Explains.LAST_ATTEMPT)
    attempt = room.take(ana, work, right=1)
    told = take(room.session, ana)
    assert [(one["is_assignment"], one["questions"]) for one in told["attempts"]] == [(True, None)]
    assert told["classes"][0]["name"] == "Ana"
    room.take(ana, work, right=1)
    told = take(room.session, ana)
    assert [len(one["questions"]) for one in told["attempts"]] == [3, 3]
    assert attempt not in json.dumps(told)


def test_nothing_of_another_learner_is_in_it(desk: Desk, ben: str) -> None:
    other = begin(desk.session, ben, "test")
    finish_attempt(desk.session, ben, other.attempt, NOW)
    assert len(take(desk.session, desk.learner)["attempts"]) == 1


def test_it_takes_no_more_statements_for_many_rounds(
    any_length: Desk, count_statements: CountStatements
) -> None:
    session, learner = any_length.session, any_length.learner
    for _ in range(3):
        finish_attempt(session, learner, any_length.attempt, NOW)
        any_length = begin(session, learner, "practice")
    with count_statements() as sent:
        take_own_data(session, learner, NOW)
    assert len(sent) <= MOST_STATEMENTS


def test_every_name_in_it_is_described(room: Room) -> None:
    ana = room.join("Ana")
    room.take(ana, room.set(), right=1)
    other = begin(room.session, ana, "practice")
    save_answer(room.session, ana, other.attempt, 1, other.find_key(1), 0, None, NOW)
    finish_attempt(room.session, ana, other.attempt, NOW)
    raise_doubt(room.session, ana, other.attempt, 1, "No.", NOW)
    open_account(room.session, "lea", "digest", NOW, ana)
    key = room.session.get_one(Learner, room.member("Ana").learner_id).key
    described = set(re.findall(r"`(\w+)`", DOCUMENT.read_text("utf-8")))
    assert set(all_names(take(room.session, key))) <= described


def test_nobody_takes_nothing(session: Session) -> None:
    for key in ("0" * 32, "x"):
        with pytest.raises(NotFoundError):
            take_own_data(session, key, NOW)

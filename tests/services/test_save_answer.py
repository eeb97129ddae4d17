"""Saving an answer: nothing acknowledged is lost, nothing newer is overwritten."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from quizapp.errors import AnswerFinalError, InvalidResponseError, NotFoundError, StaleAnswerError
from quizapp.learning.answer import Confidence
from quizapp.models import Attempt, Response
from quizapp.services.attempts import check_answer, finish_attempt, save_answer
from tests.conftest import CountStatements
from tests.factories import NOW
from tests.services.conftest import Desk


def test_each_change_is_a_new_version(desk: Desk) -> None:
    places = desk.find_key(1)
    assert desk.save(1, places) == 1
    assert desk.save(1, [[], *places[1:]], version=1) == 2


def test_the_same_answer_again_is_no_change(desk: Desk) -> None:
    desk.save(1, desk.find_key(1), sure=Confidence.GUESS)
    assert desk.save(1, desk.find_key(1), sure=Confidence.GUESS) == 1


def test_the_same_answer_is_accepted_from_an_older_page(desk: Desk) -> None:
    desk.save(1, desk.find_key(1))
    desk.save(1, desk.find_key(1), version=1, sure=Confidence.VERY)
    assert desk.save(1, desk.find_key(1), version=0, sure=Confidence.VERY) == 2


def test_an_older_page_never_overwrites_a_newer_answer(desk: Desk) -> None:
    places = desk.find_key(1)
    desk.save(1, places)
    stored = desk.session.scalars(select(Response.document)).one()
    with pytest.raises(StaleAnswerError) as raised:
        desk.save(1, [[] for _ in places], version=0)
    assert (raised.value.stored, raised.value.version) == (stored, 1)


def test_a_checked_answer_is_final(desk: Desk) -> None:
    places = desk.find_key(1)
    desk.save(1, places)
    check_answer(desk.session, desk.learner, desk.attempt, 1, NOW)
    assert desk.save(1, places) == 1
    with pytest.raises(AnswerFinalError):
        desk.save(1, [[] for _ in places], version=1)


def test_nothing_is_saved_after_the_hand_in(desk: Desk) -> None:
    finish_attempt(desk.session, desk.learner, desk.attempt, NOW)
    with pytest.raises(AnswerFinalError):
        desk.save(1, desk.find_key(1))


@pytest.mark.parametrize(
    "places", [[], [["9"]], [["-1"]], [["0", "0"]], [["0"], ["0"], ["0"]], [["9" * 400]]]
)
def test_places_that_are_not_there_are_refused(desk: Desk, places: list[list[str]]) -> None:
    padded = places + [[] for _ in range(desk.count_parts(1) - len(places))] if places else places
    with pytest.raises(InvalidResponseError):
        desk.save(1, padded)


@pytest.mark.parametrize("version", [-1, 1, 10**400])
def test_a_version_that_never_was_is_refused(desk: Desk, version: int) -> None:
    with pytest.raises(InvalidResponseError):
        desk.save(1, desk.find_key(1), version=version)


@pytest.mark.parametrize("number", [0, -1, 4, 10**400])
def test_a_question_that_is_not_there_is_not_found(desk: Desk, number: int) -> None:
    with pytest.raises(NotFoundError):
        desk.save(number, [["0"]])


def test_another_learner_finds_nothing_to_save(desk: Desk, ben: str) -> None:
    with pytest.raises(NotFoundError):
        save_answer(desk.session, ben, desk.attempt, 1, [["0"]], 0, None, NOW)


@pytest.mark.parametrize("key", ["", "0" * 32, "no\x00key", "x" * 5000])
def test_keys_that_name_nothing_find_nothing(desk: Desk, key: str) -> None:
    with pytest.raises(NotFoundError):
        save_answer(desk.session, desk.learner, key, 1, [["0"]], 0, None, NOW)
    with pytest.raises(NotFoundError):
        save_answer(desk.session, key, desk.attempt, 1, [["0"]], 0, None, NOW)


def test_of_many_pages_saving_at_once_one_wins_and_the_others_are_told(desk: Desk, engine: Engine) -> None:
    places = desk.find_key(1)  # an empty answer of nobody sure would be nothing to save, if it came first
    desk.session.commit()
    sure = [Confidence.GUESS, Confidence.FAIRLY, Confidence.VERY, None]

    def save(number: int) -> int | None:
        with Session(engine) as session:
            try:
                saved = save_answer(session, desk.learner, desk.attempt, 1, places, 0, sure[number % 4], NOW)
            except StaleAnswerError:
                return None
            session.commit()
            return saved.version

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(save, range(4)))
    assert sorted(answers, key=str) == [1, None, None, None]


def test_every_version_that_was_written_was_acknowledged(desk: Desk, engine: Engine) -> None:
    """Eight threads read the version and save from it, again and again: no update may be lost."""
    key = desk.find_key(1)
    empty: list[list[str]] = [[] for _ in key]
    desk.session.commit()

    def save_often(_: int) -> set[int]:
        told: set[int] = set()
        while len(told) < 5:
            with Session(engine) as session:
                version = session.scalar(select(Response.version)) or 0
                session.rollback()
                places = empty if version % 2 else key
                try:
                    saved = save_answer(session, desk.learner, desk.attempt, 1, places, version, None, NOW)
                except StaleAnswerError:
                    continue
                session.commit()
                told.add(saved.version)
        return told

    with ThreadPoolExecutor(8) as pool:
        told = set().union(*pool.map(save_often, range(8)))
    last = desk.session.scalars(select(Response.version)).one()
    assert told == set(range(1, last + 1))


def test_saving_takes_four_statements_at_most(desk: Desk, count_statements: CountStatements) -> None:
    places = desk.find_key(2)
    for version in (0, 1):
        with count_statements() as sent:
            desk.save(2, places if version == 0 else [[] for _ in places], version=version)
            desk.session.commit()
        assert len(sent) <= 4


def test_saving_never_writes_to_the_attempt(desk: Desk) -> None:
    desk.save(1, desk.find_key(1))
    assert desk.session.scalars(select(Attempt.finished_at)).one() is None

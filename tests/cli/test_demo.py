"""`quizapp demo`: two classes of made-up people, in a database of their own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import create_engine, text

from quizapp.cli import main


def run(folder: Path) -> Result:
    return CliRunner().invoke(main, ["demo"], env={"QUIZAPP_HOME": str(folder)})


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    done = run(folder)
    assert done.exit_code == 0, done.output
    return folder


def ask(home: Path, question: str) -> list[tuple[object, ...]]:
    engine = create_engine(f"sqlite:///{home / 'corroborate.db'}")
    with engine.connect() as connection:
        rows = [tuple(row) for row in connection.execute(text(question))]
    engine.dispose()
    return rows


def test_there_are_two_classes_sixty_students_and_five_assignments(home: Path) -> None:
    assert ask(home, "SELECT count(*) FROM classroom") == [(2,)]
    assert ask(home, "SELECT count(*) FROM membership") == [(60,)]
    assert ask(home, "SELECT count(*) FROM assignment") == [(5,)]
    assert ask(home, "SELECT count(DISTINCT pair) FROM assignment") == [(1,)]


def test_some_questions_are_skipped_and_have_no_mark(home: Path) -> None:
    skipped = "SELECT count(*) FROM attempt_item WHERE skipped_at IS NOT NULL"
    ((count,),) = ask(home, skipped)
    assert int(str(count)) > 0
    assert ask(home, f"{skipped} AND id IN (SELECT attempt_item_id FROM mark)") == [(0,)]


def test_some_answers_came_late_and_count_for_nothing_yet(home: Path) -> None:
    late = "SELECT count(*) FROM late_answer WHERE accepted_at IS NULL"
    assert ask(home, late) == [(2,)]
    assert ask(home, f"{late} AND was_explained") == [(0,)]


def test_some_are_in_the_middle_of_what_still_runs_and_of_nothing_else(home: Path) -> None:
    open_now = (
        "SELECT DISTINCT assignment.title FROM attempt JOIN assignment ON assignment.id = assignment_id "
    )
    rows = ask(home, f"{open_now} WHERE finished_at IS NULL")
    assert rows == [("Troop figures",)]


def test_everything_says_that_it_is_simulated(home: Path) -> None:
    assert all("(simulated)" in str(name) for (name,) in ask(home, "SELECT name FROM classroom"))


def test_answers_are_neither_all_right_nor_all_wrong(home: Path) -> None:
    ((share,),) = ask(home, "SELECT sum(points) * 1.0 / sum(mark.of) FROM mark")
    assert 0.4 < float(str(share)) < 0.85


def test_running_it_again_adds_nothing_and_tells_a_new_password(home: Path) -> None:
    first, second = run(home), run(home)
    passwords = [re.findall(r"with (\S+)\n", done.output)[-1] for done in (first, second)]
    assert passwords[0] != passwords[1]
    assert ask(home, "SELECT count(*) FROM membership") == [(60,)]


def test_it_stays_out_of_a_database_of_real_people(tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["db", "upgrade"], env={"QUIZAPP_HOME": str(tmp_path)}).exit_code == 0
    engine = create_engine(f"sqlite:///{tmp_path / 'corroborate.db'}")
    with engine.begin() as connection:
        columns = "login_name, display_name, is_instructor, session_version, failures, created_at"
        connection.execute(
            text(f"INSERT INTO account ({columns}) VALUES ('eva', 'Eva', 1, 1, 0, '2026-01-01')")
        )
    engine.dispose()
    done = run(tmp_path)
    assert done.exit_code == 1
    assert "accounts of real people" in done.stderr

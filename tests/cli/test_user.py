"""`quizapp user` and the first start: links that let instructors in, printed and never stored."""

from __future__ import annotations

import re
from pathlib import Path

from click.testing import CliRunner, Result
from sqlalchemy import create_engine, text

from quizapp.cli import main
from tests.servers import serve


def run(folder: Path, *words: str) -> Result:
    environ = {"QUIZAPP_HOME": str(folder), "QUIZAPP_PUBLIC_URL": "https://quiz.example/"}
    return CliRunner().invoke(main, words, env=environ)


def token_in(output: str) -> str:
    return str(re.findall(r"/invitations/(\S+)", output)[-1])


def test_adding_somebody_prints_a_link_of_the_public_address(tmp_path: Path) -> None:
    done = run(tmp_path, "user", "add", "tom")
    assert done.exit_code == 0, done.output
    assert "https://quiz.example/invitations/" in done.output
    engine = create_engine(f"sqlite:///{tmp_path / 'corroborate.db'}")
    with engine.connect() as connection:
        name, digest = connection.execute(text("SELECT login_name, token_hash FROM invitation")).one()
    engine.dispose()
    assert name == "tom"
    assert token_in(done.output) not in digest


def test_an_operator_is_made_only_where_that_is_said(tmp_path: Path) -> None:
    assert run(tmp_path, "user", "add", "tom").exit_code == 0
    assert run(tmp_path, "user", "add", "oda", "--operator").exit_code == 0
    engine = create_engine(f"sqlite:///{tmp_path / 'corroborate.db'}")
    with engine.connect() as connection:
        found = connection.execute(
            text("SELECT login_name, makes_operator FROM invitation ORDER BY id")
        ).all()
    engine.dispose()
    assert [tuple(row) for row in found] == [("tom", 0), ("oda", 1)]


def test_nobody_is_reset_who_is_not_there(tmp_path: Path) -> None:
    done = run(tmp_path, "user", "reset", "tom")
    assert done.exit_code == 1
    assert "`quizapp user add tom` lets them in" in done.stderr


def test_the_first_start_offers_a_link_until_there_is_an_instructor(tmp_path: Path) -> None:
    links = []
    for _ in range(2):
        with serve(tmp_path) as site:
            links.append(token_in(site.said))
    assert links[0] != links[1]

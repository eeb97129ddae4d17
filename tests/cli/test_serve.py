"""The server as people start and stop it."""

from __future__ import annotations

import signal
import socket
import subprocess
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.databases import REDIS
from tests.servers import COMMAND, PATIENCE, environ_for, free_port, serve

STOP_SECONDS = 20


def run(folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Start a server that is expected to refuse."""
    environ = environ_for(folder / "home", free_port()) | settings
    return subprocess.run(
        COMMAND, cwd=folder, env=environ, capture_output=True, text=True, timeout=PATIENCE, check=False
    )


def test_a_first_start_prepares_and_says_where_it_is(tmp_path: Path) -> None:
    with serve(tmp_path) as site:
        with urlopen(f"{site.address}/readyz", timeout=PATIENCE) as reply:
            assert reply.read() == b"ready\n"
        assert "questions on" in site.said
        assert f"Corroborate is at {site.address}" in site.said


def test_the_secret_is_made_once_and_read_by_nobody_else(tmp_path: Path) -> None:
    secret = tmp_path / "home/secret-key"
    with serve(tmp_path):
        first = secret.read_text()
    with serve(tmp_path) as site:
        assert secret.read_text() == first
        assert "newest schema" not in site.said
    assert secret.stat().st_mode & 0o777 == 0o600


def test_a_port_in_use_is_one_clear_line(tmp_path: Path) -> None:
    with serve(tmp_path) as site:
        refused = run(tmp_path, QUIZAPP_PORT=site.address.rsplit(":", 1)[1])
    assert refused.returncode == 1
    assert refused.stderr.count("\n") == 1
    assert "choose another" in refused.stderr


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("QUIZAPP_PORT", "eighty", "whole number from 1 to 65535"),
        ("QUIZAPP_THREADS", "0", "whole number from 1 to 256"),
        ("QUIZAPP_HTTPS", "perhaps", "true or false"),
        ("QUIZAPP_DATABASE_URL", "mysql://x", "must begin with"),
        ("QUIZAPP_SECRET_KEY", "short", "32 characters"),
        ("QUIZAPP_PROT", "8000", "is no setting"),
        ("QUIZAPP_HOME", "/dev/null", "can be written to"),
    ],
)
def test_a_setting_that_cannot_be_is_one_clear_line(tmp_path: Path, name: str, value: str, told: str) -> None:
    refused = run(tmp_path, **{name: value})
    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1), refused.stderr
    assert name in refused.stderr
    assert told in refused.stderr


ABSENT = "postgresql+psycopg://nobody@127.0.0.1:1/x"


def test_a_database_of_its_own_needs_a_secret_of_its_own(tmp_path: Path) -> None:
    refused = run(tmp_path, QUIZAPP_DATABASE_URL=ABSENT)
    assert refused.returncode == 1
    assert "Set QUIZAPP_SECRET_KEY" in refused.stderr


def test_a_database_that_does_not_answer_is_said_so(tmp_path: Path) -> None:
    refused = run(tmp_path, QUIZAPP_DATABASE_URL=ABSENT, QUIZAPP_SECRET_KEY="s" * 32, QUIZAPP_REDIS_URL=REDIS)
    assert refused.returncode == 1
    assert "The database does not answer" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_sigterm_finishes_what_has_begun_and_stops(tmp_path: Path) -> None:
    """A request whose body is still on its way when the signal comes is answered; then it ends well."""
    with serve(tmp_path) as site:
        port = int(site.address.rsplit(":", 1)[1])
        with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
            connection.sendall(b"POST /quizzes/practice/start HTTP/1.1\r\nHost: localhost\r\n")
            connection.sendall(
                b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\na"
            )
            time.sleep(0.5)
            site.process.send_signal(signal.SIGTERM)
            time.sleep(0.5)
            assert site.process.poll() is None
            connection.sendall(b"=b")
            answer = connection.recv(65536)
        assert answer.startswith(b"HTTP/1.1 400 ")
        assert site.process.wait(STOP_SECONDS) == 0
    assert "Traceback" not in site.said


def test_a_client_that_keeps_its_connection_holds_up_nobody(tmp_path: Path) -> None:
    with serve(tmp_path) as site:
        port = int(site.address.rsplit(":", 1)[1])
        with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as idle:
            idle.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            assert idle.recv(65536).startswith(b"HTTP/1.1 200 ")
            with urlopen(f"{site.address}/healthz", timeout=1) as reply:
                assert reply.status == 200

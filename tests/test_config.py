"""Settings are read once, refuse what they cannot use, and say in a sentence what to do instead."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quizapp.config import load_settings
from quizapp.errors import ConfigError

POSTGRESQL = {
    "QUIZAPP_DATABASE_URL": "postgresql+psycopg://x@127.0.0.1/x",
    "QUIZAPP_SECRET_KEY": "s" * 32,
    "QUIZAPP_REDIS_URL": "redis://127.0.0.1:6379/0",
}


def test_nothing_set_gives_an_embedded_database_on_this_machine_only(tmp_path: Path) -> None:
    settings = load_settings({"QUIZAPP_HOME": str(tmp_path)})
    assert settings.database_url == f"sqlite:///{tmp_path / 'corroborate.db'}"
    assert settings.is_embedded
    assert (settings.host, settings.port, settings.https) == ("127.0.0.1", 8000, False)


def test_the_secret_is_made_once_and_read_by_its_owner_alone(tmp_path: Path) -> None:
    first, second = (load_settings({"QUIZAPP_HOME": str(tmp_path)}) for _ in range(2))
    assert first.secret_key == second.secret_key
    assert len(first.secret_key) == 64
    assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("QUIZAPP_PROT", "9000", "QUIZAPP_PROT is no setting"),
        ("QUIZAPP_PORT", "0", "whole number from 1 to 65535"),
        ("QUIZAPP_PORT", "1e3", "whole number from 1 to 65535"),
        ("QUIZAPP_THREADS", "9" * 400, "whole number from 1 to 256"),
        ("QUIZAPP_HTTPS", "yes", "must be true or false"),
        ("QUIZAPP_SECRET_KEY", "short", "32 characters or more"),
        ("QUIZAPP_DATABASE_URL", "mysql://x", "must begin with sqlite:/// or postgresql+psycopg://"),
        ("QUIZAPP_REDIS_URL", "127.0.0.1", "must begin with redis://"),
        ("QUIZAPP_PUBLIC_URL", "quiz.example", "must begin with http:// or https://"),
        ("QUIZAPP_ARGON2_MEMORY_KIB", "1000", "whole number from 19456"),
        ("QUIZAPP_HOME", "/dev/null/x", "must be a folder that can be written to"),
    ],
)
def test_a_value_it_cannot_use_is_named(tmp_path: Path, variable: str, value: str, told: str) -> None:
    with pytest.raises(ConfigError, match=re.escape(told)):
        load_settings({"QUIZAPP_HOME": str(tmp_path), variable: value})


@pytest.mark.parametrize("needed", ["QUIZAPP_SECRET_KEY", "QUIZAPP_REDIS_URL"])
def test_another_database_needs_what_its_processes_share(tmp_path: Path, needed: str) -> None:
    environ = {**POSTGRESQL, "QUIZAPP_HOME": str(tmp_path)}
    assert not load_settings(environ).is_embedded
    del environ[needed]
    with pytest.raises(ConfigError, match=f"Set {needed}"):
        load_settings(environ)


def test_a_link_begins_with_the_public_address(tmp_path: Path) -> None:
    environ = {"QUIZAPP_HOME": str(tmp_path), "QUIZAPP_HOST": "::1", "QUIZAPP_PORT": "9000"}
    assert load_settings(environ).address == "http://[::1]:9000"
    public = {**environ, "QUIZAPP_PUBLIC_URL": "https://quiz.example/"}
    assert load_settings(public).address == "https://quiz.example"


def test_hosts_are_parted_by_commas(tmp_path: Path) -> None:
    environ = {"QUIZAPP_HOME": str(tmp_path), "QUIZAPP_ALLOWED_HOSTS": "quiz.example, www.quiz.example,"}
    assert load_settings(environ).allowed_hosts == ("quiz.example", "www.quiz.example")

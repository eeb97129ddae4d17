"""Passwords: kept as argon2id, and weak ones refused for what is weak about them."""

from __future__ import annotations

import pytest

from quizapp.services.passwords import Weakness, find_weakness, hash_password, is_password

MEMORY = 19456
GOOD = "violet anchor tuesday marble"


@pytest.mark.parametrize(
    ("password", "weakness"),
    [
        ("", Weakness.SHORT),
        ("correct horse!", Weakness.SHORT),
        ("passwordpassword", Weakness.GUESSABLE),
        ("aaaaaaaaaaaaaaaaaaaa", Weakness.GUESSABLE),
        ("123456789012345", Weakness.GUESSABLE),
        ("corroborate2026", Weakness.GUESSABLE),
        ("x" * 201, Weakness.LONG),
        (GOOD, None),
        ("ไม่มีใครเดารหัสนี้ได้เลย", None),
    ],
)
def test_a_weak_password_is_told_from_a_good_one(password: str, weakness: Weakness | None) -> None:
    assert find_weakness(password, ("eva",)) is weakness


def test_ones_own_name_makes_no_password() -> None:
    name = "evangelinaokaforsmith"
    assert find_weakness(name, (name,)) is Weakness.GUESSABLE


def test_a_digest_is_argon2id_of_the_strength_asked_for() -> None:
    digest = hash_password(GOOD, MEMORY)
    assert digest.startswith("$argon2id$")
    assert f"m={MEMORY},t=2,p=1" in digest
    assert GOOD not in digest


def test_only_the_password_is_the_password() -> None:
    digest = hash_password(GOOD, MEMORY)
    assert is_password(GOOD, digest, MEMORY)
    assert not is_password(GOOD + " ", digest, MEMORY)
    assert not is_password(GOOD, None, MEMORY)
    assert not is_password(GOOD, "no digest", MEMORY)

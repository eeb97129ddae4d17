"""Passwords: argon2id digests, and which ones are too weak to take."""

from __future__ import annotations

from enum import StrEnum

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from zxcvbn import zxcvbn

SHORTEST_OF_AN_INSTRUCTOR = 15
SHORTEST_OF_A_LEARNER = 10
LONGEST = 200
"""Longer ones are refused: their digest would only cost time."""

_RATED = 72
"""Characters that are rated; rating more of them takes long and changes nothing."""

_STRONG = 3
"""Of zxcvbn's scores from 0 to 4: "safely unguessable: moderate protection from offline attacks"."""


class Weakness(StrEnum):
    """Why a password is not taken."""

    SHORT = "short"
    LONG = "long"
    GUESSABLE = "guessable"


def find_weakness(
    password: str, personal: tuple[str, ...], shortest: int = SHORTEST_OF_AN_INSTRUCTOR
) -> Weakness | None:
    """Say why a password is not taken; None for a good one. `personal` are words an attacker tries first."""
    if len(password) < shortest:
        return Weakness.SHORT
    if len(password) > LONGEST:
        return Weakness.LONG
    rated = zxcvbn(password[:_RATED], [*personal, "corroborate"])
    return None if rated["score"] >= _STRONG else Weakness.GUESSABLE


def hash_password(password: str, memory_kib: int) -> str:
    """Give the argon2id digest, with this much memory, two passes and one lane."""
    return PasswordHasher(time_cost=2, memory_cost=memory_kib, parallelism=1).hash(password)


def is_password(password: str, digest: str | None, memory_kib: int) -> bool:
    """Say whether the password is the one; without a digest it takes as long, and is not."""
    hasher = PasswordHasher(time_cost=2, memory_cost=memory_kib, parallelism=1)
    if digest is None:
        hasher.hash(password)
        return False
    try:
        return hasher.verify(digest, password)
    except (VerificationError, InvalidHashError):
        return False

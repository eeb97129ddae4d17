"""Codes that people read and type: join codes, sign-in codes, and the tokens of one-time links."""

from __future__ import annotations

import hashlib
import hmac
import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""31 signs; those that are taken for one another (0 and O, 1, I and L) are left out."""

JOIN_LENGTH = 8
SIGN_IN_LENGTH = 15
"""15 signs of 31 are 74 random bits; 64 are asked for."""

LONGEST_TYPED = 40


def make_join_code() -> str:
    """Draw a code that lets people into a class, as it is stored: without a hyphen."""
    return "".join(secrets.choice(ALPHABET) for _ in range(JOIN_LENGTH))


def make_ticket() -> str:
    """Draw a ticket of 128 random bits; a form carries it, so that sending it twice makes one code."""
    return secrets.token_hex(16)


def sign_in_code_of(ticket: str, whose: str = "") -> str:
    """Give the personal sign-in code of a ticket; `whose` tells apart those of one ticket.

    Whoever does not hold the ticket cannot tell the code from a random one (HMAC-SHA256).
    """
    number = int.from_bytes(hmac.digest(ticket.encode(), whose.encode(), "sha256"))
    signs = []
    for _ in range(SIGN_IN_LENGTH):
        number, place = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[place])
    return "".join(signs)


def make_token() -> str:
    """Draw the token of a one-time link: 256 random bits."""
    return secrets.token_urlsafe(32)


def show_code(code: str) -> str:
    """Write a code for people, in groups: RK4T-9MXW, or three groups of five."""
    size = 4 if len(code) == JOIN_LENGTH else 5
    return "-".join(code[start : start + size] for start in range(0, len(code), size))


def read_code(typed: str) -> str:
    """Read what somebody typed: spaces, hyphens and case do not matter; empty where it is no code."""
    if len(typed) > LONGEST_TYPED:
        return ""
    code = "".join(sign for sign in typed.upper() if not sign.isspace() and sign not in "-–—")
    return code if code and set(code) <= set(ALPHABET) else ""


def hash_secret(secret: str) -> str:
    """Give the digest under which a random code or token is stored.

    A plain sha256 is enough for 64 random bits and more: there is nothing to guess from.
    """
    return hashlib.sha256(secret.encode()).hexdigest()

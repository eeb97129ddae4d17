"""Codes: enough random bits, read as people type them, the same for the same ticket."""

from __future__ import annotations

from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.services.codes import (
    ALPHABET,
    JOIN_LENGTH,
    SIGN_IN_LENGTH,
    make_join_code,
    make_ticket,
    read_code,
    show_code,
    sign_in_code_of,
)


def test_codes_have_the_random_bits_that_are_promised() -> None:
    assert len(set(ALPHABET)) == 31
    assert JOIN_LENGTH >= 8
    assert SIGN_IN_LENGTH * log2(31) >= 64
    assert len({make_join_code() for _ in range(200)}) == 200


def test_a_ticket_makes_one_code_for_each_person() -> None:
    ticket = make_ticket()
    assert sign_in_code_of(ticket, "ana") == sign_in_code_of(ticket, "ana")
    assert sign_in_code_of(ticket, "ana") != sign_in_code_of(ticket, "ben")
    assert sign_in_code_of(ticket) != sign_in_code_of(make_ticket())


def test_every_sign_is_used_about_equally_often() -> None:
    signs = "".join(sign_in_code_of("ticket", str(number)) for number in range(400))
    assert {sign: signs.count(sign) > 100 for sign in ALPHABET} == dict.fromkeys(ALPHABET, True)


@given(st.text(ALPHABET, min_size=15, max_size=15))
def test_what_is_shown_can_be_typed_in_many_ways(code: str) -> None:
    shown = show_code(code)
    assert shown.count("-") == 2
    for typed in (shown, shown.lower(), shown.replace("-", " "), f"  {code}\n", shown.replace("-", "–")):
        assert read_code(typed) == code


@pytest.mark.parametrize("typed", ["", "  ", "O0I1-LLLL", "RK4T\x009MXW", "x" * 41, "ＲＫ４Ｔ"])
def test_what_is_no_code_is_read_as_none(typed: str) -> None:
    assert read_code(typed) == ""

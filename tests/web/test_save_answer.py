"""Saving as the script does: JSON in, a version out, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.conftest import Visitor


@pytest.fixture
def exam(ana: Visitor) -> Visitor:
    ana.start("ten-questions")
    return ana


def answer(
    visitor: Visitor, place: int = 0, version: int = 0, confidence: str | None = None
) -> dict[str, Any]:
    parts = {e.attributes["name"] for e in visitor.show(1).find("input", type="radio")}
    given = [[str(place)] for _ in parts - {"confidence"}]
    return {"given": given, "version": version, "confidence": confidence}


def test_a_save_answers_with_the_version_and_nothing_else(exam: Visitor) -> None:
    assert exam.save(1, answer(exam, 1, confidence="very")) == {"version": 1}
    page = exam.show(1)
    assert (page.chosen("part1"), page.chosen("confidence"), page.value("version")) == (["1"], ["very"], "1")


def test_an_older_page_is_told_so(exam: Visitor) -> None:
    exam.save(1, answer(exam, 1))
    assert exam.save(1, answer(exam, 0), 409) == {"error": "stale", "version": 1}


def test_a_final_answer_cannot_change(exam: Visitor) -> None:
    body = answer(exam)
    exam.send(f"/attempts/{exam.attempt}/hand-in")
    assert exam.save(1, body, 409) == {"error": "final"}


@pytest.mark.parametrize(
    "body",
    [
        [],
        {},
        {"given": [["0"]]},
        {"given": "0", "version": 0},
        {"given": ["0"], "version": 0},
        {"given": [[0.5]], "version": 0},
        {"given": [[True]], "version": 0},
        {"given": [["-1"]], "version": 0},
        {"given": [[0]], "version": 0},
        {"given": [["9" * 400]], "version": 0},
        {"given": [["9"]], "version": 0},
        {"given": [["0", "1"]], "version": 0},
        {"given": [["0"]] * 50, "version": 0},
        {"given": [["0"] * 21], "version": 0},
        {"given": [["0"]], "version": "0"},
        {"given": [["0"]], "version": True},
        {"given": [["0"]], "version": 10**400},
        {"given": [["0"]], "version": 0, "confidence": "certain"},
        {"given": [["0"]], "version": 0, "confidence": ["guess"]},
    ],
)
def test_what_is_no_answer_is_refused(exam: Visitor, body: Any) -> None:
    assert exam.save(1, body, 422) == {"error": "invalid"}
    assert exam.show(1).value("version") == "0"


@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe", b"[" * 20_000 + b"]" * 20_000])
def test_what_is_no_json_is_refused(exam: Visitor, body: bytes) -> None:
    reply = exam.client.put(
        f"{exam.question(1)}/answer",
        data=body,
        headers={"X-CSRFToken": exam.token(), "Content-Type": "application/json"},
    )
    assert (reply.status_code, reply.is_json) == (400, True)


def test_too_much_is_refused(exam: Visitor) -> None:
    reply = exam.client.put(
        f"{exam.question(1)}/answer",
        data=b'"' + b"x" * 70_000 + b'"',
        headers={"X-CSRFToken": exam.token(), "Content-Type": "application/json"},
    )
    assert reply.status_code == 413


def test_a_save_without_a_token_is_refused(exam: Visitor) -> None:
    reply = exam.client.put(f"{exam.question(1)}/answer", json=answer(exam))
    assert (reply.status_code, reply.get_json()) == (400, {"error": "expired"})


def test_anothers_question_is_unknown(exam: Visitor, ben: Visitor) -> None:
    body = answer(exam)
    ben.attempt = exam.attempt
    assert ben.save(1, body, 404) == {"error": "unknown"}
    ben.start()
    ben.attempt = exam.attempt
    assert ben.save(1, body, 404) == {"error": "unknown"}


def test_a_page_gets_a_fresh_token_and_nothing_else(exam: Visitor) -> None:
    reply = exam.client.get(f"{exam.question(1)}/answer")
    assert reply.headers["Cache-Control"] == "no-store"
    assert set(reply.get_json()) == {"token"}
    body, headers = answer(exam, 1), {"X-CSRFToken": reply.get_json()["token"]}
    assert exam.client.put(f"{exam.question(1)}/answer", json=body, headers=headers).status_code == 200
    assert exam.client.get(f"{exam.question(11)}/answer").get_json() == {"error": "unknown"}


def test_nobody_gets_a_token_for_anothers_question(exam: Visitor, ben: Visitor) -> None:
    reply = ben.client.get(f"{exam.question(1)}/answer")
    assert (reply.status_code, reply.get_json()) == (404, {"error": "unknown"})

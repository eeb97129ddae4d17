"""How many wrong guesses one address may make; right ones cost nothing, since schools share an address."""

from __future__ import annotations

from flask import Response

from quizapp.extensions import limiter

WRONG = frozenset({401, 404, 422})


def _is_wrong(response: Response) -> bool:
    return response.status_code in WRONG


passwords = limiter.limit("30 per 10 minutes", deduct_when=_is_wrong, scope="passwords")
codes = limiter.limit("100 per 10 minutes", deduct_when=_is_wrong, scope="codes")
links = limiter.limit("60 per 10 minutes", deduct_when=_is_wrong, scope="links")
registrations = limiter.limit("20 per hour", scope="registrations")

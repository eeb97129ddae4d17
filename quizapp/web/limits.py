"""How many wrong guesses one address may make; all else costs nothing, since schools share an address.

A view that finds a guess wrong sets `g.is_wrong_guess`.
"""

from __future__ import annotations

from flask import Response, g

from quizapp.extensions import limiter


def _is_wrong(_: Response) -> bool:
    return bool(g.get("is_wrong_guess", False))


passwords = limiter.shared_limit("30 per 10 minutes", scope="passwords", deduct_when=_is_wrong)
codes = limiter.shared_limit("100 per 10 minutes", scope="codes", deduct_when=_is_wrong)
links = limiter.shared_limit("60 per 10 minutes", scope="links", deduct_when=_is_wrong)
registrations = limiter.shared_limit("20 per hour", scope="registrations")

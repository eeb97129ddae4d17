"""How many wrong guesses one address may make, and how much one learner may write.

All else costs nothing, since schools share an address. A view that finds a guess wrong sets
`g.is_wrong_guess`.
"""

from __future__ import annotations

from flask import Response, g
from flask_limiter.util import get_remote_address

from quizapp.extensions import limiter
from quizapp.web.visitors import current_key


def _is_wrong(_: Response) -> bool:
    return bool(g.get("is_wrong_guess", False))


def _learner() -> str:
    return current_key() or get_remote_address()


passwords = limiter.shared_limit("30 per 10 minutes", scope="passwords", deduct_when=_is_wrong)
codes = limiter.shared_limit("100 per 10 minutes", scope="codes", deduct_when=_is_wrong)
links = limiter.shared_limit("60 per 10 minutes", scope="links", deduct_when=_is_wrong)
registrations = limiter.shared_limit("20 per hour", scope="registrations")
own_accounts = limiter.shared_limit(
    "300 per hour", scope="own-accounts"
)  # more than a school has in a lesson

# A new learner costs nothing, so an address has a limit as well: a whole school may write, nobody floods.
doubts = limiter.shared_limit("60 per hour", scope="doubts", key_func=_learner)
all_doubts = limiter.shared_limit("1000 per hour", scope="all-doubts")

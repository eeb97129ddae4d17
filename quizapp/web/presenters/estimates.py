"""Estimates in words: a number, what it may really be, and how many answers stand behind it."""

from __future__ import annotations

from flask_babel import gettext as _

from quizapp.learning.estimate import Estimate


def say_decimal(value: float, places: int = 1) -> str:
    """Write a number with so many decimals and a true minus; never minus nought."""
    rounded = round(value, places) + 0.0
    return f"{rounded:.{places}f}".replace("-", "−")


def say_interval(estimate: Estimate, places: int = 1) -> str:
    """Say a value and its interval: “0.4, between 0.1 and 0.6”."""
    value, low, high = (say_decimal(one, places) for one in (estimate.value, estimate.low, estimate.high))
    return str(_("%(value)s, between %(low)s and %(high)s", value=value, low=low, high=high))


def say_shares(estimate: Estimate) -> str:
    """Say a share and its interval in hundredths: “38 %, between 20 and 59 %”."""
    value, low, high = (round(100 * one) for one in (estimate.value, estimate.low, estimate.high))
    return str(_("%(value)d %%, between %(low)d and %(high)d %%", value=value, low=low, high=high))

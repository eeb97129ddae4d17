"""How far the points of a paper hang together: Cronbach's alpha, which is KR-20 for right-or-wrong questions.

alpha = k / (k - 1) · (1 - Σ variance of a question / variance of the points), Cronbach (1951), Psychometrika
16, 297-334; Kuder & Richardson (1937), Psychometrika 2, 151-160. The interval is Bonett's (2002), Journal of
Educational and Behavioral Statistics 27, 335-340: ln(1 - alpha) ± 1.96 √(2k / ((k - 1)(n - 2))).
It means something only where everybody answered the same questions.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log, sqrt

from quizapp.learning.correlation import FEWEST
from quizapp.learning.estimate import Z95, Estimate, Moments


def measure_reliability(questions: Sequence[Moments], points: Moments) -> Estimate | None:
    """Give alpha from the points of each question and of the whole, over students who answered all of them.

    None of fewer than thirty students or two questions, and where all have the same points.
    """
    k, n = len(questions), points.n
    spread = points.variance
    variances = [question.variance for question in questions]
    if k < 2 or n < FEWEST or not spread or any(one is None for one in variances):
        return None
    value = k / (k - 1) * (1 - sum(one for one in variances if one is not None) / spread)
    if value >= 1:
        return Estimate(1.0, 1.0, 1.0, n)
    reach = Z95 * sqrt(2 * k / ((k - 1) * (n - 2)))
    middle = log(1 - value)
    return Estimate(value, 1 - exp(middle + reach), 1 - exp(middle - reach), n)

"""Fixtures that every test may use."""

from __future__ import annotations

import pytest

from quizapp.content.seeds import Seeds, read_seeds
from quizapp.content.shipped import find_shipped


@pytest.fixture(scope="session")
def seeds() -> Seeds:
    """The shipped seeds, read once."""
    return read_seeds(find_shipped() / "seeds")

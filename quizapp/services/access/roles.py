"""The parts an account can have in running a class."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """A viewer looks; a teacher also sets work and looks after students; an owner also decides who may."""

    VIEWER = "viewer"
    TEACHER = "teacher"
    OWNER = "owner"

    def may(self, needed: Role) -> bool:
        """Say whether this part includes what `needed` may do."""
        order = list(Role)
        return order.index(self) >= order.index(needed)

"""Pick the phrases (QTI hottextInteraction): a passage cut into phrases, those marked that are asked for."""

from __future__ import annotations

from quizapp.items.interactions.multiple_choice import grade, is_complete, read, tell, write

__all__ = ["grade", "is_complete", "read", "tell", "write"]

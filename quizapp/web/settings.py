"""The settings of the running app."""

from __future__ import annotations

from flask import current_app

from quizapp.config import Settings


def current_settings() -> Settings:
    """Give what the app runs with."""
    settings: Settings = current_app.extensions["settings"]
    return settings

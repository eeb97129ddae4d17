"""Make the Flask app."""

from __future__ import annotations

import os
from pathlib import Path

from flask import Flask

from quizapp.config import Settings, load_settings
from quizapp.extensions import babel, compress, csrf, db, limiter, login, migrate
from quizapp.models.engine import configure_engine

MIGRATIONS = Path(__file__).parent / "migrations"


def create_app(settings: Settings | None = None) -> Flask:
    """Make an app from settings, read from the environment where none are given."""
    from quizapp.web import assets, blueprints, errors, pages, requests, visitors  # noqa: PLC0415  # Flask's factory

    settings = settings or load_settings(os.environ)
    web = Path(__file__).parent / "web"
    app = Flask(
        __name__,
        template_folder=str(web / "templates"),
        static_folder=str(web / "static"),
        static_url_path=f"/static/{assets.digest_of(web / 'static')}",
    )
    app.config.from_mapping(_flask_settings(settings))
    app.extensions["settings"] = settings
    db.init_app(app)
    migrate.init_app(app, db, directory=str(MIGRATIONS))
    requests.register(app, settings)  # before CSRF, which reads the body: a page says how much it takes
    csrf.init_app(app)
    babel.init_app(app)
    compress.init_app(app)
    login.init_app(app)
    limiter.init_app(app)
    with app.app_context():
        configure_engine(db.engine)
    visitors.register()
    pages.register(app)
    errors.register(app)
    for blueprint in blueprints.ALL:
        app.register_blueprint(blueprint)
    return app


def _flask_settings(settings: Settings) -> dict[str, object]:
    return {
        "SECRET_KEY": settings.secret_key,
        "SQLALCHEMY_DATABASE_URI": settings.database_url,
        "SQLALCHEMY_ENGINE_OPTIONS": {} if settings.is_embedded else {"pool_pre_ping": True},
        "SESSION_COOKIE_NAME": "__Host-session" if settings.https else "session",
        "SESSION_COOKIE_SECURE": settings.https,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "PERMANENT_SESSION_LIFETIME": 180 * 24 * 3600,
        # A cookie in every reply would sign in again whom a reply on its way finds signed out, and be cached
        # with static files.
        "SESSION_REFRESH_EACH_REQUEST": False,
        "SEND_FILE_MAX_AGE_DEFAULT": 365 * 24 * 3600,
        "MAX_CONTENT_LENGTH": 64 * 1024,
        "MAX_FORM_MEMORY_SIZE": 64 * 1024,
        "MAX_FORM_PARTS": 100,
        "WTF_CSRF_TIME_LIMIT": 24 * 3600,
        "WTF_CSRF_SSL_STRICT": settings.https,
        "COMPRESS_REGISTER": False,  # web/requests.py says what is compressed
        "BABEL_DEFAULT_LOCALE": "en",
        "BABEL_DEFAULT_TIMEZONE": "UTC",
        "TEMPLATES_AUTO_RELOAD": False,
        "RATELIMIT_STORAGE_URI": settings.redis_url or "memory://",
        "RATELIMIT_HEADERS_ENABLED": False,
    }

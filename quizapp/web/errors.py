"""Pages for what went wrong: what happened, and what to do next. An error loses nothing that was given."""

from __future__ import annotations

from flask import Flask, flash, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException, SecurityError
from werkzeug.wrappers import Response

from quizapp.errors import (
    ArchivedError,
    EmptyBankError,
    InvalidResponseError,
    NotFoundError,
    NotSkippableError,
    SignInNeededError,
)
from quizapp.extensions import db
from quizapp.services.desks import load_question
from quizapp.web.attempts import show_question
from quizapp.web.forms.answers import answer_form
from quizapp.web.visitors import now, require_key

Reply = tuple[str, int] | tuple[Response, int]


def register(app: Flask) -> None:
    """Attach the handlers to an app."""
    app.register_error_handler(NotFoundError, _not_found)
    app.register_error_handler(ArchivedError, _archived)
    app.register_error_handler(SignInNeededError, _sign_in_needed)
    app.register_error_handler(InvalidResponseError, _invalid)
    app.register_error_handler(NotSkippableError, _not_skippable)
    app.register_error_handler(EmptyBankError, _empty)
    app.register_error_handler(OperationalError, _unavailable)
    app.register_error_handler(CSRFError, _expired)
    app.register_error_handler(SecurityError, _strange_host)
    app.register_error_handler(HTTPException, _http)


def explain(status: int) -> tuple[str, str]:
    """Say in words what an HTTP error means: what happened, and what to do."""
    words = {
        400: (
            _("We did not understand that"),
            _("Something in the address or the form is not as we expected. Go back and try once more."),
        ),
        401: (
            _("You are signed out"),
            _("Nothing was changed yet. Sign in on another tab, then come back here and press the button."),
        ),
        404: (
            _("We cannot find this page"),
            _("It may have moved, been deleted, or belong to someone else. What is saved stays saved."),
        ),
        405: (_("This page cannot do that"), _("Go back to the page you came from and use its buttons.")),
        413: (_("That is too much at once"), _("What was sent is larger than this page takes. Send less.")),
        422: (_("That is no answer to this question"), _("Go back, reload the page and choose again.")),
        429: (
            _("Too many tries from here"),
            _("Somebody at this address guessed wrong very often. Wait ten minutes, then try again."),
        ),
        500: (
            _("Something broke on our side"),
            _("It is not your fault, and what was saved is safe. Try again in a minute."),
        ),
        503: (_("We could not save that"), _("Keep your page open, go back, and try again in a minute.")),
    }
    return words.get(status, words[400] if status < 500 else words[500])


def show_error(status: int) -> Reply:
    """Render the page of an error, or its code as JSON where a script asked."""
    db.session.rollback()
    if request.endpoint == "answers.save":
        return jsonify(error=str(status)), status
    title, text = explain(status)
    return render_template("errors/error.html", status=status, title=title, text=text), status


def _not_found(_error: NotFoundError) -> Reply:
    """Keep an answer that was sent by a page open while its learner was signed out."""
    return _signed_out(404) if request.endpoint == "attempts.answer" else show_error(404)


def _archived(error: ArchivedError) -> Response:
    db.session.rollback()
    flash(_("The class is archived and takes nothing new. Take it back into use first."))
    return redirect(url_for("classrooms.show", key=error.key))


def _sign_in_needed(_: SignInNeededError) -> Reply | Response:
    if request.method not in {"GET", "HEAD"}:
        return _offer_again(401, *explain(401), may_sign_in=True)
    return redirect(url_for("accounts.show_sign_in", next=request.full_path.rstrip("?")))


def _invalid(_: InvalidResponseError) -> Reply:
    return show_error(422)


def _not_skippable(_error: NotSkippableError) -> Reply:
    db.session.rollback()
    title = _("This question cannot be skipped")
    text = _("Only questions with a content note can. Go back: you may also leave it without an answer.")
    return render_template("errors/error.html", status=422, title=title, text=text), 422


def _empty(_: EmptyBankError) -> Reply:
    return show_error(503)


def _unavailable(_: OperationalError) -> Reply:
    return show_error(503)


def _http(error: HTTPException) -> Reply | HTTPException:
    if error.code is None or error.code < 400:
        return error
    if error.code == 429 and request.endpoint == "doubts.send":
        text = _("You have said a lot within an hour. Wait a while, then send this once more.")
        return _offer_again(429, _("That is a lot at once"), text)
    if error.code == 429 and request.endpoint == "own_accounts.create":
        text = _("Very many accounts were made from here within an hour. Wait a while, then try once more.")
        return _offer_again(429, _("That is a lot at once"), text)
    if error.code == 413 and request.endpoint in {"members.preview", "members.add"}:
        text = _("A list of names takes at most 256 kB. Go back, and choose a file with fewer columns.")
        return render_template("errors/error.html", status=413, title=explain(413)[0], text=text), 413
    return show_error(error.code)


def _strange_host(_: SecurityError) -> Reply:
    # No page can be made here: links need the very name that is not believed.
    text = "This site does not answer to this name. Who runs it can add the name to QUIZAPP_ALLOWED_HOSTS.\n"
    return Response(text, mimetype="text/plain"), 400


def _expired(_error: CSRFError) -> Reply:
    """Keep the answer of a question whose form has expired: show it again, chosen, with a fresh token."""
    if request.endpoint == "answers.save":
        return jsonify(error="expired"), 400
    arguments = request.view_args or {}
    if request.endpoint == "attempts.answer":
        try:
            page = load_question(db.session(), require_key(), arguments["key"], arguments["number"], now())
        except NotFoundError:  # an error within this handler would reach nobody else
            return _signed_out(400)
        notice = _("This page had been open for too long. Your answer is still here: send it once more.")
        return show_question(page, answer_form(page.question), notice), 400
    text = _("It had been open for too long, or your browser keeps no cookies. Nothing was changed yet.")
    return _offer_again(400, _("This form has expired"), text)


def _signed_out(status: int) -> Reply:
    """Say the same of an answer to a question that is absent, somebody else's, or of who is signed out."""
    text = _("Your answer is kept on this page. Sign in on another tab, then come back and press the button.")
    return _offer_again(status, _("You are signed out here"), text, may_sign_in=True)


def _offer_again(status: int, title: str, text: str, may_sign_in: bool = False) -> Reply:
    """Give back all that was typed, but passwords, in a form that can be sent once more."""
    db.session.rollback()
    secret = {"csrf_token", "password", "current"}
    kept = [(name, value) for name, value in request.form.items(multi=True) if name not in secret]
    words = {"status": status, "title": title, "text": text, "may_sign_in": may_sign_in}
    return render_template("errors/again.html", kept=kept, **words), status

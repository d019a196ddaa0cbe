"""Everything that goes wrong, turned into words and a way on: a page for browsers, a fragment for htmx."""

from __future__ import annotations

import re
from urllib.parse import quote

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from journal.errors import Conflict, JournalError, NotFound, SignedOut, TooMany
from journal.web.forms import clean
from journal.web.origin import ForeignOrigin
from journal.web.rendering import fragment, page, see_other, wants_fragment
from journal.web.signed_in import ask_for_nobody

#: Never shown back: they are secrets, not texts.
SECRET_FIELDS = frozenset({"password", "new_password", "current_password", "code", "token"})
#: What people write and the hidden fields of forms never hold: a blank, or a full stop after a word.
WORDS = re.compile(r"\S\s+\S|[^\W\d_][.,!?…]")


def _kept_text(status: int) -> list[str]:
    """What was typed into the refused form, longest first, so that it can be copied."""
    if request.method != "POST" or status == RequestEntityTooLarge.code:  # a body too large cannot be read at all
        return []
    texts = [clean(value) or "" for name, value in request.form.items(multi=True) if name not in SECRET_FIELDS]
    return sorted((text for text in texts if len(text) > 20 or WORDS.search(text)), key=len, reverse=True)


def _answer(status: int, name: str, **context: object) -> Response:
    if wants_fragment():
        return fragment("errors/_failure.html", status, reason=name, **context)
    return page(f"errors/{name}.html", status, kept=_kept_text(status), **context)


def _signed_out(_error: SignedOut) -> Response:
    if wants_fragment():
        return fragment("errors/_signed_out.html", 401)
    if request.method in {"GET", "HEAD"}:
        return see_other("/sign-in" if request.path == "/" else f"/sign-in?next={quote(request.path)}")
    return page("errors/signed_out.html", 401, kept=_kept_text(401))


def _journal_error(error: JournalError) -> Response:
    if isinstance(error, NotFound):
        return _answer(404, "not_found")
    if isinstance(error, TooMany):
        return _answer(429, "too_many", minutes=error.minutes)
    if isinstance(error, Conflict):
        return _answer(409, "conflict", code=error.code)
    return _answer(error.status, "invalid")


def _http_error(error: HTTPException) -> Response:
    if isinstance(error, RequestEntityTooLarge):
        return _answer(413, "too_large")
    if error.code in {301, 302, 303, 307, 308}:
        return error.get_response()  # type: ignore[return-value]
    if error.code == 404:
        return _answer(404, "not_found")
    return _answer(error.code or 500, "invalid" if (error.code or 500) < 500 else "broken")


def _foreign(_error: ForeignOrigin) -> Response:
    return _answer(403, "foreign_form")


def _broken(_error: Exception) -> Response:
    try:
        return _answer(500, "broken")
    except Exception:  # noqa: BLE001 - the frame of the page asks the database, which may be what is broken
        ask_for_nobody()
        return _answer(500, "broken")


def init_app(app: Flask) -> None:
    """Register the answers. Unexpected errors are logged by Flask first, without the request's text."""
    app.register_error_handler(SignedOut, _signed_out)
    app.register_error_handler(JournalError, _journal_error)
    app.register_error_handler(ForeignOrigin, _foreign)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(500, _broken)

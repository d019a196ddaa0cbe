"""Answers: a page, a fragment of one, or the way to another."""

from __future__ import annotations

from typing import Any

from flask import Flask, Response, make_response, redirect, render_template
from flask_htmx import HTMX
from jinja2 import StrictUndefined

htmx = HTMX()


def wants_fragment() -> bool:
    """Whether htmx asks for a part of a page, rather than a browser for the whole of it."""
    return bool(htmx) and not htmx.history_restore_request and not htmx.boosted


def page(template: str, status: int = 200, /, **context: Any) -> Response:  # noqa: ANN401
    """A whole page, or a fragment of one: templates are told apart by their names."""
    return make_response(render_template(template, **context), status)


fragment = page


def see_other(url: str) -> Response:
    """Send a plain form on with 303; htmx is told the address and goes there itself."""
    if wants_fragment():
        response = make_response("", 204)
        response.headers["HX-Redirect"] = url
        return response
    return make_response(redirect(url, 303))


def nothing() -> Response:
    """Done, and the page stays as it is."""
    return make_response("", 204)


def init_app(app: Flask) -> None:
    """Undefined names in templates are errors, and blocks leave no blank lines."""
    htmx.init_app(app)
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True

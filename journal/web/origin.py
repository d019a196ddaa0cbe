"""Whether a form was sent from our own pages, told by the browser itself: no token that expires under a long text."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Flask, request

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class ForeignOrigin(Exception):
    """An unsafe request came from another site's page."""


def refuse_foreign() -> None:
    """Raise ``ForeignOrigin`` for an unsafe request that another site's page made the browser send."""
    if request.method in SAFE:
        return
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        allowed = site in {"same-origin", "none"}
    else:
        origin = request.headers.get("Origin")
        # Neither header: not a browser, so nobody's cookie was borrowed.
        allowed = origin is None or urlsplit(origin).netloc == request.host
    if not allowed:
        raise ForeignOrigin


def init_app(app: Flask) -> None:
    """Look at every request before anything else does."""
    app.before_request(refuse_foreign)

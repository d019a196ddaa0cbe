"""Under which names the service answers: those of the setting ``url``, whatever a request calls it."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Flask, abort, request

from journal.settings import LOCAL_HOSTS
from journal.web.database import settings


def own_names(url: str) -> frozenset[str]:
    """The host names that lead to this service, as a request writes them."""
    host = urlsplit(url).hostname or "localhost"
    return LOCAL_HOSTS if host in LOCAL_HOSTS else frozenset({host.encode("idna").decode("ascii")})


def refuse_foreign_names() -> None:
    """Answer 400 to a request for another host.

    Flask's own TRUSTED_HOSTS cuts names at their first colon, so it knows no [::1], and leaves pages without addresses.
    """
    if urlsplit(f"//{request.host}").hostname not in own_names(settings().url):
        abort(400)


def init_app(app: Flask) -> None:
    """Look at every request before anything else does."""
    app.before_request(refuse_foreign_names)

"""What every request passes through, in the order in which it does."""

from __future__ import annotations

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from journal.settings import Settings
from journal.web import (
    database,
    failures,
    headers,
    hosts,
    language,
    origin,
    rendering,
    signed_in,
    static_files,
    words,
)


def init_app(app: Flask, settings: Settings) -> None:
    """Fit the web layer to the application."""
    if settings.proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=settings.proxies, x_proto=settings.proxies, x_host=settings.proxies
        )
    for part in (database, hosts, origin, signed_in, language, headers, rendering, static_files, words, failures):
        part.init_app(app)

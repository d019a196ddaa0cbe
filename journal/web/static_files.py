"""Static files under an address that changes with their content, sent compressed and kept for ever."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from functools import cache
from pathlib import Path

from flask import Flask, Response, abort, request, url_for

from journal.paths import STATIC
from journal.web.signed_in import open_page

COMPRESSED = frozenset({".css", ".js", ".svg", ".txt", ".webmanifest"})
mimetypes.add_type("font/woff2", ".woff2")


@cache
def version() -> str:
    """A short hash over all static files: they refer to each other, so they change their address together."""
    digest = hashlib.sha256()
    for file in sorted(path for path in STATIC.rglob("*") if path.is_file()):
        digest.update(file.relative_to(STATIC).as_posix().encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


@cache
def _content(path: str) -> tuple[bytes, bytes | None, str]:
    file = (STATIC / path).resolve()
    if not file.is_relative_to(STATIC.resolve()) or not file.is_file():
        raise FileNotFoundError(path)
    body = file.read_bytes()
    packed = gzip.compress(body, 9, mtime=0) if Path(path).suffix in COMPRESSED else None
    return body, packed, mimetypes.guess_type(path)[0] or "application/octet-stream"


@open_page
def static_file(version: str, path: str) -> Response:
    """One file. The version in the address only tells caches apart."""
    try:
        body, packed, kind = _content(path)
    except (FileNotFoundError, ValueError):
        abort(404)
    plain = packed is None or not request.accept_encodings["gzip"]
    response = Response(body if plain else packed, mimetype=kind)
    if packed is not None:
        response.vary.add("Accept-Encoding")
        if not plain:
            response.headers["Content-Encoding"] = "gzip"
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


def static_url(path: str) -> str:
    """The address of a static file for a template."""
    return url_for("static_file", version=version(), path=path)


def init_app(app: Flask) -> None:
    """Serve them and give templates their addresses."""
    app.add_url_rule("/static/<version>/<path:path>", "static_file", static_file)
    app.jinja_env.globals["static_url"] = static_url

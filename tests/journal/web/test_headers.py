"""What every answer carries, which hosts are answered, and how static files are sent."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from persons import Person

from journal import create_app

PAGES = ["/sign-in", "/support", "/privacy", "/invitation", "/no-such-page"]


@pytest.mark.parametrize("path", PAGES)
def test_nothing_inline_may_run_and_nobody_frames_us(nobody: FlaskClient, path: str) -> None:
    answer = nobody.get(path)
    policy = dict(part.split(" ", 1) for part in answer.headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/", "/write", "/entries", "/goals", "/account", "/share/choose"])
def test_no_page_holds_inline_code_or_style(aino: Person, pair: str, path: str) -> None:
    page = aino.get(path)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?! src=)", page)


def test_pages_are_kept_by_no_cache_and_differ_for_htmx(aino: Person) -> None:
    answer = aino.browser.get("/")
    assert answer.headers["Cache-Control"] == "no-store"
    assert {"HX-Request", "Cookie"} <= set(answer.vary)


def test_only_https_asks_for_https_for_ever(app: Flask, nobody: FlaskClient) -> None:
    assert "Strict-Transport-Security" not in nobody.get("/sign-in").headers
    secure = create_app(database=app.config["SETTINGS"].database, secret="s" * 40, url="https://oivallus.example.fi")
    answer = secure.test_client().get("/sign-in", base_url="https://oivallus.example.fi")
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=")


def test_static_files_are_compressed_and_kept_for_ever(nobody: FlaskClient) -> None:
    page = nobody.get("/sign-in").get_data(as_text=True)
    files = re.findall(r'"(/static/[0-9a-f]{12}/[^"]+)"', page)
    assert {Path(one).suffix for one in files} >= {".css", ".js", ".woff2", ".svg"}
    for path in files:
        answer = nobody.get(path, headers={"Accept-Encoding": "gzip"})
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert "Set-Cookie" not in answer.headers
        plain = nobody.get(path)
        assert "Content-Encoding" not in plain.headers
        if path.endswith((".css", ".js", ".svg")):
            assert answer.headers["Content-Encoding"] == "gzip"
            assert "Accept-Encoding" in answer.vary
            assert gzip.decompress(answer.data) == plain.data


@pytest.mark.parametrize(
    "host", ["example.org", "localhost.example.org", "127.0.0.1.example.org", "user@localhost", ""]
)
def test_another_host_is_refused_with_a_page(nobody: FlaskClient, host: str) -> None:
    answer = nobody.get("/sign-in", headers={"Host": host})
    assert answer.status_code == 400
    assert "Tätä ei voitu lukea" in answer.get_data(as_text=True)
    assert "example.org" not in answer.get_data(as_text=True)


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1:1", "[::1]:8000", "LOCALHOST"])
def test_this_machines_names_are_answered(nobody: FlaskClient, host: str) -> None:
    assert nobody.get("/sign-in", headers={"Host": host}).status_code == 200


def test_a_name_of_ones_own_is_answered_and_no_other(app: Flask) -> None:
    served = create_app(database=app.config["SETTINGS"].database, secret="s" * 40, url="https://päiväkirja.example.fi")
    browser = served.test_client()
    assert browser.get("/sign-in", headers={"Host": "xn--pivkirja-0zac.example.fi"}).status_code == 200
    assert browser.get("/sign-in", headers={"Host": "localhost"}).status_code == 400

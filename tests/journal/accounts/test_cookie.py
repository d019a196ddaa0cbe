"""The one cookie: its name and flags follow the address people open; and nothing works without the secret."""

from __future__ import annotations

from http.cookies import SimpleCookie
from pathlib import Path

import pytest
from flask import Flask, flash
from persons import PASSWORD, Clock, People

from journal import create_app
from journal.db import Database
from journal.errors import Refused

HTTPS = "https://oivallus.example.fi"


def served_at(url: str, app: Flask) -> Flask:
    database: Path = app.config["SETTINGS"].database
    return create_app(database=database, secret="s" * 40, url=url, argon2_memory_kib=64, argon2_rounds=1)


def signed_in_cookie(app: Flask, url: str) -> SimpleCookie:
    sent = {"address": "aino@example.org", "password": PASSWORD}
    answer = app.test_client().post("/sign-in", data=sent, base_url=url)
    assert answer.status_code == 303
    return SimpleCookie(answer.headers["Set-Cookie"])


def test_over_https_it_is_bound_to_the_host(app: Flask, people_of: People) -> None:
    people_of.make("Aino")
    cookie = signed_in_cookie(served_at(HTTPS, app), HTTPS)["__Host-oivallus"]
    assert (cookie["secure"], cookie["httponly"], cookie["samesite"]) == (True, True, "Lax")
    assert (cookie["path"], cookie["domain"], cookie["max-age"]) == ("/", "", str(180 * 86400))


@pytest.mark.parametrize("url", ["http://localhost:8000", "http://127.0.0.1:8000", "http://[::1]:8000"])
def test_on_this_machine_it_travels_over_http(app: Flask, people_of: People, url: str) -> None:
    people_of.make("Aino")
    cookie = signed_in_cookie(served_at(url, app), url)["oivallus"]
    assert (cookie["secure"], cookie["httponly"], cookie["samesite"]) == ("", True, "Lax")


@pytest.mark.parametrize(
    "url", ["http://oivallus.example.fi", "http://192.168.1.4:8000", "http://localhost.example.fi"]
)
def test_http_for_others_is_refused_with_a_sentence(url: str) -> None:
    with pytest.raises(Refused, match="`url` is https"):
        create_app(secret="s" * 40, url=url)


def test_signing_out_takes_the_same_cookie_back(app: Flask, people_of: People) -> None:
    people_of.make("Aino")
    browser = served_at(HTTPS, app).test_client()
    browser.post("/sign-in", data={"address": "aino@example.org", "password": PASSWORD}, base_url=HTTPS)
    answer = browser.post("/sign-out", base_url=HTTPS)
    cookie = SimpleCookie(answer.headers["Set-Cookie"])["__Host-oivallus"]
    assert (cookie["secure"], cookie["path"], cookie["max-age"]) == (True, "/", "0")
    assert "cookies" not in answer.headers["Clear-Site-Data"]


def test_flasks_own_signed_session_is_not_used(app: Flask) -> None:
    assert app.secret_key is None
    with app.test_request_context(), pytest.raises(RuntimeError):
        flash("x")


@pytest.mark.parametrize("secret", ["", "short"])
def test_without_the_secret_it_does_not_start(secret: str, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="secret"):
        create_app(database=tmp_path / "x", secret=secret)


@pytest.mark.parametrize("value", ["", "x", "ä" * 50, "a b;c", "x" * 4000])
def test_a_spoilt_cookie_is_nobody(app: Flask, db: Database, time: Clock, value: str) -> None:
    browser = app.test_client()
    assert browser.get("/", headers={"Cookie": f"oivallus={value}".encode().decode("latin-1")}).status_code == 303

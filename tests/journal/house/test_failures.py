"""When something breaks, there are words and a way on, whatever it was that broke."""

from __future__ import annotations

import pytest
from flask import Flask
from persons import Person

from journal.db import Database


@pytest.fixture
def as_served(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Flask:
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    return app


def test_a_database_that_is_gone_is_a_page_with_words(as_served: Flask, db: Database, aino: Person) -> None:
    db.close()
    as_served.config["SETTINGS"].database.rename(as_served.config["SETTINGS"].database.with_name("elsewhere"))
    page = aino.get("/", 500)
    assert 'lang="fi"' in page
    assert "<h1" in page
    assert "Traceback" not in page


def test_what_was_typed_comes_back_on_the_page(as_served: Flask, db: Database, aino: Person) -> None:
    db.close()
    as_served.config["SETTINGS"].database.write_bytes(b"An ordinary letter. " * 1000)
    text = "Siirtymät oli taas yhtä kaaosta, ja mä vaan seisoin."
    assert text in aino.post("/write/code", 500, text=text, key="k", tab="t", based_on=0)


@pytest.mark.parametrize("path", ["/static/x/%00", "/static/x/../journal.py", "/static/x/", "/static/x/missing.css"])
def test_a_strange_address_of_a_file_is_not_found(aino: Person, path: str) -> None:
    aino.get(path, 404)


def test_the_way_back_after_signing_in_is_an_address(aino: Person) -> None:
    aino.browser.delete_cookie("oivallus")
    answer = aino.browser.get("/write/a%26b%20ä")
    assert answer.headers["Location"] == "/sign-in?next=/write/a%26b%20%C3%A4"

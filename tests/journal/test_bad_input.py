"""Whatever is typed or sent, to whichever form: a clear answer, no stack trace, and the writer's text is kept."""

from __future__ import annotations

import re
import time as real_time
from html import unescape
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from persons import Person
from werkzeug.test import TestResponse

from journal.codes import new_key
from journal.db import Database

TEXTS = {
    "empty": "",
    "blank": " \t\r\n ",
    "long": "sana " * 40_000,
    "emoji": "👩‍👧‍👦 🏳️‍🌈 💐",
    "right to left": "אבא אמא \u202e مرحبا",
    "nul": "ennen\0jälkeen",
    "html": "<script>alert(1)</script><img src=x onerror=alert(2)>",
    "template": "{{ 7 * 7 }} {% for x in y %} ${7*7} %(name)s %s",
    "markdown": "[a](javascript:alert(1)) ![x](http://example.org/x.png) <b>x</b>",
    "nested": ">" * 3000 + "a",
    "stars": "*a **b " * 4000,
    "brackets": "[" * 20_000,
    "ticks": "`" * 20_000 + "a",
    "zalgo": "a" + "\u0301" * 5000,
}
#: Bytes of a form that no page of ours would send.
BROKEN = {"broken": b"%ff%fe%80", "surrogate": b"%ed%a0%80", "cut": b"%c3", "lone percent": b"%", "half": b"%e4%b8"}
MACHINERY = ("Traceback", "werkzeug.", "jinja2.", 'File "/')


def forms(pair: str) -> dict[str, tuple[str, dict[str, Any], str]]:
    """Name → address, what it usually sends, and the field that takes text."""
    return {
        "sign in": ("/sign-in", {"address": "aino@example.org", "password": "x"}, "address"),
        "password at sign in": ("/sign-in", {"address": "aino@example.org"}, "password"),
        "slip": ("/invitation", {}, "slip"),
        "name": ("/account", {"unit": "x"}, "name"),
        "unit": ("/account", {"name": "Aino"}, "unit"),
        "password": ("/account/password", {"current_password": "x"}, "new_password"),
        "language": ("/language", {}, "language"),
        "goal": ("/goals", {"topic": "other", "key": new_key()}, "words"),
        "goal's reason": ("/goals/GOAL", {"topic": "other", "words": "x", "key": new_key()}, "reason"),
        "state": ("/goals/GOAL/state", {}, "state"),
        "entry": ("/write/entry", {"based_on": "1", "tab": "t", "key": new_key()}, "text"),
        "ask": ("/write/entry", {"based_on": "1", "tab": "t", "key": new_key(), "act": "ask"}, "text"),
        "done": ("/write/entry", {"based_on": "1", "tab": "t", "key": new_key(), "act": "keep"}, "text"),
        "act": ("/write/entry", {"text": "Alku.", "based_on": "1", "tab": "t"}, "act"),
        "prompt": ("/write/entry", {"text": "Alku.", "act": "answer", "based_on": "1"}, "prompt"),
        "tab": ("/write/entry", {"text": "Alku, toinen.", "based_on": "0"}, "tab"),
        "version": ("/write/entry", {"text": "Alku, kolmas."}, "based_on"),
        "key": ("/write/entry", {"text": "Alku, neljäs.", "based_on": "1"}, "key"),
        "place": (
            f"/mentorships/{pair}/meetings/new",
            {"day": "2026-12-01", "at": "9:00", "minutes": "60", "kind": "phone", "key": new_key()},
            "place",
        ),
        "day": (f"/mentorships/{pair}/meetings/new", {"at": "9:00", "minutes": "60", "kind": "phone"}, "day"),
        "wish": (f"/mentorships/{pair}/wish", {"based_on": "0", "key": new_key()}, "text"),
        "promise": (f"/mentorships/{pair}/promise", {}, "version"),
        "letter": (f"/mentorships/{pair}/letter", {"key": new_key()}, "text"),
        "sentence": (f"/mentorships/{pair}/feedback", {"heard": "5", "key": new_key()}, "sentence"),
        "last day": ("/account/leaving", {}, "leaves_on"),
        "own address": ("/account/address", {"current_password": "x"}, "address"),
        "share": ("/share", {"until": "end", "key": new_key(), "version-entry": "1"}, "entry"),
        "until": ("/share", {"entry": "entry", "key": new_key(), "version-entry": "1"}, "until"),
    }


@pytest.fixture
def sent_to(db: Database, aino: Person, pair: str) -> dict[str, tuple[str, dict[str, Any], str]]:
    aino.post("/write/entry", text="Alku.", key="k", tab="t", based_on=0)
    aino.post("/goals", words="Tavoite", topic="other", key="g")
    goal = db.query("select code from goal")[0]["code"]
    db.execute("update mentorship set ends_on = '2026-12-08'")
    db.conn.commit()
    return {name: (path.replace("GOAL", goal), data, field) for name, (path, data, field) in forms(pair).items()}


def told_clearly(answer: TestResponse) -> None:
    page = answer.get_data(as_text=True)
    assert answer.status_code < 500, page[-2000:]
    assert not [one for one in MACHINERY if one in page]
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    if answer.status_code >= 400:
        assert '<html lang="fi">' in page
        assert "<h1" in page


@pytest.mark.parametrize("name", sorted(forms("x")))
def test_every_form_answers_clearly_to_any_text(
    aino: Person, sent_to: dict[str, tuple[str, dict[str, Any], str]], name: str
) -> None:
    path, data, field = sent_to[name]
    for text in TEXTS.values():
        answer = aino.browser.post(path, data=data | {field: text})
        told_clearly(answer)
        if answer.status_code == 303 and not answer.headers["Location"].startswith("/sign-in"):
            told_clearly(aino.browser.get(answer.headers["Location"]))


@pytest.mark.parametrize("name", sorted(forms("x")))
def test_every_form_answers_clearly_to_broken_bytes(
    aino: Person, sent_to: dict[str, tuple[str, dict[str, Any], str]], name: str
) -> None:
    path, data, field = sent_to[name]
    rest = "&".join(f"{key}={value}" for key, value in data.items()).encode()
    for broken in BROKEN.values():
        body = rest + b"&" + field.encode() + b"=" + broken
        told_clearly(aino.browser.post(path, data=body, content_type="application/x-www-form-urlencoded"))


@pytest.mark.parametrize("name", sorted(forms("x")))
def test_every_form_takes_nothing_from_nobody(
    nobody: FlaskClient, sent_to: dict[str, tuple[str, dict[str, Any], str]], name: str
) -> None:
    path, data, field = sent_to[name]
    text = "Tämä teksti on liian pitkä kadotettavaksi."
    answer = nobody.post(path, data=data | {field: text})
    told_clearly(answer)
    if answer.status_code == 401 and field not in {"new_password", "password"}:
        assert text in answer.get_data(as_text=True)


def test_every_address_answers_clearly_to_any_code(app: Flask, aino: Person) -> None:
    for rule in app.url_map.iter_rules():
        for code in ("x", "%00", "..%2f..", "a" * 3000, "<b>'--💐", "%ff%ed%a0%80"):
            path = re.sub(r"<(?:path:)?\w+>", code, rule.rule)
            method = "POST" if "POST" in (rule.methods or ()) else "GET"
            if rule.arguments and rule.endpoint != "static_file":
                told_clearly(aino.browser.open(path, method=method))


@pytest.mark.parametrize("name", [name for name in TEXTS if name not in {"nul", "blank"}])
def test_an_entry_keeps_every_letter(aino: Person, name: str) -> None:
    aino.post("/write/entry", text="Alku.", key="k", tab="t", based_on=0)
    aino.post("/write/entry", text=TEXTS[name], key="k2", tab="t", based_on=1)
    page = aino.get("/write/entry")
    shown = re.search(r'<textarea id="text"[^>]*>\n?(.*?)</textarea>', page, re.DOTALL)
    assert shown
    assert unescape(shown[1]) == TEXTS[name]


@pytest.mark.parametrize("name", ["nested", "stars", "brackets", "ticks", "zalgo", "long"])
def test_no_text_takes_long_to_read_or_to_show(aino: Person, name: str) -> None:
    aino.post("/write/warm", text="Tavallinen teksti.", key="w", tab="t", based_on=0)
    began = real_time.process_time()
    aino.post("/write/entry", text=TEXTS[name], key="k", tab="t", based_on=0, act="keep")
    aino.get("/entries/entry")
    assert real_time.process_time() - began < 5


def test_markdown_never_becomes_code_a_picture_or_a_way_out(aino: Person) -> None:
    aino.post("/write/entry", text=TEXTS["markdown"] + TEXTS["html"], key="k", tab="t", based_on=0)
    page = aino.get("/entries/entry")
    words = page[page.index('class="words"') : page.index("</article>")]
    assert "javascript:alert" not in re.findall(r'href="([^"]*)"', words)
    assert not re.search(r"<img|<script|<b>|href=\"javascript", words)


@pytest.mark.parametrize("name", sorted(forms("x")))
def test_every_form_sent_twice_is_answered_twice(
    aino: Person, sent_to: dict[str, tuple[str, dict[str, Any], str]], db: Database, name: str
) -> None:
    path, data, field = sent_to[name]
    tables = ("entry", "goal", "meeting", "wish", "share", "prompt")
    counts = []
    for _ in range(2):
        told_clearly(aino.browser.post(path, data={"key": "one-gesture"} | data | {field: data.get(field, "entry")}))
        counts.append([len(db.query(f"select * from {table}")) for table in tables])
    assert counts[0] == counts[1]


def test_a_save_of_many_fields_is_answered(aino: Person) -> None:
    many = {f"answer-{number}": "x" for number in range(1900)}
    told_clearly(aino.browser.post("/write/entry", data=many | {"text": "Alku.", "key": "k", "tab": "t"}))
    told_clearly(aino.browser.post("/write/entry", data={"text": ["a", "b"], "key": ["k", "l"], "act": ["save", "x"]}))


@pytest.mark.parametrize(
    "kind", ["application/json", "text/plain", "multipart/form-data", "multipart/form-data; boundary=x"]
)
def test_a_body_that_is_no_form_is_answered(aino: Person, kind: str) -> None:
    for path in ("/write/entry", "/goals", "/account", "/share"):
        told_clearly(aino.browser.post(path, data=b'{"text": "x"}\xff\0', content_type=kind))

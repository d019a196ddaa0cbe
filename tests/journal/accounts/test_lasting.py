"""How long a sign-in lasts, on which devices, and how it is ended."""

from __future__ import annotations

import re

from flask import Flask
from persons import Clock, People, Person

from journal.accounts.models import OPERATOR
from journal.accounts.service import signing_in
from journal.db import Database


def test_it_ends_after_thirty_days_without_use(aino: Person, time: Clock) -> None:
    time.forward(days=29)
    aino.get("/")
    time.forward(days=29)
    aino.get("/")
    time.forward(days=31)
    assert aino.browser.get("/").headers["Location"] == "/sign-in"


def test_it_ends_after_half_a_year_in_any_case(aino: Person, time: Clock) -> None:
    for _ in range(8):
        time.forward(days=22)
        aino.get("/")
    time.forward(days=5)
    aino.get("/", 303)


def test_a_look_is_written_down_every_five_minutes_at_most(db: Database, aino: Person, time: Clock) -> None:
    def seen() -> str:
        return str(
            db.query("select seen_at from sign_in where account_id = :id", {"id": aino.account.id})[0]["seen_at"]
        )

    first = seen()
    time.forward(minutes=4)
    aino.get("/")
    assert seen() == first
    time.forward(minutes=2)
    aino.get("/")
    assert seen() > first


def test_another_device_is_listed_and_ended(aino: Person, people_of: People) -> None:
    phone = people_of.signed_in(aino.account)
    page = aino.get("/account")
    ends = re.findall(r'action="(/account/devices/[^"]+/end)"', page)
    assert len(ends) == 1
    assert "tämä laite" in page
    assert aino.post(ends[0]) == "/account"
    phone.get("/", 303)
    aino.get("/")
    aino.post(ends[0], 404)


def test_nobody_ends_somebody_elses_device(db: Database, aino: Person, otto: Person) -> None:
    code = db.query("select code from sign_in where account_id = :id", {"id": aino.account.id})[0]["code"]
    otto.post(f"/account/devices/{code}/end", 404)
    aino.get("/")


def test_signing_out_everywhere_ends_every_device(aino: Person, people_of: People, otto: Person) -> None:
    phone = people_of.signed_in(aino.account)
    answer = aino.browser.post("/account/sign-out-everywhere")
    assert answer.headers["Location"] == "/sign-in"
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    phone.get("/", 303)
    aino.get("/", 303)
    otto.get("/")


def test_a_link_signs_in_once(app: Flask, db: Database, aino: Person) -> None:
    token = signing_in.sign_in_link(db, OPERATOR, aino.account)
    browser, late = app.test_client(), app.test_client()
    for _ in range(2):  # a mail program that opens the link first uses nothing up
        assert "Aino" in browser.get(f"/sign-in/link/{token}").get_data(as_text=True)
    assert browser.post(f"/sign-in/link/{token}").status_code == 303
    assert "Hei, Aino" in browser.get("/").get_data(as_text=True)
    for again in (late.get(f"/sign-in/link/{token}"), late.post(f"/sign-in/link/{token}")):
        assert again.status_code == 404
        assert "Linkki on käytetty" in again.get_data(as_text=True)
    assert late.get("/").status_code == 303


def test_a_link_is_good_for_a_day(app: Flask, db: Database, aino: Person, time: Clock) -> None:
    token = signing_in.sign_in_link(db, OPERATOR, aino.account)
    time.forward(hours=24, seconds=1)
    assert app.test_client().post(f"/sign-in/link/{token}").status_code == 404


def test_a_mistyped_link_opens_nothing(app: Flask) -> None:
    assert app.test_client().get("/sign-in/link/nothing").status_code == 404

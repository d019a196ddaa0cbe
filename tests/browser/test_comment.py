"""A mentor's comment as it is typed in a browser: kept, asked about once, and sent to the one it is for."""

from __future__ import annotations

import re

import pytest
from persons import Clock, Person
from playwright.sync_api import Route, expect
from screens import DESK, Screens, violations

ADVICE = "Kannattaisko sun levätä vähän enemmän?"


@pytest.fixture
def shared(aino: Person, mika: Person, pair: str, time: Clock) -> str:
    aino.post("/write/one", text="Retki onnistui.", key="k", tab="t", based_on="0", act="keep")
    aino.post("/share", key="s", until="end", entry="one", **{"version-one": "1"})
    time.forward(minutes=1)
    found = re.search(r'href="/shares/([^"]+)/take-back"', aino.get("/entries/one"))
    assert found
    return f"/shared/{found[1]}"


@pytest.mark.parametrize("script", [True, False])
def test_a_comment_is_kept_asked_about_once_and_sent(
    screens: Screens, aino: Person, mika: Person, pair: str, shared: str, script: bool
) -> None:
    page = screens.open(mika, shared, size=DESK, script=script)
    box = page.get_by_label("Kommenttisi")
    box.fill(ADVICE)
    if script:
        expect(page.locator("#kept")).to_contain_text("Tallennettu")
        page.goto(f"/mentorships/{pair}/question")
        expect(page.get_by_label("Kysymyksesi")).to_have_value("")
        page.goto(shared)
        expect(box).to_have_value(ADVICE)
    page.get_by_role("button", name="Lähetä aktorille (Aino)").click()
    expect(page.locator("#remark")).to_contain_text("Miltä se kuulostaisi kysymyksenä?")
    if script:
        expect(page.locator("#remark")).to_be_focused()
        assert violations(page) == []
    page.get_by_role("link", name="Muokkaan").click()
    expect(box).to_be_focused()
    expect(box).to_have_value(ADVICE)
    assert ADVICE not in aino.get("/entries/one")
    page.get_by_role("button", name="Lähetä näin: Aino").click()
    expect(page.get_by_role("status").first).to_contain_text("Lähetetty.")
    expect(box).to_have_value("")
    assert ADVICE in aino.get("/entries/one")


@pytest.mark.parametrize("script", [True, False])
def test_asking_for_a_question_shows_the_mentors_once(
    screens: Screens, aino: Person, mika: Person, pair: str, script: bool
) -> None:
    mika.post(f"/mentorships/{pair}/question", key="q", based_on="0", act="send", text="Mitä toivot?")
    page = screens.open(aino, "/write", size=DESK, script=script)
    expect(page.locator("#write").get_by_text("Mitä toivot?")).to_have_count(1)
    page.get_by_label("Kirjoita omin sanoin").fill("Retki onnistui.")
    for _ in range(2):
        page.get_by_role("button", name="Anna minulle kysymys").click()
        if script:
            expect(page.locator("#prompt .question")).to_have_text("Mitä toivot?")
        expect(page.locator("#write").get_by_text("Mitä toivot?")).to_have_count(1)
    page.get_by_role("button", name="Vastaa").click()
    expect(page.get_by_label("Mitä toivot?")).to_have_value("")


def test_answering_is_not_lost_while_the_same_question_comes_again(
    screens: Screens, aino: Person, mika: Person, pair: str
) -> None:
    mika.post(f"/mentorships/{pair}/question", key="q", based_on="0", act="send", text="Mitä toivot?")
    page = screens.open(aino, "/write", size=DESK)
    page.get_by_label("Kirjoita omin sanoin").fill("Retki onnistui.")
    ask = page.get_by_role("button", name="Anna minulle kysymys")
    ask.click()
    expect(page.locator("#prompt .question")).to_have_text("Mitä toivot?")
    waiting: list[Route] = []
    page.route("**/write/*", lambda one: waiting.append(one), times=1)
    with page.expect_request("**/write/*"):
        ask.click()
    page.get_by_role("button", name="Vastaa").click()
    waiting[0].continue_()
    expect(page.get_by_label("Mitä toivot?")).to_have_value("")


@pytest.mark.parametrize("script", [True, False])
def test_the_mentors_question_is_answered_in_the_entry(
    screens: Screens, aino: Person, mika: Person, pair: str, script: bool
) -> None:
    mika.post(f"/mentorships/{pair}/question", key="q", based_on="0", act="send", text="Mitä toivot?")
    page = screens.open(aino, "/write", script=script)
    page.get_by_label("Kirjoita omin sanoin").fill("Retki onnistui.")
    page.get_by_role("button", name="Vastaa").click()
    page.get_by_label("Mitä toivot?").fill("Lisää retkiä.")
    page.get_by_role("button", name="Valmis", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text("Valmis.")
    expect(page.get_by_label("Kirjoita omin sanoin")).to_have_value("Retki onnistui.")
    expect(page.get_by_label("Mitä toivot?")).to_have_value("Lisää retkiä.")
    expect(page.get_by_text("Mika kysyy:")).to_have_count(0)

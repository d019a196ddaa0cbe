"""The whole story in a browser: write, be asked, answer, share, be read, go on writing, take back."""

from __future__ import annotations

import re

import pytest
from persons import Clock, Person
from playwright.sync_api import Page, expect
from screens import DESK, PHONE, Screens

TEXT = (
    "Taas se eteinen. Kolme lasta itki ja minä vain seisoin. "
    "Perjantaina sama lähtö meni kuitenkin ihan rauhassa. Otin neljä kerrallaan."
)
ANSWER = "Sanoin jo ruoalla, ketkä lähtevät ensin."
LATER = " Tätä en näytä kenellekään."


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def size(request: pytest.FixtureRequest) -> dict[str, int]:
    chosen: dict[str, int] = request.param
    return chosen


def open_entry(page: Page) -> str:
    found = re.search(r"/write/([\w-]+)", page.url)
    assert found, page.url
    return found[1]


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_the_main_job_end_to_end(
    screens: Screens, aino: Person, mika: Person, pair: str, time: Clock, size: dict[str, int], script: bool
) -> None:
    actor = screens.open(aino, "/", size=size, script=script)
    actor.get_by_role("link", name="Kirjoita", exact=True).click()
    expect(actor.locator("textarea#text")).to_be_focused()
    actor.locator("textarea#text").fill(TEXT)
    if script:
        expect(actor.locator("#saved")).to_contain_text("Tallennettu 17.40")

    actor.get_by_role("button", name="Anna minulle kysymys").click()
    question = actor.locator(".prompt .question")
    expect(question).to_be_visible()
    asked = question.inner_text()
    assert asked.endswith("?")
    assert actor.locator("textarea#text").input_value() == TEXT
    actor.get_by_text("Miksi tämä kysymys?").click()
    marked = actor.locator(".reasons mark").all_inner_texts()
    assert marked
    assert all(words in TEXT for words in marked)

    actor.get_by_role("button", name="Vastaa").click()
    answering = actor.locator(".answering textarea")
    expect(answering).to_be_focused()
    expect(actor.locator(".answering label")).to_have_text(asked)
    answering.fill(ANSWER)
    actor.get_by_role("button", name="Valmis").click()
    expect(actor.get_by_text("Valmis. Voit palata tähän milloin vain.")).to_be_visible()

    code = open_entry(actor)
    actor.goto(f"/entries/{code}")
    expect(actor.get_by_text("Vain sinä näet tämän.")).to_be_visible()
    actor.get_by_role("link", name="Jaa mentorille").click()
    expect(actor.locator("h1")).to_have_text("Tämän mentorisi näkee")
    assert not actor.locator(".prompt").count()
    actor.get_by_role("button", name="Jaa mentorille").click()
    expect(actor.get_by_text("Jaetaan…")).to_be_visible()

    mentor = screens.open(mika, f"/briefings/{pair}", size=size, script=script)
    assert "eteinen" not in mentor.content()
    time.forward(seconds=11)
    mentor.reload()
    mentor.locator("details summary").filter(has_text="Taas se eteinen").click()
    expect(mentor.get_by_text(ANSWER)).to_be_visible()
    expect(mentor.locator(".opening .question")).to_have_text(asked)

    actor.goto(f"/entries/{code}")
    expect(actor.get_by_text("Mika luki tämän")).to_be_visible()
    actor.get_by_role("link", name="Muokkaa").click()
    actor.locator("textarea#text").fill(TEXT + LATER)
    actor.get_by_role("button", name="Valmis").click()
    expect(actor.get_by_text("Valmis. Voit palata tähän milloin vain.")).to_be_visible()
    mentor.reload()
    assert TEXT.split(".", maxsplit=1)[0] in mentor.content()
    assert LATER.strip() not in mentor.content()

    actor.goto(f"/entries/{code}")
    expect(actor.get_by_text("Sen jälkeen kirjoittamasi näet vain sinä.")).to_be_visible()
    actor.get_by_role("link", name="Peru jako").click()
    expect(actor.get_by_text("Hän luki tämän 24.11.")).to_be_visible()
    actor.get_by_role("button", name="Peru jako").click()
    expect(actor.get_by_text("Vain sinä näet tämän.")).to_be_visible()
    mentor.reload()
    assert "eteinen" not in mentor.content()
    expect(mentor.get_by_text("Tähän tapaamiseen ei ole jaettu kirjoituksia.")).to_be_visible()
    assert not [line for line in screens.complaints if "404" not in line]


def test_from_the_slip_to_the_caret_in_four_taps(screens: Screens, mika: Person) -> None:
    invited = mika.post("/invitations", 200, key="k", name="Aino", superior="no")
    slip = re.search(r'slip-code">([^<]+)<', invited)
    assert slip
    page = screens.open(None, "/invitation")
    page.get_by_label("Koodi").fill(slip[1].lower())
    page.get_by_role("button", name="Avaa kutsu").click()
    expect(page.get_by_text("Mika kutsui sinut.")).to_be_visible()
    page.get_by_role("link", name="Aloita").click()
    page.get_by_label("Nimi").fill("Aino")
    page.get_by_label("Osoite, jolla kirjaudut.").fill("aino@example.org")
    page.get_by_label("Salasana").fill("kurahousut naulassa ja hanska hukassa")
    page.get_by_role("button", name="Aloita").click()
    expect(page.locator("textarea#text")).to_be_focused()
    assert page.locator("textarea#text").input_value() == ""


def test_share_and_undo_leaves_no_trace(screens: Screens, aino: Person, mika: Person, pair: str, time: Clock) -> None:
    aino.post("/write/undone-entry", 303, text="Ei sittenkään.", key="k", tab="t", based_on="0", act="keep")
    before = mika.get(f"/briefings/{pair}")
    actor = screens.open(aino, "/share?entry=undone-entry")
    actor.get_by_role("button", name="Jaa mentorille").click()
    actor.get_by_role("button", name="Peru").click()
    expect(actor.get_by_text("Mitään ei jaettu.")).to_be_visible()
    time.forward(minutes=1)
    without_key = re.compile(r'<input[^>]*name="key"[^>]*>')
    assert without_key.sub("", mika.get(f"/briefings/{pair}")) == without_key.sub("", before)

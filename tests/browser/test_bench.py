"""The bench in a browser: from a hole to a question offered to the actor, in few gestures, also by keys alone."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from persons import Person
from playwright.sync_api import Locator, Page, expect
from screens import DESK, PHONE, Screens, violations

from journal.curation.service import engine
from journal.db import Database, write
from journal.goals import service as goals

WORDS = "Mistä huomaisit, että askel on jo otettu?"
QUESTION = "scaling.mista-huomaisit-etta-askel-on-jo"
TEXT = "Asteikolla 0-10 olen nyt kohdassa 6."
#: One hole of many: the table counts only what is written for that phase.
HOLE = "Kirjoita kysymys: Asteikko, tapaamisten välillä"
TABLE = "/bank/coverage?written=1&topic=early_career"


@pytest.fixture
def cecilia(cecilia: Person, db: Database) -> Person:
    """Cecilia, who reads Finnish here."""
    with write(db):
        db.execute("update account set language = 'fi' where id = :id", {"id": cecilia.account.id})
    return cecilia


@pytest.fixture
def aino(aino: Person, db: Database) -> Person:
    """Aino with a goal of the topic that the new question is for, so that it is asked before its like."""
    goals.add(db, aino.account, "Ensimmäinen vuosi opettajana", "early_career", "goal")
    return aino


@dataclass
class Hand:
    """A hand with a mouse that counts what it does."""

    gestures: int = 0

    def click(self, place: Locator) -> None:
        self.gestures += 1
        place.click()

    def type(self, place: Locator, words: str) -> None:
        self.gestures += 1
        place.fill(words)


@dataclass
class Keys:
    """A page that is used by keys alone; each press counts, and so does a text that is typed."""

    page: Page
    pressed: int = 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.pressed += 1
            self.page.keyboard.press(key)

    def type(self, words: str) -> None:
        self.pressed += 1
        self.page.keyboard.type(words)

    def reach(self, place: Locator, most: int = 20) -> None:
        """Go on with the tab key until the place has the focus."""
        expect(place).to_be_visible()
        for _ in range(most):
            if place.evaluate("one => one === document.activeElement"):
                return
            self.press("Tab")
        raise AssertionError(f"{place} is further than {most} steps away")

    def content(self) -> None:
        """From the top of a page to its content, by the link that is there for it."""
        self.press("Tab", "Enter")
        expect(self.page.locator("#main")).to_be_focused()


@pytest.mark.parametrize("script", [True, False])
def test_a_hole_becomes_a_live_question(
    screens: Screens, db: Database, cecilia: Person, mika: Person, aino: Person, script: bool
) -> None:
    page, hand = screens.open(cecilia, TABLE, size=DESK, script=script), Hand()
    hand.click(page.get_by_role("link", name=HOLE))
    if script:
        page.get_by_label("Suomi", exact=True).press_sequentially("Kannattaisiko sinun levätä?")
        expect(page.locator("#fi-problems .error").first).to_contain_text("Kannattaisiko")
    hand.type(page.get_by_label("Suomi", exact=True), WORDS)
    hand.click(page.locator("summary", has_text="Kun tekstissä").first)
    hand.click(page.locator("#cues-number-on-a-scale"))
    hand.click(page.locator("summary", has_text="Hetket, aiheet ja sanamuoto"))
    hand.click(page.locator("#needs-number"))
    hand.click(page.get_by_role("button", name="Tallenna ja julkaise"))
    hand.click(page.get_by_role("button", name="Lähetä linkki mentorille"))
    link = page.get_by_label("Linkki toiselle lukijalle").input_value()
    if script:
        assert violations(page) == []
    other = screens.open(mika, link, script=script)
    expect(other.get_by_text(WORDS)).to_be_visible()
    hand.click(other.get_by_role("button", name="Kysyy, ei neuvo"))
    expect(other.get_by_role("status").first).to_contain_text("Lähetetty.")
    assert engine(db).bank.questions[QUESTION].state == "live"
    told = {"key": "k", "tab": "t", "based_on": "0", "act": "ask", "text": TEXT}
    assert WORDS in aino.post("/write/one", 200, **told)
    page.goto("/bank/versions")
    expect(page.get_by_role("link", name=WORDS)).to_be_visible()
    assert screens.complaints == []
    assert hand.gestures <= 10, "two minutes are enough for ten gestures"


def test_a_hole_becomes_a_live_question_by_keys_alone(
    screens: Screens, cecilia: Person, mika: Person, aino: Person
) -> None:
    page = screens.open(cecilia, TABLE, size=DESK)
    keys, hole = Keys(page), page.get_by_role("link", name=HOLE)
    while not hole.evaluate("one => one === document.activeElement"):
        assert keys.pressed < 120, "j leads from hole to hole"
        keys.press("j")
    keys.press("Enter")
    page.wait_for_url("**/bank/questions/new?**")
    keys.press("e")
    keys.type(WORDS)
    for summary, name, box in (("Kun tekstissä", "luku 0", "#cues-number-on-a-scale"),
                               ("Hetket, aiheet ja sanamuoto", "luku 0", "#needs-number")):  # fmt: skip
        keys.reach(page.locator("summary", has_text=summary).first)
        keys.press("Enter", "Tab")
        keys.type(name)
        keys.reach(page.locator(box), 6)
        keys.press("Space")
    keys.press("Control+Enter")
    page.wait_for_url("**/bank/drafts/**")
    keys.content()
    keys.reach(page.get_by_role("button", name="Lähetä linkki mentorille"))
    keys.press("Enter")
    link = page.get_by_label("Linkki toiselle lukijalle")
    expect(link).to_be_visible()
    keys.content()
    keys.reach(link)
    other = Keys(screens.open(mika, link.input_value()))
    other.content()
    other.reach(other.page.get_by_role("button", name="Kysyy, ei neuvo"), 4)
    other.press("Enter")
    expect(other.page.get_by_role("status").first).to_contain_text("Lähetetty.")
    actor = Keys(screens.open(aino, "/write"))
    actor.reach(actor.page.get_by_role("textbox").first)
    actor.type(TEXT)
    actor.reach(actor.page.get_by_role("button", name="Anna minulle kysymys"), 8)
    actor.press("Enter")
    expect(actor.page.locator("#prompt")).to_contain_text(WORDS)
    assert screens.complaints == []
    assert keys.pressed + other.pressed + actor.pressed <= 200


def test_the_keys_lead_from_the_search_to_the_words(screens: Screens, cecilia: Person) -> None:
    page = screens.open(cecilia, "/bank", size=DESK)
    page.keyboard.press("/")
    page.keyboard.type("askeleita")
    page.keyboard.press("Enter")
    expect(page.locator("[data-list] a").first).to_be_visible()
    page.wait_for_url("**q=askeleita**")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(page.locator("[data-list] a").first).to_be_focused()
    page.keyboard.press("e")
    page.wait_for_url("**/bank/questions/**")
    page.keyboard.press("e")
    expect(page.locator(".wording textarea").first).to_be_focused()
    page.keyboard.type("?e")
    expect(page.locator("[data-keys]")).not_to_have_attribute("open", "")
    assert screens.complaints == []


def test_a_long_list_grows_short_while_a_name_is_typed(screens: Screens, cecilia: Person) -> None:
    page = screens.open(cecilia, "/bank/questions/scaling.one-step", size=DESK)
    page.locator("summary", has_text="Kun tekstissä").first.click()
    ticked, other = page.locator("#cues-number-on-a-scale"), page.locator("#cues-worry")
    expect(other).to_be_visible()
    page.locator("#sieve-cues").press_sequentially("jaksa")
    expect(other).to_be_hidden()
    expect(ticked).to_be_visible()
    page.locator("#sieve-cues").press("Enter")
    page.locator("#sieve-cues").fill("HUOLI")
    expect(other).to_be_visible()
    assert page.url.endswith("/bank/questions/scaling.one-step")


def test_on_a_phone_the_filters_are_folded_unless_one_is_set(screens: Screens, cecilia: Person) -> None:
    technique = "select[name=technique]"
    expect(screens.open(cecilia, "/bank?q=askel", size=DESK).locator(technique)).to_be_visible()
    page = screens.open(cecilia, "/bank?q=askel", size=PHONE)
    expect(page.locator(technique)).to_be_hidden()
    page.locator("summary", has_text="Rajaukset").click()
    expect(page.locator(technique)).to_be_visible()
    page.goto("/bank?technique=scaling")
    expect(page.locator(technique)).to_be_visible()

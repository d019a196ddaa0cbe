"""The bench in a browser: from a hole to a question offered to the actor, with and without scripts; by keys alone."""

from __future__ import annotations

import pytest
from persons import Person
from playwright.sync_api import expect
from screens import DESK, Screens, violations

from journal.curation.service import engine
from journal.db import Database, write

WORDS = "Mistä huomaisit, että askel on jo otettu?"
QUESTION = "scaling.mista-huomaisit-etta-askel-on-jo"


@pytest.fixture
def cecilia(cecilia: Person, db: Database) -> Person:
    """Cecilia, who reads Finnish here."""
    with write(db):
        db.execute("update account set language = 'fi' where id = :id", {"id": cecilia.account.id})
    return cecilia


@pytest.mark.parametrize("script", [True, False])
def test_a_hole_becomes_a_live_question(
    screens: Screens, db: Database, cecilia: Person, mika: Person, aino: Person, script: bool
) -> None:
    page = screens.open(cecilia, "/bank/questions/new?technique=scaling&phase=between", size=DESK, script=script)
    if script:
        page.get_by_label("Suomi", exact=True).press_sequentially("Kannattaisiko sinun levätä?")
        expect(page.locator("#fi-problems .error").first).to_contain_text("Kannattaisiko")
    page.get_by_label("Suomi", exact=True).fill(WORDS)
    page.locator("summary", has_text="Kun tekstissä").first.click()
    page.locator("#cues-number-on-a-scale").check()
    page.locator("summary", has_text="Hetket, aiheet ja sanamuoto").click()
    page.locator("#needs-number").check()
    page.get_by_role("button", name="Tallenna ja julkaise").click()
    page.get_by_role("button", name="Lähetä linkki mentorille").click()
    link = page.get_by_label("Linkki toiselle lukijalle").input_value()
    if script:
        assert violations(page) == []
    other = screens.open(mika, link, script=script)
    expect(other.get_by_text(WORDS)).to_be_visible()
    other.get_by_role("button", name="Kysyy, ei neuvo").click()
    expect(other.get_by_role("status").first).to_contain_text("Lähetetty.")
    assert engine(db).bank.questions[QUESTION].state == "live"
    told = {"key": "k", "tab": "t", "based_on": "0", "act": "ask", "text": "Asteikolla 0-10 olen nyt kohdassa 6."}
    assert WORDS in aino.post("/write/one", 200, **told)
    page.goto("/bank/versions")
    expect(page.get_by_role("link", name=WORDS)).to_be_visible()
    assert screens.complaints == []


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

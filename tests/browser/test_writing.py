"""The writing page keeps still, keeps the text, and says the truth about saving."""

from __future__ import annotations

from persons import PASSWORD, People, Person
from playwright.sync_api import Page, expect
from screens import DESK, Screens, rest

from journal.accounts.service import signing_in
from journal.db import Database

TEXT = "Kolme lasta itki ja mä vaan seisoin. " * 6


def frame(page: Page) -> str:
    """The whole page but the saved line."""
    return str(
        page.evaluate("""() => { const copy = document.documentElement.cloneNode(true);
        copy.querySelector('#saved').remove();
        const calm = (form) => form.className.replace(/htmx-\\S+/g, '').trim();
        for (const form of copy.querySelectorAll('form')) form.className = calm(form);
        return copy.outerHTML; }""")
    )


def test_nothing_moves_while_one_writes_and_rests(screens: Screens, aino: Person) -> None:
    page = screens.open(aino, "/write", size=DESK)
    page.clock.install()
    page.locator("textarea#text").fill(TEXT)
    rest(page)
    expect(page.locator("#saved")).to_contain_text("Tallennettu")
    still = frame(page)
    rest(page, 60_000)
    page.wait_for_timeout(300)
    assert frame(page) == still
    expect(page.locator("textarea#text")).to_be_focused()


def test_the_hint_comes_only_when_it_is_switched_on_and_opens_by_a_tap(
    screens: Screens, aino: Person, people_of: People
) -> None:
    aino.post("/account/questions", questions="y", hints="y")
    page = screens.open(aino, "/write", size=DESK)
    page.clock.install()
    page.locator("textarea#text").fill("Siirtymä meni tänään ihan nappiin ja olin siitä tosi iloinen. " * 4)
    rest(page)
    expect(page.locator("#saved")).to_contain_text("Tallennettu")
    rest(page, 13_000)
    hint = page.get_by_role("button", name="Sinulle olisi kysymys")
    expect(hint).to_be_visible()
    assert not page.locator(".prompt").count()
    hint.click()
    expect(page.locator(".prompt .question")).to_be_visible()


def test_without_a_connection_the_text_stays_here_and_is_saved_later(screens: Screens, aino: Person) -> None:
    page = screens.open(aino, "/write")
    page.clock.install()
    page.locator("textarea#text").fill("Ennen katkosta.")
    rest(page)
    expect(page.locator("#saved")).to_contain_text("Tallennettu")
    page.context.set_offline(True)
    page.locator("textarea#text").fill("Ennen katkosta. Katkoksen aikana.")
    rest(page)
    expect(page.locator("#saved")).to_contain_text("Ei yhteyttä. Tekstisi on tallessa tällä laitteella.")
    page.context.set_offline(False)
    expect(page.locator("#saved")).to_contain_text("Tallennettu", timeout=15_000)
    page.reload()
    expect(page.locator("textarea#text")).to_have_value("Ennen katkosta. Katkoksen aikana.")


def test_signed_out_meanwhile_the_text_waits_and_is_saved_after_signing_in(
    screens: Screens, aino: Person, db: Database, people_of: People
) -> None:
    page = screens.open(aino, "/write")
    page.clock.install()
    page.locator("textarea#text").fill("Alku.")
    rest(page)
    expect(page.locator("#saved")).to_contain_text("Tallennettu")
    signing_in.sign_out_everywhere(db, aino.account)
    page.locator("textarea#text").fill("Alku. Ja jatko.")
    rest(page)
    expect(page.locator("#saved")).to_contain_text("Kirjautuminen vanheni.")
    page.locator("#saved").get_by_role("link", name="Kirjaudu").click()
    page.get_by_label("Osoite").fill("aino@example.org")
    page.get_by_label("Salasana").fill(PASSWORD)
    page.get_by_role("button", name="Kirjaudu").click()
    expect(page.locator("textarea#text")).to_have_value("Alku. Ja jatko.")
    expect(page.locator("#saved")).to_contain_text("Tallennettu")


def test_two_tabs_keep_both_texts(screens: Screens, aino: Person) -> None:
    first = screens.open(aino, "/write", size=DESK)
    first.clock.install()
    first.locator("textarea#text").fill("Yhteinen alku.")
    rest(first)
    expect(first.locator("#saved")).to_contain_text("Tallennettu")
    action = first.locator("form.write").get_attribute("action")
    assert action
    second = screens.open(aino, action, size=DESK)
    second.clock.install()
    second.locator("textarea#text").fill("Toisella laitteella.")
    with second.expect_response(lambda answer: answer.request.method == "POST"):  # it says saved from the beginning
        rest(second)
    first.locator("textarea#text").fill("Ensimmäisellä laitteella.")
    rest(first)
    expect(first.locator("#saved")).to_contain_text("Tätä on kirjoitettu kahdessa paikassa.")
    second.reload()
    expect(second.locator("textarea#text")).to_have_value("Toisella laitteella.")
    expect(second.get_by_text("Ensimmäisellä laitteella.")).to_be_visible()


def test_not_now_gives_the_caret_back(screens: Screens, aino: Person) -> None:
    page = screens.open(aino, "/write", size=DESK)
    page.locator("textarea#text").fill("Olin tänään iloinen, kun retki onnistui.")
    page.get_by_role("button", name="Anna minulle kysymys").click()
    page.get_by_role("button", name="Ei nyt").click()
    expect(page.locator(".prompt")).to_have_count(0)
    expect(page.locator("textarea#text")).to_be_focused()


def test_control_and_enter_finish_the_entry(screens: Screens, aino: Person) -> None:
    page = screens.open(aino, "/write", size=DESK)
    page.locator("textarea#text").fill("Valmis tältä päivältä.")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Valmis. Voit palata tähän milloin vain.")).to_be_visible()


def test_removing_the_question_keeps_the_answer(screens: Screens, aino: Person) -> None:
    page = screens.open(aino, "/write", size=DESK)
    page.locator("textarea#text").fill("Olin tänään iloinen, kun retki onnistui.")
    page.get_by_role("button", name="Anna minulle kysymys").click()
    page.get_by_role("button", name="Vastaa").click()
    page.locator(".answering textarea").fill("Vastaukseni jää.")
    page.get_by_role("button", name="Poista kysymys tästä").click()
    expect(page.locator(".answering")).to_have_count(0)
    assert "Vastaukseni jää." in page.locator("textarea#text").input_value()

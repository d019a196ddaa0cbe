"""Nothing typed is lost: slow, lost and refused answers, a page left too soon, text kept on a device."""

from __future__ import annotations

from collections.abc import Iterable
from time import sleep
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest
from flask import Flask
from persons import Person
from playwright.sync_api import Page, Route, expect
from screens import DESK, RETRIES_AFTER, Screens, rest, violations

SAVED = "Tallennettu"


def kept_copies(page: Page) -> list[str]:
    """The texts kept on this device, as they are stored."""
    return list(page.evaluate("Object.keys(localStorage).map((name) => localStorage.getItem(name))"))


def write(page: Page, text: str) -> None:
    page.locator("textarea#text").press_sequentially(text)


def started(screens: Screens, who: Person, text: str) -> Page:
    """A writing page on which a first text has been saved."""
    page = written(screens, who, text)
    expect(page.locator("#saved")).to_contain_text(SAVED)
    return page


def written(screens: Screens, who: Person, text: str) -> Page:
    """A writing page with its first text, which is just being saved."""
    page = screens.open(who, "/write", size=DESK)
    page.clock.install()
    write(page, text)
    rest(page)
    return page


def text_of(who: Person, page: Page) -> str:
    return who.get(page.url.removeprefix(page.evaluate("location.origin")))


def make_saves_slow(app: Flask, patch: pytest.MonkeyPatch) -> None:
    """For this test alone: the application is the same for all tests of a process."""
    answer = app.wsgi_app

    def slow(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] == "POST":
            sleep(0.8)
        return answer(environ, start_response)

    patch.setattr(app, "wsgi_app", slow)


def test_words_typed_during_a_slow_save_are_saved_too(
    screens: Screens, app: Flask, aino: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_saves_slow(app, monkeypatch)
    page = written(screens, aino, "Ensin tämä. ")
    for part in ("Sitten tämä. ", "Ja vielä tämä."):
        write(page, part)
        rest(page)
    expect(page.locator("input[name=based_on]")).to_have_value("2", timeout=10_000)
    assert "Ensin tämä. Sitten tämä. Ja vielä tämä." in text_of(aino, page)
    assert "kahdessa paikassa" not in page.content()


def test_done_tapped_during_a_slow_save_keeps_all(
    screens: Screens, app: Flask, aino: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_saves_slow(app, monkeypatch)
    page = written(screens, aino, "Ensin tämä. ")
    write(page, "Sitten tämä.")
    page.get_by_role("button", name="Valmis", exact=True).click()
    expect(page.get_by_text("Valmis. Voit palata tähän milloin vain.")).to_be_visible(timeout=10_000)
    expect(page.locator("textarea#text")).to_have_value("Ensin tämä. Sitten tämä.")
    assert "kahdessa paikassa" not in page.content()


def test_a_save_whose_answer_was_lost_is_not_a_second_place(screens: Screens, aino: Person) -> None:
    page = started(screens, aino, "Alku.")

    lost: list[Route] = []

    def lose_one(route: Route) -> None:
        if lost:
            return route.continue_()
        lost.append(route)
        route.fetch()
        return route.abort()

    page.route("**/write/*", lose_one)
    write(page, " Jatko.")
    rest(page)
    expect(page.locator("#saved")).to_contain_text("Ei yhteyttä.")
    rest(page, RETRIES_AFTER)
    expect(page.locator("#saved")).to_contain_text(SAVED, timeout=15_000)
    assert "Alku. Jatko." in text_of(aino, page)
    assert kept_copies(page) == []


def test_leaving_at_once_keeps_the_last_words(screens: Screens, aino: Person) -> None:
    page = started(screens, aino, "Alku.")
    address = page.url
    write(page, " Viimeinen sana.")
    page.get_by_role("link", name="Koti").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hei, Aino")
    page.goto(address)
    expect(page.locator("textarea#text")).to_have_value("Alku. Viimeinen sana.")
    # The page may come back before its last save arrived: then the copy goes once that is known to be safe.
    for _ in range(50):
        if not kept_copies(page):
            break
        page.wait_for_timeout(100)
    assert kept_copies(page) == []


def test_done_waits_until_the_text_is_safe(screens: Screens, aino: Person) -> None:
    page = started(screens, aino, "Alku.")
    page.context.set_offline(True)
    write(page, " Loppu.")
    page.get_by_role("button", name="Valmis", exact=True).click()
    expect(page.locator("#saved")).to_contain_text("Ei yhteyttä. Tekstisi on tallessa tällä laitteella.")
    expect(page.locator("textarea#text")).to_have_value("Alku. Loppu.")
    page.context.set_offline(False)
    expect(page.locator("#saved")).to_contain_text(SAVED, timeout=15_000)
    page.get_by_role("button", name="Valmis", exact=True).click()
    expect(page.get_by_text("Valmis. Voit palata tähän milloin vain.")).to_be_visible()


def test_a_page_loaded_again_finds_what_was_never_saved(screens: Screens, aino: Person) -> None:
    page = screens.open(aino, "/write", size=DESK)
    page.clock.install()
    page.context.set_offline(True)
    write(page, "Junassa ilman verkkoa.")
    rest(page)
    expect(page.locator("#saved")).to_contain_text("Ei yhteyttä.")
    page.context.set_offline(False)
    page.reload()
    expect(page.locator("textarea#text")).to_have_value("Junassa ilman verkkoa.")
    expect(page.locator("#saved")).to_contain_text(SAVED)
    assert kept_copies(page) == []


def test_a_copy_kept_here_never_overwrites_what_came_later(screens: Screens, aino: Person) -> None:
    page = started(screens, aino, "Alku.")
    page.context.set_offline(True)
    write(page, " Puhelimella.")
    rest(page)
    expect(page.locator("#saved")).to_contain_text("Ei yhteyttä.")
    code = page.url.rsplit("/", 1)[1]
    aino.post(f"/write/{code}", text="Alku. Koneella.", key="other", tab="other", based_on="1", act="save")
    page.context.set_offline(False)
    page.reload()
    expect(page.get_by_text("Tätä on kirjoitettu kahdessa paikassa.")).to_be_visible()
    expect(page.locator("textarea#text")).to_have_value("Alku. Koneella.")
    expect(page.get_by_text("Alku. Puhelimella.")).to_be_visible()


def test_what_the_server_refuses_can_be_copied(screens: Screens, aino: Person) -> None:
    page = started(screens, aino, "Alku.")
    page.route("**/write/*", lambda route: route.fulfill(status=500, body=""))
    write(page, " Loppu.")
    rest(page)
    expect(page.locator("#saved")).to_contain_text("Tallennus ei onnistu juuri nyt. Teksti on vain tällä sivulla.")
    expect(page.get_by_role("button", name="Kopioi teksti")).to_be_visible()
    assert page.locator("#failure").inner_text() == ""


def test_signing_out_leaves_nothing_on_the_device(screens: Screens, aino: Person) -> None:
    page = started(screens, aino, "Alku.")
    page.route("**/write/*", lambda route: route.fulfill(status=500, body=""))
    write(page, " Loppu.")
    rest(page)
    expect(page.get_by_role("button", name="Kopioi teksti")).to_be_visible()
    assert len(kept_copies(page)) == 1
    page.goto("/")
    page.locator("details.account summary").click()
    page.get_by_role("button", name="Kirjaudu ulos").click()
    expect(page.get_by_role("heading", name="Kirjaudu")).to_be_visible()
    assert kept_copies(page) == []


def test_the_mentors_note_saves_itself_and_tells_the_truth(screens: Screens, mika: Person, pair: str) -> None:
    page = screens.open(mika, f"/briefings/{pair}", size=DESK)
    note = page.get_by_role("textbox", name="Omat muistiinpanosi")
    note.press_sequentially("Kysy palaverista.")
    expect(page.locator("#note-saved")).to_contain_text(SAVED)
    page.context.set_offline(True)
    note.press_sequentially(" Ja eteisestä.")
    expect(page.locator("#note-saved")).to_contain_text("Ei yhteyttä. Tekstisi on tallessa tällä laitteella.")
    page.context.set_offline(False)
    expect(page.locator("#note-saved")).to_contain_text(SAVED, timeout=15_000)
    page.reload()
    expect(note).to_have_value("Kysy palaverista. Ja eteisestä.")


def test_a_question_does_not_take_the_caret_from_somebody_who_writes_on(
    screens: Screens, app: Flask, aino: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = started(screens, aino, "Olin tänään iloinen, kun retki onnistui.")
    make_saves_slow(app, monkeypatch)
    page.get_by_role("button", name="Anna minulle kysymys").click()
    page.locator("textarea#text").focus()
    expect(page.locator(".prompt .question")).to_be_visible()
    expect(page.locator("textarea#text")).to_be_focused()
    expect(page.locator("#announced")).to_contain_text("Kysymys sinulle:")


def test_a_called_question_gets_the_focus(screens: Screens, aino: Person) -> None:
    page = started(screens, aino, "Olin tänään iloinen, kun retki onnistui.")
    page.get_by_role("button", name="Anna minulle kysymys").click()
    expect(page.locator("#prompt")).to_be_focused()
    page.get_by_role("button", name="Toinen kysymys").click()
    expect(page.locator("#prompt")).to_be_focused()


def test_the_support_card_closes_with_one_key(screens: Screens, aino: Person) -> None:
    page = started(screens, aino, "En jaksa enää elää.")
    page.get_by_role("button", name="Anna minulle kysymys").click()
    expect(page.locator(".support")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".support")).to_have_count(0)
    expect(page.locator("textarea#text")).to_be_focused()


def test_taking_back_opens_over_the_page_with_focus_on_its_heading(screens: Screens, aino: Person, pair: str) -> None:
    aino.post("/write/one", text="Retki onnistui.", key="k", tab="t", based_on="0", act="keep")
    aino.post("/share", 303, key="s", until="end", entry="one", **{"version-one": "1"})
    page = screens.open(aino, "/entries/one", size=DESK)
    page.get_by_role("link", name="Peru jako").click()
    dialog = page.get_by_role("dialog", name="Peru jako?")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("heading")).to_be_focused()
    dialog.get_by_role("link", name="Takaisin").click()
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("link", name="Peru jako")).to_be_focused()
    page.get_by_role("link", name="Peru jako").click()
    dialog.get_by_role("button", name="Peru jako").click()
    expect(page.get_by_text("Vain sinä näet tämän.")).to_be_visible()


def test_ten_seconds_to_undo_a_share_and_then_the_words_that_it_is_done(
    screens: Screens, aino: Person, pair: str
) -> None:
    aino.post("/write/one", text="Retki onnistui.", key="k", tab="t", based_on="0", act="keep")
    page = screens.open(aino, "/share?entry=one", size=DESK)
    page.clock.install()
    page.get_by_role("button", name="Jaa mentorille").click()
    undo = page.get_by_role("button", name="Peru")
    expect(undo).to_be_visible()
    assert violations(page) == []
    undo.focus()
    page.clock.run_for(10_500)
    expect(undo).to_be_hidden()
    expect(page.get_by_text("Jaettu.")).to_be_visible()
    expect(page.get_by_role("main").get_by_role("link", name="Mitä mentorini näkee nyt")).to_be_focused()

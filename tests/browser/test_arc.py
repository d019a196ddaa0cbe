"""The text of the model, sentence by sentence (docs/model.md), with two mentors and no coordinator, on a phone."""

from __future__ import annotations

import re
from dataclasses import dataclass

import arc
import pytest
from flask import Flask
from persons import Clock, People, Person
from playwright.sync_api import Page, expect
from screens import Screens
from walking import Browser

from journal.accounts.queries import everybody
from journal.db import Database

TEXT = "Siirtymät oli taas yhtä kaaosta. Kolme lasta itki ja mä vaan seisoin."
ANSWER = "Perjantaina otin neljä kerrallaan."
BOXES = {
    "Vahvuuteni": "Kuulen lapsia.",
    "Missä haluan kehittyä": "Siirtymät rauhallisemmiksi.",
    "Mitä mahdollisuuksia työssäni on": "Tiimiin tulee yksi lisää.",
    "Mikä työssäni huolettaa": "Keväällä jaksaminen.",
}
AGREED = {
    "goals": "Siirtymät sujuvat",
    "topics": "Tiimi kyllä, palkka ei",
    "rhythm": "Joka toinen viikko puhelimessa tai verkossa",
    "until": "Kevääseen",
    "writing": "Kun siltä tuntuu",
}
GOAL, MOVED = "Siirtymät sujuvat", "Saan olla rauhassa lasten kanssa"
WISH, COMMENT, ASKED, REPLY = "Puhutaan eteisestä.", "Kiitos, että kerroit tästä.", "Mikä yllätti sinut?", "Hiljaisuus."
PROPOSAL, OWN_TASK = "Jos haluat, pane merkille, milloin sujuu.", "Katson aamuja."
IDEA, OUTCOME, THEME = "Eteisiin porrastus.", "Kokeillaan syksyllä.", "Aloitukset rauhassa"
LETTER, SENTENCE = "Kiitos kuuntelusta.", "Tulin kuulluksi."
NOTHING_SHARED = "Tähän tapaamiseen ei ole jaettu kirjoituksia."


@dataclass
class House:
    """A municipality with two mentors and a director, and Aino, who has no account yet."""

    aino: Browser
    mika: Browser
    cecilia: Browser
    dora: Browser
    time: Clock
    screens: Screens
    db: Database

    def page(self, path: str) -> Page:
        """Aino's phone."""
        account = next(one for one in everybody(self.db) if one.name == "Aino")
        return self.screens.open(Person(account, self.aino.client), path)


@pytest.fixture
def house(app: Flask, people_of: People, time: Clock, screens: Screens, db: Database) -> House:
    mika, cecilia = (Browser(people_of.make(name, mentors=True).browser, "fi") for name in ("Mika", "Cecilia"))
    dora = Browser(people_of.make("Dora", roles=["director"]).browser, "fi")
    return House(Browser(app.test_client(), "fi"), mika, cecilia, dora, time, screens, db)


def recommended_and_paired(house: House) -> str:
    """A director recommends, the person joins, a mentor offers; who is a superior cannot; both promise."""
    aino, mika, dora = house.aino, house.mika, house.dora
    slip = arc.recommended(dora)
    before = dora.open("/recommendations").reads("Aino", "Vastausta ei näytetä sinulle.").page
    aino.open(slip).reads(
        "Sinua on kutsuttu mentorointiin.", "Dora ajatteli", "Päätät itse.", "ei näytetä hänelle mitään"
    )
    arc.joined(aino, slip)
    without_key = re.compile(r'<input[^>]*name="key"[^>]*>')
    assert without_key.sub("", dora.open("/recommendations").page) == without_key.sub("", before)
    house.cecilia.open("/join-requests").reads("Aino", "suosittelija: Dora")
    mika.open("/join-requests").reads("esihenkilö", "samassa tiimissä")
    mika.send("/join-requests/[^/]+/propose", 422, superior="yes").reads("Tätä paria ei voi muodostaa.")
    mika.send("/join-requests/[^/]+/propose", superior="no").reads("odottaa molempia")
    aino.open("/").reads("Mika, Päiväkoti", "Mika olisi mentorisi. Jos se ei sovi, syytä ei kysytä.")
    pair = arc.accepted(aino)
    arc.promised(mika, pair)
    return pair


def strengths_and_worries(house: House, pair: str) -> None:
    """Four boxes, one a screen, saved as they are written; two of them shown before any agreement."""
    page = house.page("/swot")
    for number, (title, words) in enumerate(BOXES.items(), 1):
        page.get_by_label(title, exact=True).fill(words)
        expect(page.locator("#saved")).to_contain_text("Tallennettu")
        if number < len(BOXES):
            page.get_by_role("link", name="Seuraava").filter(visible=True).click()
    page.get_by_role("button", name="Valmis", exact=True).click()
    expect(page.locator("h1")).to_have_text("Hei, Aino")
    house.mika.open(f"{pair}/swot").reads("SWOTia ei ole jaettu.")
    page.goto("/swot")
    page.get_by_role("link", name="Jaa mentorille").click()
    for title in BOXES:
        page.get_by_label(title).set_checked(title in list(BOXES)[:2])
    page.get_by_role("button", name="Jaa mentorille").click()
    expect(page.get_by_text("Jaetaan…")).to_be_visible()
    house.time.forward(seconds=11)
    house.mika.open(f"{pair}/swot").reads("Kuulen lapsia.", "Siirtymät rauhallisemmiksi.").misses("Keväällä", "Tiimiin")


def first_meeting(house: House, pair: str) -> str:
    """The agreement with its goals, at a meeting on the phone that either marks held; returns the goal's address."""
    arc.planned(house.mika, pair, "2026-11-25", "phone")
    house.aino.open("/meetings").reads("puhelimessa")
    arc.agreed(house.aino, house.mika, pair, AGREED)
    house.aino.reads("Mentorointisopimus", "Voimassa")
    goal = arc.goal_worded(house.aino, GOAL)
    house.aino.open(pair).send(f"{pair}/goals", visible="yes")
    house.time.forward(days=1)
    arc.held(house.aino, "Tapasitteko?")
    return goal


def written_and_shared(house: House) -> None:
    """Aino writes, is asked, answers, and shows it all."""
    page = house.page("/write")
    page.locator("textarea#text").fill(TEXT)
    expect(page.locator("#saved")).to_contain_text("Tallennettu")
    page.get_by_role("button", name="Anna minulle kysymys").click()
    expect(page.locator(".prompt .question")).to_contain_text("?")
    page.get_by_role("button", name="Vastaa").click()
    page.locator(".answering textarea").fill(ANSWER)
    page.get_by_role("button", name="Valmis").click()
    expect(page.get_by_text("Valmis. Voit palata tähän milloin vain.")).to_be_visible()
    page.goto(page.url.replace("/write/", "/entries/"))
    page.get_by_role("link", name="Jaa mentorille").click()
    page.get_by_role("button", name="Jaa mentorille").click()
    expect(page.get_by_text("Jaetaan…")).to_be_visible()
    house.time.forward(seconds=11)


def second_meeting(house: House, pair: str, goal: str) -> None:
    """Online; the wish first, the text, words and one question of the mentor's, a task taken in own words."""
    aino, mika = house.aino, house.mika
    arc.planned(mika, pair, "2026-11-30", "online", link="https://kokous.example/aino")
    arc.wished(aino, pair, WISH)
    briefing = pair.replace("/mentorships/", "/briefings/")
    mika.open(briefing).reads("Valmistautuminen: Aino", WISH, TEXT[:30], ANSWER, GOAL, "verkossa")
    assert mika.words.index(WISH) < mika.words.index(TEXT[:30])
    arc.commented(mika, aino, pair, COMMENT)
    arc.asked(mika, aino, pair, ASKED, REPLY)
    arc.task_taken(mika, aino, pair, PROPOSAL, OWN_TASK)
    house.time.forward(days=4, hours=21)
    aino.open("/").tap("/meetings/[^/]+").tap("/meetings/[^/]+/table").reads("Tapaamisessa", GOAL, WISH, OWN_TASK)
    house.time.forward(hours=1)
    arc.held(aino, "Tapasitteko?")
    aino.open(goal).send(goal, words=MOVED, reason="Tää ei oo enää mun juttu.")
    aino.tap(f"{goal}/history").reads("Miten tavoite on muuttunut", GOAL, MOVED)
    arc.number_shown(aino, goal, ("En jaksa", "Jaksan"), "4", house.time)
    mika.open(briefing).reads(MOVED, "0 = En jaksa")


def carried_to_management(house: House) -> None:
    """An idea in new words, its answer, and the year clock."""
    arc.idea_answered(house.aino, house.dora, IDEA, OUTCOME)
    house.mika.open("/year-clock/9").send("/year-clock/9", theme=THEME)
    house.aino.open("/year-clock").reads("Vuosikello", "elokuu", IDEA, THEME)


def another_mentor(house: House, pair: str) -> str:
    """Mika rests for long; Cecilia takes his place and sees nothing from before. Returns the new pair's address."""
    aino, mika, cecilia = house.aino, house.mika, house.cecilia
    briefing = pair.replace("/mentorships/", "/briefings/")
    mika.open(f"{pair}/pause").send(f"{pair}/pause", until="now").refused(briefing)
    aino.open("/").reads("Mentorointi on tauolla. Kirjoittaa voit niin kuin ennenkin.")
    arc.days_pass(house.time, 30, aino, mika, cecilia, house.dora)
    aino.open(pair).reads("Haluatko jatkaa toisen mentorin kanssa?").send(f"{pair}/another", another="yes")
    cecilia.open("/pairs").reads("Toinen mentori: kyllä")
    arc.replaced(cecilia, "Cecilia")
    new = arc.accepted(aino)
    arc.promised(cecilia, new)
    cecilia.open(new.replace("/mentorships/", "/briefings/")).reads(NOTHING_SHARED)
    cecilia.misses(TEXT[:30], ANSWER, WISH, GOAL, MOVED, OWN_TASK, COMMENT)
    cecilia.open(f"{new}/swot").misses("Kuulen lapsia.")
    cecilia.refused(briefing).refused(pair)
    mika.refused(briefing).refused(f"{pair}/tasks")
    aino.open(new).tap("/share/anew/[^/]+").reads("Mitä edellinen mentorisi pystyi lukemaan", TEXT[:30])
    return new


def closed(house: House, pair: str) -> None:
    """A day both see, two sheets, the book and the pack; then the mentor's way in is gone."""
    aino, cecilia = house.aino, house.cecilia
    day = house.time.at.date().isoformat()
    aino.open(f"{pair}/end").send(f"{pair}/end-day", day=day)
    cecilia.open(pair).reads("Mentorointi päättyy")
    aino.open(f"{pair}/closing").reads("Tavoitteet alussa ja lopussa", GOAL, MOVED)
    arc.fed_back(aino, pair, LETTER, SENTENCE)
    aino.open("/book").reads("Oma kirja", TEXT[:30], ANSWER, COMMENT, "Keväällä jaksaminen.", OWN_TASK)
    pack = aino.client.get("/account/archive.zip")
    assert pack.get_data()[:2] == b"PK"
    house.time.forward(days=1)
    cecilia.refused(pair.replace("/mentorships/", "/briefings/")).refused(f"{pair}/tasks")
    cecilia.open(f"{pair}/closing").reads("Mentorointi on päättynyt.", LETTER)
    aino.open("/").reads("Vain sinä näet")
    aino.open("/entries").reads(TEXT[:30])


def told_to_management(house: House) -> None:
    """Four numbers of the whole organisation, and what somebody let stand."""
    mika = house.mika
    arc.days_pass(house.time, 14, mika, house.dora)
    mika.open("/half-years").send("/half-years", period="2026-2")
    mika.reads("Pidettyjä tapaamisia", "Alkaneita mentorointeja", SENTENCE, IDEA, OUTCOME).misses("Aino", "Cecilia")
    assert re.search(r'Pidettyjä tapaamisia</th><td class="number">2<', mika.page)


def test_the_model_sentence_by_sentence(house: House) -> None:
    pair = recommended_and_paired(house)
    strengths_and_worries(house, pair)
    goal = first_meeting(house, pair)
    written_and_shared(house)
    second_meeting(house, pair, goal)
    carried_to_management(house)
    new = another_mentor(house, pair)
    closed(house, new)
    told_to_management(house)
    assert house.screens.complaints == []

"""The whole of mentoring at its least, over plain HTTP without JavaScript, in each of the three languages.

Invite → join → accept → promise → write → ask → answer → share → read → end, by tapping what the pages offer.
"""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urlsplit

import pytest
from flask import Flask
from persons import PASSWORD, Clock, People, Person
from walking import Browser

WROTE = {
    "fi": "Väsyttää ihan hirveesti. Kolmas viikko putkeen kun ollaan vajaalla ja mä teen kaikkien hommat.",
    "sv": "Jag är så trött. Tredje veckan i rad är vi underbemannade och jag gör allas jobb.",
    "en": "I am so tired. Third week in a row we are short of staff and I do everybody's work.",
}
ANSWERED = {"fi": "Pyysin Ottoa avuksi.", "sv": "Jag bad Otto om hjälp.", "en": "I asked Otto for help."}
ADDED = {"fi": "Salainen lisäys.", "sv": "Ett hemligt tillägg.", "en": "A secret afterthought."}
TAKEN_BACK = {
    "fi": "Tähän tapaamiseen ei ole jaettu kirjoituksia.",
    "sv": "Inget har delats inför den här träffen.",
    "en": "Nothing has been shared for this meeting",
}


def invite(mentor: Browser) -> str:
    """The address on the slip that the mentor prints."""
    page = mentor.open("/invitations").send("/invitations", superior="no").page
    link = re.search(r'id="link" readonly value="([^"]+)"', page)
    assert link
    return urlsplit(unescape(link[1])).path


def join(actor: Browser, link: str) -> None:
    actor.open(link).tap(".*/start").send(".*/start", name="Aino", address="aino@example.org", password=PASSWORD)
    assert actor.path == "/write"


def agree(actor: Browser, mentor: Browser) -> str:
    """Accept by name, promise on both sides; returns the pair's address."""
    assert "Mika" in actor.open("/").page
    actor.send("/mentorships/[^/]+/accept")
    actor.send("/mentorships/[^/]+/promise")
    pair = actor.path
    mentor.open("/briefings").tap(pair).tap(f"{pair}/promise").send(f"{pair}/promise")
    return pair


def write(actor: Browser, language: str) -> str:
    """Write, ask, answer, be done; returns the question."""
    actor.open("/write").send("/write/.+", text=WROTE[language], act="ask")
    asked = re.search(r'id="question" lang="(\w+)">([^<]+)<', actor.page)
    assert asked, actor.page[-3000:]
    assert asked[1] == language
    assert "<mark>" in actor.page
    actor.send("/write/.+", act="answer")
    answer = re.search(r'name="(answer-[^"]+)"', actor.page)
    assert answer
    actor.send("/write/.+", act="keep", **{answer[1]: ANSWERED[language]})
    return asked[2]


@pytest.fixture
def people(app: Flask, people_of: People, language: str) -> tuple[Browser, Browser, Browser]:
    """Aino, who has no account yet; Mika; and Otto, who looks for what is not his."""
    mika: Person = people_of.make("Mika", language=language, mentors=True)
    otto = people_of.make("Otto", language=language, mentors=True)
    return Browser(app.test_client(), language), Browser(mika.browser, language), Browser(otto.browser, language)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_from_the_invitation_to_the_end(people: tuple[Browser, Browser, Browser], time: Clock, language: str) -> None:
    aino, mika, otto = people
    join(aino, invite(mika))
    pair = agree(aino, mika)
    briefing = pair.replace("/mentorships/", "/briefings/")
    question = write(aino, language)
    entry = aino.path.replace("/write/", "/entries/")
    opening = WROTE[language][:12]
    assert opening not in mika.open(briefing).page

    aino.open(entry).tap("/share.*")
    assert opening in aino.page
    assert ANSWERED[language] in aino.page
    aino.send("/share")
    assert opening not in mika.open(briefing).page
    time.forward(seconds=11)
    for words in (opening, question, ANSWERED[language]):
        assert words in unescape(mika.open(briefing).page)
    assert otto.client.get(briefing).status_code == otto.client.get(entry).status_code == 404

    assert "Mika" in aino.open(entry).page
    assert 'class="log"' in aino.page
    aino.tap("/write/.+").send("/write/.+", text=f"{WROTE[language]} {ADDED[language]}", act="save")
    assert ADDED[language] in aino.open(entry).page
    assert ADDED[language] not in mika.open(briefing).page

    aino.open(entry).tap("/shares/.+/take-back").send("/shares/.+/take-back")
    assert opening not in mika.open(briefing).page
    assert TAKEN_BACK[language] in mika.page

    aino.tap("/share.*").send("/share")
    time.forward(seconds=11)
    assert ADDED[language] in mika.open(briefing).page
    aino.open(pair).tap(f"{pair}/closing").tap(f"{pair}/end").send(f"{pair}/end")
    assert mika.client.get(briefing).status_code == 404
    assert opening in aino.open(entry).page
    assert f'<html lang="{language}">' in aino.page

"""axe finds nothing on any page, in either scheme; nothing scrolls sideways on the narrowest phone."""

from __future__ import annotations

import io
import re
from datetime import timedelta

import pytest
from persons import Clock, Person
from playwright.sync_api import Page
from screens import PHONE, Screens, violations

NARROW = {"width": 320, "height": 640}


@pytest.fixture
def paths(
    aino: Person, mika: Person, kaisa: Person, cecilia: Person, pair: str, time: Clock
) -> dict[str, tuple[Person | None, list[str]]]:
    """Whose pages, signed in as whom."""
    aino.post(
        "/write/one", text="Retki onnistui ja olin iloinen.", key="k", tab="t", based_on="0", act="ask", status=200
    )
    aino.post("/write/two", text="En jaksa enää elää.", key="k2", tab="t2", based_on="0", act="keep")
    aino.post("/goals", key="g", words="Rauhalliset siirtymät", topic="pedagogy")
    aino.post(f"/mentorships/{pair}/goals", visible="yes")
    day = (time.at + timedelta(days=2)).date().isoformat()
    mika.post(f"/mentorships/{pair}/meetings/new", key="m", day=day, at="14:00", minutes="60", kind="phone", place="")
    aino.post("/share", key="s", until="end", entry="one", **{"version-one": "1"})
    aino.post("/swot/first", key="w", tab="t", strengths="Rauhoitan.", develop="Siirtymät.")
    aino.post("/swot/first/share", key="w", version="1", box=["strengths"], until="end")
    aino.post(f"/mentorships/{pair}/agreement/draft", key="a", tab="t", goals="Rauhalliset siirtymät")
    time.forward(minutes=1)
    found = re.search(r'href="/shares/([^"]+)/take-back"', aino.get("/entries/one"))
    assert found
    shared = f"/shared/{found[1]}"
    mika.post(shared, key="c", based_on="0", act="send", text="Mistä ilo tuli?")
    mika.post(f"/mentorships/{pair}/question", key="q", based_on="0", act="send", text="Mitä toivot?")
    last = (time.at + timedelta(days=10)).date().isoformat()
    aino.post(f"/mentorships/{pair}/end-day", day=last)
    own = ["/", "/write", "/write/one", "/write/two", "/entries", "/entries/one", "/entries/one/versions",
           "/entries/search?q=retki", "/entries/search?q=hämärähyssy", "/entries/bin", "/entries/one/erase", "/goals",
           "/meetings", "/account", "/visible", "/share/choose", "/share?entry=one", f"/mentorships/{pair}",
           f"/mentorships/{pair}/promise", f"/mentorships/{pair}/end", f"/mentorships/{pair}/wish", "/swot",
           "/swot/second", "/swot/first/share", "/swot/first/take-back", "/swot/first/erase",
           f"/mentorships/{pair}/agreement", f"/mentorships/{pair}/agreement/draft",
           "/comments", f"/mentorships/{pair}/closing", f"/mentorships/{pair}/letter",
           f"/mentorships/{pair}/feedback", "/book", "/account/keeping", "/account/erase", "/account/address",
           "/nowhere"]  # fmt: skip
    mentors = ["/", "/briefings", f"/briefings/{pair}", "/invitations", f"/mentorships/{pair}", "/meetings",
               f"/mentorships/{pair}/meetings/new", f"/mentorships/{pair}/swot", f"/mentorships/{pair}/agreement",
               f"/mentorships/{pair}/agreement/draft", shared, f"/mentorships/{pair}/question",
               f"/briefings/{pair}/shared"]  # fmt: skip
    cecilia.post("/bank/words", language="fi", said="naattihko", means="väsynyt", key="w", based_on="0", act="save")
    unread = re.search(r"/bank/drafts/[^\"]+", cecilia.get("/bank/words?language=fi"))
    assert unread
    told = {"technique": "scaling", "kind": "question", "wording_fi": "Mistä huomaisit pienen askeleen?"}
    asked = cecilia.post("/bank/questions/new", key="b", act="publish", **told)
    cecilia.post(f"{asked}/ask", act="link")
    mentors.append(asked.replace("drafts", "review"))
    table = "id;language;wording\nscaling.one-step;fi;Mistä sen huomaisit?\n".encode()
    coming = cecilia.browser.post("/bank/files", data={"file": (io.BytesIO(table), "x.csv")}).headers["Location"]
    curators = ["/bank", "/bank/questions/scaling.one-step", "/bank/questions/new", "/bank/versions", "/bank/cues",
                "/bank/cues/cues/fi/worry", "/bank/cues/safety/fi/self-harm-suicide", "/bank/topics",
                "/bank/words?language=fi", "/bank/try?example=1", "/bank/coverage?written=1", "/bank/landing",
                "/bank/files", coming, unread[0], asked, asked.replace("drafts", "review"), "/bank?technique=scaling",
                "/bank/questions/scaling.one-step/retire", "/bank/questions/new?technique=scaling&phase=between",
                "/practice"]  # fmt: skip
    anybody = ["/sign-in", "/invitation", "/support", "/accessibility", "/privacy"]
    return {
        "actor": (aino, own),
        "mentor": (mika, mentors),
        "coordinator": (kaisa, ["/pairs", "/half-years"]),
        "curator": (cecilia, curators),
        "anybody": (None, anybody),
    }


def faults_of(page: Page) -> list[str]:
    """What is wrong with one page: axe in both schemes, then its width on the narrowest phone."""
    found = violations(page)
    page.emulate_media(color_scheme="dark")
    found += [f"dark: {fault}" for fault in violations(page)]
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        found.append("scrolls sideways")
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize("whose", ["actor", "mentor", "coordinator", "curator", "anybody"])
def test_nothing_stands_in_anybodys_way(
    screens: Screens, paths: dict[str, tuple[Person | None, list[str]]], whose: str
) -> None:
    who, addresses = paths[whose]
    page = screens.open(who, addresses[0])
    found = {}
    for path in addresses:
        page.goto(path)
        if faults := faults_of(page):
            found[path] = faults
    assert found == {}

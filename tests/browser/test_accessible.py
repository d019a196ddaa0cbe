"""axe finds nothing on any page, in either scheme; nothing scrolls sideways on the narrowest phone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from persons import Clock, Person
from screens import Screens, violations

NARROW = {"width": 320, "height": 640}


@pytest.fixture
def paths(aino: Person, mika: Person, kaisa: Person, pair: str, time: Clock) -> list[tuple[Person | None, str]]:
    aino.post(
        "/write/one", text="Retki onnistui ja olin iloinen.", key="k", tab="t", based_on="0", act="ask", status=200
    )
    aino.post("/write/two", text="En jaksa enää elää.", key="k2", tab="t2", based_on="0", act="keep")
    aino.post("/goals", key="g", words="Rauhalliset siirtymät", topic="pedagogy")
    aino.post(f"/mentorships/{pair}/goals", visible="yes")
    day = (time.at + timedelta(days=2)).date().isoformat()
    mika.post(f"/mentorships/{pair}/meetings/new", key="m", day=day, at="14:00", minutes="60", kind="phone", place="")
    aino.post("/share", key="s", until="end", entry="one", **{"version-one": "1"})
    time.forward(minutes=1)
    own = ["/", "/write", "/write/one", "/write/two", "/entries", "/entries/one", "/entries/one/versions",
           "/entries/search?q=retki", "/entries/search?q=hämärähyssy", "/entries/bin", "/entries/one/erase", "/goals",
           "/meetings", "/account", "/visible", "/share/choose", "/share?entry=one", f"/mentorships/{pair}",
           f"/mentorships/{pair}/promise", f"/mentorships/{pair}/end", f"/mentorships/{pair}/wish",
           "/nowhere"]  # fmt: skip
    mentors = ["/", "/briefings", f"/briefings/{pair}", "/invitations", f"/mentorships/{pair}", "/meetings",
               f"/mentorships/{pair}/meetings/new"]  # fmt: skip
    anybody = ["/sign-in", "/invitation", "/support", "/accessibility", "/privacy"]
    return [
        *((aino, path) for path in own),
        *((mika, path) for path in mentors),
        (kaisa, "/pairs"),
        *((None, path) for path in anybody),
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(screens: Screens, paths: list[tuple[Person | None, str]], scheme: str) -> None:
    found = {}
    for who, path in paths:
        page = screens.open(who, path, scheme=scheme)
        faults = violations(page)
        if faults:
            found[path] = faults
        page.context.close()
    assert found == {}


def test_nothing_scrolls_sideways(screens: Screens, paths: list[tuple[Person | None, str]]) -> None:
    wide = []
    for who, path in paths:
        page = screens.open(who, path, size=NARROW)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(path)
        page.context.close()
    assert wide == []

"""Pauses: for now, for July, until a day; the mentor reads nothing meanwhile, and they end by themselves."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask
from persons import Clock, People, Person

from journal import upkeep
from journal.agreements.models import Sent
from journal.agreements.service import sharing as copying
from journal.agreements.service import swots
from journal.db import Database
from journal.entries import queries as entries
from journal.entries.models import Draft, Typed, Words
from journal.entries.service import saving
from journal.goals import service as goals
from journal.goals.models import Ends, NewPoint
from journal.mentorships import queries
from journal.mentorships.models import july
from journal.sharing import queries as shares
from journal.sharing.models import Selected
from journal.sharing.service import sharing

QUESTION = "Haluatko jatkaa toisen mentorin kanssa?"


@pytest.fixture
def shared(db: Database, aino: Person, pair: str, time: Clock) -> str:
    draft = Draft(code="entry", key="k", tab="t", based_on=0, passages=(Typed(None, "Jaettu teksti."),))
    saving.save(db, aino.account, draft, Words("fi", ""), date(2026, 11, 24))
    entry = entries.entry(db, aino.account, "entry")
    sharing.share(db, aino.account, pair, [Selected(entry, (0,), 1)], ("end", None), "s", timedelta(0))
    time.forward(minutes=1)
    return pair


def read(db: Database, mika: Person, pair: str, app: Flask, time: Clock) -> int:
    """How many texts the mentor's side gives at this moment, whatever pages there are."""
    return len(shares.readable_texts(db, mika.account, pair, time.at, app.config["SETTINGS"].zone))


def test_until_a_day_it_ends_by_itself(
    aino: Person, mika: Person, shared: str, db: Database, app: Flask, time: Clock
) -> None:
    assert "Heinäkuu: 1.7. – 31.7.2027." in aino.get(f"/mentorships/{shared}/pause")
    assert aino.post(f"/mentorships/{shared}/pause", until="day", day="2026-12-01") == f"/mentorships/{shared}"
    assert "Tauon viimeinen päivä on 1. joulukuuta." in mika.get(f"/mentorships/{shared}").replace("\u00a0", " ")
    assert read(db, mika, shared, app, time) == 0
    aino.post("/write/during", text="Tauolla.", key="d", tab="t", based_on=0)
    time.at = datetime(2026, 12, 1, 21, 59, tzinfo=UTC)
    upkeep.run(db, app.config["SETTINGS"])
    assert queries.mentorship(db, aino.account, shared).state == "paused"
    time.forward(minutes=1)
    upkeep.run(db, app.config["SETTINGS"])
    pair = queries.mentorship(db, aino.account, shared)
    assert (pair.state, pair.pause_until, pair.paused_at) == ("active", None, None)
    assert read(db, mika, shared, app, time) == 1


def test_july_begins_and_ends_by_itself_also_before_upkeep_was_there(
    aino: Person, mika: Person, shared: str, db: Database, app: Flask, time: Clock
) -> None:
    mika.post(f"/mentorships/{shared}/pause", until="july")
    assert "Tauko on sovittu: 1.7. – 31.7.2027." in aino.get(f"/mentorships/{shared}")
    assert read(db, mika, shared, app, time) == 1
    time.at = datetime(2027, 6, 30, 21, 0, tzinfo=UTC)
    assert queries.mentorship(db, mika.account, shared).state == "paused"
    assert read(db, mika, shared, app, time) == 0
    assert [one.rests for one in shares.open_shares(db, aino.account, time.at)] == [True]
    upkeep.run(db, app.config["SETTINGS"])
    assert queries.mentorship(db, mika.account, shared).state == "paused"
    time.at = datetime(2027, 7, 31, 21, 0, tzinfo=UTC)
    upkeep.run(db, app.config["SETTINGS"])
    assert queries.mentorship(db, mika.account, shared).state == "active"


@pytest.mark.parametrize("until", ["day", "july"])
def test_reading_opens_with_the_end_of_the_pause_before_upkeep_was_there(
    aino: Person, mika: Person, kaisa: Person, people_of: People, shared: str, time: Clock, until: str
) -> None:
    aino.post(f"/mentorships/{shared}/pause", until=until, day="2027-07-31")
    time.at = datetime(2027, 7, 31, 20, 59, tzinfo=UTC)
    aino, mika, kaisa = (people_of.signed_in(one.account) for one in (aino, mika, kaisa))
    mika.get(f"/briefings/{shared}", 404)
    assert "tauolla" in kaisa.get("/pairs")
    time.forward(minutes=1)
    assert "tauolla" not in kaisa.get("/pairs")
    assert "Jaettu teksti." in mika.get(f"/briefings/{shared}")
    assert "Jaettu teksti." in aino.get("/visible")


def test_the_mail_of_each_minute_knows_that_the_pause_is_over(
    aino: Person, mika: Person, pair: str, db: Database, app: Flask, time: Clock
) -> None:
    mika.post(f"/mentorships/{pair}/meetings/new", day="2026-12-02", at="09:00", minutes="60", kind="phone", key="m")
    aino.post(f"/mentorships/{pair}/pause", until="day", day="2026-12-01")
    letters = "select 1 from letter where kind = 'meeting_tomorrow'"
    for minute, waiting in ((59, 0), (60, 2)):
        time.at = datetime(2026, 12, 1, 21, 0, tzinfo=UTC) + timedelta(minutes=minute)
        upkeep.mail(db, app.config["SETTINGS"])
        assert len(db.query(letters)) == waiting


def test_a_pause_for_later_can_be_taken_back(aino: Person, mika: Person, pair: str, db: Database) -> None:
    aino.post(f"/mentorships/{pair}/pause", until="july")
    mika.post(f"/mentorships/{pair}/resume")
    assert "Tauko on sovittu" not in aino.get(f"/mentorships/{pair}")
    mika.post(f"/mentorships/{pair}/resume", 409)


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"until": "day", "day": "2026-11-23"}, "Tämä päivä on jo mennyt."),
        ({"until": "day"}, "Tähän tarvitaan päivä."),
        ({"until": "day", "day": "eilen"}, ""),
        ({"until": "always"}, ""),
    ],
)
def test_a_bad_day_is_told_and_nothing_rests(
    aino: Person, pair: str, db: Database, sent: dict[str, str], sentence: str
) -> None:
    assert sentence in aino.post(f"/mentorships/{pair}/pause", 422, **sent)
    assert queries.mentorship(db, aino.account, pair).state == "active"


@pytest.mark.parametrize(
    ("today", "first"), [(date(2027, 7, 31), date(2027, 7, 1)), (date(2027, 8, 1), date(2028, 7, 1))]
)
def test_july_is_the_one_under_way_or_the_next(today: date, first: date) -> None:
    assert july(today)[0] == first


def test_after_thirty_days_the_actor_is_asked_and_the_coordinator_sees_yes(
    aino: Person, mika: Person, otto: Person, kaisa: Person, pair: str, time: Clock
) -> None:
    mika.post(f"/mentorships/{pair}/pause")
    aino.post(f"/mentorships/{pair}/another", 409, another="yes")
    time.forward(days=29)
    assert QUESTION not in aino.get(f"/mentorships/{pair}")
    time.forward(days=1)
    assert QUESTION in aino.get(f"/mentorships/{pair}")
    assert QUESTION not in mika.get(f"/mentorships/{pair}")
    mika.post(f"/mentorships/{pair}/another", 404, another="yes")
    aino.post(f"/mentorships/{pair}/another", 409, another="perhaps")
    aino.post(f"/mentorships/{pair}/another", another="yes")
    assert QUESTION not in aino.get(f"/mentorships/{pair}")
    assert "Toinen mentori: kyllä" in kaisa.get("/pairs")
    assert "Toinen mentori: kyllä" not in mika.get("/pairs")
    assert "Aino" not in otto.get("/pairs")


def test_without_a_coordinator_the_mentors_see_it(
    aino: Person, mika: Person, otto: Person, pair: str, time: Clock
) -> None:
    mika.post(f"/mentorships/{pair}/pause")
    time.forward(days=30)
    assert "Aino" not in otto.get("/pairs")
    aino.post(f"/mentorships/{pair}/another", another="yes")
    for person in (mika, otto):
        assert "Toinen mentori: kyllä" in person.get("/pairs")
    mika.post(f"/mentorships/{pair}/resume")
    assert "Aino" not in otto.get("/pairs")


def test_what_rests_is_named_as_resting_and_can_all_be_taken_back(
    aino: Person, mika: Person, shared: str, db: Database, app: Flask, time: Clock
) -> None:
    aino.post(f"/mentorships/{shared}/goals", visible="yes")
    swots.save(db, aino.account, "swot", Sent({"strengths": "Huumori."}, {}, "s", "t"))
    copying.share(db, aino.account, shared, "swot", ["strengths"], 1, "swot-share", timedelta(0))
    goal = goals.add(db, aino.account, "Rauhaa eteiseen", "other", "g")
    goals.set_ends(db, aino.account, goal, Ends("Huuto", "Hiljaa"), "ends")
    point = goals.add_point(db, aino.account, goal, NewPoint(4, time.at.date(), ""), app.config["SETTINGS"].zone, "p")
    goals.show_point(db, aino.account, point, shared, "shown", timedelta(0), with_note=False)
    aino.post(f"/mentorships/{shared}/pause", until="now")
    places = ("/", "/entries/entry", "/swot/swot", f"/goals/{goal}/scale", "/visible")
    assert [path for path in places if "Mika voi lukea tämän" in aino.get(path)] == []
    assert [path for path in places[1:4] if "Tauon ajan vain sinä näet tämän." not in aino.get(path)] == []
    assert 'href="/visible"' in aino.get("/").split("<footer")[1]
    page = aino.get("/visible")
    assert page.count("Tauon ajan vain sinä näet tämän. Sen jälkeen Mika voi taas lukea tämän.") == 3
    assert "eikä mentorisi näe nyt mitään" in page
    assert "Tauon ajan vain sinä näet tavoitteesi." in page
    aino.post("/visible/take-back")
    assert "Mitään ei ole jaettu." in aino.get("/visible")
    aino.post(f"/mentorships/{shared}/resume")
    time.forward(minutes=1)
    assert read(db, mika, shared, app, time) == 0
    assert "Rauhaa" not in mika.get(f"/briefings/{shared}")


def test_after_the_pause_the_mentor_reads_again_what_was_left_open(
    aino: Person, mika: Person, shared: str, db: Database, app: Flask, time: Clock
) -> None:
    aino.post(f"/mentorships/{shared}/pause", until="now")
    aino.post(f"/mentorships/{shared}/resume")
    assert "Mika voi lukea tämän" in aino.get("/visible")
    assert read(db, mika, shared, app, time) == 1


def test_in_a_pause_the_page_of_the_pair_leads_nowhere_that_is_closed(
    aino: Person, mika: Person, shared: str, time: Clock
) -> None:
    aino.post(f"/mentorships/{shared}/goals", visible="yes")
    aino.post(f"/mentorships/{shared}/pause", until="now")
    page = aino.get(f"/mentorships/{shared}")
    assert "Mika näkee tavoitteeni" not in page
    assert "Tauon ajan vain sinä näet tavoitteesi." in page
    for person in (aino, mika):
        main = person.get(f"/mentorships/{shared}").split("<main")[1].split("</main")[0]
        links = set(re.findall(r'href="(/[^"#]*)"', main))
        assert f"/mentorships/{shared}/meetings/new" not in links
        assert [path for path in links if person.browser.get(path).status_code not in {200, 303}] == []

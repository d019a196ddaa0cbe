"""The last days and the days after: what stays, what ends, first and last words, and a home that is one's own."""

from __future__ import annotations

import re
import zipfile
from datetime import date, timedelta
from io import BytesIO

import pytest
from flask.testing import FlaskClient
from persons import Clock, Person
from planting import Planter, marker, plant

from journal.db import Database, write
from journal.entries import queries as entries
from journal.entries.models import Draft, Typed, Words
from journal.entries.service import saving
from journal.goals import service as goals
from journal.sharing.models import Selected
from journal.sharing.service import sharing


def plan_the_end(db: Database, day: str) -> None:
    db.execute("update mentorship set ends_on = :day", {"day": day})
    db.conn.commit()


def test_the_last_days_say_what_stays_and_what_ends(aino: Person, mika: Person, pair: str, db: Database) -> None:
    plan_the_end(db, "2026-12-20")
    assert f"/mentorships/{pair}/closing" not in aino.get("/")
    plan_the_end(db, "2026-12-08")
    assert f"/mentorships/{pair}/closing" in aino.get("/")
    page = aino.get(f"/mentorships/{pair}/closing")
    assert ("Mentorointi päättyy 8.12.2026. Sen päivän jälkeen mentorisi ei näe mitään, mitä olet jakanut. Omat "
            "kirjoituksesi ja hänen kommenttinsa jäävät sinulle.") in page  # fmt: skip
    assert "Mentorin omat muistiinpanot poistuvat 30 päivää päättymisen jälkeen." in page
    assert "Omat muistiinpanosi poistuvat 30 päivää päättymisen jälkeen." in mika.get(f"/mentorships/{pair}/closing")


def test_first_and_last_words_of_a_goal_stand_side_by_side_without_a_score(
    aino: Person, pair: str, db: Database, time: Clock
) -> None:
    code = goals.add(db, aino.account, "Ensimmäiset sanat", "other", "g")
    for number, words in enumerate(("Välissä", "Viimeiset sanat")):
        time.forward(days=1)
        goals.reword(db, aino.account, code, words, "", "other", f"g{number}")
    page = aino.get(f"/mentorships/{pair}/closing")
    assert "Ensimmäiset sanat" in page
    assert "Viimeiset sanat" in page
    assert "Välissä" not in page
    assert "<meter" not in page
    assert "<progress" not in page


def test_both_know_when_the_notes_go(aino: Person, mika: Person, pair: str) -> None:
    aino.post(f"/mentorships/{pair}/end")
    assert "Mentorin omat muistiinpanot poistuvat 24.12.2026." in aino.get(f"/mentorships/{pair}/closing")
    assert "Omat muistiinpanosi poistuvat 24.12.2026." in mika.get(f"/mentorships/{pair}/closing")


def test_the_day_after_everything_is_ones_own(aino: Person, mika: Person, pair: str, db: Database, time: Clock) -> None:
    draft = Draft(code="e", key="k", tab="t", based_on=0, passages=(Typed(None, "Jaettu teksti."),))
    saving.save(db, aino.account, draft, Words("fi", ""), date(2026, 11, 24))
    entry = entries.entry(db, aino.account, "e")
    sharing.share(db, aino.account, pair, [Selected(entry, (0,), 1)], ("end", None), "s", timedelta(0))
    time.forward(minutes=1)
    assert "Mika" in aino.get("/")
    aino.post(f"/mentorships/{pair}/end")
    time.forward(days=1)
    home = aino.get("/")
    main = home.split("<main")[1].split("</main")[0]
    assert "Mika" not in main
    assert re.search(r'class="button primary" href="/(write|entries/e)', main)
    assert "Vain sinä näet tämän." in main
    assert "voi lukea tämän" not in main
    assert "Kaikki kirjoittamasi on yhä tässä 24.11.2028 asti, ja vain sinä näet sen." in main
    for path in ("/entries", "/entries/e", "/visible"):
        assert "voi lukea tämän" not in aino.get(path), path
    assert "Vain sinä näet tämän." in aino.get("/entries/e")
    mika.get(f"/briefings/{pair}", 404)


@pytest.mark.usefixtures("mika")
def test_the_book_holds_ones_own_words_and_what_was_written_to_them(
    aino: Person, mika: Person, otto: Person, pair: str, db: Database
) -> None:
    plant(db, aino.account, mika.account, pair)
    page = aino.get("/book")
    kinds = (("passage", "text"), ("passage", "question"), ("goal_wording", "words"), ("swot_box", "text"),
             ("interim_task", "words"), ("comment", "text"))  # fmt: skip
    assert [one for one in kinds if marker(*one) not in page] == []
    assert marker("note", "text") not in page
    assert "Marraskuu 2026" in page
    for one in (mika, otto):
        assert "kivimuuri" not in one.get("/book").split("<main")[1]


def test_a_book_of_a_thousand_entries(aino: Person, db: Database) -> None:
    with write(db):
        for number in range(1000):
            Planter(db).plain_entry(aino.account, number, f"Päivä {number}. " + "Siirtymät sujuivat jo paremmin. " * 20)
    page = aino.get("/book")
    assert page.count("leaf-of-book") == 1000
    assert page.index("Päivä 0.") < page.index("Päivä 999.")
    answer = aino.browser.get("/account/archive.zip")
    with zipfile.ZipFile(BytesIO(answer.get_data())) as pack:
        assert [pack.read(name).decode().count("Päivä ") for name in pack.namelist()] == [1000, 1000, 1000]


def test_an_empty_book_says_so(aino: Person, nobody: FlaskClient) -> None:
    assert "Kirja on vielä tyhjä." in aino.get("/book")
    assert nobody.get("/book").status_code == 303

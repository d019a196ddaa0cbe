"""The line from 0 to 10: its ends are the actor's words, its points the actor's own until one is shown."""

from __future__ import annotations

import re
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from flask.testing import FlaskClient
from persons import Clock, Person, hidden

from journal.db import Database
from journal.errors import Conflict, Invalid
from journal.goals import queries, service
from journal.goals.models import Ends, NewPoint, drawn
from journal.mentorships import service as mentorships

ENDS = {"key": "ends", "zero": "Kaikki huutavat", "ten": "Ääneni pysyy rauhallisena"}


@pytest.fixture
def goal(db: Database, aino: Person) -> str:
    return service.add(db, aino.account, "Rauhallisemmat siirtymät", "other", "goal")


@pytest.fixture
def line(aino: Person, goal: str) -> str:
    """The address of the goal's line, with both ends worded."""
    aino.post(f"/goals/{goal}/scale", **ENDS)
    return f"/goals/{goal}/scale"


def add(person: Person, line: str, value: str, day: str = "2026-11-24", status: int = 303, **more: str) -> str:
    sent = {"key": hidden(person.get(line), "key"), "value": value, "on_day": day, "note": ""} | more
    return person.post(line.replace("/scale", "/points"), status, **sent)


def newest(db: Database, person: Person, goal: str) -> str:
    return queries.points(db, person.account, goal)[-1].code


def show(person: Person, code: str, **note: str) -> None:
    person.post(f"/points/{code}/show", key=hidden(person.get(f"/points/{code}/show"), "key"), **note)


def test_ends_come_first_and_numbers_stand_in_line_and_table(aino: Person, goal: str, time: Clock) -> None:
    assert "Missä olet nyt?" not in aino.get(f"/goals/{goal}/scale")
    aino.post(f"/goals/{goal}/points", 409, key="p", value="3", on_day="2026-11-24")
    aino.post(f"/goals/{goal}/scale", **ENDS)
    line = f"/goals/{goal}/scale"
    add(aino, line, "3", "2026-11-02", note="Hiljaa alkaa")
    add(aino, line, "6")
    page = aino.get(line)
    assert re.search(r"<title[^>]*>Rauhallisemmat siirtymät asteikolla 0–10: 2.11. luku 3, 24.11. luku 6</title>", page)
    assert 'class="trend" x1="0.0%" y1="76.2" x2="100.0%" y2="50.4"' in page
    for words in ("0 = Kaikki huutavat", "Hiljaa alkaa", "2.11.2026"):
        assert words in page.replace("\u00a0", " ")
    assert "style=" not in page
    assert "luku 6" in aino.get(f"/goals/{goal}")


def test_new_ends_and_new_words_leave_the_old_numbers_alone(aino: Person, line: str, goal: str, time: Clock) -> None:
    add(aino, line, "3")
    time.forward(days=3)
    aino.post(f"/goals/{goal}", key="r", words="Lapsi ehtii itse", topic="other", reason="")
    aino.post(line, key="new", zero="Kiire", ten="Aikaa")
    add(aino, line, "8", "2026-11-27")
    add(aino, line, "4", "2026-11-25")
    page = aino.get(line)
    assert "0 = Kaikki huutavat, 10 = Ääneni pysyy rauhallisena" in page
    assert page.count('class="trend"') == 1, "no line leads from one pair of ends to another"
    assert page.count("Rauhallisemmat siirtymät") == 2, "a number for an earlier day stands under the words of that day"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"value": "11"}, "Tähän tarvitaan jokin vaihtoehdoista"),
        ({"value": ""}, "luku nollasta kymmeneen"),
        ({"day": "2026-11-25"}, "Tämä päivä ei ole vielä tullut"),
        ({"day": "huomenna"}, "Tähän tarvitaan päivä"),
        ({"note": "x" * 501}, "Tähän mahtuu 500 merkkiä"),
    ],
)
def test_a_bad_number_says_why_and_keeps_what_was_typed(
    aino: Person, line: str, goal: str, db: Database, change: dict[str, str], sentence: str
) -> None:
    page = add(aino, line, **({"value": "4", "note": "Omat sanani", "status": 422} | change))  # type: ignore[arg-type]
    assert sentence in page
    assert change.get("note", "Omat sanani") in page
    assert queries.points(db, aino.account, goal) == ()


def test_ends_too_long_come_back(aino: Person, goal: str) -> None:
    page = aino.post(f"/goals/{goal}/scale", 422, key="k", zero="x" * 301, ten="Kymmenen omin sanoin")
    assert "Tähän mahtuu 300 merkkiä" in page
    assert "Kymmenen omin sanoin" in page


def test_the_same_form_twice_is_one_number_and_one_pair_of_ends(
    aino: Person, line: str, goal: str, db: Database
) -> None:
    for _ in range(2):
        aino.post(line, **ENDS)
        add(aino, line, "5", key="once")
    assert len(queries.points(db, aino.account, goal)) == 1
    assert len(db.query("select 1 from goal_scale")) == 1


def test_one_number_is_shown_with_the_words_of_its_time_and_taken_back(
    aino: Person, mika: Person, pair: str, line: str, goal: str, db: Database, time: Clock
) -> None:
    add(aino, line, "3", note="Vain minulle")
    time.forward(seconds=1)
    add(aino, line, "4")
    first = queries.points(db, aino.account, goal)[0].code

    def seen() -> list[tuple[int, str, str]]:
        found = queries.readable_points(db, mika.account, pair, time.at)
        return [(one.value, one.words, one.note) for one in found]

    show(aino, first)
    assert seen() == [], "ten seconds of undo"
    assert "Jaetaan…" in aino.get(line)
    time.forward(seconds=11)
    aino.post(f"/goals/{goal}", key="r", words="Uudet sanat", topic="other", reason="")
    assert seen() == [(3, "Rauhallisemmat siirtymät", "")]
    assert "24.11.: 3." in aino.get("/visible").replace("\u00a0", " ")
    aino.post(f"/points/{first}/take-back")
    assert seen() == []
    show(aino, first, note="yes")
    time.forward(seconds=11)
    assert seen() == [(3, "Rauhallisemmat siirtymät", "Vain minulle")]
    aino.post("/visible/take-back")
    assert seen() == []


def test_an_undone_or_ended_showing_shows_nothing(
    aino: Person, mika: Person, pair: str, line: str, goal: str, db: Database, time: Clock
) -> None:
    add(aino, line, "3")
    code = newest(db, aino, goal)
    show(aino, code)
    aino.post(f"/points/{code}/take-back")
    assert db.query("select 1 from goal_point_share") == []
    show(aino, code)
    time.forward(minutes=1)
    assert queries.readable_points(db, mika.account, pair, time.at)
    mentorships.pause(db, aino.account, pair)
    assert queries.readable_points(db, mika.account, pair, time.at) == ()
    aino.get(f"/points/{code}/show", 409)
    mentorships.resume(db, aino.account, pair)
    assert queries.readable_points(db, mika.account, pair, time.at)
    aino.post(f"/points/{code}/remove")
    assert queries.readable_points(db, mika.account, pair, time.at) == ()


def test_before_the_promise_no_number_is_shown(aino: Person, mika: Person, line: str, goal: str, db: Database) -> None:
    add(aino, line, "3")
    code = newest(db, aino, goal)
    mentorship = mentorships.propose(db, mika.account, aino.account, mika.account, "p", superior=False)
    mentorships.accept(db, aino.account, mentorship)
    assert aino.browser.get(f"/points/{code}/show").headers["Location"].endswith("/promise")
    aino.post(f"/points/{code}/show", 409, key="k")


def test_states_and_wordings_make_one_history(aino: Person, goal: str, time: Clock) -> None:
    for days, state in ((1, "reached"), (2, "open"), (3, "let_go")):
        time.forward(days=days)
        for _ in range(2):
            aino.post(f"/goals/{goal}/state", state=state)
    page = aino.get(f"/goals/{goal}/history")
    found = re.findall(r"Tavoitteesta luovuttiin|uudelleen esiin|Tavoite toteutui|Rauhallisemmat siirtymät</p>", page)
    assert [one.split("<")[0] for one in found] == [
        "Tavoitteesta luovuttiin", "uudelleen esiin", "Tavoite toteutui", "Rauhallisemmat siirtymät"]  # fmt: skip


def test_the_check_point_opens_the_one_goal_or_all(aino: Person, goal: str, db: Database) -> None:
    assert aino.browser.get("/goals/now").headers["Location"] == f"/goals/{goal}"
    page = aino.get(f"/goals/{goal}")
    assert "Mikä on sinulle nyt tärkeää?" in page
    assert re.search(r'<textarea[^>]*name="words"[^>]*>\s*</textarea>', page)
    service.add(db, aino.account, "Toinen", "other", "second")
    assert aino.browser.get("/goals/now").headers["Location"] == "/goals"


def test_a_text_in_which_the_goal_moved_leads_to_its_page_once_it_is_done(aino: Person, goal: str) -> None:
    text = "Tää tavoite ei oo enää mun juttu. Joku muu on nyt tärkeämpää."
    aino.post("/write/entry", text=text, key="k", tab="t", based_on=0, goal=goal)
    assert "Tavoitteen sivulle" not in aino.get("/write/entry")
    aino.post("/write/entry", text=text, key="k2", tab="t", based_on=1, goal=goal, act="keep")
    assert re.search(rf'href="/goals/{goal}">Tavoitteen sivulle', aino.get("/write/entry"))
    aino.post("/write/other", text="Aamu oli tavallinen.", key="k3", tab="t", based_on=0, act="keep")
    assert "Tavoitteen sivulle" not in aino.get("/write/other")


def test_five_hundred_numbers_fit_and_are_drawn_without_crowding(
    aino: Person, line: str, goal: str, db: Database
) -> None:
    for value in range(500):
        db.execute(
            "insert into goal_point (code, goal_id, wording_id, scale_id, value, on_day, added_at) "
            "select :code, g.id, w.id, c.id, :value, date('2025-01-01', :later), '2026' from goal g "
            "join goal_wording w on w.goal_id = g.id join goal_scale c on c.goal_id = g.id",
            {"code": f"p{value}", "value": value % 11, "later": f"+{value} days"},
        )
    db.conn.commit()
    assert "Yhdelle asteikolle mahtuu 500 lukua" in add(aino, line, "4", status=422)
    dots = drawn(queries.points(db, aino.account, goal))
    labelled = [dot.x for dot in dots if dot.labelled]
    assert labelled[-1] == 100
    assert all(after - before >= 9 for before, after in pairwise(labelled))


def test_what_is_somebody_elses_does_not_exist(
    otto: Person, aino: Person, mika: Person, pair: str, line: str, goal: str, db: Database, nobody: FlaskClient
) -> None:
    add(aino, line, "3")
    code = newest(db, aino, goal)
    for person in (otto, mika):
        for path in (line, f"/goals/{goal}/history", f"/points/{code}/show"):
            person.get(path, 404)
        for path in (
            line,
            f"/goals/{goal}/points",
            *(f"/points/{code}/{act}" for act in ("show", "remove", "take-back")),
        ):
            person.post(path, 404, **ENDS, value="1", on_day="2026-11-24")
    assert nobody.post(f"/points/{code}/remove").status_code == 401
    assert len(queries.points(db, aino.account, goal)) == 1


def test_a_service_refuses_what_no_form_would_send(
    aino: Person, line: str, goal: str, db: Database, time: Clock
) -> None:
    zone = ZoneInfo("Europe/Helsinki")
    with pytest.raises(Invalid, match="value"):
        service.add_point(db, aino.account, goal, NewPoint(-1, time.at.date(), ""), zone, "k")
    with pytest.raises(Invalid, match="zero"):
        service.set_ends(db, aino.account, goal, Ends("", "x"), "k")
    other = service.add(db, aino.account, "Toinen", "other", "second")
    service.set_ends(db, aino.account, other, Ends("a", "b"), "e2")
    service.add_point(db, aino.account, goal, NewPoint(1, time.at.date(), ""), zone, "same")
    with pytest.raises(Conflict, match="key_used"):
        service.add_point(db, aino.account, other, NewPoint(1, time.at.date(), ""), zone, "same")

"""The page on the table while two people meet: the same for both; and the page of a meeting."""

from __future__ import annotations

from datetime import timedelta

import pytest
from persons import Clock, Person, hidden

from journal.db import Database
from journal.goals import service as goals
from journal.meetings import queries
from journal.meetings.models import Plan
from journal.meetings.service import planning, tasks, wishes
from journal.mentorships.service import pairing


@pytest.fixture
def meeting(db: Database, aino: Person, pair: str, time: Clock) -> str:
    """In two days, for an hour."""
    link = "https://video.example/room"
    agreed = Plan(starts_at=time.at + timedelta(days=2), kind="online", place="Kahvihuone", link=link)
    return planning.agree(db, aino.account, pair, agreed, "m1")


def test_goals_wish_and_last_task_lie_on_the_table_for_both(
    aino: Person, mika: Person, pair: str, meeting: str, db: Database
) -> None:
    goals.add(db, aino.account, "Rauhallisemmat siirtymät", "team", "g1")
    wishes.save_wish(db, aino.account, pair, "Puhutaan eteisestä.", 0, "w1")
    tasks.propose(db, aino.account, pair, "notice", "Katson hiljaisia hetkiä.", "t1")
    for one in (aino, mika):
        page = one.get(f"/meetings/{meeting}/table")
        assert "Puhutaan eteisestä." in page
        assert "Katson hiljaisia hetkiä." in page
        assert "Rauhallisemmat" not in page, "goals as the actor lets them be seen"
        assert "Mentorointisopimus" in page
    pairing.show_goals(db, aino.account, pair, visible=True)
    for one in (aino, mika):
        assert "Rauhallisemmat siirtymät" in one.get(f"/meetings/{meeting}/table")


def test_what_the_actor_put_away_lies_there_all_the_same(
    aino: Person, mika: Person, pair: str, meeting: str, db: Database, time: Clock
) -> None:
    code = tasks.propose(db, aino.account, pair, "notice", "Katson hiljaisia hetkiä.", "t1")
    tasks.put_away(db, aino.account, code)
    time.forward(minutes=1)
    tasks.choose_none(db, aino.account, pair, "t2")
    for one in (aino, mika):
        assert "Katson hiljaisia hetkiä." in one.get(f"/meetings/{meeting}/table")


def test_the_next_task_is_written_together_and_taken_with_one_tap(
    aino: Person, mika: Person, pair: str, meeting: str, db: Database
) -> None:
    path = f"/meetings/{meeting}/table"
    key = hidden(mika.get(path), "key")
    assert (
        mika.post(f"/mentorships/{pair}/tasks", key=key, text="Kuvaa aamu.", kind="describe", meeting=meeting) == path
    )
    page = aino.get(path)
    assert "Kuvaa aamu.</textarea>" in page, "taken as it stands with one tap"
    proposed = queries.tasks(db, aino.account, pair)[0].code
    assert aino.post(f"/tasks/{proposed}/take", text="Kuvaa aamu.", meeting=meeting) == path
    assert "Kuvaa aamu." in mika.get(path)
    page = aino.post(f"/mentorships/{pair}/tasks", 422, key="k", text="", kind="describe", meeting=meeting)
    assert "Tähän tulee rivi välitehtävästä." in page
    assert "<h1>Tapaamisessa</h1>" in page


def test_held_stands_at_the_end_once_it_has_begun(aino: Person, meeting: str, time: Clock) -> None:
    path = f"/meetings/{meeting}/table"
    assert "Pidettiin" not in aino.get(path)
    time.forward(days=2, minutes=5)
    assert "Pidettiin" in aino.get(path)
    aino.post(f"/meetings/{meeting}/mark", state="held")
    assert "Pidettiin" not in aino.get(path)


def test_the_first_meetings_page_says_who_learns_of_it(
    aino: Person, mika: Person, pair: str, meeting: str, db: Database, time: Clock
) -> None:
    said = "Jos tapaatte työajalla, ajasta sovitaan työpaikallasi. Silloin myös johtaja tietää, että tapaatte."
    assert said in aino.get(f"/meetings/{meeting}")
    assert said not in mika.get(f"/meetings/{meeting}")
    time.forward(days=3)
    aino.post(f"/meetings/{meeting}/mark", state="held")
    second = planning.agree(db, mika.account, pair, Plan(starts_at=time.at + timedelta(days=9)), "m2")
    assert said not in aino.get(f"/meetings/{second}")
    assert "Mentorointisopimus" not in aino.get(f"/meetings/{second}/table")


def test_a_link_is_tappable_when_it_leads_to_a_page(aino: Person, pair: str, meeting: str, db: Database) -> None:
    page = aino.get(f"/meetings/{meeting}")
    assert 'href="https://video.example/room"' in page
    db.execute("update meeting set link = 'javascript:alert(1)'")
    page = aino.get(f"/meetings/{meeting}")
    assert 'href="javascript' not in page
    assert "javascript:alert(1)" in page


@pytest.mark.parametrize("link", ["javascript:alert(1)", "video.example/room", "https://", "https://a b", "ftp://a.fi"])
def test_another_link_is_refused_in_words(aino: Person, pair: str, db: Database, link: str) -> None:
    path = f"/mentorships/{pair}/meetings/new"
    sent = {"key": hidden(aino.get(path), "key"), "day": "2026-12-01", "at": "9:00", "minutes": "60", "kind": "online"}
    page = aino.post(path, 422, **sent, link=link)
    assert "Linkki alkaa merkeillä https:// tai http://." in page
    assert f'value="{link}"' in page
    assert queries.meetings(db, aino.account, pair) == ()


def suggested(person: Person, path: str) -> tuple[str, str]:
    page = person.get(path)
    return hidden(page, "day"), hidden(page, "at")


def test_one_or_two_weeks_are_suggested_from_the_last_one(
    aino: Person, pair: str, meeting: str, db: Database, time: Clock
) -> None:
    path = f"/mentorships/{pair}/meetings/new"
    assert suggested(aino, path) == ("2026-12-10", "17:40"), "two weeks after Thursday the 26th, at the same time"
    assert suggested(aino, f"{path}?weeks=1") == ("2026-12-03", "17:40")
    planning.agree(db, aino.account, pair, Plan(starts_at=time.at + timedelta(days=9)), "m2")
    assert suggested(aino, path) == ("2026-12-10", "17:40"), "they meet every week"
    time.forward(days=28)
    aino.get("/")
    time.forward(days=28)
    assert suggested(aino, path) == ("2027-01-21", "17:40"), "never a day that has passed"


def test_before_any_meeting_nothing_is_suggested(aino: Person, pair: str) -> None:
    page = aino.get(f"/mentorships/{pair}/meetings/new")
    assert "viikon päähän" not in page


def test_the_pages_of_others_do_not_exist(
    otto: Person, mika: Person, aino: Person, meeting: str, pair: str, db: Database
) -> None:
    for path in (f"/meetings/{meeting}", f"/meetings/{meeting}/table", f"/meetings/{meeting}/meeting.ics"):
        otto.get(path, 404)
    pairing.end(db, aino.account, pair)
    mika.get(f"/meetings/{meeting}", 404)
    mika.get(f"/meetings/{meeting}/table", 404)

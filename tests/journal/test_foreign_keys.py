"""A gesture's key that somebody else has used is no way to their rows, and breaks nothing."""

from __future__ import annotations

from typing import Any

import pytest
from persons import Person

from journal.db import Database
from journal.mentorships import service as mentorships

KEY = "the-same-key"


@pytest.fixture
def other_pair(db: Database, otto: Person, kaisa: Person, pair: str) -> str:
    """Otto, mentored by Kaisa's proposal; active and promised."""
    db.execute("update account set mentors = 1 where id = :id", {"id": kaisa.account.id})
    db.conn.commit()
    code = mentorships.propose(db, kaisa.account, otto.account, kaisa.account, "other", superior=False)
    mentorships.accept(db, otto.account, code)
    for one in (otto, kaisa):
        mentorships.promise(db, one.account, code, 1, "fi")
    return code


def both(aino: Person, otto: Person, path: tuple[str, str], table: str, db: Database, **sent: Any) -> None:
    """The first of the two gets a row; the second is told, and changes nothing of the first one's."""
    assert aino.browser.post(path[0], data={"key": KEY} | sent).status_code == 303
    rows = db.query(f"select * from {table}")
    answer = otto.browser.post(path[1], data={"key": KEY} | sent)
    assert answer.status_code in {303, 404, 409}, answer.status_code
    assert [row for row in db.query(f"select * from {table}") if row in rows] == rows


def test_goals(aino: Person, otto: Person, db: Database) -> None:
    both(aino, otto, ("/goals", "/goals"), "goal", db, words="Tavoite", topic="other")
    assert "Tavoite" in aino.get("/goals")


def test_meetings(aino: Person, otto: Person, pair: str, other_pair: str, db: Database) -> None:
    sent = {"day": "2026-12-01", "at": "09:00", "minutes": "60", "kind": "phone"}
    path = (f"/mentorships/{pair}/meetings/new", f"/mentorships/{other_pair}/meetings/new")
    both(aino, otto, path, "meeting", db, **sent)


def test_wishes(aino: Person, otto: Person, pair: str, other_pair: str, db: Database) -> None:
    path = (f"/mentorships/{pair}/wish", f"/mentorships/{other_pair}/wish")
    both(aino, otto, path, "wish", db, text="Toive.", based_on="0")


def test_shares(aino: Person, otto: Person, pair: str, other_pair: str, db: Database) -> None:
    for person, code in ((aino, "of-aino"), (otto, "of-otto")):
        person.post(f"/write/{code}", text="Teksti.", key=code, tab="t", based_on=0)
        sent = {"key": KEY, "until": "end", "entry": code, f"version-{code}": "1"}
        assert person.browser.post("/share", data=sent).status_code in {303, 404, 409}
    assert len(db.query("select * from share")) == 1
    otto.get(f"/share/{KEY}", 404)
    otto.post(f"/share/{KEY}/undo", 404)


def test_entries(aino: Person, otto: Person, db: Database) -> None:
    both(aino, otto, ("/write/entry", "/write/entry"), "entry", db, text="Teksti.", tab="t", based_on="0")
    otto.get("/write/entry", 404)


def test_invitations(mika: Person, otto: Person, db: Database) -> None:
    assert mika.browser.post("/invitations", data={"key": KEY, "superior": "no"}).status_code == 200
    assert otto.browser.post("/invitations", data={"key": KEY, "superior": "no"}).status_code in {200, 409}


@pytest.mark.parametrize(("page", "table", "sent"), [("letter", "feedback_letter", {"text": "Kiitos."}),
                                                     ("feedback", "feedback_given", {"heard": "5"})])  # fmt: skip
def test_feedback(
    aino: Person, otto: Person, pair: str, other_pair: str, db: Database, page: str, table: str, sent: dict[str, str]
) -> None:
    db.execute("update mentorship set ends_on = '2026-12-01'")
    db.conn.commit()
    both(aino, otto, (f"/mentorships/{pair}/{page}", f"/mentorships/{other_pair}/{page}"), table, db, **sent)
    assert len(db.query(f"select * from {table}")) == 1

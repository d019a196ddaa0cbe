"""What the engine takes for granted follows from meetings and tasks as they are."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from persons import Clock, Person

from journal.coaching.service import asking, surroundings
from journal.db import Database
from journal.entries import queries as entries
from journal.meetings.models import Plan
from journal.meetings.service import planning, tasks
from prompts.model import Context

HELSINKI = ZoneInfo("Europe/Helsinki")
OF_MEETINGS = {"meeting_held", "next_meeting", "task_taken"}


def write(person: Person, code: str, text: str, **more: str) -> None:
    person.post(f"/write/{code}", text=text, key=code, tab=code, based_on="0", act="save", **more)


def told(db: Database, person: Person, code: str = "entry") -> Context:
    entry = entries.entry(db, person.account, code)
    return surroundings.context(db, person.account, entry, "tapped", "fi", HELSINKI)


def test_facts_follow_what_is(aino: Person, mika: Person, pair: str, db: Database, time: Clock) -> None:
    def facts() -> frozenset[str]:
        return told(db, aino).facts & OF_MEETINGS

    write(aino, "entry", "Söimme kalakeittoa.")
    assert (facts(), told(db, aino).phase) == (set(), "start")
    meeting = planning.agree(db, mika.account, pair, Plan(starts_at=time.at + timedelta(days=1)), "m1")
    proposed = tasks.propose(db, mika.account, pair, "notice", "Jos haluat, pane merkille…", "t1")
    assert facts() == {"next_meeting"}, "a proposal is not a task that was taken"
    time.forward(days=1, hours=2)
    assert (facts(), told(db, aino).phase) == (set(), "start"), "past its time and not marked: nothing"
    planning.mark(db, mika.account, meeting, "held")
    assert (facts(), told(db, aino).phase) == ({"meeting_held"}, "after_meeting")
    tasks.take(db, aino.account, proposed, "Katson hiljaisia hetkiä.")
    assert facts() == {"meeting_held", "task_taken"}
    tasks.put_away(db, aino.account, proposed)
    assert facts() == {"meeting_held"}


def test_an_entry_from_a_task_is_after_it_and_others_are_not(aino: Person, pair: str, db: Database) -> None:
    task = tasks.propose(db, aino.account, pair, "notice", "Katson hiljaisia hetkiä.", "t1")
    write(aino, "entry", "Katsoin.", task=task)
    write(aino, "other", "Muuta.")
    tasks.put_away(db, aino.account, task)
    assert (told(db, aino).phase, told(db, aino, "other").phase) == ("after_task", "start")
    assert "task_taken" in told(db, aino).facts


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Kokeilin välitehtävää ja eteisessä oli rauhallista. Se toimi hyvin.", True),
        ("En ehtinyt tehdä välitehtävää ollenkaan.", False),
    ],
)
def test_what_is_better_is_asked_only_where_the_task_was_tried(
    aino: Person, pair: str, db: Database, text: str, asked: bool
) -> None:
    task = tasks.propose(db, aino.account, pair, "notice", "Katson hiljaisia hetkiä.", "t1")
    write(aino, "entry", text, task=task)
    moment = asking.ask(db, aino.account, "entry", "tapped", "fi", HELSINKI)
    assert moment.offered is not None
    assert asked or moment.offered.technique != "whats_better"
    left = {one.technique for one in asking.engine(db).explain(text, told(db, aino)).candidates if not one.lost}
    assert ("whats_better" in left) is asked

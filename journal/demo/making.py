"""Plays the weeks of ``weeks.toml`` on a clock that is set back, act by act."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from journal import clock
from journal.accounts.models import OPERATOR, Account, NewAccount
from journal.accounts.service import opening, preferences
from journal.briefings import queries as briefings
from journal.briefings import service as mentors_page
from journal.db import Database
from journal.demo.arc import Arc
from journal.demo.writing import write_entry
from journal.entries import queries as entries
from journal.goals import service as goals
from journal.meetings import queries as meetings_of
from journal.meetings.service import planning as meetings
from journal.meetings.service import wishes
from journal.mentorships import service as mentorships
from journal.settings import Settings
from journal.sharing import queries as shares
from journal.sharing.models import Selected, SharedUntil
from journal.sharing.service import sharing

WEEKS = Path(__file__).with_name("weeks.toml")
DELAY = timedelta(seconds=10)


@dataclass(frozen=True, slots=True)
class Act:
    """Something somebody does at a time."""

    at: datetime
    do: Callable[[], object]


class Weeks:
    """The demo database in the making: its people, and the acts in the order of their time."""

    def __init__(self, db: Database, settings: Settings, today: datetime) -> None:
        self.db, self.settings, self.today = db, settings, today
        self.told: dict[str, Any] = tomllib.loads(WEEKS.read_text(encoding="utf-8"))
        self.people: dict[str, Account] = {}
        self.codes: dict[str, str] = {}
        self.acts: list[Act] = []

    def moment(self, day: int, at: str = "12:00") -> datetime:
        """A time of day ``day`` days from today, where the organisation is."""
        local = self.today.astimezone(self.settings.zone).date() + timedelta(days=day)
        return datetime.combine(local, time.fromisoformat(at), self.settings.zone)

    def plan(self, day: int, at: str, do: Callable[..., object], *what: object) -> None:
        """Have ``do(*what)`` done at its time."""
        self.acts.append(Act(self.moment(day, at), partial(do, *what)))

    @property
    def pair(self) -> str:
        """The code of the mentorship, once it has been proposed."""
        return self.codes["pair"]

    def play(self) -> dict[str, Account]:
        """Do everything in the order of time, and return the people by name."""
        with clock.replaced(partial(_still, self.moment(-56, "09:00"))):
            self._people()
        self._pair()
        self._goals()
        self._meetings()
        self._entries()
        Arc(self).plan()
        for act in sorted(self.acts, key=lambda one: one.at):
            with clock.replaced(partial(_still, act.at)):
                act.do()
        return self.people

    def _people(self) -> None:
        for name, mentors, roles, unit in (
            ("Aino", False, (), "Päiväkoti Rantapuisto"),
            ("Mika", True, (), "Päiväkoti Myllytörmä"),
            ("Otto", False, (), "Perhepäivähoito"),
            ("Cecilia", True, ("curator",), "Päiväkoti Myllytörmä"),
            ("Kaisa", False, ("coordinator",), "Varhaiskasvatuspalvelut"),
            ("Dora", False, ("director",), "Päiväkoti Rantapuisto"),
        ):
            new = NewAccount(
                name=name,
                address=f"{name.lower()}@demo.example",
                language="fi",
                unit=unit,
                mentors=mentors,
                roles=frozenset(roles),  # type: ignore[arg-type]
            )
            self.people[name.lower()] = opening.open_account(self.db, OPERATOR, new, "", self.settings)
        otto = self.people["otto"]
        preferences.change_details(self.db, otto, name=otto.name, unit=otto.unit, workplace="alone")

    def _pair(self) -> None:
        self.plan(-55, "12:10", self._propose)
        self.plan(-54, "17:00", self._accept)
        for who in (self.people["aino"], self.people["mika"]):
            self.plan(-54, "17:05", self._promise, who)
        self.plan(-48, "14:30", self._show_goals)

    def _propose(self) -> None:
        aino, mika = self.people["aino"], self.people["mika"]
        self.codes["pair"] = mentorships.propose(self.db, mika, aino, mika, "demo", superior=False)

    def _accept(self) -> None:
        mentorships.accept(self.db, self.people["aino"], self.pair)

    def _promise(self, who: Account) -> None:
        mentorships.promise(self.db, who, self.pair, 1, "fi")

    def _show_goals(self) -> None:
        mentorships.show_goals(self.db, self.people["aino"], self.pair, visible=True)

    def _goals(self) -> None:
        for goal in self.told["goals"]:
            self.plan(goal["day"], "18:00", self._add_goal, goal)
            for new in goal.get("rewordings", ()):
                self.plan(new["day"], "18:30", self._reword_goal, goal, new)

    def _add_goal(self, goal: dict[str, Any]) -> None:
        self.codes[goal["id"]] = goals.add(self.db, self.people["aino"], goal["words"], goal["topic"], goal["id"])

    def _reword_goal(self, goal: dict[str, Any], new: dict[str, Any]) -> None:
        words, reason, key = new["words"], new["reason"], f"{goal['id']}:{new['day']}"
        goals.reword(self.db, self.people["aino"], self.codes[goal["id"]], words, reason, goal["topic"], key)

    def _meetings(self) -> None:
        for number, told in enumerate(self.told["meetings"]):
            key = f"meeting:{number}"
            self.plan(max(-53, min(told["day"] - 12, -2)), "15:00", self._arrange, told, key)
            if told["day"] < 0:
                self.plan(told["day"], "16:00", self._held, key)
        self.plan(self.told["wish"]["day"], "20:20", self._wish, self.told["wish"]["text"])
        self.plan(self.told["note"]["day"], "15:10", self._note, self.told["note"]["text"])

    def _arrange(self, told: dict[str, Any], key: str) -> None:
        starts = self.moment(told["day"], told["at"])
        details = (60, told["kind"], told["place"], key)
        self.codes[key] = meetings.plan(self.db, self.people["mika"], self.pair, starts, *details)

    def _held(self, key: str) -> None:
        meetings.mark(self.db, self.people["aino"], self.codes[key], "held")

    def _note(self, text: str) -> None:
        mentors_page.save_note(self.db, self.people["mika"], self.pair, text, 0, "note")

    def _wish(self, text: str) -> None:
        known = meetings_of.wish(self.db, self.people["aino"], self.pair)
        version = known.version if known else 0
        wishes.save_wish(self.db, self.people["aino"], self.pair, text, version, "wish")

    def _entries(self) -> None:
        for told in self.told["entries"]:
            self.plan(told["day"], told["at"], self._write, self.people["aino"], told)
            if "share" in told:
                self.plan(told["share"]["day"], "18:40", self._share, told)
            if "withdrawn" in told.get("share", {}):
                self.plan(told["share"]["withdrawn"], "08:05", self._withdraw, told)
            if "read" in told:
                self.plan(told["read"], "12:45", self._read)
        for told in self.told["others"]:
            self.plan(told["day"], told["at"], self._write, self.people[told["person"]], told)

    def _write(self, who: Account, told: dict[str, Any]) -> None:
        goal = self.codes.get(told.get("goal", ""))
        self.codes[told.get("id", who.code)] = write_entry(self.db, who, told, goal, self.settings)

    def _share(self, told: dict[str, Any]) -> None:
        aino = self.people["aino"]
        entry = entries.entry(self.db, aino, self.codes[told["id"]])
        whole = Selected(entry, tuple(range(len(entry.passages))), entry.version)
        until: tuple[SharedUntil, datetime | None] = ("end", None)
        if told["share"]["until"] == "meeting":
            until = ("meeting", self.moment(4, "00:00"))
        sharing.share(self.db, aino, self.pair, [whole], until, told["id"], DELAY)

    def _withdraw(self, told: dict[str, Any]) -> None:
        aino = self.people["aino"]
        share = shares.shares_of(self.db, aino, self.codes[told["id"]])[0]
        sharing.withdraw(self.db, aino, share.code)

    def _read(self) -> None:
        now, mika = clock.now(), self.people["mika"]
        page = briefings.briefing(self.db, mika, self.pair, now, self.settings.zone, self.settings.note_days)
        mentors_page.opened(self.db, mika, page.shown, now, self.settings.zone)


def _still(at: datetime) -> datetime:
    return at


def make(db: Database, settings: Settings) -> dict[str, Account]:
    """Fill an empty database with the demo people and their weeks, ending today."""
    return Weeks(db, settings, clock.now()).play()

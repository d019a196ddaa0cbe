"""Plays the weeks of ``weeks.toml`` on a clock that is set back, act by act."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from journal import clock
from journal.accounts.models import OPERATOR, Account, NewAccount
from journal.accounts.service import opening, preferences
from journal.briefings import queries as briefings
from journal.briefings import service as mentors_page
from journal.db import Database
from journal.demo.writing import write_entry
from journal.entries import queries as entries
from journal.goals import service as goals
from journal.meetings import queries as meetings_of
from journal.meetings import service as meetings
from journal.mentorships import service as mentorships
from journal.settings import Settings
from journal.sharing import queries as shares
from journal.sharing.models import Selected
from journal.sharing.service import sharing

WEEKS = Path(__file__).with_name("weeks.toml")
DELAY = timedelta(seconds=10)


@dataclass(frozen=True, slots=True)
class Act:
    """Something somebody does at a time."""

    at: datetime
    do: Callable[[], None]


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

    def plan(self, day: int, at: str, do: Callable[[], None]) -> None:
        """Have something done at its time."""
        self.acts.append(Act(self.moment(day, at), do))

    def play(self) -> dict[str, Account]:
        """Do everything in the order of time, and return the people by name."""
        with clock.replaced(lambda: self.moment(-56, "09:00")):
            self._people()
        self._pair()
        self._goals()
        self._meetings()
        self._entries()
        for act in sorted(self.acts, key=lambda one: one.at):
            with clock.replaced(lambda at=act.at: at):  # type: ignore[misc]
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
        aino, mika = self.people["aino"], self.people["mika"]

        def propose() -> None:
            self.codes["pair"] = mentorships.propose(self.db, mika, aino, mika, "demo", superior=False)

        self.plan(-55, "12:10", propose)
        self.plan(-54, "17:00", lambda: mentorships.accept(self.db, aino, self.codes["pair"]))
        for who in (aino, mika):
            self.plan(-54, "17:05", lambda who=who: mentorships.promise(self.db, who, self.codes["pair"], 1, "fi"))  # type: ignore[misc]
        self.plan(-48, "14:30", lambda: mentorships.show_goals(self.db, aino, self.codes["pair"], visible=True))

    def _goals(self) -> None:
        aino = self.people["aino"]
        for goal in self.told["goals"]:

            def add(goal: dict[str, Any] = goal) -> None:
                self.codes[goal["id"]] = goals.add(self.db, aino, goal["words"], goal["topic"], goal["id"])

            self.plan(goal["day"], "18:00", add)
            for new in goal.get("rewordings", ()):

                def reword(goal: dict[str, Any] = goal, new: dict[str, Any] = new) -> None:
                    words, reason, key = new["words"], new["reason"], f"{goal['id']}:{new['day']}"
                    goals.reword(self.db, aino, self.codes[goal["id"]], words, reason, goal["topic"], key)

                self.plan(new["day"], "18:30", reword)

    def _meetings(self) -> None:
        aino, mika = self.people["aino"], self.people["mika"]
        for number, told in enumerate(self.told["meetings"]):
            starts, key = self.moment(told["day"], told["at"]), f"meeting:{number}"

            def arrange(told: dict[str, Any] = told, starts: datetime = starts, key: str = key) -> None:
                details = (60, told["kind"], told["place"], key)
                self.codes[key] = meetings.plan(self.db, mika, self.codes["pair"], starts, *details)

            self.plan(min(told["day"] - 12, -2), "15:00", arrange)
            if told["day"] < 0:
                self.plan(told["day"], "16:00", lambda key=key: meetings.mark(self.db, aino, self.codes[key], "held"))  # type: ignore[misc]
        wish, note = self.told["wish"], self.told["note"]
        self.plan(wish["day"], "20:20", lambda: self._wish(wish["text"]))
        self.plan(
            note["day"],
            "15:10",
            lambda: _ignore(mentors_page.save_note(self.db, mika, self.codes["pair"], note["text"], 0, "note")),
        )

    def _wish(self, text: str) -> None:
        known = meetings_of.wish(self.db, self.people["aino"], self.codes["pair"])
        version = known.version if known else 0
        meetings.save_wish(self.db, self.people["aino"], self.codes["pair"], text, version, "wish")

    def _entries(self) -> None:
        for told in self.told["entries"]:
            self.plan(told["day"], told["at"], lambda told=told: self._write(self.people["aino"], told))  # type: ignore[misc]
            if "share" in told:
                self.plan(told["share"]["day"], "18:40", lambda told=told: self._share(told))  # type: ignore[misc]
                if "withdrawn" in told["share"]:
                    self.plan(told["share"]["withdrawn"], "08:05", lambda told=told: self._withdraw(told))  # type: ignore[misc]
            if "read" in told:
                self.plan(told["read"], "12:45", self._read)
        for told in self.told["others"]:
            who = self.people[told["person"]]
            self.plan(told["day"], told["at"], lambda who=who, told=told: self._write(who, told))  # type: ignore[misc]

    def _write(self, who: Account, told: dict[str, Any]) -> None:
        goal = self.codes.get(told.get("goal", ""))
        self.codes[told.get("id", who.code)] = write_entry(self.db, who, told, goal, self.settings)

    def _share(self, told: dict[str, Any]) -> None:
        aino = self.people["aino"]
        entry = entries.entry(self.db, aino, self.codes[told["id"]])
        whole = Selected(entry, tuple(range(len(entry.passages))), entry.version)
        until = (told["share"]["until"], None)
        if told["share"]["until"] == "meeting":
            until = ("meeting", self.moment(4, "00:00"))
        sharing.share(self.db, aino, self.codes["pair"], [whole], until, told["id"], DELAY)

    def _withdraw(self, told: dict[str, Any]) -> None:
        aino = self.people["aino"]
        share = shares.shares_of(self.db, aino, self.codes[told["id"]])[0]
        sharing.withdraw(self.db, aino, share.code)

    def _read(self) -> None:
        now, mika = clock.now(), self.people["mika"]
        page = briefings.briefing(self.db, mika, self.codes["pair"], now, self.settings.zone, self.settings.note_days)
        mentors_page.opened(self.db, mika, page, now, clock.local_day(now, self.settings.zone))


def _ignore(_value: object) -> None:
    """An act gives nothing back."""


def make(db: Database, settings: Settings) -> dict[str, Account]:
    """Fill an empty database with the demo people and their weeks, ending today."""
    return Weeks(db, settings, clock.now()).play()

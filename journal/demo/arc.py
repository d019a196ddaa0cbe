"""What belongs to the demo's mentoring beside the entries: SWOT, agreement, tasks, comment, points, idea, year."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Protocol

from journal import clock
from journal.accounts.models import Account
from journal.agreements import queries as agreed
from journal.agreements.models import BOXES, FIELDS, Sent, marks
from journal.agreements.queries import swots as swots_of
from journal.agreements.service import agreeing, swots
from journal.agreements.service import sharing as swot_sharing
from journal.codes import new_code
from journal.comments import queries as comments_of
from journal.comments.models import Typed
from journal.comments.service import questions, sending
from journal.db import Database
from journal.goals import service as goals
from journal.goals.models import Ends, NewPoint
from journal.ideas import queries as ideas_of
from journal.ideas.service import answering, year
from journal.ideas.service import sending as ideas
from journal.meetings.service import tasks
from journal.mentorships.service import joining
from journal.settings import Settings
from journal.sharing import queries as shares

ARC = Path(__file__).with_name("arc.toml")
#: July, with which the list of themes begins, and the twelve after it.
MONTHS = (7, 8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6)
AT_ONCE = timedelta(0)


class Plan(Protocol):
    """The demo in the making, as far as this part needs it."""

    db: Database
    settings: Settings
    people: dict[str, Account]
    codes: dict[str, str]

    @property
    def pair(self) -> str: ...

    def plan(self, day: int, at: str, do: Callable[..., object], *what: object) -> None: ...


class Arc:
    """Plans the acts around the entries, each at its time."""

    def __init__(self, weeks: Plan) -> None:
        self.weeks, self.db = weeks, weeks.db
        self.told: dict[str, Any] = tomllib.loads(ARC.read_text(encoding="utf-8"))

    def plan(self) -> None:
        """Put every act of ``arc.toml`` on the demo's calendar."""
        told, plan = self.told, self.weeks.plan
        plan(told["swot"]["day"], "18:20", self._write_swot)
        plan(told["swot"]["shared"], "19:00", self._share_swot)
        plan(told["agreement"]["day"], "14:40", self._agree)
        for number, task in enumerate(told["tasks"]):
            self._plan_task(task, f"task-{number}")
        plan(told["comment"]["day"], "12:50", self._comment)
        plan(told["question"]["day"], "12:40", self._leave_question)
        plan(told["question"]["put_away"], "17:10", self._put_question_away)
        plan(told["scale"]["day"], "18:40", self._word_ends)
        for point in told["scale"]["points"]:
            plan(point["day"], "18:45", self._give_point, point)
        plan(told["idea"]["day"], "20:00", self._send_idea)
        plan(told["idea"]["answered"], "10:15", self._answer_idea)
        plan(told["year"]["day"], "09:30", self._word_the_year)
        plan(told["wants_to_join"]["day"], "21:20", self._ask_to_join)

    @property
    def _aino(self) -> Account:
        return self.weeks.people["aino"]

    @property
    def _mika(self) -> Account:
        return self.weeks.people["mika"]

    def _write_swot(self) -> None:
        self.weeks.codes["swot"] = new_code()
        sent = Sent(self.told["swot"]["boxes"], marks(BOXES, {}), "swot", "demo")
        swots.save(self.db, self._aino, self.weeks.codes["swot"], sent)

    def _share_swot(self) -> None:
        code = self.weeks.codes["swot"]
        version = swots_of.swot(self.db, self._aino, code).version
        shown = self.told["swot"]["shown"]
        swot_sharing.share(self.db, self._aino, self.weeks.pair, code, shown, version, "swot-share", AT_ONCE)

    def _agree(self) -> None:
        sent = Sent(self.told["agreement"]["fields"], marks(FIELDS, {}), "agreement", "demo")
        agreeing.save(self.db, self._mika, self.weeks.pair, sent)
        for who in (self._aino, self._mika):
            found = agreed.open_version(self.db, who, self.weeks.pair)
            if found:
                agreeing.accept(self.db, who, found.code, found.version, self.weeks.settings.zone)

    def _plan_task(self, told: dict[str, Any], key: str) -> None:
        self.weeks.plan(told["day"], "14:50", self._propose_task, told, key)
        self.weeks.plan(told["taken"], "18:05", self._take_task, told, key)
        if "put_away" in told:
            self.weeks.plan(told["put_away"], "18:05", self._put_task_away, key)

    def _propose_task(self, told: dict[str, Any], key: str) -> None:
        words = (told["kind"], told["proposal"], key)
        self.weeks.codes[key] = tasks.propose(self.db, self._mika, self.weeks.pair, *words)

    def _take_task(self, told: dict[str, Any], key: str) -> None:
        tasks.take(self.db, self._aino, self.weeks.codes[key], told["words"])

    def _put_task_away(self, key: str) -> None:
        tasks.put_away(self.db, self._aino, self.weeks.codes[key])

    def _comment(self) -> None:
        entry = self.weeks.codes[self.told["comment"]["entry"]]
        share = shares.shares_of(self.db, self._aino, entry)[0].code
        sending.send(self.db, self._mika, share, Typed(self.told["comment"]["text"], 0, "comment"))

    def _leave_question(self) -> None:
        questions.leave(self.db, self._mika, self.weeks.pair, Typed(self.told["question"]["text"], 0, "question"))

    def _put_question_away(self) -> None:
        waiting = comments_of.waiting(self.db, self._aino)
        if waiting:
            questions.put_away(self.db, self._aino, waiting.code)

    def _word_ends(self) -> None:
        scale = self.told["scale"]
        goals.set_ends(self.db, self._aino, self._goal, Ends(scale["zero"], scale["ten"]), "ends")

    def _give_point(self, told: dict[str, Any]) -> None:
        zone, key = self.weeks.settings.zone, f"point:{told['day']}"
        new = NewPoint(told["value"], clock.local_day(clock.now(), zone), told["note"])
        code = goals.add_point(self.db, self._aino, self._goal, new, zone, key)
        if told.get("shown"):
            goals.show_point(self.db, self._aino, code, self.weeks.pair, key, AT_ONCE, with_note=False)

    @property
    def _goal(self) -> str:
        return self.weeks.codes[self.told["scale"]["goal"]]

    def _send_idea(self) -> None:
        code = new_code()
        version = ideas.save(self.db, self._aino, code, self.told["idea"]["words"], "unnamed", 0, "idea")
        ideas.send(self.db, self._aino, code, version, "idea", self._today())

    def _answer_idea(self) -> None:
        dora = self.weeks.people["dora"]
        for one in ideas_of.inbox(self.db, dora):
            answering.opened(self.db, dora, one.code)
            found = ideas_of.received(self.db, dora, one.code)
            outcome = self.told["idea"]["outcome"]
            answering.answer(self.db, dora, one.code, "discussed", outcome, found.version, "answer", self._today())

    def _word_the_year(self) -> None:
        for month, theme in zip(MONTHS, self.told["year"]["themes"], strict=True):
            year.save_month(self.db, self.weeks.people["kaisa"], month, theme, 0, f"year-{month}")

    def _ask_to_join(self) -> None:
        joining.ask_signed_in(self.db, self.weeks.people[self.told["wants_to_join"]["person"]])

    def _today(self) -> date:
        return clock.local_day(clock.now(), self.weeks.settings.zone)

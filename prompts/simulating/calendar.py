"""The days of a simulation: meetings every second week, tasks, an agreed end; and what is true on each day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from prompts.model import Phase

#: A Monday, in the afternoon; a simulation never asks what day it is.
FIRST_DAY = datetime(2026, 1, 12, 15, 0, tzinfo=UTC)
FIRST_MEETING, BETWEEN_MEETINGS, TASK_AFTER = 8, 14, 3
AROUND_MEETING = timedelta(hours=48)
ENDING = timedelta(days=14)
SHORTEST_WITH_END = 6


@dataclass
class Course:
    """One mentorship as days, and what of it an actor has lived through so far."""

    weeks: int
    mentored: bool
    wrote_after: datetime | None = None
    """When the last entry was kept."""
    meetings: tuple[datetime, ...] = field(init=False)

    def __post_init__(self) -> None:
        days = range(FIRST_MEETING, 7 * self.weeks, BETWEEN_MEETINGS)
        self.meetings = tuple(FIRST_DAY + timedelta(days=day, hours=-2) for day in days) if self.mentored else ()

    def phase(self, now: datetime) -> Phase:
        """The moment of the process: the first that holds."""
        held = [one for one in self.meetings if one <= now]
        coming = [one for one in self.meetings if one > now]
        end = FIRST_DAY + timedelta(weeks=self.weeks)
        if not self.mentored:
            return "between"
        if self.weeks >= SHORTEST_WITH_END and end - now <= ENDING:
            return "ending"
        if held and now - held[-1] <= AROUND_MEETING and (self.wrote_after is None or self.wrote_after < held[-1]):
            return "after_meeting"
        if not held:
            return "start"
        return "before_meeting" if coming and coming[0] - now <= AROUND_MEETING else "between"

    def has_task(self, now: datetime) -> bool:
        """Whether a task of the last meeting has been on for some days: it is given at every second one."""
        held = [one for one in self.meetings if one <= now]
        return bool(held) and len(held) % 2 == 1 and (now - held[-1]).days >= TASK_AFTER

    def facts(self, now: datetime, *, goal: bool) -> frozenset[str]:
        """What a wording may take for granted."""
        true = {
            "own_team": True,
            "child_group": True,
            "goal": goal,
            "mentorship_active": self.mentored,
            "meeting_held": any(one <= now for one in self.meetings),
            "next_meeting": any(one > now for one in self.meetings),
            "task_taken": self.has_task(now),
            "workday_tomorrow": now.weekday() in {6, 0, 1, 2, 3},
            "work_next_week": True,
        }
        return frozenset(name for name, holds in true.items() if holds)

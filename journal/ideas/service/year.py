"""The year clock: its months' themes, the ideas placed on them, and the files it is taken along in."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Sequence
from datetime import date
from io import StringIO

from icalendar import Calendar, Event

from journal import audit, clock
from journal.accounts.models import Account
from journal.db import Database, write
from journal.errors import Conflict, Invalid, NotFound
from journal.ideas import queries
from journal.ideas.models import LONGEST_THEME, MONTHS, Month

#: A cell that begins with one of these would be a formula to a spreadsheet.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def save_month(db: Database, who: Account, number: int, theme: str, based_on: int, key: str) -> None:
    """Word a month's theme anew.

    Raises ``NotFound``, ``Invalid`` (``too_long``), ``Conflict`` (``month_changed``) when somebody else was quicker.
    """
    queries.month(db, who, number)
    if len(theme) > LONGEST_THEME:
        raise Invalid({"theme": "too_long"})
    with write(db):
        rows = db.query(
            """
            insert into year_month (month, theme, saved_by, saved_at) values (:month, :theme, :key, :now)
            on conflict (month) do update set
              version = case when year_month.saved_by = :key then year_month.version else year_month.version + 1 end,
              theme = :theme, saved_by = :key, saved_at = :now
            where year_month.version = :based_on or year_month.saved_by = :key
            returning version
            """,
            {"month": number, "theme": theme.strip(), "key": key, "based_on": based_on}
            | {"now": clock.stamp(clock.now())},
        )
        if not rows:
            raise Conflict("month_changed")
        audit.record(db, who, "year_month_saved", str(number))


def place(db: Database, who: Account, code: str, number: int | None) -> None:
    """Put an idea on a month, or take it off: a director any, those who keep the clock what has been taken on.

    Raises ``NotFound``, ``Conflict`` (``month``).
    """
    if "director" in who.roles:
        queries.received(db, who, code)
    elif code not in {one.code for one in queries.placeable(db, who)}:
        raise NotFound
    if number is not None and number not in MONTHS:
        raise Conflict("month")
    with write(db):
        db.execute("delete from idea_month where idea_id = (select id from idea where code = :code)", {"code": code})
        if number is not None:
            db.execute(
                "insert into idea_month (idea_id, month) select id, :month from idea where code = :code",
                {"month": number, "code": code},
            )
        audit.record(db, who, "idea_placed" if number else "idea_taken_off", code)


def first_days(today: date) -> dict[int, date]:
    """The first day of each month of the working year that ``today`` is in."""
    began = today.year if today.month >= MONTHS[0] else today.year - 1
    return {number: date(began if number >= MONTHS[0] else began + 1, number, 1) for number in MONTHS}


def as_csv(months: Sequence[Month], names: Sequence[str], heads: Sequence[str]) -> str:
    """A table for any spreadsheet: semicolons, one row a month, and no cell that would be a formula."""
    out = StringIO()
    table = csv.writer(out, delimiter=";", lineterminator="\r\n")
    table.writerow(heads)
    for month, name in zip(months, names, strict=True):
        ideas = "\n".join(one.words for one in month.ideas)
        table.writerow([_plain(name), _plain(month.theme), _plain(ideas)])
    return "\ufeff" + out.getvalue()


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.lstrip(" ").startswith(FORMULA) else cell


def as_calendar(months: Sequence[Month], first: dict[int, date]) -> bytes:
    """Each month that has anything on it as an entry of all its days that takes up nobody's time."""
    calendar = Calendar()
    calendar.add("prodid", "-//Oivallus//Year clock//EN")
    calendar.add("version", "2.0")
    for month in months:
        lines = [*month.theme.splitlines(), *(one.words for one in month.ideas)]
        if not any(line.strip() for line in lines):
            continue
        event, begins = Event(), first[month.number]
        event.add("uid", hashlib.sha256(f"year-clock {begins.isoformat()}".encode()).hexdigest()[:32] + "@oivallus")
        event.add("dtstamp", clock.now())
        event.add("dtstart", begins)
        event.add("dtend", date(begins.year + begins.month // 12, begins.month % 12 + 1, 1))
        event.add("transp", "TRANSPARENT")
        event.add("summary", lines[0][:200])
        event.add("description", "\n".join(lines))
        calendar.add_component(event)
    return bytes(calendar.to_ical())

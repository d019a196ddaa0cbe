"""The half-yearly sheets that have been made, and what a new one would be made of."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from journal.accounts import queries as people
from journal.accounts.models import Account
from journal.archive.models import HalfYearSheet
from journal.clock import local_day, moment, stamp, start_of_day
from journal.db import Database, Row
from journal.errors import NotFound
from journal.feedback.models import ENOUGH, HalfYear, Item


def refuse_others(db: Database, who: Account) -> None:
    """Raise ``NotFound`` for everybody but the coordinator, or the mentors where there is none."""
    if not people.looks_after(db, who):
        raise NotFound


def sheets(db: Database, who: Account) -> tuple[HalfYearSheet, ...]:
    """Every sheet that has been made, latest half-year first. Raises ``NotFound``."""
    refuse_others(db, who)
    return tuple(map(_sheet, db.query("select * from half_year_sheet order by period desc")))


def sheet(db: Database, who: Account, code: str) -> HalfYearSheet:
    """One sheet as it was made. Raises ``NotFound``."""
    refuse_others(db, who)
    rows = db.query("select * from half_year_sheet where code = :code", {"code": code})
    if not rows:
        raise NotFound
    return _sheet(rows[0])


def _sheet(row: Row) -> HalfYearSheet:
    return HalfYearSheet(
        row["code"],
        HalfYear.read(row["period"]),
        row["started"],
        row["active"],
        row["ended"],
        row["held"],
        json.loads(row["averages"]),
        tuple(json.loads(row["sentences"])),
        tuple((idea, outcome) for idea, outcome in json.loads(row["ideas"])),
        moment(row["made_at"]),
    )


def finished(db: Database, who: Account, today: date, zone: ZoneInfo) -> tuple[HalfYear, ...]:
    """The half-years that are over and have no sheet yet, oldest first, from the first mentoring on."""
    refuse_others(db, who)
    first = db.query("select min(accepted_at) as at from mentorship")[0]["at"]
    made = {row["period"] for row in db.query("select period from half_year_sheet")}
    found, period = [], HalfYear.of(local_day(moment(first), zone)) if first else HalfYear.of(today)
    while period.last < today:
        if period.code not in made:
            found.append(period)
        period = period.following
    return tuple(found)


def last_made(db: Database, who: Account) -> datetime:
    """When a sheet was made last; long ago when none has been."""
    refuse_others(db, who)
    made = db.query("select max(made_at) as at from half_year_sheet")[0]["at"]
    return moment(made) if made else datetime(1970, 1, 1, tzinfo=UTC)


def figures(db: Database, who: Account, period: HalfYear, zone: ZoneInfo) -> dict[str, int]:
    """The four numbers of a half-year, for the whole organisation: nothing else is counted."""
    refuse_others(db, who)
    rows = db.query(
        """
        select
          count(*) filter (where accepted_at >= :first and accepted_at < :after) as started,
          count(*) filter (where accepted_at < :after and (ended_at is null or ended_at >= :after)) as active,
          count(*) filter (where accepted_at < :after and ended_at >= :first and ended_at < :after) as ended,
          (select count(*) from meeting where state = 'held' and starts_at >= :first and starts_at < :after) as held
        from mentorship
        """,
        {
            "first": stamp(start_of_day(period.first, zone)),
            "after": stamp(start_of_day(period.following.first, zone)),
        },
    )
    return dict(rows[0])


def averages(db: Database, who: Account, period: HalfYear) -> dict[Item, float]:
    """Of each item with enough answers that no sheet has counted, their average; of the others nothing at all."""
    refuse_others(db, who)
    rows = db.query(
        """
        select item, avg(value) as average from feedback_answer where period <= :period
        group by item having count(*) >= :enough
        """,
        {"period": period.code, "enough": ENOUGH},
    )
    return {row["item"]: round(row["average"], 1) for row in rows}


def sentences(db: Database, who: Account, period: HalfYear) -> tuple[str, ...]:
    """What actors let management read and no sheet has shown, in the order of the alphabet: not of the giving."""
    refuse_others(db, who)
    rows = db.query(
        "select text from feedback_sentence where taken_in is null and period <= :period order by text",
        {"period": period.code},
    )
    return tuple(row["text"] for row in rows)

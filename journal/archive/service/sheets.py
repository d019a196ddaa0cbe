"""Making the half-yearly sheet: once for a half-year that is over, and then it stays as it was made."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from journal import audit, clock
from journal.accounts.models import Account
from journal.archive.queries import sheets as queries
from journal.codes import new_code
from journal.db import Database, write
from journal.errors import Conflict
from journal.feedback.models import HalfYear, Item

_SHEET = """
insert into half_year_sheet (code, period, started, active, ended, held, averages, sentences, ideas, made_at)
values (:code, :period, :started, :active, :ended, :held, :averages, :sentences, :ideas, :now)
"""


def make(
    db: Database, who: Account, period: HalfYear, ideas: Sequence[tuple[str, str]], today: date, zone: ZoneInfo
) -> str:
    """Make the sheet of a half-year and return its code; the second time it is the one that was made.

    The answers that an average was made of are gone with it, so that no later sheet can be set against this one.
    Raises ``NotFound`` for whom it is not, ``Conflict`` for a half-year that is not over.
    """
    queries.refuse_others(db, who)
    if period.last >= today:
        raise Conflict("half_year_not_over")
    with write(db):
        made = db.query("select code from half_year_sheet where period = :period", {"period": period.code})
        if made:
            return str(made[0]["code"])
        code, averages = new_code(), queries.averages(db, who, period)
        told = {
            "code": code,
            "period": period.code,
            "averages": json.dumps(averages, ensure_ascii=False),
            "sentences": json.dumps(queries.sentences(db, who, period), ensure_ascii=False),
            "ideas": json.dumps(list(ideas), ensure_ascii=False),
            "now": clock.stamp(clock.now()),
        }
        db.execute(_SHEET, told | queries.figures(db, who, period, zone))
        _take(db, period, averages)
        audit.record(db, who, "half_year_sheet_made", code)
        return code


def _take(db: Database, period: HalfYear, items: Iterable[Item]) -> None:
    """What has been counted is gone, and what has been shown is not shown again."""
    for item in items:
        db.execute(
            "delete from feedback_answer where item = :item and period <= :period",
            {"item": item, "period": period.code},
        )
    db.execute(
        "update feedback_sentence set taken_in = :period where taken_in is null and period <= :period",
        {"period": period.code},
    )

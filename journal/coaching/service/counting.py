"""What curators get to know of questions that were asked: the rounded figures of a half-year that is over."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from journal import clock
from journal.coaching.models import MENTORS
from journal.curation.service import figures
from journal.db import Database, write


def settle_half_year(db: Database, today: date, zone: ZoneInfo) -> None:
    """Work out the half-year before this one, once: how often each question was asked, if enough were active in it."""
    ended = date(today.year, 1 if today.month <= 6 else 7, 1)
    half = figures.before(figures.half_year(today))
    if figures.is_settled(db, half):
        return
    began = date(ended.year, 1, 1) if ended.month == 7 else date(ended.year - 1, 7, 1)
    span = {name: clock.stamp(clock.start_of_day(day, zone)) for name, day in (("began", began), ("ended", ended))}
    with write(db):
        active = db.query(
            """
            select count(distinct actor_id) as actors from entry where created_at >= :began and created_at < :ended
            """,
            span,
        )
        used = db.query(
            """
            select question, count(*) as times from prompt
            where offered_at >= :began and offered_at < :ended and technique <> :mentors group by question
            """,
            {**span, "mentors": MENTORS},
        )
        figures.settle(db, half, int(active[0]["actors"]), {row["question"]: int(row["times"]) for row in used})

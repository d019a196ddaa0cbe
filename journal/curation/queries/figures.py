"""The rounded figures of half-years that are over, where enough actors were active in them."""

from __future__ import annotations

from journal.accounts.models import Account
from journal.curation.models.coverage import Band
from journal.curation.queries.revisions import refuse_others
from journal.db import Database


def half_years(db: Database, who: Account) -> tuple[str, ...]:
    """The half-years there is anything to tell of, the latest first."""
    refuse_others(who)
    rows = db.query("select half_year from question_half_year where shown = 1 order by half_year desc")
    return tuple(row["half_year"] for row in rows)


def figures_of(db: Database, who: Account, half: str) -> tuple[dict[str, Band], dict[str, int]]:
    """Question → how often it was asked, rounded; question → how often it was sent as missed."""
    refuse_others(who)
    told = {"half": half}
    used = db.query("select question, band from question_used where half_year = :half", told)
    missed = db.query(
        """
        select m.question, m.times from question_missed m
        join question_half_year h on h.half_year = m.half_year and h.shown = 1
        where m.half_year = :half
        """,
        told,
    )
    return {row["question"]: row["band"] for row in used}, {row["question"]: row["times"] for row in missed}

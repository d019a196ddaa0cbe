"""Whether questions land, as nearly as anybody gets to know: a half-year at once, rounded, and only among many.

Nothing here knows a person, a text or a day. Where fewer than twenty were active, nothing at all is kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from journal.accounts.models import Account
from journal.curation import queries
from journal.curation.models.coverage import Band, Landing
from journal.curation.service.engines import engine
from journal.db import Database, write
from prompts.model import Language

#: With fewer active actors a figure would speak of somebody.
ENOUGH = 20
MANY = 100
#: The largest first.
BANDS: tuple[Band, ...] = ("from_100", "from_20", "under_20")


def half_year(day: date) -> str:
    """``2026-2`` for a day in the second half of 2026."""
    return f"{day.year:04}-{1 if day.month <= 6 else 2}"


def before(half: str) -> str:
    """The half-year before one."""
    year, _, part = half.partition("-")
    return f"{int(year) - 1:04}-2" if part == "1" else f"{year}-1"


def band(times: int) -> Band:
    """A number as it may be told: 0 is as good as 19."""
    return "from_100" if times >= MANY else "from_20" if times >= ENOUGH else "under_20"


def count_missed(db: Database, question: str, today: date) -> None:
    """An actor's *Kysymys ei osunut*: one more for the question in this half-year, and nothing else."""
    with write(db):
        db.execute(
            """
            insert into question_missed (half_year, question, times) values (:half, :question, 1)
            on conflict (half_year, question) do update set times = times + 1
            """,
            {"half": half_year(today), "question": question},
        )


def is_settled(db: Database, half: str) -> bool:
    """Whether a half-year was worked out already."""
    return bool(db.query("select 1 from question_half_year where half_year = :half", {"half": half}))


def settle(db: Database, half: str, active: int, used: Mapping[str, int]) -> None:
    """Work a half-year out for good once it is over: rounded figures, or with too few active actors none.

    ``used``: how often each question was asked. The exact numbers are gone afterwards.
    """
    shown = active >= ENOUGH
    with write(db):
        if is_settled(db, half):
            return
        db.execute("insert into question_half_year (half_year, shown) values (:half, :shown)",
                   {"half": half, "shown": int(shown)})  # fmt: skip
        for question, times in sorted(used.items()) if shown else ():
            db.execute("insert into question_used (half_year, question, band) values (:half, :question, :band)",
                       {"half": half, "question": question, "band": band(times)})  # fmt: skip
        if not shown:
            db.execute("delete from question_missed where half_year = :half", {"half": half})


def landings(db: Database, who: Account, reader: Language) -> tuple[Landing, ...]:
    """Every half-year with figures, the latest first, for curators. Every question has one: at least *under 20*."""
    queries.refuse_others(who)
    bank = engine(db).bank
    words = {one.id: one.wording.get(reader) or next(iter(one.wording.values())) for one in bank.questions.values()
             if one.state == "live"}  # fmt: skip
    return tuple(_landing(half, words, *queries.figures_of(db, who, half)) for half in queries.half_years(db, who))


def _landing(half: str, words: Mapping[str, str], used: Mapping[str, Band], missed: Mapping[str, int]) -> Landing:
    asked = [(one, words[one], used.get(one, "under_20")) for one in sorted(words)]
    lost = [(one, words[one], band(missed[one])) for one in sorted(words) if one in missed]
    return Landing(half, _ordered(asked), _ordered(lost))


def _ordered(rows: list[tuple[str, str, Band]]) -> tuple[tuple[str, str, Band], ...]:
    return tuple(sorted(rows, key=lambda row: (BANDS.index(row[2]), row[0])))

"""The mark that reading leaves, and what a reader has to know about duties of their own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from journal import clock
from journal.accounts.models import Account
from journal.curation.service import engine
from journal.db import Database, write
from prompts.model import Category

#: Categories that may give a reader a duty of their own.
DUTIES: tuple[Category, ...] = ("child_concern", "ecec_deficiency")


def note_reading(db: Database, who: Account, codes: Sequence[str], now: datetime, today: date) -> None:
    """Showing any words of a shared text is reading it: one line per entry and day, which the author sees."""
    with write(db):
        for code in codes:
            db.execute(
                """
                insert into reading (entry_id, account_id, day)
                select s.entry_id, s.mentor_id, :day from readable_share s
                where s.share_code = :code and s.mentor_id = :who
                  and s.from_at <= :now and (s.until_at is null or :now < s.until_at)
                on conflict do nothing
                """,
                {"code": code, "who": who.id, "day": today.isoformat(), "now": clock.stamp(now)},
            )


def duties(db: Database, text: str) -> tuple[Category, ...]:
    """Which duties to report the words of ``text`` may bring to whoever reads them."""
    card = engine(db).card(text)
    met = {lead.category for lead in card.leads if lead.strength == "full"} if card else set()
    return tuple(category for category in DUTIES if category in met)

"""Filling in a SWOT, box by box, and erasing it."""

from __future__ import annotations

from collections.abc import Mapping

from journal import audit, clock
from journal.accounts.models import Account
from journal.agreements.models import Saved, Sent, Swot
from journal.agreements.queries import swots as queries
from journal.agreements.service.merging import merge, refuse_long, saved
from journal.db import Database, write
from journal.errors import NotFound

LONGEST = 20_000


def save(db: Database, who: Account, code: str, sent: Sent) -> Saved:
    """Store what was typed into the boxes; the first words begin the SWOT, before them nothing is stored.

    Words typed on a page that did not know the present ones are kept beside them. The same key again is the same save.
    Raises ``NotFound`` for somebody else's code, ``Invalid`` (``too_long``).
    """
    refuse_long(sent.texts, LONGEST)
    with write(db):
        if not queries.swot_exists(db, code):
            if not any(text.strip() for text in sent.texts.values()):
                return saved(0, None, sent, {})
            _begin(db, who, code)
        there = queries.swot(db, who, code)
        own = _saved_by(db, code) == sent.key
        changed, aside = merge(there.texts, sent, own=own)
        _keep_beside(db, code, sent.tab, aside)
        if changed:
            _store(db, there, sent.key, changed, own=own)
            there = queries.swot(db, who, code)
        return saved(there.version, there.saved_at, sent, aside)


def _begin(db: Database, who: Account, code: str) -> None:
    db.execute(
        """
        insert into swot (code, actor_id, version, saved_by, created_at, saved_at)
        values (:code, :who, 0, '', :now, :now)
        """,
        {"code": code, "who": who.id, "now": clock.stamp(clock.now())},
    )
    audit.record(db, who, "swot_begun", code)


def _saved_by(db: Database, code: str) -> str:
    return str(db.query("select saved_by from swot where code = :code", {"code": code})[0]["saved_by"])


def _store(db: Database, there: Swot, key: str, changed: Mapping[str, str], *, own: bool) -> None:
    db.execute(
        "update swot set version = :version, saved_by = :key, saved_at = :now where code = :code",
        {
            "version": there.version + (0 if own else 1),
            "key": key,
            "now": clock.stamp(clock.now()),
            "code": there.code,
        },
    )
    for box, text in changed.items():
        db.execute(
            """
            insert into swot_box (swot_id, box, text) select id, :box, :text from swot where code = :code
            on conflict (swot_id, box) do update set text = excluded.text
            """,
            {"code": there.code, "box": box, "text": text},
        )


def _keep_beside(db: Database, code: str, tab: str, aside: Mapping[str, str]) -> None:
    for box, text in aside.items():
        db.execute(
            """
            insert into swot_beside (swot_id, box, tab, text, saved_at)
            select id, :box, :tab, :text, :now from swot where code = :code
            on conflict (swot_id, box, tab) do update set text = excluded.text, saved_at = excluded.saved_at
            """,
            {"code": code, "box": box, "tab": tab, "text": text, "now": clock.stamp(clock.now())},
        )


def put_beside_away(db: Database, who: Account, code: str, box: str, tab: str) -> None:
    """The writer needs the other words of a box no longer. Raises ``NotFound``."""
    with write(db):
        gone = db.query(
            """
            delete from swot_beside where box = :box and tab = :tab
            and swot_id = (select id from swot where code = :code and actor_id = :who) returning box
            """,
            {"box": box, "tab": tab, "code": code, "who": who.id},
        )
        if not gone:
            raise NotFound
        audit.record(db, who, "swot_beside_put_away", code)


def erase(db: Database, who: Account, code: str) -> None:
    """Delete a SWOT for good, with every copy a mentor could read. Raises ``NotFound``."""
    with write(db):
        gone = db.query(
            "delete from swot where code = :code and actor_id = :who returning code", {"code": code, "who": who.id}
        )
        if not gone:
            raise NotFound
        audit.record(db, who, "swot_erased", code)

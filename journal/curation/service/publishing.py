"""Putting texts into force, whole or not at all; and back again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from journal import audit, clock
from journal.accounts.models import Account, Who
from journal.codes import new_code
from journal.curation import queries
from journal.curation.models import PublicationKind
from journal.curation.service import engines
from journal.curation.service.effects import CARDS, effects
from journal.db import Database, write
from journal.errors import Conflict, Invalid, NotFound

if TYPE_CHECKING:
    from prompts.bank.contents import Bank


def refuse_unfit(path: str, words: str) -> None:
    """Raise ``Invalid`` with line and reason when a file does not hold by itself."""
    from prompts.bank.single import fault

    if found := fault(path, words):
        raise Invalid({"words": found})


def refuse_unpublishable(db: Database, texts: Mapping[str, str]) -> Bank:
    """The bank as it would be with ``texts`` in force, path → text. Raises ``Invalid`` with the first objection.

    The whole has to hold together, no wording of a question may break a rule of the linter that is an error, and every
    cue has to meet its own examples.
    """
    from prompts.bank.loading import load_bank
    from prompts.bank.single import refusals
    from prompts.errors import BankError

    try:
        bank = load_bank(differences={**queries.differences(db), **texts})
    except BankError as error:
        raise Invalid(
            {"words": str(error.reason if error.line is None else f"{error.line}: {error.reason}")}
        ) from error
    engine = engines.with_bank(db, bank)
    for path in texts:
        for reason in refusals(engine, path):
            raise Invalid({"words": reason})
    return bank


def needs_two(db: Database, path: str, words: str) -> bool:
    """Whether a text may be published by two people only: safety cues, and whatever changes a support card."""
    if path.startswith("safety/"):
        return True
    return path.startswith(CARDS) and bool(effects(db, {path: words}).cards)


def publish(db: Database, who: Account, codes: Mapping[str, str | None], kind: PublicationKind, key: str) -> str:
    """Put revisions into force, path → code of a revision or nothing for the file's own text. Returns its code.

    The same key again is the same publication. Raises ``Invalid`` when the bank would not hold.
    """
    with write(db):
        if known := db.query("select code from publication where key = :key", {"key": key}):
            return str(known[0]["code"])
        rows = {path: _row(db, code) for path, code in codes.items()}
        _refuse_what_would_not_hold(db, {path: row["words"] if row else None for path, row in rows.items()})
        return put_in_force(db, who, {path: row["id"] if row else None for path, row in rows.items()}, kind, key)


def put_in_force(db: Database, who: Who, rows: Mapping[str, object], kind: PublicationKind, key: str) -> str:
    """Write the publication of texts that are known to hold, path → row of a revision or nothing. Returns its code."""
    with write(db):
        publication = db.query(
            """
            insert into publication (number, code, key, account_id, kind, at)
            values ((select coalesce(max(number), 0) + 1 from publication), :code, :key, :who, :kind, :now)
            returning id, code
            """,
            {"code": new_code(), "key": key, "who": who.id, "kind": kind, "now": clock.stamp(clock.now())},
        )[0]
        for path, revision in rows.items():
            _put_in(db, publication["id"], path, revision)
        audit.record(db, who, f"bank_{kind}", publication["code"])
        return str(publication["code"])


def _refuse_what_would_not_hold(db: Database, texts: Mapping[str, str | None]) -> None:
    from prompts.bank.loading import load_bank
    from prompts.errors import BankError

    after = {**queries.differences(db), **texts}
    new = {path: text for path, text in texts.items() if text is not None}
    if len(new) == len(texts):
        refuse_unpublishable(db, new)
        return
    try:
        load_bank(differences={path: text for path, text in after.items() if text is not None})
    except BankError as error:
        raise Invalid({"words": error.reason}) from error


def _row(db: Database, code: str | None) -> dict[str, str] | None:
    if code is None:
        return None
    rows = db.query("select id, words from bank_revision where code = :code", {"code": code})
    if not rows:
        raise NotFound
    return rows[0]


def _put_in(db: Database, publication: int, path: str, revision: object) -> None:
    db.execute(
        "insert into publication_item (publication_id, path, revision_id) values (:publication, :path, :revision)",
        {"publication": publication, "path": path, "revision": revision},
    )
    db.execute(
        "update bank_revision set state = 'published' where id = :revision and state in ('draft', 'in_review')",
        {"revision": revision},
    )


def restore(db: Database, who: Account, code: str, key: str) -> str:
    """Put a text that was in force before into force again. Raises ``NotFound``, ``Conflict``, ``Invalid``."""
    queries.refuse_others(who)
    found = queries.revision(db, who, code)
    if found.state != "published":
        raise Conflict("never_published")
    return publish(db, who, {found.path: code}, "restore", key)


def roll_back(db: Database, who: Account, code: str, key: str) -> str:
    """Undo one publication: each of its files is again what it was just before it. Raises ``NotFound``, ``Invalid``."""
    queries.refuse_others(who)
    rows = db.query(
        """
        select i.path, (
          select r.code from publication_item b
          join publication q on q.id = b.publication_id
          left join bank_revision r on r.id = b.revision_id
          where b.path = i.path and q.number < p.number
          order by q.number desc limit 1
        ) as before
        from publication_item i join publication p on p.id = i.publication_id
        where p.code = :code
        """,
        {"code": code},
    )
    if not rows:
        raise NotFound
    return publish(db, who, {row["path"]: row["before"] for row in rows}, "roll_back", key)

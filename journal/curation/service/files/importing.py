"""Bringing a bank in, whole or not at all: the operator puts it into force, a curator has it read first."""

from __future__ import annotations

from collections.abc import Mapping

from journal import audit, clock
from journal.accounts.models import Account, Who
from journal.codes import new_code
from journal.curation import queries
from journal.curation.models.files import Flawed, Plan, Unfit
from journal.curation.service import publishing
from journal.curation.service.files import merging
from journal.db import Database, write
from journal.errors import Conflict, NotFound

#: How long a sent file waits until its curator has brought it in.
KEPT_HOURS = 24
#: path → whether the text that comes wins over ours.
Theirs = Mapping[str, bool]


def put_into_force(db: Database, who: Who, found: Plan, theirs: Theirs, key: str) -> str:
    """Put what a plan brings into force at once, as one publication. Returns its code, or nothing for no change.

    The same key again is the same publication. Raises ``Unfit`` when anything speaks against it, ``Conflict`` when the
    bank has changed since it was worked out.
    """
    if known := db.query("select code from publication where key = :key", {"key": key}):
        return str(known[0]["code"])
    chosen = _chosen(db, found, theirs)
    with write(db):
        _refuse_another_bank(db, found)
        if not chosen:
            return ""
        rows = _revisions(db, who, chosen, "published", key)
        return publishing.put_in_force(db, who, rows, "import", key)


def have_read(db: Database, who: Account, found: Plan, theirs: Theirs, key: str) -> int:
    """Have what a plan brings wait for a second reader or a night, text by text. Returns how many there are.

    The same key again is the same act. Raises ``Unfit`` and ``Conflict`` as :func:`put_into_force`.
    """
    queries.refuse_others(who)
    known = db.query("select count(*) as rows from bank_revision where key glob :keys", {"keys": f"{key}-[0-9]*"})
    if known[0]["rows"]:
        return int(known[0]["rows"])
    chosen = _chosen(db, found, theirs)
    with write(db):
        _refuse_another_bank(db, found)
        if edited := sorted(queries.open_paths(db) & set(chosen)):
            raise Unfit(*(Flawed("being_edited", path) for path in edited))
        _revisions(db, who, chosen, "in_review", key)
        db.execute("delete from bank_upload where account_id = :who", {"who": who.id})
        audit.record(db, who, "bank_import_asked", key)
    return len(chosen)


def _chosen(db: Database, found: Plan, theirs: Theirs) -> dict[str, str]:
    """The texts to take, once nothing speaks against them and a side is taken in every conflict."""
    if found.flaws:
        raise Unfit(*found.flaws)
    if found.undecided(theirs):
        raise Conflict("undecided")
    chosen = found.texts(theirs)
    if any(not theirs[one.path] for one in found.of("conflict")) and (flaws := merging.flaws(db, chosen)):
        raise Unfit(*flaws)
    return chosen


def _refuse_another_bank(db: Database, found: Plan) -> None:
    if queries.latest_publication(db) != found.publication:
        raise Conflict("bank_changed")


def _revisions(db: Database, who: Who, chosen: Mapping[str, str], state: str, key: str) -> dict[str, object]:
    """A revision of each text; path → its row."""
    before = {row["path"]: row["code"] for row in queries.in_force(db)}
    now = clock.stamp(clock.now())
    rows: dict[str, object] = {}
    for number, (path, words) in enumerate(chosen.items()):
        told = {"path": path, "words": words, "who": who.id, "before": before.get(path), "now": now, "state": state}
        rows[path] = db.query(
            """
            insert into bank_revision
              (code, key, path, words, state, author_id, based_on, created_at, saved_at, asked_at)
            values (:code, :key, :path, :words, :state, :who, :before, :now, :now,
                    case :state when 'in_review' then :now end)
            returning id
            """,
            {**told, "code": new_code(), "key": f"{key}-{number}"},
        )[0]["id"]
    return rows


def keep(db: Database, who: Account, name: str, body: bytes) -> str:
    """Keep a sent file until its curator has looked at what it would change; each has one. Returns its code."""
    queries.refuse_others(who)
    with write(db):
        rows = db.query(
            """
            insert into bank_upload (account_id, code, name, body, at) values (:who, :code, :name, :body, :now)
            on conflict (account_id) do update
            set code = excluded.code, name = excluded.name, body = excluded.body, at = excluded.at
            returning code
            """,
            {
                "who": who.id,
                "code": new_code(),
                "name": name[-200:] or "-",
                "body": body,
                "now": clock.stamp(clock.now()),
            },
        )
        audit.record(db, who, "bank_file_sent", rows[0]["code"])
        return str(rows[0]["code"])


def drop(db: Database, who: Account, code: str) -> None:
    """Let a sent file go. Raises ``NotFound``."""
    queries.refuse_others(who)
    with write(db):
        told = {"code": code, "who": who.id}
        if not db.query("delete from bank_upload where code = :code and account_id = :who returning code", told):
            raise NotFound
        audit.record(db, who, "bank_file_dropped", code)


def remove_old(db: Database) -> None:
    """Let go what nobody has brought in for a day."""
    with write(db):
        db.execute("delete from bank_upload where at <= :old", {"old": clock.stamp(clock.ago(hours=KEPT_HOURS))})

"""The bank's differences, revisions and publications, as curators may see them."""

from __future__ import annotations

from collections import defaultdict

from journal.accounts.models import Account
from journal.clock import moment
from journal.curation.models import Publication, Review, Revision
from journal.db import Database, Row
from journal.errors import NotFound

_REVISION = """
select r.*, coalesce(a.name, '') as author
from bank_revision r left join account a on a.id = r.author_id
"""


def latest_publication(db: Database) -> str:
    """The code of the newest publication; nothing when none was made."""
    rows = db.query("select code from publication order by number desc limit 1")
    return rows[0]["code"] if rows else ""


def differences(db: Database) -> dict[str, str]:
    """What stands beside the bank's files or in their place now: path → text."""
    return {row["path"]: row["words"] for row in in_force(db) if row["words"] is not None}


def in_force(db: Database) -> list[Row]:
    """Of each file that was ever published: its ``path``, and ``code`` and ``words`` of its revision, or neither."""
    return db.query(
        """
        select i.path, r.code, r.words
        from publication_item i
        join publication p on p.id = i.publication_id
        left join bank_revision r on r.id = i.revision_id
        where p.number = (
          select max(q.number) from publication_item n
          join publication q on q.id = n.publication_id
          where n.path = i.path
        )
        order by i.path
        """
    )


def refuse_others(who: Account) -> None:
    """Raise ``NotFound`` for everybody but curators: their bench does not exist for others."""
    if "curator" not in who.roles:
        raise NotFound


def revision(db: Database, who: Account, code: str) -> Revision:
    """A revision, for curators; one that waits for a second reader also for mentors. Raises ``NotFound``."""
    found = _revisions(db, "where r.code = :code", {"code": code})
    if not found or not ("curator" in who.roles or (who.mentors and found[0].state == "in_review")):
        raise NotFound
    return found[0]


def open_revision(db: Database, who: Account, path: str) -> Revision | None:
    """What is being worked on in a file: its one draft, or the text that waits for a reader."""
    refuse_others(who)
    found = _revisions(db, "where r.path = :path and r.state in ('draft', 'in_review')", {"path": path})
    return found[0] if found else None


def open_revisions(db: Database, who: Account) -> tuple[Revision, ...]:
    """Every file that is being worked on, the latest first."""
    refuse_others(who)
    return _revisions(db, "where r.state in ('draft', 'in_review') order by r.saved_at desc, r.code", {})


def history(db: Database, who: Account, path: str) -> tuple[Revision, ...]:
    """All texts a file has had here, the latest first."""
    refuse_others(who)
    return _revisions(db, "where r.path = :path order by r.saved_at desc, r.code", {"path": path})


def publications(db: Database, who: Account) -> tuple[Publication, ...]:
    """Every publication, the latest first."""
    refuse_others(who)
    paths: dict[int, list[str]] = defaultdict(list)
    for row in db.query("select publication_id, path from publication_item order by path"):
        paths[row["publication_id"]].append(row["path"])
    rows = db.query(
        """
        select p.*, coalesce(a.name, '') as by from publication p left join account a on a.id = p.account_id
        order by p.number desc
        """
    )
    return tuple(
        Publication(
            row["number"], row["code"], row["kind"], row["by"], moment(row["at"]), tuple(paths.get(row["id"], ()))
        )
        for row in rows
    )


def _revisions(db: Database, where: str, told: dict[str, str]) -> tuple[Revision, ...]:
    rows = db.query(_REVISION + where, told)
    return tuple(_revision(row, _reviews(db, row["id"])) for row in rows)


def _revision(row: Row, reviews: tuple[Review, ...]) -> Revision:
    return Revision(
        code=row["code"],
        path=row["path"],
        words=row["words"],
        state=row["state"],
        author_id=row["author_id"],
        author=row["author"],
        based_on=row["based_on"],
        reason=row["reason"],
        version=row["version"],
        saved_at=moment(row["saved_at"]),
        asked_at=moment(row["asked_at"]) if row["asked_at"] else None,
        alone_reason=row["alone_reason"],
        reviews=reviews,
        waiting=frozenset(row["waiting"].split()),
    )


def _reviews(db: Database, revision_id: int) -> tuple[Review, ...]:
    rows = db.query(
        """
        select v.*, a.name from bank_review v join account a on a.id = v.account_id
        where v.revision_id = :id order by v.at desc, a.name
        """,
        {"id": revision_id},
    )
    return tuple(Review(row["name"], row["verdict"], row["words"], row["version"], moment(row["at"])) for row in rows)

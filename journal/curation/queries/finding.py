"""What curators look for by: their own flags, who changed what, what waits, what missed."""

from __future__ import annotations

from journal.accounts.models import Account
from journal.curation.queries.revisions import refuse_others
from journal.db import Database

#: Of each file that was ever published: the newest publication it stands in.
_NEWEST = """
select i.path, i.revision_id from publication_item i join publication p on p.id = i.publication_id
where p.number = (
  select max(q.number) from publication_item n join publication q on q.id = n.publication_id where n.path = i.path
)
"""


def flagged(db: Database, who: Account) -> frozenset[str]:
    """The questions a curator has set aside for themselves."""
    refuse_others(who)
    rows = db.query("select question from bank_flag where account_id = :who", {"who": who.id})
    return frozenset(row["question"] for row in rows)


def drafts(db: Database, who: Account) -> dict[str, tuple[str, str, str]]:
    """Of each question being worked on, by its path: the text, its state and what waits for a translation."""
    refuse_others(who)
    rows = db.query(
        """
        select path, words, state, waiting from bank_revision
        where state in ('draft', 'in_review') and path like 'questions/%'
        """
    )
    return {row["path"]: (row["words"], row["state"], row["waiting"]) for row in rows}


def changers(db: Database, who: Account) -> tuple[tuple[str, str], ...]:
    """Code and name of everybody who has changed something here, by name."""
    refuse_others(who)
    rows = db.query(
        "select a.code, a.name from account a where exists (select 1 from bank_revision r where r.author_id = a.id)"
    )
    return tuple(sorted(((row["code"], row["name"]) for row in rows), key=lambda one: (one[1], one[0])))


def changed_by(db: Database, who: Account, code: str) -> frozenset[str]:
    """The paths of what somebody has changed."""
    refuse_others(who)
    rows = db.query(
        "select distinct r.path from bank_revision r join account a on a.id = r.author_id where a.code = :code",
        {"code": code},
    )
    return frozenset(row["path"] for row in rows)


def waiting(db: Database, who: Account) -> dict[str, frozenset[str]]:
    """Of each text in force, by its path: the languages that wait for a translation."""
    refuse_others(who)
    rows = db.query(
        f"select r.path, r.waiting from ({_NEWEST}) n join bank_revision r on r.id = n.revision_id where waiting <> ''"
    )
    return {row["path"]: frozenset(row["waiting"].split()) for row in rows}


def alone(db: Database, who: Account) -> frozenset[str]:
    """The paths of what is in force by one person's word."""
    refuse_others(who)
    rows = db.query(
        f"select r.path from ({_NEWEST}) n join bank_revision r on r.id = n.revision_id where alone_reason is not null"
    )
    return frozenset(row["path"] for row in rows)


def missed(db: Database, who: Account, this_half_year: str) -> frozenset[str]:
    """Questions that actors sent as missing them, in half-years that are over and had enough active actors."""
    refuse_others(who)
    rows = db.query(
        """
        select distinct m.question from question_missed m
        join question_half_year h on h.half_year = m.half_year and h.shown = 1
        where m.half_year < :now
        """,
        {"now": this_half_year},
    )
    return frozenset(row["question"] for row in rows)


def text_in_force(db: Database, who: Account, path: str) -> tuple[str, str, str] | None:
    """Code, text and waiting languages of what stands in the place of the bank's own file; None where that one does."""
    refuse_others(who)
    rows = db.query(
        """
        select r.code, r.words, r.waiting
        from publication_item i join publication p on p.id = i.publication_id
        left join bank_revision r on r.id = i.revision_id
        where i.path = :path order by p.number desc limit 1
        """,
        {"path": path},
    )
    return (rows[0]["code"], rows[0]["words"], rows[0]["waiting"]) if rows and rows[0]["code"] else None


def path_of_key(db: Database, who: Account, key: str) -> str | None:
    """The file whose draft was begun with a key, when there is one."""
    refuse_others(who)
    rows = db.query("select path from bank_revision where key = :key", {"key": key})
    return rows[0]["path"] if rows else None


def published(db: Database, who: Account, most: int, files: int) -> dict[str, list[tuple[str, str | None, bool]]]:
    """Of the latest publications, by code: path and text of their first files, and whether one person approved them."""
    refuse_others(who)
    rows = db.query(
        """
        select p.code, i.path, r.words, r.alone_reason is not null as alone
        from publication p join publication_item i on i.publication_id = p.id
        left join bank_revision r on r.id = i.revision_id
        where p.number > (select coalesce(max(number), 0) from publication) - :most
          and (select count(*) from publication_item b where b.publication_id = p.id and b.path < i.path) < :files
        order by i.path
        """,
        {"most": most, "files": files},
    )
    found: dict[str, list[tuple[str, str | None, bool]]] = {}
    for row in rows:
        found.setdefault(row["code"], []).append((row["path"], row["words"], bool(row["alone"])))
    return found

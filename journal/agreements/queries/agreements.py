"""Agreements, read by the two of a pair."""

from __future__ import annotations

from datetime import date

from journal.accounts.models import Account
from journal.agreements.models import Acceptance, Agreement, AgreementPage, Beside
from journal.clock import moment
from journal.db import Database, Row
from journal.errors import NotFound
from journal.mentorships import queries as pairs
from journal.mentorships.models import Mentorship

_AGREEMENT = """
select a.*, m.code as mentorship from agreement a
join mentorship m on m.id = a.mentorship_id and (m.actor_id = :who or m.mentor_id = :who)
"""


def pair_of(db: Database, who: Account, code: str) -> Mentorship:
    """A pair as one of the two comes to its agreement.

    Raises ``NotFound``, for the mentor also once it has ended: what the two wrote together is then the actor's to read.
    """
    pair = pairs.mentorship(db, who, code)
    if pair.state == "ended" and pair.mentor.id == who.id:
        raise NotFound
    return pair


_ACCEPTED = """
select p.id, p.name, c.accepted_at from agreement_acceptance c join account p on p.id = c.account_id
where c.agreement_id = :id order by c.accepted_at, p.name
"""
_BESIDE = """
select b.*, p.name from agreement_beside b join account p on p.id = b.account_id
where b.agreement_id = :id order by b.saved_at, b.tab
"""


def _agreement(db: Database, row: Row) -> Agreement:
    of = {"id": row["id"]}
    words = db.query("select field, text from agreement_words where agreement_id = :id", of)
    return Agreement(
        code=row["code"],
        mentorship=row["mentorship"],
        state=row["state"],
        version=row["version"],
        saved_at=moment(row["saved_at"]),
        in_force_at=moment(row["in_force_at"]) if row["in_force_at"] else None,
        closed_at=moment(row["closed_at"]) if row["closed_at"] else None,
        texts={one["field"]: one["text"] for one in words},
        acceptances=tuple(
            Acceptance(one["id"], one["name"], moment(one["accepted_at"])) for one in db.query(_ACCEPTED, of)
        ),
        beside=tuple(
            Beside(one["field"], one["tab"], one["text"], one["name"], moment(one["saved_at"]))
            for one in db.query(_BESIDE, of)
        ),
    )


def agreement(db: Database, who: Account, code: str) -> Agreement:
    """One version of the agreement of one of the asking account's pairs. Raises ``NotFound``."""
    rows = db.query(_AGREEMENT + "where a.code = :code", {"who": who.id, "code": code})
    if not rows:
        raise NotFound
    pair_of(db, who, rows[0]["mentorship"])
    return _agreement(db, rows[0])


def versions(db: Database, who: Account, mentorship: str) -> tuple[Agreement, ...]:
    """All versions of one pair's agreement, latest begun first. Raises ``NotFound`` as :func:`pair_of`."""
    pair_of(db, who, mentorship)
    rows = db.query(
        _AGREEMENT + "where m.code = :pair order by a.created_at desc, a.code", {"who": who.id, "pair": mentorship}
    )
    return tuple(_agreement(db, row) for row in rows)


def agreement_page(db: Database, who: Account, mentorship: str) -> AgreementPage:
    """The agreement of one of the asking account's pairs in all its versions. Raises ``NotFound``."""
    pair, known = pair_of(db, who, mentorship), versions(db, who, mentorship)
    return AgreementPage(
        pair,
        next((one for one in known if one.state == "open"), None),
        next((one for one in known if one.state == "in_force"), None),
        tuple(one for one in known if one.state in {"replaced", "dropped"}),
    )


def in_force(db: Database, who: Account, mentorship: str) -> Agreement | None:
    """The agreement both have accepted and that stands, or none."""
    return next((one for one in versions(db, who, mentorship) if one.state == "in_force"), None)


def open_version(db: Database, who: Account, mentorship: str) -> Agreement | None:
    """The draft or proposal the two are at, or none."""
    return next((one for one in versions(db, who, mentorship) if one.state == "open"), None)


def checkpoint(db: Database, who: Account) -> date | None:
    """The day the asking actor and the mentor agreed to look at the goals again, or none."""
    pair = pairs.current(db, who)
    agreed = in_force(db, who, pair.code) if pair and pair.state == "active" else None
    return agreed.day("checkpoint_on") if agreed else None

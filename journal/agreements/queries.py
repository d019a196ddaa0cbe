"""SWOTs, read by their writer and, as far as they are shared, by a mentor; agreements, read by the two of a pair."""

from __future__ import annotations

from datetime import date, datetime

from journal.accounts.models import Account
from journal.agreements.models import BOXES, Acceptance, Agreement, Beside, SharedSwot, Swot, SwotShare
from journal.clock import moment, stamp
from journal.db import Database, Row
from journal.errors import NotFound
from journal.mentorships import queries as pairs
from journal.mentorships.models import Mentorship

_SHARE = """
select s.*, w.code as swot, w.version as newest, m.code as mentorship, o.name as mentor
from swot_share s
join swot w on w.id = s.swot_id and w.actor_id = :who
join mentorship m on m.id = s.mentorship_id
join account o on o.id = m.mentor_id
"""
#: A share is readable from its beginning until its end, by the clock of whoever asks.
_IN_TIME = " s.from_at <= :now and (s.until_at is null or :now < s.until_at) "
#: Of several copies of one SWOT only the one that began last is read; once it ends, no older one comes to light.
_LATEST = """ and not exists (
  select 1 from readable_swot n where n.swot_id = s.swot_id and n.mentorship_id = s.mentorship_id
  and n.from_at > s.from_at and n.from_at <= :now) """
#: Once a mentorship has ended, what the two wrote together is the actor's to read.
_AGREEMENT = """
select a.*, m.code as mentorship from agreement a
join mentorship m on m.id = a.mentorship_id
  and (m.actor_id = :who or (m.mentor_id = :who and m.state <> 'ended'))
"""


def swot_exists(db: Database, code: str) -> bool:
    """Whether there is a SWOT of this code, whoever's it is."""
    return bool(db.query("select 1 from swot where code = :code", {"code": code}))


def swots(db: Database, who: Account) -> tuple[Swot, ...]:
    """The asking account's own SWOTs, latest begun first."""
    rows = db.query(
        "select * from swot where actor_id = :who order by created_at desc, code", {"who": who.id}
    )  # fmt: skip
    return tuple(_swot(db, row) for row in rows)


def swot(db: Database, who: Account, code: str) -> Swot:
    """One SWOT of the asking account's own. Raises ``NotFound``."""
    rows = db.query("select * from swot where code = :code and actor_id = :who", {"code": code, "who": who.id})
    if not rows:
        raise NotFound
    return _swot(db, rows[0])


def _swot(db: Database, row: Row) -> Swot:
    found = {"id": row["id"]}
    boxes = {one["box"]: one["text"] for one in db.query("select box, text from swot_box where swot_id = :id", found)}
    beside = db.query("select * from swot_beside where swot_id = :id order by saved_at, tab", found)
    return Swot(
        row["code"],
        row["version"],
        moment(row["created_at"]),
        moment(row["saved_at"]),
        {box: boxes.get(box, "") for box in BOXES},
        tuple(Beside(one["box"], one["tab"], one["text"], "", moment(one["saved_at"])) for one in beside),
    )


def swot_words(db: Database, who: Account) -> tuple[str, ...]:
    """What stands in the boxes of the asking account's newest SWOT, for the engine alone."""
    newest = swots(db, who)[:1]
    return tuple(text for one in newest for text in one.texts.values() if text.strip())


def _swot_share(db: Database, row: Row) -> SwotShare:
    copied = db.query("select box, text from swot_share_box where share_id = :id", {"id": row["id"]})
    return SwotShare(
        row["code"],
        row["swot"],
        row["mentorship"],
        row["mentor"],
        moment(row["from_at"]),
        moment(row["until_at"]) if row["until_at"] else None,
        row["newest"] == row["version"],
        in_order({one["box"]: one["text"] for one in copied}),
    )


def in_order(boxes: dict[str, str]) -> dict[str, str]:
    """Boxes in the order of the page, those that are not there left out."""
    return {box: boxes[box] for box in BOXES if box in boxes}


def swot_shares(db: Database, who: Account, code: str) -> tuple[SwotShare, ...]:
    """Every shared copy of one of the asking account's SWOTs, latest first."""
    rows = db.query(_SHARE + "where w.code = :code order by s.from_at desc, s.code", {"who": who.id, "code": code})
    return tuple(_swot_share(db, row) for row in rows)


def open_swot_shares(db: Database, who: Account, now: datetime) -> tuple[SwotShare, ...]:
    """What the asking account's mentors can read of its SWOTs now or in a moment, latest first."""
    rows = db.query(
        _SHARE
        + """
        where (s.until_at is null or :now < s.until_at) and m.state = 'active'
        and not exists (select 1 from swot_share n where n.swot_id = s.swot_id and n.mentorship_id = s.mentorship_id
                        and n.from_at > s.from_at)
        order by s.from_at desc, s.code
        """,
        {"who": who.id, "now": stamp(now)},
    )
    return tuple(_swot_share(db, row) for row in rows)


def swot_readings(db: Database, who: Account, code: str) -> tuple[date, ...]:
    """The days on which a mentor read one of the asking account's SWOTs, latest first."""
    rows = db.query(
        """
        select distinct r.day from swot_reading r join swot w on w.id = r.swot_id and w.actor_id = :who
        where w.code = :code order by r.day desc
        """,
        {"who": who.id, "code": code},
    )
    return tuple(date.fromisoformat(row["day"]) for row in rows)


def readable_swot(db: Database, who: Account, mentorship: str, now: datetime) -> tuple[SharedSwot, ...]:
    """The SWOTs the mentor may read in one mentorship at ``now``, latest shared first; none is the usual case."""
    rows = db.query(
        "select s.* from readable_swot s where s.mentor_id = :who and s.mentorship_code = :pair and"
        + _IN_TIME
        + _LATEST
        + "order by s.from_at desc, s.share_code",
        {"who": who.id, "pair": mentorship, "now": stamp(now)},
    )
    copies: dict[str, list[Row]] = {}
    for row in rows:
        copies.setdefault(row["share_code"], []).append(row)
    return tuple(
        SharedSwot(code, moment(boxes[0]["from_at"]), in_order({one["box"]: one["text"] for one in boxes}))
        for code, boxes in copies.items()
    )


def pair_of(db: Database, who: Account, code: str) -> Mentorship:
    """A pair as one of the two comes to its agreement. Raises ``NotFound``, for the mentor also once it has ended."""
    pair = pairs.mentorship(db, who, code)
    if pair.state == "ended" and pair.mentor.id == who.id:
        raise NotFound
    return pair


def _agreement(db: Database, row: Row) -> Agreement:
    of = {"id": row["id"]}
    words = db.query("select field, text from agreement_words where agreement_id = :id", of)
    accepted = db.query(
        """
        select p.id, p.name, c.accepted_at from agreement_acceptance c join account p on p.id = c.account_id
        where c.agreement_id = :id order by c.accepted_at, p.name
        """,
        of,
    )
    beside = db.query(
        """
        select b.*, p.name from agreement_beside b join account p on p.id = b.account_id
        where b.agreement_id = :id order by b.saved_at, b.tab
        """,
        of,
    )
    return Agreement(
        code=row["code"],
        mentorship=row["mentorship"],
        state=row["state"],
        version=row["version"],
        saved_at=moment(row["saved_at"]),
        in_force_at=moment(row["in_force_at"]) if row["in_force_at"] else None,
        closed_at=moment(row["closed_at"]) if row["closed_at"] else None,
        texts={one["field"]: one["text"] for one in words},
        acceptances=tuple(Acceptance(one["id"], one["name"], moment(one["accepted_at"])) for one in accepted),
        beside=tuple(
            Beside(one["field"], one["tab"], one["text"], one["name"], moment(one["saved_at"])) for one in beside
        ),
    )


def agreement(db: Database, who: Account, code: str) -> Agreement:
    """One version of the agreement of one of the asking account's pairs. Raises ``NotFound``."""
    rows = db.query(_AGREEMENT + "where a.code = :code", {"who": who.id, "code": code})
    if not rows:
        raise NotFound
    return _agreement(db, rows[0])


def agreements(db: Database, who: Account, mentorship: str) -> tuple[Agreement, ...]:
    """All versions of one pair's agreement, latest begun first."""
    rows = db.query(
        _AGREEMENT + "where m.code = :pair order by a.created_at desc, a.code", {"who": who.id, "pair": mentorship}
    )
    return tuple(_agreement(db, row) for row in rows)


def in_force(db: Database, who: Account, mentorship: str) -> Agreement | None:
    """The agreement both have accepted and that stands, or none."""
    return next((one for one in agreements(db, who, mentorship) if one.state == "in_force"), None)


def open_version(db: Database, who: Account, mentorship: str) -> Agreement | None:
    """The draft or proposal the two are at, or none."""
    return next((one for one in agreements(db, who, mentorship) if one.state == "open"), None)


def checkpoint(db: Database, who: Account) -> date | None:
    """The day the asking actor and the mentor agreed to look at the goals again, or none."""
    pair = pairs.current(db, who)
    agreed = in_force(db, who, pair.code) if pair and pair.state == "active" else None
    return agreed.day("checkpoint_on") if agreed else None

"""SWOTs, read by their writer and, as far as they are shared, by a mentor."""

from __future__ import annotations

from datetime import date, datetime

from journal.accounts.models import Account
from journal.agreements.models import BOXES, Beside, SharedSwot, Swot, SwotPage, SwotShare
from journal.clock import moment, stamp
from journal.db import Database, Row
from journal.errors import NotFound
from journal.mentorships import queries as pairs

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


def swot_exists(db: Database, code: str) -> bool:
    """Whether there is a SWOT of this code, whoever's it is."""
    return bool(db.query("select 1 from swot where code = :code", {"code": code}))


def own_swots(db: Database, who: Account) -> tuple[Swot, ...]:
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


def newest(db: Database, who: Account) -> Swot | None:
    """The SWOT the asking account began last, or none."""
    return next(iter(own_swots(db, who)), None)


def swot_words(db: Database, who: Account) -> tuple[str, ...]:
    """What stands in the boxes of the asking account's newest SWOT, for the engine alone."""
    found = newest(db, who)
    return tuple(text for text in found.texts.values() if text.strip()) if found else ()


def _swot_share(db: Database, who: Account, row: Row) -> SwotShare:
    state = pairs.mentorship(db, who, row["mentorship"]).state
    copied = db.query("select box, text from swot_share_box where share_id = :id", {"id": row["id"]})
    return SwotShare(
        row["code"],
        row["swot"],
        row["mentorship"],
        row["mentor"],
        moment(row["from_at"]),
        moment(row["until_at"]) if row["until_at"] else None,
        row["newest"] == row["version"],
        state in {"active", "paused"},
        state == "paused",
        in_order({one["box"]: one["text"] for one in copied}),
    )


def in_order(boxes: dict[str, str]) -> dict[str, str]:
    """Boxes in the order of the page, those that are not there left out."""
    return {box: boxes[box] for box in BOXES if box in boxes}


def swot_shares(db: Database, who: Account, code: str) -> tuple[SwotShare, ...]:
    """Every shared copy of one of the asking account's SWOTs, latest first."""
    rows = db.query(_SHARE + "where w.code = :code order by s.from_at desc, s.code", {"who": who.id, "code": code})
    return tuple(_swot_share(db, who, row) for row in rows)


def newest_share(db: Database, who: Account, code: str) -> SwotShare:
    """The copy of one of the asking account's SWOTs that was shared last. Raises ``NotFound`` where none was."""
    for one in swot_shares(db, who, code):
        return one
    raise NotFound


def open_swot_shares(db: Database, who: Account, now: datetime) -> tuple[SwotShare, ...]:
    """What the asking account's mentors can read of its SWOTs now, in a moment or after a pause, latest first."""
    rows = db.query(
        _SHARE
        + """
        where (s.until_at is null or :now < s.until_at)
        and not exists (select 1 from swot_share n where n.swot_id = s.swot_id and n.mentorship_id = s.mentorship_id
                        and n.from_at > s.from_at)
        order by s.from_at desc, s.code
        """,
        {"who": who.id, "now": stamp(now)},
    )
    return tuple(one for one in (_swot_share(db, who, row) for row in rows) if one.active)


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


def unread_on(db: Database, who: Account, mentorship: str, now: datetime, today: date) -> bool:
    """Whether the asking mentor may read a SWOT that was not marked as read yet on this day."""
    rows = db.query(
        "select 1 from readable_swot s where s.mentor_id = :who and s.mentorship_code = :pair and"
        + _IN_TIME
        + """
        and not exists (select 1 from swot_reading r
                        where r.swot_id = s.swot_id and r.account_id = s.mentor_id and r.day = :day) limit 1
        """,
        {"who": who.id, "pair": mentorship, "now": stamp(now), "day": today.isoformat()},
    )
    return bool(rows)


def swot_page(db: Database, who: Account, code: str) -> SwotPage:
    """What stands on the page of one SWOT, or of one that is not begun yet. Raises ``NotFound`` for a foreign one."""
    found = swot(db, who, code) if swot_exists(db, code) else None
    others = tuple(one for one in own_swots(db, who) if one.code != code)
    earlier = [one for one in others if found is None or one.created_at < found.created_at]
    return SwotPage(
        code,
        found,
        earlier[-1] if earlier else None,
        others,
        swot_shares(db, who, code),
        swot_readings(db, who, code),
    )

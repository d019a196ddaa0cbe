"""The line of a goal: what its two ends mean, the points between them, and showing single ones."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

from journal import audit, clock
from journal.accounts.models import Account
from journal.codes import new_code
from journal.db import Database, write
from journal.errors import Conflict, Invalid
from journal.goals import queries
from journal.goals.models import Ends, NewPoint
from journal.goals.service.owning import own_id, refuse_foreign_key
from journal.mentorships import queries as pairs
from journal.mentorships.service.allowing import refuse_unlawful_share

LONGEST_END = 300
LONGEST_NOTE = 500
MOST_POINTS = 500


def set_ends(db: Database, who: Account, code: str, ends: Ends, key: str) -> None:
    """What 0 and 10 mean from now on; older points keep theirs. Raises ``NotFound``, ``Invalid``, ``Conflict``."""
    _refuse_unfit_ends(ends)
    with write(db):
        goal_id = own_id(db, who, code)
        if queries.ends(db, who, code) == ends:
            return
        refuse_foreign_key(db, "goal_scale", goal_id, key)
        db.execute(
            """
            insert into goal_scale (key, goal_id, zero, ten, from_at) values (:key, :goal, :zero, :ten, :now)
            on conflict (key) do nothing
            """,
            {"key": key, "goal": goal_id, "zero": ends.zero, "ten": ends.ten, "now": clock.stamp(clock.now())},
        )
        audit.record(db, who, "goal_ends_set", code)


def _refuse_unfit_ends(ends: Ends) -> None:
    for field, words in (("zero", ends.zero), ("ten", ends.ten)):
        if not 0 < len(words) <= LONGEST_END:
            raise Invalid({field: "end_too_long" if words else "empty"})


_POINT = """
insert into goal_point (code, key, goal_id, wording_id, scale_id, value, note, on_day, added_at)
values (:code, :key, :goal,
        coalesce((select w.id from goal_wording w where w.goal_id = :goal and w.from_at < :after
                  order by w.from_at desc limit 1),
                 (select w.id from goal_wording w where w.goal_id = :goal order by w.from_at limit 1)),
        (select c.id from goal_scale c where c.goal_id = :goal order by c.from_at desc limit 1),
        :value, :note, :day, :now)
"""


def add_point(db: Database, who: Account, code: str, new: NewPoint, zone: ZoneInfo, key: str) -> str:
    """A number for a day, under the goal's wording of that day; returns its code. The same key again is the same point.

    Raises ``NotFound``, ``Conflict`` (``no_ends``, ``key_used``), ``Invalid``.
    """
    _refuse_unfit_point(new, zone)
    with write(db):
        goal_id = own_id(db, who, code)
        known = db.query("select code, goal_id from goal_point where key = :key", {"key": key})
        if known and known[0]["goal_id"] != goal_id:
            raise Conflict("key_used")
        if known:
            return str(known[0]["code"])
        _refuse_no_room(db, who, code)
        point = new_code()
        told = {"code": point, "key": key, "goal": goal_id, "value": new.value, "note": new.note}
        after = clock.stamp(clock.start_of_day(new.on_day + timedelta(days=1), zone))
        moment = {"day": new.on_day.isoformat(), "after": after, "now": clock.stamp(clock.now())}
        db.execute(_POINT, told | moment)
        audit.record(db, who, "goal_point_added", point)
        return point


def _refuse_unfit_point(new: NewPoint, zone: ZoneInfo) -> None:
    if not 0 <= new.value <= 10:
        raise Invalid({"value": "value"})
    if new.on_day > clock.local_day(clock.now(), zone):
        raise Invalid({"on_day": "future"})
    if len(new.note) > LONGEST_NOTE:
        raise Invalid({"note": "note_too_long"})


def _refuse_no_room(db: Database, who: Account, code: str) -> None:
    if queries.ends(db, who, code) is None:
        raise Conflict("no_ends")
    if len(queries.points(db, who, code)) >= MOST_POINTS:
        raise Invalid({"value": "too_many_points"})


def remove_point(db: Database, who: Account, code: str) -> None:
    """Take a point off the line for good, and out of the mentor's sight. Raises ``NotFound``."""
    queries.point(db, who, code)
    with write(db):
        db.execute("delete from goal_point where code = :code", {"code": code})
        audit.record(db, who, "goal_point_removed", code)


def show_point(
    db: Database, who: Account, code: str, mentorship: str, key: str, delay: timedelta, *, with_note: bool
) -> None:
    """Let the mentor read one point after ``delay``; twice is once.

    Raises ``NotFound``, ``Conflict`` (``pair_not_active``, ``promise_missing``).
    """
    queries.point(db, who, code)
    pair = pairs.mentorship(db, who, mentorship)
    refuse_unlawful_share(who, pair)
    told = {"key": key, "pair": pair.id, "note": int(with_note), "begins": clock.stamp(clock.now() + delay)}
    with write(db):
        shown = db.query(
            """
            insert into goal_point_share (key, point_id, mentorship_id, with_note, from_at)
            select :key, p.id, :pair, :note, :begins from goal_point p where p.code = :code
            on conflict do nothing returning id
            """,
            told | {"code": code},
        )
        if shown:
            audit.record(db, who, "goal_point_shown", code)


def take_back_point(db: Database, who: Account, code: str) -> None:
    """The mentor no longer reads the point. What nobody could see yet never was. Raises ``NotFound``."""
    queries.point(db, who, code)
    with write(db):
        _take_back(db, who, code)


def take_back_points(db: Database, who: Account) -> None:
    """Take back every point that is open, as part of taking everything back."""
    with write(db):
        for one in queries.open_points(db, who):
            _take_back(db, who, one.code)


def _take_back(db: Database, who: Account, code: str) -> None:
    told = {"code": code, "now": clock.stamp(clock.now())}
    db.execute(
        """
        delete from goal_point_share
        where from_at > :now and point_id = (select id from goal_point where code = :code)
        """,
        told,
    )
    db.execute(
        """
        update goal_point_share set withdrawn_at = :now
        where withdrawn_at is null and point_id = (select id from goal_point where code = :code)
        """,
        told,
    )
    audit.record(db, who, "goal_point_taken_back", code)

"""Planning meetings, moving them, and saying how they went."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from journal import audit, clock
from journal.accounts.models import Account
from journal.codes import new_code
from journal.db import Database, write
from journal.errors import Conflict, Invalid
from journal.mail import outbox
from journal.meetings import queries
from journal.meetings.models import Kind, Meeting, Plan, State, leads_to_a_page
from journal.mentorships import queries as pairs

#: Days until the farthest meeting one can plan.
FARTHEST = 731
#: Weeks from one meeting to the next that are suggested; the longer one unless the two have met more often.
RHYTHM = (1, 2)
LONGEST_LINK = 500

_PLAN = """
insert into meeting (code, key, mentorship_id, starts_at, minutes, kind, place, link, uid, sequence, created_at)
values (:code, :key, :pair, :starts, :minutes, :kind, :place, :link, :uid, :sequence, :now)
"""


def plan(
    db: Database, who: Account, mentorship: str, starts_at: datetime, minutes: int, kind: Kind, place: str, key: str
) -> str:
    """A new meeting of a running pair, without a link; see :func:`agree`."""
    return agree(db, who, mentorship, Plan(starts_at=starts_at, minutes=minutes, kind=kind, place=place), key)


def agree(db: Database, who: Account, mentorship: str, plan: Plan, key: str) -> str:
    """A new meeting of a running pair; returns its code. The same key again is the same meeting.

    Raises ``NotFound``, ``Conflict`` (``pair_not_active``, ``key_used``), ``Invalid`` (``past``, ``far``, ``link``).
    """
    pair = pairs.mentorship(db, who, mentorship)
    if pair.state != "active":
        raise Conflict("pair_not_active")
    _refuse_unfit(plan)
    with write(db):
        return _known(db, pair.id, key) or _planned(db, who, pair.id, plan, key)


def move(db: Database, who: Account, code: str, plan: Plan, key: str) -> str:
    """Say that a meeting moved, and plan it anew in the same act; returns the new one's code.

    Raises as :func:`agree` does, and ``Conflict`` (``meeting_marked``) when either has said before how it went.
    """
    meeting = queries.meeting(db, who, code)
    pair = pairs.mentorship(db, who, meeting.mentorship)
    if pair.state != "active":
        raise Conflict("pair_not_active")
    _refuse_unfit(plan)
    with write(db):
        known = _known(db, pair.id, key)
        if known:
            return known
        if not _marked(db, who, meeting, "moved"):
            raise Conflict("meeting_marked")
        return _planned(db, who, pair.id, plan, key, (meeting.uid, meeting.sequence + 1))


def _known(db: Database, pair_id: int, key: str) -> str:
    rows = db.query("select code, mentorship_id from meeting where key = :key", {"key": key})
    if rows and rows[0]["mentorship_id"] != pair_id:
        raise Conflict("key_used")
    return str(rows[0]["code"]) if rows else ""


def _planned(
    db: Database, who: Account, pair_id: int, plan: Plan, key: str, calendar: tuple[str, int] | None = None
) -> str:
    code = new_code()
    uid, sequence = calendar or (code, 0)
    row = {
        "code": code,
        "key": key,
        "pair": pair_id,
        "starts": clock.stamp(plan.starts_at),
        "minutes": plan.minutes,
        "kind": plan.kind,
        "place": plan.place,
        "link": plan.link,
        "uid": uid,
        "sequence": sequence,
        "now": clock.stamp(clock.now()),
    }
    db.execute(_PLAN, row)
    audit.record(db, who, "meeting_planned", code)
    return code


def _refuse_unfit(plan: Plan) -> None:
    if plan.starts_at <= clock.now():
        raise Invalid({"day": "past"})
    if plan.starts_at > clock.ahead(days=FARTHEST):
        raise Invalid({"day": "far"})
    if plan.link and not (leads_to_a_page(plan.link) and len(plan.link) <= LONGEST_LINK):
        raise Invalid({"link": "link"})


def mark(db: Database, who: Account, code: str, state: State) -> None:
    """Either says once how a meeting went. A held one takes the wish with it.

    Raises ``NotFound``, ``Conflict`` (``meeting_ahead``) for one said to be held before it began.
    """
    meeting = queries.meeting(db, who, code)
    if state == "held" and meeting.starts_at > clock.now():
        raise Conflict("meeting_ahead")
    with write(db):
        _marked(db, who, meeting, state)


def _marked(db: Database, who: Account, meeting: Meeting, state: State) -> bool:
    """Whether this was the first mark."""
    marked = db.query(
        "update meeting set state = :state, marked_at = :now where code = :code and state = 'planned' "
        "returning id, mentorship_id",
        {"state": state, "now": clock.stamp(clock.now()), "code": meeting.code},
    )
    if not marked:
        return False
    if state == "held":
        db.execute(
            "update wish set meeting_id = :meeting where mentorship_id = :pair and meeting_id is null",
            {"meeting": marked[0]["id"], "pair": marked[0]["mentorship_id"]},
        )
    pair = pairs.mentorship(db, who, meeting.mentorship)
    for party in (pair.actor, pair.mentor):
        outbox.withdraw(db, mail_key(meeting.code, party.code))
    audit.record(db, who, f"meeting_{state}", meeting.code)
    return True


def mail_key(meeting: str, account: str) -> str:
    """The key of the mail about a meeting to one of the two."""
    return f"meeting_tomorrow:{meeting}:{account}"


def suggested(meetings: tuple[Meeting, ...], weeks: int | None, zone: ZoneInfo) -> dict[str, object]:
    """What the form for the next meeting begins with: the last one's ways, and a day one or two weeks after it.

    ``meetings`` are the pair's own, latest first. Without any, there is nothing to suggest.
    """
    agreed = [one for one in meetings if one.state in {"planned", "held"}]
    if not agreed:
        return {}
    last = agreed[0]
    starts, today = last.starts_at.astimezone(zone), clock.local_day(clock.now(), zone)
    return {
        "day": _day_after(starts.date(), weeks or _rhythm(agreed, zone), today),
        "at": starts.time(),
        "minutes": last.minutes,
        "kind": last.kind,
        "place": last.place,
        "link": last.link,
    }


def _rhythm(agreed: list[Meeting], zone: ZoneInfo) -> int:
    """Weeks between the last two meetings, when they were as near as that; else the longest suggestion."""
    days = [clock.local_day(one.starts_at, zone) for one in agreed[:2]]
    return RHYTHM[0] if len(days) == 2 and (days[0] - days[1]).days <= 7 else RHYTHM[-1]


def _day_after(day: date, weeks: int, today: date) -> date:
    """The same weekday ``weeks`` later, or the next one that is still to come."""
    found = day + timedelta(weeks=weeks)
    return found if found > today else found + timedelta(weeks=(today - found).days // 7 + 1)

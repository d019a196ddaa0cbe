"""Drafting an agreement together, accepting it, and leaving the present one as it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from zoneinfo import ZoneInfo

from journal import audit, clock
from journal.accounts.models import Account
from journal.agreements.models import DAYS, Agreement, Saved, Sent
from journal.agreements.queries import agreements as queries
from journal.agreements.service.merging import merge, refuse_long, saved
from journal.codes import new_code
from journal.db import Database, write
from journal.errors import Conflict, Invalid, NotFound
from journal.mentorships.models import Mentorship
from journal.mentorships.service import ending
from journal.mentorships.service.ending import FURTHEST

LONGEST = 8000


def writable(db: Database, who: Account, mentorship: str) -> Mentorship:
    """A pair that may write its agreement now.

    Raises ``NotFound``, or ``Conflict`` (``pair_not_active``, ``promise_missing``): it shows words to the other one.
    """
    pair = queries.pair_of(db, who, mentorship)
    if pair.state != "active":
        raise Conflict("pair_not_active")
    if not pair.open_to_sharing:
        raise Conflict("promise_missing")
    return pair


def save(db: Database, who: Account, mentorship: str, sent: Sent) -> Saved:
    """Store what one of the two typed; the first change begins a new version, made from the one in force.

    What the other one changed meanwhile stays, and words typed over it are kept beside. A change takes back both
    acceptances of the version. Raises as :func:`writable`, and ``Invalid`` (``too_long``).
    """
    pair = writable(db, who, mentorship)
    refuse_long(sent.texts, LONGEST)
    with write(db):
        there = queries.open_version(db, who, mentorship)
        known = there or queries.in_force(db, who, mentorship)
        own = there is not None and _saved_by(db, there.code) == sent.key
        changed, aside = merge(known.texts if known else {}, sent, own=own)
        if there is None and (changed or aside):
            there = _begin(db, who, pair, known)
        if there is None:
            return saved(0, None, sent, aside)
        _keep_beside(db, who, there.code, sent.tab, aside)
        if changed:
            _store(db, there, sent.key, changed, own=own)
            there = queries.agreement(db, who, there.code)
        return saved(there.version, there.saved_at, sent, aside)


def _saved_by(db: Database, code: str) -> str:
    return str(db.query("select saved_by from agreement where code = :code", {"code": code})[0]["saved_by"])


def _begin(db: Database, who: Account, pair: Mentorship, known: Agreement | None) -> Agreement:
    code = new_code()
    db.execute(
        """
        insert into agreement (code, mentorship_id, version, saved_by, created_at, saved_at)
        values (:code, :pair, 0, '', :now, :now)
        """,
        {"code": code, "pair": pair.id, "now": _now()},
    )
    if known:
        _write_words(db, code, known.texts)
        _take_along(db, known.code, code)
    audit.record(db, who, "agreement_begun", code)
    return queries.agreement(db, who, code)


def _take_along(db: Database, before: str, code: str) -> None:
    """Words still kept beside the version in force go on with the new one."""
    db.execute(
        """
        update agreement_beside set agreement_id = (select id from agreement where code = :code)
        where agreement_id = (select id from agreement where code = :before)
        """,
        {"code": code, "before": before},
    )


def _store(db: Database, there: Agreement, key: str, changed: Mapping[str, str], *, own: bool) -> None:
    version = there.version + (0 if own and not there.acceptances else 1)
    db.execute(
        "update agreement set version = :version, saved_by = :key, saved_at = :now where code = :code",
        {"version": version, "key": key, "now": _now(), "code": there.code},
    )
    _write_words(db, there.code, changed)
    db.execute(
        "delete from agreement_acceptance where agreement_id = (select id from agreement where code = :code)",
        {"code": there.code},
    )


def _write_words(db: Database, code: str, texts: Mapping[str, str]) -> None:
    for field, text in texts.items():
        db.execute(
            """
            insert into agreement_words (agreement_id, field, text)
            select id, :field, :text from agreement where code = :code
            on conflict (agreement_id, field) do update set text = excluded.text
            """,
            {"code": code, "field": field, "text": text},
        )


def _keep_beside(db: Database, who: Account, code: str, tab: str, aside: Mapping[str, str]) -> None:
    for field, text in aside.items():
        db.execute(
            """
            insert into agreement_beside (agreement_id, field, tab, account_id, text, saved_at)
            select id, :field, :tab, :who, :text, :now from agreement where code = :code
            on conflict (agreement_id, field, tab) do update set text = excluded.text, saved_at = excluded.saved_at
            """,
            {"code": code, "field": field, "tab": tab, "who": who.id, "text": text, "now": _now()},
        )


def put_beside_away(db: Database, who: Account, mentorship: str, field: str, tab: str) -> None:
    """Either of the two needs the words kept beside a field no longer. Raises ``NotFound``."""
    there = queries.agreement_page(db, who, mentorship).newest
    if there is None:
        raise NotFound
    with write(db):
        gone = db.query(
            """
            delete from agreement_beside where field = :field and tab = :tab
            and agreement_id = (select id from agreement where code = :code) returning field
            """,
            {"field": field, "tab": tab, "code": there.code},
        )
        if not gone:
            raise NotFound
        audit.record(db, who, "agreement_beside_put_away", there.code)


def accept(db: Database, who: Account, code: str, version: int, zone: ZoneInfo) -> Agreement:
    """Accept an agreement as it was read (``version``).

    The first of the two proposes it; with the second it is in force and takes the place of the one before, and a last
    day in it becomes the planned end. Accepting twice is accepting once. Raises ``NotFound``, ``Conflict``
    (``agreement_changed``, ``agreement_closed``, and as :func:`writable`), ``Invalid`` (``empty``, ``past``, ``far``,
    ``after_end``).
    """
    pair = writable(db, who, queries.agreement(db, who, code).mentorship)
    with write(db):
        there = queries.agreement(db, who, code)
        if there.state in {"open", "in_force"} and there.version == version and there.accepted_by(who.id):
            return there
        _refuse_other_than_read(there, version)
        _refuse_impossible(there, clock.local_day(clock.now(), zone))
        _accept(db, who, there)
        there = queries.agreement(db, who, code)
        if there.accepted_by(pair.actor.id) and there.accepted_by(pair.mentor.id):
            _put_in_force(db, pair, code)
            _plan_end(db, who, pair, there.day("ends_on"), zone)
        return queries.agreement(db, who, code)


def _accept(db: Database, who: Account, there: Agreement) -> None:
    db.execute(
        """
        insert into agreement_acceptance (agreement_id, account_id, version, accepted_at)
        select id, :who, version, :now from agreement where code = :code
        """,
        {"who": who.id, "now": _now(), "code": there.code},
    )
    audit.record(db, who, "agreement_accepted" if there.proposed else "agreement_proposed", there.code)


def _refuse_other_than_read(there: Agreement, version: int) -> None:
    if there.state != "open":
        raise Conflict("agreement_closed")
    if there.version != version:
        raise Conflict("agreement_changed")


def _refuse_impossible(there: Agreement, today: date) -> None:
    end, checkpoint = there.day("ends_on"), there.day("checkpoint_on")
    if not any(text.strip() for field, text in there.texts.items() if field not in DAYS):
        raise Invalid({"goals": "empty"})
    if end and end < today:
        raise Invalid({"ends_on": "past"})
    if end and end > today + FURTHEST:
        raise Invalid({"ends_on": "far"})
    if checkpoint and checkpoint < today:
        raise Invalid({"checkpoint_on": "past"})
    if end and checkpoint and checkpoint > end:
        raise Invalid({"checkpoint_on": "after_end"})


def _put_in_force(db: Database, pair: Mentorship, code: str) -> None:
    now = _now()
    db.execute(
        """
        update agreement set state = 'replaced', closed_at = :now
        where mentorship_id = :pair and state = 'in_force'
        """,
        {"now": now, "pair": pair.id},
    )
    db.execute(
        "update agreement set state = 'in_force', in_force_at = :now where code = :code", {"now": now, "code": code}
    )


def _plan_end(db: Database, who: Account, pair: Mentorship, day: date | None, zone: ZoneInfo) -> None:
    """Only a day written as one becomes the planned end; an agreement without one takes none away."""
    if day is not None and day != pair.ends_on:
        ending.plan_end(db, who, pair.code, day, zone)


def leave(db: Database, who: Account, code: str, version: int) -> None:
    """Leave the agreement in force as it is: the version that was read is put by, with its words in the history.

    Raises ``NotFound``, ``Conflict`` (``agreement_changed``, ``agreement_closed``, and as :func:`writable`).
    """
    pair = writable(db, who, queries.agreement(db, who, code).mentorship)
    with write(db):
        there = queries.agreement(db, who, code)
        if there.state == "dropped":
            return
        _refuse_other_than_read(there, version)
        if queries.in_force(db, who, pair.code) is None:
            raise Conflict("agreement_closed")
        db.execute(
            "update agreement set state = 'dropped', closed_at = :now where code = :code", {"now": _now(), "code": code}
        )
        audit.record(db, who, "agreement_left", code)


def _now() -> str:
    return clock.stamp(clock.now())

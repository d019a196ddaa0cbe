"""An idea on its way: drafted, sent with a name or without, given to a mentor to be told, handed on."""

from __future__ import annotations

from datetime import date

from journal import audit, clock
from journal.accounts.models import Account
from journal.codes import new_code
from journal.db import Database, write
from journal.errors import Conflict, Invalid, NotFound
from journal.ideas import queries
from journal.ideas.models import LONGEST, WAYS, Route
from journal.mentorships import queries as pairs


def save(db: Database, who: Account, code: str, words: str, route: Route | None, based_on: int, key: str) -> int:
    """Save a draft and return its version; an empty page is not stored and has version 0.

    Raises ``NotFound``, ``Invalid`` (``too_long``), ``Conflict`` (``draft_changed``) when another page was quicker.
    """
    if len(words) > LONGEST:
        raise Invalid({"words": "too_long"})
    with write(db):
        if not words.strip() and not queries.exists(db, code):
            return 0
        rows = db.query(
            """
            insert into idea_draft (code, account_id, words, route, saved_by, saved_at)
            values (:code, :who, :words, :route, :key, :now)
            on conflict (code) do update set
              version = case when idea_draft.saved_by = :key then idea_draft.version else idea_draft.version + 1 end,
              words = :words, route = :route, saved_by = :key, saved_at = :now
            where idea_draft.account_id = :who and (idea_draft.version = :based_on or idea_draft.saved_by = :key)
            returning version
            """,
            {"code": code, "who": who.id, "words": words, "route": route or "", "key": key, "based_on": based_on}
            | {"now": clock.stamp(clock.now())},
        )
        if not rows:
            queries.draft(db, who, code)
            raise Conflict("draft_changed")
        return int(rows[0]["version"])


def throw_away(db: Database, who: Account, code: str) -> None:
    """Delete a draft for good. Raises ``NotFound``."""
    queries.draft(db, who, code)
    with write(db):
        db.execute("delete from idea_draft where code = :code", {"code": code})
        audit.record(db, who, "idea_draft_deleted", code)


def send(db: Database, who: Account, code: str, previewed: int, key: str, today: date) -> None:
    """Send a draft the way it was previewed; it is a draft no more. The same key again is the same idea.

    Raises ``NotFound``, ``Conflict`` (``draft_changed``), ``Invalid`` (``empty``; of the route: ``route``, ``nobody``,
    ``no_mentor``).
    """
    with write(db):
        if _known(db, who, key):
            return
        draft = queries.draft(db, who, code)
        if draft.version != previewed:
            raise Conflict("draft_changed")
        refuse_unready(db, who, code)
        if draft.route == "told":
            _give(db, who, draft.words, key, today)
        else:
            idea_id, link = _deliver(db, draft.words, who.id, key, today)
            if draft.route == "named":
                _sign(db, idea_id, who, told=False)
            audit.record(db, who, "idea_sent", link)
        db.execute("delete from idea_draft where code = :code", {"code": code})


def refuse_unready(db: Database, who: Account, code: str) -> None:
    """Raise ``Invalid`` for a draft that cannot leave: no words, no route, or nobody at its end."""
    draft = next((one for one in queries.drafts(db, who) if one.code == code), None)
    if draft is None or not draft.words.strip():
        raise Invalid({"words": "empty"})
    if draft.route is None:
        raise Invalid({"route": "route"})
    if draft.route == "told":
        pair = pairs.current(db, who)
        if pair is None or not pair.open_to_sharing:
            raise Invalid({"route": "no_mentor"})
    elif not queries.receivers(db, who):
        raise Invalid({"route": "nobody"})


def _known(db: Database, who: Account, key: str) -> bool:
    given = {"key": key, "who": who.id}
    return bool(
        db.query("select 1 from idea_link where key = :key and account_id = :who", given)
        or db.query(
            """
            select 1 from idea_told t join mentorship m on m.id = t.mentorship_id and m.actor_id = :who
            where t.key = :key
            """,
            given,
        )
    )


def _deliver(db: Database, words: str, account_id: int, key: str, today: date) -> tuple[int, str]:
    """Put the words where directors read them, and lay the way an answer takes back. Returns the idea's id and the
    link's code: the audit names the link, which goes with the account, and never the idea."""
    row = db.query(
        "insert into idea (code, words, sent_on) values (:code, :words, :today) returning id",
        {"code": new_code(), "words": words.strip(), "today": today.isoformat()},
    )[0]
    link = new_code()
    if db.query("select 1 from idea_link where key = :key", {"key": key}):
        raise Conflict("key_used")
    db.execute(
        "insert into idea_link (idea_id, account_id, code, key) values (:idea, :account, :code, :key)",
        {"idea": row["id"], "account": account_id, "code": link, "key": key},
    )
    return int(row["id"]), link


def _sign(db: Database, idea_id: int, who: Account, *, told: bool) -> None:
    db.execute(
        "insert into idea_signature (idea_id, account_id, told) values (:idea, :who, :told)",
        {"idea": idea_id, "who": who.id, "told": int(told)},
    )


def _give(db: Database, who: Account, words: str, key: str, today: date) -> None:
    pair = pairs.current(db, who)
    if pair is None:
        raise NotFound
    code = new_code()
    if db.query("select 1 from idea_told where key = :key", {"key": key}):
        raise Conflict("key_used")
    db.execute(
        """
        insert into idea_told (code, key, mentorship_id, words, given_on)
        values (:code, :key, :pair, :words, :today)
        """,
        {"code": code, "key": key, "pair": pair.id, "words": words.strip(), "today": today.isoformat()},
    )
    audit.record(db, who, "idea_given", code)


def hand_on(db: Database, who: Account, code: str, way: str, today: date) -> None:
    """The mentor hands an idea on: as it is worded to the directors, or spoken. Once is enough.

    Raises ``NotFound`` for anybody but the mentor, ``Conflict`` (``nobody``) when nobody receives ideas, ``way``.
    """
    if code not in {one.code for one in queries.to_tell(db, who)}:
        raise NotFound
    if way not in WAYS:
        raise Conflict("way")
    with write(db):
        told = queries.told(db, who, code)
        if told.handed_on:
            return
        if way == "sent" and not queries.receivers(db, who):
            raise Conflict("nobody")
        idea_id = _tell(db, who, code, today) if way == "sent" else None
        db.execute(
            "update idea_told set handed_on = :today, way = :way, idea_id = :idea where code = :code",
            {"today": today.isoformat(), "way": way, "idea": idea_id, "code": code},
        )
        audit.record(db, who, "idea_handed_on", code)


def _tell(db: Database, who: Account, code: str, today: date) -> int:
    """Deliver a told idea under the mentor's name, with the answer's way leading to the actor."""
    row = db.query(
        """
        select t.words, m.actor_id from idea_told t join mentorship m on m.id = t.mentorship_id where t.code = :code
        """,
        {"code": code},
    )[0]
    idea_id, _link = _deliver(db, row["words"], row["actor_id"], f"told:{code}", today)
    _sign(db, idea_id, who, told=True)
    return idea_id


def release(db: Database, who: Account, code: str, *, released: bool) -> None:
    """The sender lets the words stand on the half-yearly sheet, or no longer. Raises ``NotFound``."""
    if queries.sent_one(db, who, code).released == released:
        return
    with write(db):
        db.execute(
            """
            update idea set released_at = :at where id = (
              select l.idea_id from idea_link l where l.code = :code and l.account_id = :who)
            """,
            {"at": clock.stamp(clock.now()) if released else None, "code": code, "who": who.id},
        )
        audit.record(db, who, "idea_released" if released else "idea_kept_back", code)


def seen(db: Database, who: Account, code: str, today: date) -> None:
    """The sender has the answer before them: it is no longer announced. Raises ``NotFound``."""
    one = queries.sent_one(db, who, code)
    if one.answered_on is None or one.seen:
        return
    with write(db):
        db.execute(
            "update idea_link set seen_on = :today where code = :code and account_id = :who",
            {"today": today.isoformat(), "code": code, "who": who.id},
        )

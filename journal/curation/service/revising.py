"""Working on one file of the bank: a draft, a second reader or a night's sleep, and then the bank in force."""

from __future__ import annotations

from datetime import timedelta

from journal import audit, clock
from journal.accounts.models import Account
from journal.codes import new_code
from journal.curation import queries
from journal.curation.models import Revision, Verdict
from journal.curation.service import publishing
from journal.db import Database, write
from journal.errors import Conflict, Invalid, NotFound

#: How long a curator without a second reader sleeps on a text.
NIGHT = timedelta(hours=24)
LONGEST_REASON = 1000


def save(
    db: Database, who: Account, path: str, words: str, based_on: int, key: str, *, reason: str = "", waiting: str = ""
) -> Revision:
    """Keep ``words`` as the draft of a file. ``based_on``: the version they were made from, 0 for a new draft.

    ``reason``: why, for the history; ``waiting``: the languages whose wording waits for a translation (``"sv en"``).

    The same key again is the same save. A text that waited for a reader is a draft again. Raises ``Invalid`` when the
    file would not hold, ``Conflict`` when somebody has saved another text meanwhile: theirs stays as it is.
    """
    queries.refuse_others(who)
    publishing.refuse_unfit(path, words)
    with write(db):
        known = queries.open_revision(db, who, path)
        if known is None:
            known = _begun(db, who, path, words, key) if based_on == 0 else _gone(path)
            return _noted(db, who, known.code, reason, waiting)
        told = {"words": words, "now": clock.stamp(clock.now()), "key": key, "who": who.id, "code": known.code}
        saved = db.query(
            """
            update bank_revision
            set words = :words, saved_at = :now, saved_by = :key, author_id = :who, state = 'draft', asked_at = null,
                version = version + 1
            where code = :code and version = :based_on and (saved_by is null or saved_by <> :key) returning version
            """,
            {**told, "based_on": based_on},
        )
        if not saved and not db.query("select 1 from bank_revision where code = :code and saved_by = :key", told):
            raise Conflict("draft_changed")
        audit.record(db, who, "bank_draft_saved", known.code)
        return _noted(db, who, known.code, reason, waiting) if saved else queries.revision(db, who, known.code)


def _noted(db: Database, who: Account, code: str, reason: str, waiting: str) -> Revision:
    db.execute(
        "update bank_revision set reason = :reason, waiting = :waiting where code = :code",
        {"code": code, "reason": reason.strip()[:LONGEST_REASON], "waiting": waiting},
    )
    return queries.revision(db, who, code)


def _begun(db: Database, who: Account, path: str, words: str, key: str) -> Revision:
    code, now = new_code(), clock.stamp(clock.now())
    before = next((row["code"] for row in queries.in_force(db) if row["path"] == path), None)
    db.execute(
        """
        insert into bank_revision (code, key, path, words, author_id, based_on, saved_by, created_at, saved_at)
        values (:code, :key, :path, :words, :who, :before, :key, :now, :now)
        """,
        {"code": code, "key": key, "path": path, "words": words, "who": who.id, "before": before, "now": now},
    )
    audit.record(db, who, "bank_draft_begun", code)
    return queries.revision(db, who, code)


def _gone(path: str) -> Revision:
    raise Conflict("draft_gone")


def drop(db: Database, who: Account, code: str) -> None:
    """Let a draft go; its text stays in the history. Raises ``NotFound``, ``Conflict``."""
    with write(db):
        _open(db, who, code)
        db.execute("update bank_revision set state = 'dropped' where code = :code", {"code": code})
        audit.record(db, who, "bank_draft_dropped", code)


def ask_for_a_reader(db: Database, who: Account, code: str) -> Revision:
    """Have a draft wait for a second reader, or for its own curator's next day. Raises ``Invalid``, ``Conflict``."""
    with write(db):
        found = _open(db, who, code)
        publishing.refuse_unpublishable(db, {found.path: found.words})
        db.execute(
            "update bank_revision set state = 'in_review', asked_at = :now where code = :code and state = 'draft'",
            {"code": code, "now": clock.stamp(clock.now())},
        )
        audit.record(db, who, "bank_review_asked", code)
        return queries.revision(db, who, code)


def judge(db: Database, who: Account, code: str, version: int, verdict: Verdict, words: str) -> None:
    """A second reader's word on what they read. *It asks* publishes it at once; the other sends it back with why.

    Raises ``NotFound`` for its author and for those who neither mentor nor curate, ``Conflict`` when the text changed.
    """
    with write(db):
        found = queries.revision(db, who, code)
        if found.state != "in_review" or found.version != version:
            raise Conflict("draft_changed")
        if found.author_id == who.id:
            raise NotFound
        _reviewed(db, who, found, verdict, words)
        audit.record(db, who, f"bank_{verdict}", code)
        if verdict == "asks":
            publishing.publish(db, who, {found.path: found.code}, "publish", f"review-{code}-{version}")
        else:
            db.execute("update bank_revision set state = 'draft', asked_at = null where code = :code", {"code": code})


def _reviewed(db: Database, who: Account, found: Revision, verdict: Verdict, words: str) -> None:
    db.execute(
        """
        insert into bank_review (revision_id, account_id, version, verdict, words, at)
        values ((select id from bank_revision where code = :code), :who, :version, :verdict, :words, :now)
        on conflict (revision_id, account_id) do update
        set version = excluded.version, verdict = excluded.verdict, words = excluded.words, at = excluded.at
        """,
        {
            "code": found.code,
            "who": who.id,
            "version": found.version,
            "verdict": verdict,
            "words": words.strip()[:LONGEST_REASON],
            "now": clock.stamp(clock.now()),
        },
    )


def publish_alone(db: Database, who: Account, code: str, reason: str) -> None:
    """The curator has slept on it, read it again and says in a sentence why. Marked as approved by one.

    Raises ``Conflict`` before a day has gone by, and for what needs two people; ``Invalid`` without a sentence.
    """
    if not reason.strip():
        raise Invalid({"reason": "empty"})
    with write(db):
        found = _open(db, who, code)
        if found.asked_at is None or found.state != "in_review":
            raise Conflict("not_waiting")
        if clock.now() - found.asked_at < NIGHT:
            raise Conflict("too_early")
        if publishing.needs_two(db, found.path, found.words):
            raise Conflict("needs_two")
        db.execute(
            "update bank_revision set alone_reason = :reason where code = :code",
            {"code": code, "reason": reason.strip()[:LONGEST_REASON]},
        )
        publishing.publish(db, who, {found.path: code}, "publish", f"alone-{code}-{found.version}")


def _open(db: Database, who: Account, code: str) -> Revision:
    queries.refuse_others(who)
    found = queries.revision(db, who, code)
    if found.state not in {"draft", "in_review"}:
        raise Conflict("draft_gone")
    return found

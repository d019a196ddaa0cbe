"""What directors do with an idea: read it, say where it stands and what became of it; one reminder, once."""

from __future__ import annotations

from datetime import date, timedelta

from journal import audit
from journal.accounts.models import OPERATOR, Account
from journal.db import Database, write
from journal.errors import Conflict, Invalid
from journal.ideas import queries
from journal.ideas.models import LONGEST, State
from journal.mail import outbox

#: How long an idea waits before directors are reminded of it.
REMINDED_AFTER = timedelta(days=60)


def opened(db: Database, who: Account, code: str) -> None:
    """A new idea has been read by a director. Raises ``NotFound``."""
    if queries.received(db, who, code).state != "new":
        return
    with write(db):
        db.execute("update idea set state = 'read' where code = :code and state = 'new'", {"code": code})
        audit.record(db, who, "idea_read", code)


def answer(
    db: Database, who: Account, code: str, state: State, outcome: str, based_on: int, key: str, today: date
) -> None:
    """Say where an idea stands and what became of it; new words reach the sender, whoever that is.

    Raises ``NotFound``, ``Invalid`` (``too_long``), ``Conflict`` (``idea_changed``) when somebody else was quicker.
    """
    before, outcome = queries.received(db, who, code), outcome.strip()
    if len(outcome) > LONGEST:
        raise Invalid({"outcome": "too_long"})
    with write(db):
        rows = db.query(
            """
            update idea set state = :state, outcome = :outcome, saved_by = :key,
              version = case when saved_by = :key then version else version + 1 end
            where code = :code and (version = :based_on or saved_by = :key) returning id
            """,
            {"state": state, "outcome": outcome, "key": key, "code": code, "based_on": based_on},
        )
        if not rows:
            raise Conflict("idea_changed")
        if outcome and outcome != before.outcome:
            _tell_sender(db, rows[0]["id"], today)
        audit.record(db, who, f"idea_{state}", code)


def _tell_sender(db: Database, idea_id: int, today: date) -> None:
    """Mark the answer on the sender's own link, and let one mail say so; the mail's key names the link alone."""
    for link in db.query(
        "update idea_link set answered_on = :today, seen_on = null where idea_id = :idea returning account_id, code",
        {"today": today.isoformat(), "idea": idea_id},
    ):
        outbox.queue(db, link["account_id"], "idea_answered", f"idea-answered:{link['code']}", path="/ideas")


def remind(db: Database, today: date) -> None:
    """One mail to each director when an idea has waited too long for words on what became of it. For upkeep."""
    waited = {"today": today.isoformat(), "long_ago": (today - REMINDED_AFTER).isoformat()}
    with write(db):
        rows = db.query(
            """
            update idea set reminded_on = :today
            where outcome = '' and reminded_on is null and sent_on <= :long_ago returning code
            """,
            waited,
        )
        if not rows:
            return
        for director in db.query(
            "select a.id, a.code from account a join account_grant g on g.account_id = a.id and g.role = 'director'"
        ):
            key = f"idea-waiting:{director['code']}:{today.isoformat()}"
            outbox.queue(db, director["id"], "idea_waiting", key, path="/ideas/inbox")
        audit.record(db, OPERATOR, "ideas_reminded", str(len(rows)))

"""Asking to join by the organisation's link, and what mentors and the coordinator make of it."""

from __future__ import annotations

from datetime import timedelta

from journal import audit, clock
from journal.accounts import queries as people
from journal.accounts.models import OPERATOR, Account, Invitation, NewInvitation
from journal.accounts.service import invitations, throttle
from journal.codes import new_code, new_token
from journal.db import Database, write
from journal.errors import Conflict, NotFound
from journal.mail import outbox
from journal.mentorships import queries
from journal.mentorships.models import JoinRequest
from journal.settings import Settings
from prompts.model import Language

#: The words beside the button promise it.
LASTS = timedelta(days=60)
#: So many may ask from one machine before they have to wait: a whole staff room may share one.
FREE_REQUESTS = 20

_REQUEST = """
insert into join_request (code, key, account_id, director_id, name, unit, address, language, made_at)
values (:code, :key, :account, :director, :name, :unit, :address, :language, :now)
on conflict do nothing
"""
_NOBODY: dict[str, str | int | None] = {"account": None, "director": None, "name": "", "unit": "", "address": None}


def open_link(db: Database, token: str) -> None:
    """Raise ``NotFound`` unless ``token`` is the organisation's join link."""
    if not db.query("select 1 from join_link where token = :token", {"token": token}):
        raise NotFound


def renew_link(db: Database, who: Account) -> None:
    """Make the join link anew; the one before leads nowhere from now on. Raises ``NotFound`` for who may not."""
    queries.join_requests(db, who)
    with write(db):
        db.execute(
            """
            insert into join_link (only, token, made_at) values (1, :token, :now)
            on conflict (only) do update set token = excluded.token, made_at = excluded.made_at
            """,
            {"token": new_token(), "now": clock.stamp(clock.now())},
        )
        audit.record(db, who, "join_link_renewed", "join_link")


def ask(
    db: Database, token: str, told: tuple[str, str, str], language: Language, key: str, machine: str, settings: Settings
) -> None:
    """Somebody without an account would like to join; ``told`` is name, unit and address.

    The same key, and the same address while it waits, is the same request. Raises ``NotFound`` for another link,
    ``Conflict`` (``key_used``) for a key that stands under another name, ``TooMany`` when very many came from one
    machine.
    """
    open_link(db, token)
    hasty = f"join:{machine}"
    throttle.refuse_hasty(db, settings.secret, hasty)
    name, unit, address = told
    row = {"code": new_code(), "key": key, "language": language, "now": clock.stamp(clock.now())}
    with write(db):
        if db.query("select 1 from join_request where key = :key and name <> :name", {"key": key, "name": name}):
            raise Conflict("key_used")
        db.execute(_REQUEST, _NOBODY | row | {"name": name, "unit": unit, "address": address.strip() or None})
        audit.record(db, OPERATOR, "asked_to_join", str(row["code"]))
        throttle.failed(db, settings.secret, hasty, free=FREE_REQUESTS)


def ask_signed_in(db: Database, who: Account) -> None:
    """The same for somebody with an account, in a director's name where one thought of them.

    Raises ``Conflict`` for who has a mentor already.
    """
    if queries.current(db, who) is not None:
        raise Conflict("has_mentor")
    with write(db):
        rows = db.query("delete from recommended where account_id = :who returning director_id", {"who": who.id})
        _wait(db, who, rows[0]["director_id"] if rows else None)


def wait_for_mentor(db: Database, account: Account, invitation: Invitation) -> None:
    """Whoever has joined without a mentor waits for one, inside the caller's write."""
    _wait(db, account, invitation.inviter_id if invitation.sender == "director" else None)


def _wait(db: Database, who: Account, director: int | None) -> None:
    row = {"code": new_code(), "key": None, "language": who.language, "now": clock.stamp(clock.now())}
    db.execute(_REQUEST, _NOBODY | row | {"account": who.id, "director": director})
    audit.record(db, who, "asked_to_join", str(row["code"]))


def take_back(db: Database, who: Account) -> None:
    """The asking account no longer wants to join; taking back twice is taking back once."""
    with write(db):
        db.execute("delete from join_request where account_id = :who", {"who": who.id})
        audit.record(db, who, "join_request_taken_back", who.code)


def invite(db: Database, who: Account, code: str, key: str, settings: Settings) -> NewInvitation:
    """Answer a request with an invitation; the request is gone then. Raises ``NotFound`` and ``Conflict``.

    A mentor invites to be that person's mentor, the coordinator to wait for one. Where mail is sent, it goes to the
    address that was given.
    """
    asked = _without_account(db, who, code)
    with write(db):
        made = invitations.invite(db, who, settings, key=key, name=asked.name, unit=asked.unit)
        _done(db, code)
        if settings.smtp_host and asked.address:
            sender, letter = made.invitation.sender, f"invited:{made.invitation.code}"
            slots = {sender: who.name, "path": f"/invitation/{made.token}"}
            outbox.queue_to_address(db, asked.address, asked.language, f"invited_by_{sender}", letter, **slots)
        return made


def _without_account(db: Database, who: Account, code: str) -> JoinRequest:
    asked = queries.join_request(db, who, code)
    if asked.account is not None:
        raise Conflict("has_account")
    return asked


def waiting(db: Database, who: Account, code: str) -> Account:
    """The account that a request is of. Raises ``NotFound`` for one without."""
    asked = queries.join_request(db, who, code)
    if asked.account is None:
        raise NotFound
    return people.account_by_code(db, asked.account)


def put_away(db: Database, who: Account, code: str) -> None:
    """Take a request off the list; nobody is told. Raises ``NotFound``."""
    queries.join_request(db, who, code)
    with write(db):
        _done(db, code)
        audit.record(db, who, "join_request_put_away", code)


def _done(db: Database, code: str) -> None:
    db.execute("delete from join_request where code = :code", {"code": code})


def remove_old(db: Database) -> None:
    """Delete requests that have waited for sixty days. For upkeep."""
    with write(db):
        gone = db.query(
            "delete from join_request where made_at <= :old returning code",
            {"old": clock.stamp(clock.now() - LASTS)},
        )
        for row in gone:
            audit.record(db, OPERATOR, "join_request_expired", row["code"])

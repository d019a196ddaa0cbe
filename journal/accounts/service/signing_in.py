"""Signing in and out, and on which devices."""

from __future__ import annotations

from datetime import timedelta

from journal import audit, clock
from journal.accounts import queries
from journal.accounts.models import Account, SignIn, Who
from journal.accounts.service import passwords, throttle
from journal.codes import new_code, new_token, token_hash
from journal.db import Database, write
from journal.errors import Invalid, NotFound
from journal.settings import Settings

#: A sign-in is touched at most this often: reading a page should not be a write.
TOUCHED_EVERY = timedelta(minutes=5)


def sign_in(db: Database, address: str, password: str, machine: str, device: str, settings: Settings) -> str:
    """The token of a new sign-in. Raises ``TooMany``, or ``Invalid`` (``wrong``) without saying which part was."""
    address = address.strip()
    keys = (f"address:{address.lower()}", f"machine:{machine}")
    throttle.refuse_hasty(db, settings.secret, *keys)
    found = queries.credentials(db, address)
    if not passwords.right(found[1] if found else "", password, settings) or found is None:
        throttle.failed(db, settings.secret, *keys)
        raise Invalid({"password": "wrong"})
    throttle.forgiven(db, settings.secret, keys[0])
    return begin(db, found[0], device, settings)


def begin(db: Database, who: Account, device: str, settings: Settings) -> str:
    """Sign an account in on a device and return the token for its cookie."""
    token, code, now = new_token(), new_code(), clock.now()
    with write(db):
        db.execute(
            """
            insert into sign_in (code, account_id, token_hash, device, created_at, seen_at, expires_at)
            values (:code, :who, :hash, :device, :now, :now, :expires)
            """,
            {
                "code": code,
                "who": who.id,
                "hash": token_hash(token),
                "device": device[:200],
                "now": clock.stamp(now),
                "expires": clock.stamp(now + timedelta(days=settings.absolute_days)),
            },
        )
        audit.record(db, who, "signed_in", code)
    return token


def recognise(db: Database, token: str, *, idle_days: int) -> tuple[Account, SignIn] | None:
    """Whose device this is, unless its sign-in has ended; says at most every few minutes that it was seen."""
    now = clock.now()
    found = queries.by_token(db, token_hash(token), clock.stamp(now))
    if found is None or found[1].seen_at < now - timedelta(days=idle_days):
        return None
    if found[1].seen_at < now - TOUCHED_EVERY:
        with write(db):
            db.execute("update sign_in set seen_at = :now where id = :id", {"now": clock.stamp(now), "id": found[1].id})
    return found


def sign_out(db: Database, who: Account, device: SignIn) -> None:
    """End this device's sign-in."""
    end_device(db, who, device.code)


def end_device(db: Database, who: Account, code: str) -> None:
    """End one of the account's own sign-ins. Raises ``NotFound``."""
    with write(db):
        ended = db.query(
            "delete from sign_in where code = :code and account_id = :who returning code", {"code": code, "who": who.id}
        )
        if not ended:
            raise NotFound
        audit.record(db, who, "signed_out", code)


def sign_out_everywhere(db: Database, who: Account, *, but: SignIn | None = None) -> None:
    """End all sign-ins of the account, except ``but``."""
    with write(db):
        db.execute(
            "delete from sign_in where account_id = :who and id is not :but",
            {"who": who.id, "but": but.id if but else None},
        )
        audit.record(db, who, "signed_out_everywhere", who.code)


def leave_notice(db: Database, who: Account, device: SignIn, code: str | None) -> None:
    """Have the device's next page say something once."""
    with write(db):
        db.execute(
            "update sign_in set notice = :notice where id = :id and account_id = :who",
            {"notice": code, "id": device.id, "who": who.id},
        )


def clear_notice(db: Database, who: Account, device: SignIn) -> None:
    """The notice has been shown."""
    leave_notice(db, who, device, None)


def sign_in_link(db: Database, who: Who, account: Account, *, hours: int = 24) -> str:
    """The token of a link that signs ``account`` in once; the operator's help when somebody is locked out."""
    token = new_token()
    with write(db):
        db.execute(
            "insert into sign_in_link (token_hash, account_id, expires_at) values (:hash, :account, :expires)",
            {"hash": token_hash(token), "account": account.id, "expires": clock.stamp(clock.ahead(hours=hours))},
        )
        audit.record(db, who, "sign_in_link_made", account.code)
    return token


def link_account(db: Database, token: str) -> Account:
    """Whom a sign-in link would sign in. Raises ``NotFound`` when it is unknown, used or too old."""
    rows = db.query(
        "select account_id from sign_in_link where token_hash = :hash and used_at is null and expires_at > :now",
        {"hash": token_hash(token), "now": clock.stamp(clock.now())},
    )
    if not rows:
        raise NotFound
    return queries.account(db, rows[0]["account_id"])


def follow_link(db: Database, token: str, device: str, settings: Settings) -> str:
    """Use a sign-in link up and return the token of the new sign-in."""
    with write(db):
        account = link_account(db, token)
        db.execute(
            "update sign_in_link set used_at = :now where token_hash = :hash",
            {"now": clock.stamp(clock.now()), "hash": token_hash(token)},
        )
        return begin(db, account, device, settings)

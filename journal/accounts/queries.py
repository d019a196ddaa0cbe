"""Rows of people, read by whoever may read them."""

from __future__ import annotations

from typing import cast

from journal.accounts.models import Account, Invitation, Role, SignIn
from journal.clock import moment
from journal.db import Database, Row
from journal.errors import NotFound

_ACCOUNT = """
select a.*, (select group_concat(role) from account_grant g where g.account_id = a.id) as roles from account a
"""
_INVITATION = """
select i.*, coalesce(a.name, '') as inviter_name from invitation i left join account a on a.id = i.inviter_id
"""


def _roles(text: str | None) -> frozenset[Role]:
    return frozenset(cast("list[Role]", (text or "").split(","))) - {cast(Role, "")}


def _account(row: Row) -> Account:
    return Account(
        id=row["id"],
        code=row["code"],
        name=row["name"],
        unit=row["unit"],
        address=row["address"] or "",
        language=row["language"],
        questions=bool(row["questions"]),
        hints=bool(row["hints"]),
        workplace=row["workplace"],
        mentors=bool(row["mentors"]),
        roles=_roles(row["roles"]),
        mails=bool(row["mails"]),
    )


def _sign_in(row: Row) -> SignIn:
    return SignIn(
        id=row["id"],
        code=row["code"],
        account_id=row["account_id"],
        device=row["device"],
        created_at=moment(row["created_at"]),
        seen_at=moment(row["seen_at"]),
        expires_at=moment(row["expires_at"]),
        notice=row["notice"],
    )


def _invitation(row: Row) -> Invitation:
    return Invitation(
        id=row["id"],
        code=row["code"],
        sender=row["sender"],
        inviter_id=row["inviter_id"],
        inviter_name=row["inviter_name"],
        mentor_id=row["mentor_id"],
        name=row["name"],
        unit=row["unit"],
        roles=_roles(row["roles"]),
        mentors=bool(row["mentors"]),
        language=row["language"],
        created_at=moment(row["created_at"]),
        expires_at=moment(row["expires_at"]),
        used_at=moment(row["used_at"]) if row["used_at"] else None,
    )


def _one(rows: list[Row]) -> Row:
    if not rows:
        raise NotFound
    return rows[0]


def account(db: Database, account_id: int) -> Account:
    """The account with this id. For services alone; no page shows or takes an id."""
    return _account(_one(db.query(_ACCOUNT + "where a.id = :id", {"id": account_id})))


def account_by_code(db: Database, code: str) -> Account:
    """The account that an opaque code names. Raises ``NotFound``."""
    return _account(_one(db.query(_ACCOUNT + "where a.code = :code", {"code": code})))


def credentials(db: Database, address: str) -> tuple[Account, str] | None:
    """The account that signs in with ``address`` and its password hash, or nothing."""
    rows = db.query(_ACCOUNT + "where a.address = :address", {"address": address})
    return (_account(rows[0]), rows[0]["password_hash"] or "") if rows else None


def password_hash(db: Database, who: Account) -> str:
    """The asking account's own hash."""
    return str(_one(db.query("select password_hash as h from account where id = :id", {"id": who.id}))["h"] or "")


def mentors(db: Database, who: Account) -> tuple[Account, ...]:
    """Everybody but the asking account who may be proposed as a mentor, by name."""
    rows = db.query(_ACCOUNT + "where a.mentors = 1 and a.id <> :who order by a.name, a.code", {"who": who.id})
    return tuple(map(_account, rows))


def looks_after(db: Database, who: Account) -> bool:
    """Whether the asking account does what a coordinator does for the house: as one, or as a mentor without one."""
    if "coordinator" in who.roles:
        return True
    return who.mentors and not db.query("select 1 from account_grant where role = 'coordinator' limit 1")


def everybody(db: Database) -> tuple[Account, ...]:
    """All accounts by name; for the coordinator's pairing and the command line. Erased ones are nobody."""
    return tuple(map(_account, db.query(_ACCOUNT + "where a.former = 0 order by a.name, a.code")))


def by_token(db: Database, token_hash: str, now: str) -> tuple[Account, SignIn] | None:
    """The account and device that a sign-in token stands for, while it is good."""
    rows = db.query(
        "select * from sign_in where token_hash = :hash and expires_at > :now", {"hash": token_hash, "now": now}
    )
    if not rows:
        return None
    sign_in = _sign_in(rows[0])
    return account(db, sign_in.account_id), sign_in


def devices(db: Database, who: Account, now: str) -> tuple[SignIn, ...]:
    """Where the asking account is signed in, last used first."""
    rows = db.query(
        "select * from sign_in where account_id = :who and expires_at > :now order by seen_at desc, code",
        {"who": who.id, "now": now},
    )
    return tuple(map(_sign_in, rows))


def invitation(db: Database, hashed: str) -> Invitation:
    """The invitation whose link or slip has this hash. Raises ``NotFound``."""
    rows = db.query(_INVITATION + "where i.token_hash = :hash or i.slip_hash = :hash", {"hash": hashed})
    return _invitation(_one(rows))


def invitations_by(db: Database, who: Account) -> tuple[Invitation, ...]:
    """Invitations the asking account has sent, newest first; a director's are recommendations, and not listed."""
    rows = db.query(
        _INVITATION + "where i.inviter_id = :who and i.sender <> 'director' order by i.created_at desc, i.code",
        {"who": who.id},
    )
    return tuple(map(_invitation, rows))

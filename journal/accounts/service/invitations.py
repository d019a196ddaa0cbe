"""Ways in: a link, or eight characters on a slip of paper, for one person and once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from journal import audit, clock
from journal.accounts import queries
from journal.accounts.models import (
    OPERATOR,
    Account,
    Invitation,
    NewAccount,
    NewInvitation,
    Operator,
    Role,
    Sender,
    Who,
)
from journal.accounts.service import throttle
from journal.accounts.service.opening import open_account
from journal.codes import keyed_hash, new_code, new_slip, new_token, read_slip, token_hash
from journal.db import Database, write
from journal.errors import Conflict, NotFound
from journal.settings import Settings
from prompts.model import Language


def sender_of(who: Who) -> Sender:
    """As what somebody invites. Raises ``NotFound`` for who may not."""
    if isinstance(who, Operator):
        return "operator"
    if "coordinator" in who.roles:
        return "coordinator"
    if who.mentors:
        return "mentor"
    raise NotFound


_INVITE = """
insert into invitation (code, key, token_hash, slip_hash, inviter_id, sender, mentor_id, name, unit, roles,
                        mentors, language, created_at, expires_at)
values (:code, :key, :token, :slip, :inviter, :sender, :mentor, :name, :unit, :roles,
        :mentors, :language, :now, :expires)
"""


def invite(
    db: Database,
    who: Who,
    settings: Settings,
    *,
    key: str | None = None,
    name: str = "",
    unit: str = "",
    language: Language | None = None,
    roles: frozenset[Role] = frozenset(),
    mentors: bool = False,
) -> NewInvitation:
    """Make an invitation; its two secrets are told this once.

    A mentor invites to be that person's mentor. Roles are given by the operator alone. Raises ``Conflict``
    (``sent_already``) for a form sent twice: the secrets of the first cannot be shown again.
    """
    told: dict[str, str | int | None] = {"key": key, "name": name, "unit": unit, "language": language}
    return _made(db, who, settings, told | _rights(who, roles, mentors=mentors))


def recommend(
    db: Database, who: Account, settings: Settings, *, name: str, language: Language, key: str | None = None
) -> NewInvitation:
    """An invitation in a director's name: nobody lists it, and nobody is told whether it is used.

    Raises ``NotFound`` for who is no director; ``Conflict`` as :func:`invite` does.
    """
    if "director" not in who.roles:
        raise NotFound
    told: dict[str, str | int | None] = {"key": key, "name": name, "unit": "", "language": language}
    rights: dict[str, str | int | None] = {"inviter": who.id, "sender": "director", "mentor": None, "roles": ""}
    return _made(db, who, settings, told | rights | {"mentors": 0})


def _made(db: Database, who: Who, settings: Settings, told: Mapping[str, str | int | None]) -> NewInvitation:
    token, slip, code = new_token(), new_slip(), new_code()
    secret = {"token": token_hash(token), "slip": token_hash(_slip_token(slip, settings))}
    with write(db):
        if told["key"] and db.query("select 1 from invitation where key = :key", {"key": told["key"]}):
            raise Conflict("sent_already")
        db.execute(_INVITE, {**told, **secret, **_lasting(settings), "code": code})
        audit.record(db, who, "invited", code)
    return NewInvitation(by_token(db, token), token, slip)


def _lasting(settings: Settings) -> dict[str, str | None]:
    now = clock.now()
    return {"now": clock.stamp(now), "expires": clock.stamp(now + timedelta(days=settings.invitation_days))}


def _rights(who: Who, roles: frozenset[Role], *, mentors: bool) -> dict[str, str | int | None]:
    """Who invites, as what, and what the invited may then do."""
    sender = sender_of(who)
    return {
        "inviter": who.id,
        "sender": sender,
        "mentor": who.id if sender == "mentor" else None,
        "roles": ",".join(sorted(roles)) if sender == "operator" else "",
        "mentors": int(mentors and sender in {"operator", "coordinator"}),
    }


def by_token(db: Database, token: str) -> Invitation:
    """The invitation a link opens, while it is good. Raises ``NotFound``; ``Conflict`` when used or too old.

    A director's opens until it is too old, used or not: whoever printed the slip may have kept it, and what came of it
    is shown to nobody. That it was used is said only to who has filled in everything (:func:`accept`).
    """
    return _good(queries.invitation(db, token_hash(token)))


def by_slip(db: Database, typed: str, machine: str, settings: Settings) -> str:
    """The link token of the invitation whose slip was typed. Guessing is throttled by machine.

    Raises ``NotFound``, ``Conflict`` or ``TooMany``.
    """
    key = f"slip:{machine}"
    throttle.refuse_hasty(db, settings.secret, key)
    token = _slip_token(typed, settings)
    try:
        by_token(db, token)
    except NotFound:
        throttle.failed(db, settings.secret, key)
        raise
    throttle.forgiven(db, settings.secret, key)
    return token


def _slip_token(slip: str, settings: Settings) -> str:
    """A slip's eight characters as a token that only this installation can make of them."""
    return keyed_hash(settings.secret, read_slip(slip))


def _good(found: Invitation) -> Invitation:
    if found.used_at is not None and found.sender != "director":
        raise Conflict("invitation_used")
    if found.expires_at <= clock.now():
        raise Conflict("invitation_expired")
    return found


def accept(db: Database, token: str, new: NewAccount, password: str, settings: Settings) -> tuple[Account, Invitation]:
    """Use the invitation up: make the account it promises. Raises as :func:`by_token` and ``open_account`` do."""
    with write(db):
        found = by_token(db, token)
        granted = NewAccount(
            name=new.name,
            unit=new.unit or found.unit,
            address=new.address,
            language=new.language,
            mentors=found.mentors,
            roles=found.roles,
        )
        account = open_account(db, OPERATOR, granted, password, settings)
        _use_up(db, account, found)
        return account, found


def take(db: Database, who: Account, token: str) -> Invitation:
    """Somebody who has an account uses the invitation up. Raises as :func:`by_token`; ``NotFound`` for no such one."""
    with write(db):
        found = by_token(db, token)
        if not found.meant_for(who.id):
            raise NotFound
        _use_up(db, who, found)
        return found


def _use_up(db: Database, account: Account, found: Invitation) -> None:
    if found.used_at is not None:
        raise Conflict("invitation_used")
    db.execute(
        "update invitation set used_at = :now, account_id = :account where id = :id",
        {"now": clock.stamp(clock.now()), "account": account.id, "id": found.id},
    )
    audit.record(db, account, "invitation_accepted", found.code)


def withdraw(db: Database, who: Account, code: str) -> None:
    """Take back an invitation of one's own that nobody has used. Raises ``NotFound``."""
    with write(db):
        gone = db.query(
            """
            delete from invitation where code = :code and inviter_id = :who and sender <> 'director'
            and used_at is null returning id
            """,
            {"code": code, "who": who.id},
        )
        if not gone:
            raise NotFound
        audit.record(db, who, "invitation_withdrawn", code)

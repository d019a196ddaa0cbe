"""How somebody comes to have an account, and what it may do."""

from __future__ import annotations

from journal import audit, clock
from journal.accounts import queries
from journal.accounts.models import Account, NewAccount, Role, Who
from journal.accounts.service import passwords
from journal.codes import new_code
from journal.db import Database, IntegrityError, write
from journal.errors import Conflict, Invalid
from journal.settings import Settings


def open_account(db: Database, who: Who, new: NewAccount, password: str, settings: Settings) -> Account:
    """Make an account. Without a password it can be entered by a sign-in link alone.

    Raises ``Invalid`` for an address in use (``taken``) or a password that is too easy.
    """
    if password:
        passwords.judge(password, (new.name, new.address))
    stored = passwords.hashed(password, settings) if password else None
    with write(db):
        opened = queries.account_by_code(db, _insert(db, new, stored))
        for role in sorted(new.roles):
            grant(db, who, opened, role)
        audit.record(db, who, "account_opened", opened.code)
        return queries.account(db, opened.id)


def _insert(db: Database, new: NewAccount, password_hash: str | None) -> str:
    code = new_code()
    try:
        db.execute(
            """
            insert into account (code, name, unit, address, password_hash, language, mentors, created_at)
            values (:code, :name, :unit, :address, :password, :language, :mentors, :now)
            """,
            {
                "code": code,
                "name": new.name,
                "unit": new.unit,
                "address": new.address.strip() or None,
                "password": password_hash,
                "language": new.language,
                "mentors": int(new.mentors),
                "now": clock.stamp(clock.now()),
            },
        )
    except IntegrityError as error:
        raise Invalid({"address": "taken"}) from error
    return code


def grant(db: Database, who: Who, account: Account, role: Role) -> None:
    """Give an account a role. Raises ``Conflict`` for director and coordinator in one account."""
    with write(db):
        try:
            db.execute(
                """
                insert into account_grant (account_id, role, granted_at) values (:id, :role, :now)
                on conflict do nothing
                """,
                {"id": account.id, "role": role, "now": clock.stamp(clock.now())},
            )
        except IntegrityError as error:
            raise Conflict("director_and_coordinator") from error
        audit.record(db, who, f"granted_{role}", account.code)

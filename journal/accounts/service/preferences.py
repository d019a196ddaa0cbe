"""What people decide about their own account."""

from __future__ import annotations

from journal import audit
from journal.accounts import queries
from journal.accounts.models import Account, SignIn, Workplace
from journal.accounts.service import passwords
from journal.accounts.service.signing_in import sign_out_everywhere
from journal.db import Database, IntegrityError, write
from journal.errors import Invalid
from journal.settings import Settings
from prompts.model import Language


def change_details(db: Database, who: Account, *, name: str, unit: str, workplace: Workplace | None) -> None:
    """What others see of the account, and where its owner works."""
    with write(db):
        db.execute(
            "update account set name = :name, unit = :unit, workplace = :workplace where id = :who",
            {"name": name, "unit": unit, "workplace": workplace, "who": who.id},
        )
        audit.record(db, who, "details_changed", who.code)


def choose_language(db: Database, who: Account, language: Language) -> None:
    """The language of the account's pages."""
    with write(db):
        db.execute("update account set language = :language where id = :who", {"language": language, "who": who.id})


def choose_questions(db: Database, who: Account, *, questions: bool, hints: bool) -> None:
    """Whether questions may come at all, and whether a quiet link may offer one in a pause."""
    with write(db):
        db.execute(
            "update account set questions = :questions, hints = :hints where id = :who",
            {"questions": int(questions), "hints": int(hints), "who": who.id},
        )


def choose_mails(db: Database, who: Account, *, mails: bool) -> None:
    """Whether mail may come at all, besides what its owner would lose something without."""
    with write(db):
        db.execute("update account set mails = :mails where id = :who", {"mails": int(mails), "who": who.id})


def change_address(db: Database, who: Account, address: str, current: str, device: SignIn, settings: Settings) -> None:
    """Sign in with another address from now on, and end the other devices.

    Raises ``Invalid`` when the password is wrong or somebody signs in with the address already (``taken``).
    """
    if not passwords.right(queries.password_hash(db, who), current, settings):
        raise Invalid({"current_password": "wrong"})
    with write(db):
        try:
            db.execute(
                "update account set address = :address where id = :who", {"address": address.strip(), "who": who.id}
            )
        except IntegrityError as error:
            raise Invalid({"address": "taken"}) from error
        sign_out_everywhere(db, who, but=device)
        audit.record(db, who, "address_changed", who.code)


def change_password(db: Database, who: Account, current: str, new: str, device: SignIn, settings: Settings) -> None:
    """Set a new password and end the other devices. Raises ``Invalid`` when the current one is wrong."""
    stored = queries.password_hash(db, who)
    if stored and not passwords.right(stored, current, settings):
        raise Invalid({"current_password": "wrong"})
    passwords.judge(new, (who.name, who.address), "new_password")
    with write(db):
        db.execute(
            "update account set password_hash = :hash where id = :who",
            {"hash": passwords.hashed(new, settings), "who": who.id},
        )
        sign_out_everywhere(db, who, but=device)
        audit.record(db, who, "password_changed", who.code)

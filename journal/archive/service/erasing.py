"""Erasing an account and everything of it, so that no byte of it is left in the file."""

from __future__ import annotations

from datetime import timedelta

from journal import audit, clock
from journal.accounts import queries as people
from journal.accounts.models import Account, SignIn, Who
from journal.accounts.service import passwords, throttle
from journal.codes import new_code
from journal.db import Database, copies, write
from journal.errors import Invalid
from journal.settings import Settings
from prompts.model import LANGUAGES, Language

#: A sign-in by link is young enough to stand for a password for so long.
FRESH = timedelta(minutes=15)
#: What stands in place of the name of a mentor who has erased their account, in the actor's language.
FORMER_MENTOR = {"fi": "entinen mentori", "sv": "tidigare mentor", "en": "former mentor"}
_FORMER = """
insert into account (code, name, language, created_at, former)
select :code, :name, :language, :now, 1
where not exists (select 1 from account where former = 1 and name = :name)
"""
_SPOKEN_TO = """
select 1 from mentorship m join account a on a.id = m.actor_id
where m.mentor_id = :gone and a.language = :language limit 1
"""
#: A mentoring that came about stays with its actor; what the mentor wrote for themselves alone does not.
_ENDED = """
update mentorship set state = 'ended', ended_at = :now
where mentor_id = :gone and accepted_at is not null and state <> 'ended'
"""
_NOT_FORMED = "delete from mentorship where mentor_id = :gone and accepted_at is null"
_UNSENT = "delete from unsent where mentorship_id in (select id from mentorship where mentor_id = :gone)"
#: The actors' side of it, in the language of each, goes on under nobody's name.
_PROMISES = """
update promise set account_id = :former where account_id = :gone and mentorship_id in (
  select m.id from mentorship m join account a on a.id = m.actor_id
  where m.mentor_id = :gone and a.language = :language)
"""
_ACCEPTANCES = """
update agreement_acceptance set account_id = :former where account_id = :gone and agreement_id in (
  select g.id from agreement g join mentorship m on m.id = g.mentorship_id join account a on a.id = m.actor_id
  where m.mentor_id = :gone and a.language = :language)
"""
#: Two who have gone may have read one text on one day: it was read that day.
_READINGS = """
insert into reading (entry_id, account_id, day)
select r.entry_id, :former, r.day from reading r join entry e on e.id = r.entry_id join account a on a.id = e.actor_id
where r.account_id = :gone and a.language = :language on conflict do nothing
"""
_SWOT_READINGS = """
insert into swot_reading (swot_id, account_id, day)
select r.swot_id, :former, r.day from swot_reading r join swot s on s.id = r.swot_id join account a on a.id = s.actor_id
where r.account_id = :gone and a.language = :language on conflict do nothing
"""
_PROPOSALS = """
update interim_task set proposer_id = :former where proposer_id = :gone and mentorship_id in (
  select m.id from mentorship m join account a on a.id = m.actor_id
  where m.mentor_id = :gone and a.language = :language)
"""
_MENTORSHIPS = """
update mentorship set mentor_id = :former where mentor_id = :gone and actor_id in (
  select id from account where language = :language)
"""
#: What holds a name, an address or words of the account and does not hang from it, or only through an index.
_INVITATIONS = """
delete from invitation where (account_id = :gone and sender <> 'director')
  or (inviter_id = :gone and (used_at is null or sender = 'director'))
"""
#: A director's slip opens as before, whoever kept a copy of it.
_RECOMMENDED = "update invitation set name = '' where account_id = :gone"
_MAIL = """
delete from letter where address = :address collate nocase
  or key in (select 'invited:' || code from invitation where inviter_id = :gone)
  or key in (select 'recommended:' || code from recommendation where director_id = :gone)
"""
_REQUESTS = "delete from join_request where address = :address"
_SEARCH = "delete from search_text where entry_id in (select id from entry where actor_id = :gone)"


def confirm(db: Database, who: Account, password: str, device: SignIn, settings: Settings) -> None:
    """Be sure that it is the account's owner who asks: by the password, or without one by a sign-in just made.

    Raises ``Invalid`` (``wrong``, ``not_fresh``) or ``TooMany``.
    """
    stored = people.password_hash(db, who)
    if not stored:
        if clock.now() - device.created_at > FRESH:
            raise Invalid({"password": "not_fresh"})
        return
    key = f"erasing:{who.code}"
    throttle.refuse_hasty(db, settings.secret, key)
    if not passwords.right(stored, password, settings):
        throttle.failed(db, settings.secret, key)
        raise Invalid({"password": "wrong"})
    throttle.forgiven(db, settings.secret, key)


def erase_account(db: Database, who: Who, account: Account) -> str:
    """Erase ``account`` and everything of it at once, and return the code of the receipt.

    What it wrote to actors as their mentor stays with them, under no name.
    """
    receipt, gone = new_code(), {"gone": account.id, "address": account.address}
    with write(db):
        _leave_to_actors(db, account)
        db.execute(_MAIL, gone)
        db.execute(_INVITATIONS, gone)
        db.execute(_RECOMMENDED, gone)
        db.execute(_REQUESTS, gone)
        db.execute(_SEARCH, gone)
        db.execute("delete from account where id = :gone", gone)
        audit.record(db, who, "account_erased", receipt)
    copies.checkpoint(db.path)
    return receipt


def _leave_to_actors(db: Database, account: Account) -> None:
    now = {"gone": account.id, "now": clock.stamp(clock.now())}
    db.execute(_ENDED, now)
    db.execute(_NOT_FORMED, now)
    db.execute(_UNSENT, now)
    for language in LANGUAGES:
        spoken = {"gone": account.id, "language": language}
        if db.query(_SPOKEN_TO, spoken):
            theirs = spoken | {"former": _former(db, language)}
            db.execute(_PROMISES, theirs)
            db.execute(_ACCEPTANCES, theirs)
            db.execute(_READINGS, theirs)
            db.execute(_SWOT_READINGS, theirs)
            db.execute(_PROPOSALS, theirs)
            db.execute(_MENTORSHIPS, theirs)


def _former(db: Database, language: Language) -> int:
    """The account that stands in the erased one's place: nobody signs in with it."""
    name, now = FORMER_MENTOR[language], clock.stamp(clock.now())
    db.execute(_FORMER, {"code": new_code(), "name": name, "language": language, "now": now})
    return int(db.query("select id from account where former = 1 and name = :name", {"name": name})[0]["id"])

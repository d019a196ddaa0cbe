"""Handing waiting mail to the organisation's mail server, each one once.

A letter is claimed in one short transaction, sent outside of any, and closed in another. When the server does not
take it, it waits and is tried again later. Once closed, its words and its address are gone; only the key stays.
"""

from __future__ import annotations

import hashlib
import json
import logging
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from email.message import EmailMessage
from email.utils import format_datetime

from journal import clock
from journal.db import Database, write
from journal.mail import letters
from journal.settings import MAIL_ADDRESS, Settings

#: A claim older than this is of a process that died: the letter is anybody's again.
CLAIM = timedelta(minutes=10)
LONGEST_WAIT = timedelta(hours=6)
SECONDS = 20.0

_CLAIM = """
update letter set claimed_at = :now, tries = tries + 1
where id = (
  select id from letter
  where sent_at is null and put_away_at is null and try_at <= :now
    and (claimed_at is null or claimed_at <= :lapsed)
  order by try_at, key limit 1
)
returning key, account_id, address, language, kind, slots, tries
"""


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A claimed letter."""

    key: str
    kind: str
    address: str
    language: str
    slots: dict[str, str]
    tries: int
    wanted: bool


def send_due(db: Database, settings: Settings) -> None:
    """Send what is due. Without a mail server, and when it does not answer, everything stays as it is."""
    _put_away_old(db)
    if not settings.smtp_host or not _anything_due(db):
        return
    try:
        with _server(settings) as server:
            while letter := _claimed(db):
                _send(db, server, letter, settings)
    except (OSError, smtplib.SMTPException) as error:
        logging.getLogger("oivallus").warning("The mail server took nothing: %s.", type(error).__name__)


@contextmanager
def _server(settings: Settings) -> Iterator[smtplib.SMTP]:
    """A connection to the mail server, encrypted and signed in as the settings say."""
    place, context = (settings.smtp_host, settings.smtp_port), ssl.create_default_context()
    if settings.smtp_security == "tls":
        opened: smtplib.SMTP = smtplib.SMTP_SSL(*place, timeout=SECONDS, context=context)
    else:
        opened = smtplib.SMTP(*place, timeout=SECONDS)
    with opened as server:
        if settings.smtp_security == "starttls":
            server.starttls(context=context)
        if settings.smtp_user:
            server.login(settings.smtp_user, settings.smtp_password)
        yield server


def _send(db: Database, server: smtplib.SMTP, letter: _Waiting, settings: Settings) -> None:
    """Send one claimed letter. Raises when the server is gone; one refused recipient concerns that letter alone."""
    if not letter.wanted or not MAIL_ADDRESS.fullmatch(letter.address):
        _close(db, letter, sent=False)
        return
    try:
        server.send_message(_message(letter, settings))
    except (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused, smtplib.SMTPNotSupportedError, ValueError):
        _later(db, letter)
    except (OSError, smtplib.SMTPException):
        _later(db, letter)
        raise
    else:
        _close(db, letter, sent=True)


def _message(letter: _Waiting, settings: Settings) -> EmailMessage:
    subject, body = letters.rendered(letter.kind, letter.language, letter.slots, settings)
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = subject, settings.mail_from, letter.address
    message["Date"] = format_datetime(clock.now())
    # The same letter has the same name, whoever sends it: a reader's program sees a double for what it is.
    name = hashlib.sha256(letter.key.encode()).hexdigest()[:32]
    message["Message-ID"] = f"<{name}@{settings.mail_from.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message["Content-Language"] = letter.language
    message.set_content(body)
    return message


def _anything_due(db: Database) -> bool:
    return bool(
        db.query(
            "select 1 from letter where sent_at is null and put_away_at is null and try_at <= :now limit 1",
            {"now": clock.stamp(clock.now())},
        )
    )


def _claimed(db: Database) -> _Waiting | None:
    now = clock.now()
    with write(db):
        rows = db.query(_CLAIM, {"now": clock.stamp(now), "lapsed": clock.stamp(now - CLAIM)})
    if not rows:
        return None
    row = rows[0]
    if row["account_id"] is None:
        to = {"address": row["address"], "language": row["language"], "mails": 1}
    else:
        to = db.query("select address, language, mails from account where id = :id", {"id": row["account_id"]})[0]
    wanted = bool(to["mails"]) or letters.KINDS[row["kind"]].always
    slots = json.loads(row["slots"])
    return _Waiting(row["key"], row["kind"], to["address"] or "", to["language"], slots, row["tries"], wanted)


def _close(db: Database, letter: _Waiting, *, sent: bool) -> None:
    now = clock.stamp(clock.now())
    with write(db):
        db.execute(
            "update letter set sent_at = :sent, put_away_at = :away, slots = '{}', address = null where key = :key",
            {"sent": now if sent else None, "away": None if sent else now, "key": letter.key},
        )


def _later(db: Database, letter: _Waiting) -> None:
    """Tried again after 2, 4, 8 … minutes, at most six hours apart."""
    wait = min(timedelta(minutes=2 ** min(letter.tries, 12)), LONGEST_WAIT)
    with write(db):
        db.execute(
            "update letter set try_at = :at, claimed_at = null where key = :key",
            {"at": clock.stamp(clock.now() + wait), "key": letter.key},
        )


def _put_away_old(db: Database) -> None:
    """What could not be sent in time is never sent."""
    now = clock.stamp(clock.now())
    with write(db):
        db.execute(
            """
            update letter set put_away_at = :now, slots = '{}', address = null
            where sent_at is null and put_away_at is null and until_at <= :now
            """,
            {"now": now},
        )

"""Giving the two sheets, each once and either not at all."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from journal import audit, clock
from journal.accounts.models import Account
from journal.codes import new_code
from journal.db import Database, write
from journal.errors import Conflict, Invalid
from journal.feedback import queries
from journal.feedback.models import HIGHEST, HalfYear, Item, near_the_end
from journal.mentorships.models import Mentorship

LONGEST_LETTER = 10_000
LONGEST_SENTENCE = 1000


def write_letter(db: Database, who: Account, code: str, text: str, key: str, today: date) -> None:
    """Give sheet one to the mentor, by name. The same key again is the same letter.

    Raises ``NotFound``, ``Invalid`` (``empty``, ``too_long``), ``Conflict`` when it was given or it is not its time.
    """
    text = text.strip()
    if not text:
        raise Invalid({"text": "empty"})
    if len(text) > LONGEST_LETTER:
        raise Invalid({"text": "too_long"})
    with write(db):
        pair = _at_its_end(db, who, code, today)
        if _known(db.query("select key from feedback_letter where mentorship_id = :id", {"id": pair.id}), key):
            return
        made = db.query(
            """
            insert into feedback_letter (code, key, mentorship_id, text, sent_at)
            values (:code, :key, :pair, :text, :now) on conflict (key) do nothing returning code
            """,
            {"code": new_code(), "key": key, "pair": pair.id, "text": text, "now": clock.stamp(clock.now())},
        )
        if not made:
            raise Conflict("key_used")
        audit.record(db, who, "letter_given", made[0]["code"])


def answer(
    db: Database, who: Account, code: str, values: Mapping[Item, int], sentence: str, key: str, today: date
) -> None:
    """Give sheet two: each answer goes off alone, with nothing but its half-year; the sentence stays the actor's own.

    Raises ``NotFound``, ``Invalid`` (``empty``, ``too_long``), ``Conflict`` when it was given or it is not its time.
    """
    sentence = sentence.strip()
    if not values and not sentence:
        raise Invalid({"heard": "empty"})
    if len(sentence) > LONGEST_SENTENCE:
        raise Invalid({"sentence": "too_long"})
    with write(db):
        pair = _at_its_end(db, who, code, today)
        if _known(db.query("select key from feedback_given where mentorship_id = :id", {"id": pair.id}), key):
            return
        made = db.query(
            """
            insert into feedback_given (mentorship_id, key) values (:pair, :key)
            on conflict (key) do nothing returning mentorship_id
            """,
            {"pair": pair.id, "key": key},
        )
        if not made:
            raise Conflict("key_used")
        _let_go(db, HalfYear.of(today), values)
        _release(db, who, HalfYear.of(today), sentence)
        audit.record(db, who, "feedback_given", pair.code)


def _at_its_end(db: Database, who: Account, code: str, today: date) -> Mentorship:
    pair = queries.mentored_in(db, who, code)
    if not near_the_end(pair, today):
        raise Conflict("not_near_the_end")
    return pair


def _known(rows: list[dict[str, object]], key: str) -> bool:
    """Whether this very sheet was given before; another one in its place is a ``Conflict``."""
    if rows and rows[0]["key"] != key:
        raise Conflict("feedback_given")
    return bool(rows)


def _let_go(db: Database, period: HalfYear, values: Mapping[Item, int]) -> None:
    for item, value in values.items():
        if not 1 <= value <= HIGHEST:
            raise Invalid({item: "form"})
        # The random code is the row's place in the file: not even the order of answers is kept.
        db.execute(
            "insert into feedback_answer (code, period, item, value) values (:code, :period, :item, :value)",
            {"code": new_code(), "period": period.code, "item": item, "value": value},
        )


def _release(db: Database, who: Account, period: HalfYear, sentence: str) -> None:
    if sentence:
        db.execute(
            """
            insert into feedback_sentence (code, account_id, period, text)
            values (:code, :who, :period, :text)
            """,
            {"code": new_code(), "who": who.id, "period": period.code, "text": sentence},
        )

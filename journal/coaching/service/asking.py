"""A question for an entry: chosen by the engine, kept with its reasons as places and never as words."""

from __future__ import annotations

import json
from zoneinfo import ZoneInfo

from journal import clock
from journal.accounts.models import Account
from journal.coaching import queries
from journal.coaching.models import Moment, Offered, Silent
from journal.coaching.service.surroundings import CARDS_REMEMBERED, cards_before, context
from journal.codes import new_code
from journal.comments import queries as comments
from journal.curation.service import engine
from journal.db import Database, write
from journal.entries import queries as entries
from journal.entries.models import Entry
from journal.goals import queries as goals
from journal.meetings import queries as meetings
from journal.mentorships import queries as pairs
from prompts.model import GRAVE, Asked, Context, Language, Prompt, Reply, SupportCard


def ask(db: Database, who: Account, code: str, asked: Asked, interface: Language, zone: ZoneInfo) -> Moment:
    """One question for the entry as it is now, or the reason for none. Raises ``NotFound``.

    The mentor's open question comes before the engine's. A question that waits already is shown again.
    """
    entry = entries.entry(db, who, code)
    if not who.questions:
        return Moment(None, "off", _card(db, who, entry), asks_reader=False)
    if comments.waiting(db, who) is not None:
        card = _card(db, who, entry)
        return Moment(None, "card" if forbids(card) else "mentor_asks", card, asks_reader=False)
    waiting = queries.waiting(db, who, code)
    if waiting is not None:
        return Moment(waiting, None, _card(db, who, entry), asks_reader=False)
    told = context(db, who, entry, asked, interface, zone)
    reply = engine(db).reply(entry.text, told)
    if reply.prompt is None:
        return Moment(None, _silent(reply), reply.card, reply.asks_reader)
    offered = offer(db, who, entry, reply.prompt, told)
    return Moment(offered, None, reply.card, reply.asks_reader)


def glance(db: Database, who: Account, code: str) -> Moment:
    """What stands beside an entry when it is opened: a waiting question and the card its own text brings."""
    entry = entries.entry(db, who, code)
    offered = queries.waiting(db, who, code) if comments.waiting(db, who) is None else None
    card = _card(db, who, entry)
    shift = who.questions and card is None and _goal_shift(db, entry)
    return Moment(offered, None, card, asks_reader=False, goal_shift=shift)


def _goal_shift(db: Database, entry: Entry) -> bool:
    """Whether a finished text says that what one aimed at is no longer it."""
    if entry.state != "kept" or entry.language is None:
        return False
    return "goal-shift" in engine(db).cues_in(entry.text, entry.language)


def forbids(card: SupportCard | None) -> bool:
    """Whether a card leaves no room for any question."""
    return card is not None and card.strength == "full" and any(one.category in GRAVE for one in card.leads)


def _card(db: Database, who: Account, entry: Entry) -> SupportCard | None:
    """The card of an entry, as it was when the entry was saved: what is full but rarely looks the same at each look."""
    asked, at = engine(db), entry.saved_at
    if asked.card(entry.text) is None and not asked.strains(entry.text):
        return None
    week = [past for past in queries.history(db, who, at - CARDS_REMEMBERED) if past.when <= at]
    return asked.card(entry.text, None, cards_before(db, who, entry), at, week)


def _silent(reply: Reply) -> Silent:
    reason = reply.silence.reason if reply.silence else "nothing_fits"
    known: tuple[Silent, ...] = ("card", "chain_ended", "unasked")
    return next((one for one in known if one == reason), "nothing_fits")


def offer(db: Database, who: Account, entry: Entry, prompt: Prompt, told: Context) -> Offered:
    """Keep a chosen question as offered in ``entry``, with its reasons as places in the revision it was chosen for."""
    code = new_code()
    with write(db):
        db.execute(
            """
            insert into prompt (code, entry_id, revision_id, question, technique, language, wording, quote_start,
                                quote_end, number, reasons, bank_version, asked, offered_at)
            values (:code, :entry, :revision, :question, :technique, :language, :wording, :quote_start,
                    :quote_end, :number, :reasons, :bank, :asked, :now)
            """,
            {
                "code": code,
                "entry": entry.id,
                "revision": entry.revision_id,
                "question": prompt.question,
                "technique": prompt.technique,
                "language": prompt.language,
                "wording": _in_marks(prompt),
                "quote_start": prompt.quote[0] if prompt.quote else None,
                "quote_end": prompt.quote[1] if prompt.quote else None,
                "number": prompt.number,
                "reasons": json.dumps(_reasons(db, who, prompt, told)),
                "bank": engine(db).bank.version,
                "asked": told.asked,
                "now": clock.stamp(clock.now()),
            },
        )
        return queries.prompt(db, who, entry.code, code)


def _in_marks(prompt: Prompt) -> str:
    """The wording with the marks of its own language around its slot."""
    opening = "“" if prompt.language == "en" else "”"
    return prompt.wording.replace("«", opening).replace("»", "”")


def _reasons(db: Database, who: Account, prompt: Prompt, told: Context) -> list[dict[str, object]]:
    codes = {one.words: one.code for one in goals.open_goals(db, who)}
    kept: list[dict[str, object]] = []
    for reason in prompt.reasons:
        if reason.kind == "text":
            kept.append({"kind": "text", "cue": reason.cue, "start": reason.start, "end": reason.end})
        elif reason.kind == "goal" and reason.goal is not None:
            kept.append({"kind": "goal", "goal": codes[told.goals[reason.goal].words]})
        elif reason.kind == "phase" and told.phase != "after_task":
            kept += _meeting_reason(db, who)
    return kept


def _meeting_reason(db: Database, who: Account) -> list[dict[str, object]]:
    pair = pairs.current(db, who)
    coming = meetings.next_planned(db, who, pair.code, clock.now()) if pair else None
    return [{"kind": "meeting", "at": clock.stamp(coming.starts_at)}] if coming else []

"""One entry of the demo, written, asked and answered through the services of the writing page."""

from __future__ import annotations

from typing import Any

from journal import clock
from journal.accounts.models import Account
from journal.coaching.service import acting, asking
from journal.coaching.service.surroundings import context
from journal.codes import new_code, new_key
from journal.curation.service import engine
from journal.db import Database
from journal.entries import queries as entries
from journal.entries.models import Draft, Typed
from journal.entries.service import finding, saving
from journal.settings import Settings
from prompts.model import Prompt


def write_entry(db: Database, who: Account, told: dict[str, Any], goal: str | None, settings: Settings) -> str:
    """Write an entry at the time it is told for, and keep it unless it is a draft. Returns its code."""
    code = new_code()
    _save(db, who, code, (Typed(None, told["text"].strip()),), goal, settings)
    for answer in told.get("answers", ()):
        prompt = _offered(db, who, code, answer["question"], settings)
        acting.answer(db, who, code, prompt)
        passages = entries.entry(db, who, code).passages
        typed = [Typed(one.prompt, one.text) for one in passages[:-1]]
        _save(db, who, code, (*typed, Typed(prompt, answer["text"])), goal, settings)
    if not told.get("draft"):
        saving.keep(db, who, code)
    return code


def _save(
    db: Database, who: Account, code: str, passages: tuple[Typed, ...], goal: str | None, settings: Settings
) -> None:
    version = entries.entry(db, who, code).version if entries.exists(db, code) else 0
    draft = Draft(code=code, key=new_key(), tab=new_key(), based_on=version, passages=passages, goal=goal)
    words = finding.words_of(db, "\n\n".join(one.text for one in passages))
    saving.save(db, who, draft, words, clock.local_day(clock.now(), settings.zone))


def _offered(db: Database, who: Account, code: str, question: str, settings: Settings) -> str:
    entry = entries.entry(db, who, code)
    chosen = engine(db).bank.questions[question]
    wording = chosen.wording["fi"]
    prompt = Prompt(question, chosen.technique, "fi", wording, wording, None, None, ())
    told = context(db, who, entry, "tapped", "fi", settings.zone)
    return asking.offer(db, who, entry, prompt, told).code

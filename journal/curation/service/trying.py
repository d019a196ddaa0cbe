"""Trying a text of the curator's own: what is noticed, what would be asked, and why every other question lost.

Nothing of the text is stored or logged, unless it is kept as an example.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from journal import audit, clock
from journal.accounts.models import Account
from journal.codes import new_code
from journal.curation import queries
from journal.curation.models import Chosen, Example, Noted, Told, Trial, Weighed
from journal.curation.service.effects import engine_with
from journal.curation.service.engines import engine
from journal.db import Database, write
from journal.errors import Invalid, NotFound
from prompts.model import Goal, Language, Observation

if TYPE_CHECKING:
    from prompts.engine import Engine
    from prompts.model import Candidate, Context, Reply

MOST_STANDING, MOST_REST = 10, 200
OPENING = 60


def trials(db: Database, who: Account, told: Told, interface: Language, draft: str = "") -> tuple[Trial, ...]:
    """What the bank in force makes of a text, and then what it would with a draft. Raises ``NotFound``, ``Invalid``."""
    queries.refuse_others(who)
    engines = [engine(db)]
    if draft:
        found = queries.revision(db, who, draft)
        engines.append(engine_with(db, {found.path: found.words}))
    return tuple(_trial(one, told, interface) for one in engines)


def _trial(asked: Engine, told: Told, interface: Language) -> Trial:
    context = _context(told, interface)
    reply = asked.explain(told.text, context)
    language = interface if reply.language == "unknown" else reply.language
    weighed = [_weighed(asked, one, told.text, language) for one in reply.candidates]
    prompt = reply.prompt
    worth = _worth_a_look(weighed)
    rest = [one for one in weighed if one not in worth]
    return Trial(
        language=language,
        understood=reply.language != "unknown",
        pieces=_pieces(told.text, reply.observations),
        asked=prompt.text if prompt else "",
        chosen=next((one for one in weighed if prompt and one.question == prompt.question), None),
        silent=_silent(reply),
        card=tuple((lead.category, lead.strength) for lead in reply.card.leads) if reply.card else (),
        worth=tuple(worth),
        rest=tuple(rest[:MOST_REST]),
        left_out=max(0, len(rest) - MOST_REST),
    )


def _silent(reply: Reply) -> str:
    return reply.silence.reason if reply.silence and not reply.prompt else ""


def _context(told: Told, interface: Language) -> Context:
    from prompts.asking import context_of

    yesterday = [{"technique": one, "days_ago": 1} for one in told.techniques]
    asked = {
        "language": told.language, "interface": interface, "phase": told.phase, "history": yesterday, "seed": "try",
        "goal": told.goals[0] if told.goals else "", "asked": "kept" if told.unasked else "tapped",
    }  # fmt: skip
    return replace(context_of(asked), goals=tuple(Goal(one) for one in told.goals))


def _weighed(asked: Engine, one: Candidate, text: str, language: Language) -> Weighed:
    wording = asked.bank.questions[one.question].wording
    shown = language if language in wording else next(iter(wording))
    quotes = [text[why.start : why.end] for why in one.reasons if why.kind == "text"]
    parts = tuple((name, round(value, 2)) for name, value in one.parts.items())
    return Weighed(
        one.question, one.technique, wording[shown], shown, one.lost, tuple(dict.fromkeys(quotes)),
        round(one.score, 2), parts,
    )  # fmt: skip


def _worth_a_look(weighed: list[Weighed]) -> list[Weighed]:
    """The best that stand, and of each technique the best that lost."""
    lost: dict[str, Weighed] = {}
    for one in weighed:
        if one.lost:
            lost.setdefault(one.technique, one)
    return [*[one for one in weighed if not one.lost][:MOST_STANDING], *lost.values()]


def _pieces(text: str, met: tuple[Observation, ...]) -> tuple[Noted, ...]:
    """The text cut where cues begin and end."""
    cuts = sorted({0, len(text), *(place for one in met for place in (one.start, one.end))})
    return tuple(
        Noted(text[start:end], tuple(dict.fromkeys(one.cue for one in met if one.start <= start and end <= one.end)))
        for start, end in pairwise(cuts)
    )


def choices(db: Database, who: Account) -> tuple[Chosen, ...]:
    """The examples to choose from: those kept here, with whether they come out as expected, then the bank's own."""
    from prompts.bank.samples import samples

    queries.refuse_others(who)
    kept = [
        Chosen(one.code, _opening(one.text), one.language, True, one.technique, _comes_out(db, one))
        for one in queries.kept_examples(db)
    ]
    own = [Chosen(str(number), _opening(one.text), one.language) for number, one in enumerate(samples(), 1)]
    return (*kept, *own)


def _opening(text: str) -> str:
    """The first words of an example, and a sign that there are more."""
    return text if len(text) <= OPENING else f"{text[:OPENING]}…"


def _comes_out(db: Database, one: Example) -> bool | None:
    """Whether the technique that was expected comes first; nothing where none was."""
    from prompts.bank.samples import Sample

    prompt = engine(db).reply(one.text, Sample(one.text, one.language, one.phase, one.goal).context).prompt
    return (prompt is not None and prompt.technique == one.technique) if one.technique else None


def chosen(db: Database, who: Account, example: str) -> Told:
    """What an example tells. Raises ``NotFound``."""
    from prompts.bank.samples import Sample, samples

    queries.refuse_others(who)
    own = samples()
    if example.isdecimal() and len(example) < 6:
        if not 1 <= int(example) <= len(own):
            raise NotFound
        found = own[int(example) - 1]
    else:
        kept = queries.example(db, who, example)
        found = Sample(kept.text, kept.language, kept.phase, kept.goal)
    return Told(found.text, found.language, found.phase, (found.goal,) if found.goal else (), (), unasked=False)


def keep(db: Database, who: Account, told: Told, technique: str, key: str) -> None:
    """Keep a text as an example, with the technique expected of it. The same key again is the same example."""
    queries.refuse_others(who)
    asked = engine(db)
    if technique and technique not in asked.bank.techniques:
        raise Invalid({"technique": "unknown"})
    language = told.language or asked.detect(told.text)
    if language == "unknown":
        raise Invalid({"language": "unknown"})
    code = new_code()
    row = {
        "code": code, "key": key, "text": told.text, "language": language, "phase": told.phase, "who": who.id,
        "goal": "\n".join(told.goals), "technique": technique or None, "now": clock.stamp(clock.now()),
    }  # fmt: skip
    with write(db):
        if db.query("select 1 from bank_example where key = :key", {"key": key}):
            return
        db.execute(
            """
            insert into bank_example (code, key, text, language, phase, goal, technique, author_id, created_at)
            values (:code, :key, :text, :language, :phase, :goal, :technique, :who, :now)
            """,
            row,
        )
        audit.record(db, who, "bank_example_kept", code)


def forget(db: Database, who: Account, code: str) -> None:
    """Take a kept example out again. Raises ``NotFound``."""
    with write(db):
        queries.example(db, who, code)
        db.execute("delete from bank_example where code = :code", {"code": code})
        audit.record(db, who, "bank_example_removed", code)

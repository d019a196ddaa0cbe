"""Working on one question: what lies on the bench, saving it in canonical form, what the linter says of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace

from journal.accounts.models import Account
from journal.curation import queries
from journal.curation.models import Opened, Remark, Revision
from journal.curation.service import revising
from journal.curation.service.engines import engine
from journal.curation.service.texts import id_of, packaged, path_of, question_in, words_for
from journal.db import Database, write
from journal.errors import Invalid, NotFound
from prompts.model import LANGUAGES, PHASES, Kind, Language, Question

#: The wording that the others are translations of.
LEADING: Language = "fi"
LONGEST = 1000
WORDS_OF_AN_ID = 6
QUOTE, NUMBER = "{lainaus}", "{luku}"
KINDS: tuple[Kind, ...] = ("question", "scale", "ack", "task")
EMPTY = Question(
    id="", kind="question", technique="", state="live", phases=(), topics=(), cues=(), avoid=(), needs=(), tags=(),
    follow_ups=(), source="own", wording={},
)  # fmt: skip


def opened(db: Database, who: Account, question: str) -> Opened:
    """A question as it lies on the bench. Raises ``NotFound`` for one that is nowhere, and for all but curators."""
    path = path_of(question)
    draft = queries.open_revision(db, who, path)
    base, waiting = _in_force(db, who, path)
    if draft is None:
        if base is None:
            raise NotFound
        return Opened(base, base, None, waiting, same_meaning=False)
    worked = question_in(path, draft.words)
    return Opened(worked, base, draft, draft.waiting, _same_meaning(base, worked, draft.waiting))


def _in_force(db: Database, who: Account, path: str) -> tuple[Question | None, frozenset[str]]:
    """The question in force at a path, if any, and the languages that wait for a translation of it."""
    found = queries.text_in_force(db, who, path)
    if found is not None:
        return question_in(path, found[1]), frozenset(found[2].split())
    own = packaged(path)
    return (question_in(path, own) if own else None), frozenset()


def blank(db: Database, who: Account, technique: str, phase: str, topic: str) -> Question:
    """A question that is not worded yet, with what is known of it. Raises ``NotFound`` for a technique nobody knows."""
    queries.refuse_others(who)
    bank = engine(db).bank
    if technique not in bank.techniques:
        raise NotFound
    phases = tuple(one for one in PHASES if one == phase)
    topics = tuple(one.id for one in bank.topics if one.id == topic)
    return replace(EMPTY, technique=technique, phases=phases, topics=topics)


def draft_of(db: Database, who: Account, question: Question, reason: str, key: str) -> Revision:
    """Begin a new question; its id is made of its technique and its words. The same key again is the same question.

    Raises ``Invalid`` when it has no words, or its parts do not go together.
    """
    queries.refuse_others(who)
    with write(db):
        known = queries.path_of_key(db, who, key)
        path = known or path_of(_new_id(db, who, question))
        named = replace(question, id=id_of(path))
        refuse_unfit(db, named)
        if known and (found := queries.open_revision(db, who, known)):
            return found
        waiting = _waiting(None, frozenset(), named, same_meaning=False)
        return revising.save(db, who, path, words_for(named), 0, key, reason=reason, waiting=waiting)


def save(
    db: Database, who: Account, question: Question, based_on: int, key: str, *, reason: str, same_meaning: bool
) -> Revision:
    """Keep a question as its draft. ``same_meaning``: wordings that were not touched still say what the Finnish says.

    Raises ``Invalid`` as ``draft_of`` does, and ``Conflict`` when somebody has saved another text meanwhile.
    """
    path = path_of(question.id)
    base, waited = _in_force(db, who, path)
    refuse_unfit(db, question)
    waiting = _waiting(base, waited, question, same_meaning=same_meaning)
    return revising.save(db, who, path, words_for(question), based_on, key, reason=reason, waiting=waiting)


def _waiting(base: Question | None, waited: frozenset[str], now: Question, *, same_meaning: bool) -> str:
    """The languages whose wording waits: it is missing, or was left as it was while the Finnish changed."""
    changed = base is not None and base.wording.get(LEADING) != now.wording.get(LEADING)
    found = []
    for language in LANGUAGES:
        untouched = base is not None and base.wording.get(language) == now.wording.get(language)
        stale = untouched and not same_meaning and language != LEADING and (changed or language in waited)
        if language not in now.wording or stale:
            found.append(language)
    return " ".join(found)


def _same_meaning(base: Question | None, now: Question, waiting: frozenset[str]) -> bool:
    if base is None or base.wording.get(LEADING) == now.wording.get(LEADING):
        return False
    left = {one for one in LANGUAGES if one in now.wording and base.wording.get(one) == now.wording[one]}
    return bool(left) and not left & waiting


def refuse_unfit(db: Database, question: Question) -> None:
    """Raise ``Invalid`` with the field and a code for what does not go together in a question."""
    if not question.wording:
        raise Invalid({"wording_fi": "empty"})
    if any(len(words) > LONGEST for words in question.wording.values()):
        raise Invalid({"wording_fi": "too_long"})
    if len({QUOTE in words for words in question.wording.values()}) > 1:
        raise Invalid({"wording_fi": "quote"})
    if any(NUMBER in words for words in question.wording.values()) and "number" not in question.needs:
        raise Invalid({"needs": "number"})
    if _leads_back(engine(db).bank.questions, question):
        raise Invalid({"follow_ups": "loop"})


def _leads_back(questions: Mapping[str, Question], question: Question) -> bool:
    """Whether the chain comes back to the question it starts from."""
    ahead, seen = list(question.follow_ups), set()
    while ahead:
        name = ahead.pop()
        if name == question.id:
            return True
        if name not in seen and name in questions:
            seen.add(name)
            ahead += questions[name].follow_ups
    return False


def _new_id(db: Database, who: Account, question: Question) -> str:
    words = question.wording.get("en") or question.wording.get("fi") or question.wording.get("sv") or ""
    plain = unicodedata.normalize("NFKD", words.lower()).encode("ascii", "ignore").decode()
    slug = "-".join(re.findall(r"[a-z0-9]+", plain)[:WORDS_OF_AN_ID])[:60] or "question"
    taken = engine(db).bank.questions
    number, name = 1, f"{question.technique}.{slug}"
    while name in taken or queries.history(db, who, path_of(name)):
        number += 1
        name = f"{question.technique}.{slug}-{number}"
    return name


def remarks(db: Database, question: Question, interface: Language) -> dict[Language, tuple[Remark, ...]]:
    """What the linter says of each wording, in the reader's language, the gravest first."""
    from prompts.lint import lint_question

    found = lint_question(question, engine(db).reader, interface=interface)
    return {
        language: tuple(
            Remark(one.level, one.message, question.wording[language][one.start : one.end]) for one in verdict.problems
        )
        for language, verdict in found.items()
    }


def cue_groups(db: Database) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What may be met in a text: whole groups and what the whole text tells (under ""), then each group's own cues."""
    from prompts.bank.checking import COMPUTED

    bank = engine(db).bank
    found: dict[str, list[str]] = {}
    for notion in bank.notions.values():
        found.setdefault(notion.groups[0] if notion.groups else "", []).append(notion.id)
    whole = {group for notion in bank.notions.values() for group in notion.groups} - bank.notions.keys()
    first = (*sorted(whole | COMPUTED), *found.pop("", ()))
    return (("", first), *((group, tuple(names)) for group, names in found.items()))


def technique_of(db: Database, name: str, language: Language) -> tuple[str, str]:
    """A technique's name and what it is for."""
    found = engine(db).bank.techniques[name]
    return found.name[language], found.purpose[language]


def listening(kind: str, needs: Sequence[str], language: Language, words: str) -> Question:
    """A question of one wording alone, to hear what the linter says of it while it is typed."""
    known: Kind = "question"
    for one in KINDS:
        known = one if one == kind else known
    return replace(EMPTY, kind=known, needs=tuple(needs), wording={language: words[:LONGEST]} if words.strip() else {})

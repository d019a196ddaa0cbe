"""What the engine tells other features about a text: who may be meant, whose duty it may be, what to ask about it."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from journal.curation.service.engines import engine
from journal.db import Database
from prompts.model import Category, Context, Language

if TYPE_CHECKING:
    from prompts.identifying import Finding
    from prompts.lint import Problem

#: What the linter may say of a mentor's comment: a tone of advice, blame, and who can be recognised.
SAID_OF_COMMENTS = frozenset({"A01", "A02", "A03", "A04", "P02", "T05"})

#: Categories that may give a reader a duty of their own.
DUTIES: tuple[Category, ...] = ("child_concern", "ecec_deficiency")
#: (version of the bank, code of a share) → what `carried` found.
_carried: dict[tuple[str, str], tuple[tuple[Category, ...], bool]] = {}
REMEMBERED = 5_000


def identify(db: Database, text: str, language: Language | None) -> tuple[Finding, ...]:
    """What in a text may tell who is meant; nothing for a language nobody here reads."""
    from prompts.identifying import identify as search

    return search(text, language, engine(db).reader) if language else ()


def remark(db: Database, text: str, interface: Language, names: Collection[str] = ()) -> Problem | None:
    """What the linter would ask about a mentor's comment or open question, in the reader's language, or nothing.

    Nothing is blocked by it, and nothing of it is stored. ``names`` are those of the two, who know each other.
    """
    from prompts.lint import lint

    asked = engine(db)
    found = asked.detect(text)
    language = interface if found == "unknown" else found
    verdict = lint(text, "comment", language, asked.reader, interface=interface)
    said = (one for one in verdict.problems if one.code in SAID_OF_COMMENTS)
    own = tuple(part.lower() for name in names for part in name.split())
    return next((one for one in said if not _names_them(one, text, own)), None)


def _names_them(problem: Problem, text: str, own: tuple[str, ...]) -> bool:
    return problem.code == "T05" and text[problem.start : problem.end].lower().startswith(own)


def questions_for(db: Database, text: str, context: Context, most: int) -> tuple[str, ...]:
    """Wordings of the bank that would be asked of a text, best first, one a technique; none when it brings a card.

    Those that quote the text or ask for more of it are left out: they are worded for its writer.
    """
    asked = engine(db)
    reply = asked.explain(text, context)
    if reply.card is not None or not reply.candidates:
        return ()
    language = context.interface if reply.language == "unknown" else reply.language
    found: dict[str, str] = {}
    for one in sorted(reply.candidates, key=lambda one: (-one.score, one.question)):
        wording = asked.bank.questions[one.question].wording.get(language, "")
        if not one.lost and wording and "{" not in wording and one.technique != "what_else":
            found.setdefault(one.technique, wording)
    return tuple(found.values())[:most]


def duties(db: Database, text: str) -> tuple[Category, ...]:
    """Which duties to report the words of ``text`` may bring to whoever reads them."""
    card = engine(db).card(text)
    met = {lead.category for lead in card.leads if lead.strength == "full"} if card else set()
    return tuple(category for category in DUTIES if category in met)


def carried(db: Database, share: str, text: str) -> tuple[tuple[Category, ...], bool]:
    """The duties a shared text may bring to its reader, and whether it brings its writer any card at all.

    What was shared never changes, so a process works it out once a share; it keeps the share's code and no word.
    """
    key = (engine(db).bank.version, share)
    if key not in _carried:
        if len(_carried) >= REMEMBERED:
            _carried.clear()
        card = engine(db).card(text)
        full = {lead.category for lead in card.leads if lead.strength == "full"} if card else set()
        _carried[key] = tuple(category for category in DUTIES if category in full), card is not None
    return _carried[key]

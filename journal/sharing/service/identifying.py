"""Words that may tell who is meant, before a text is shown to somebody; the author decides about each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from journal.accounts.models import Account
from journal.agreements.models import BOXES, Sent, Swot, marks
from journal.agreements.queries.swots import swot as swot_of
from journal.agreements.service import swots
from journal.codes import new_key
from journal.curation.service import identify
from journal.db import Database, write
from journal.entries import queries as entries
from journal.entries.models import Draft, Entry, Typed
from journal.entries.service import finding, saving
from journal.errors import Conflict
from prompts.model import Language

NAMES = frozenset({"given_name", "surname"})


@dataclass(frozen=True, slots=True)
class Identifying:
    """A stretch of one passage, or of one box, that may tell who is meant, and what could stand in its place."""

    entry: str
    """The code of the entry or the SWOT."""
    version: int
    position: int
    start: int
    end: int
    words: str
    replacement: str
    name: bool
    """Whether it is somebody's name."""

    @property
    def place(self) -> str:
        """Where it is, as the button of its replacement sends it back."""
        return f"{self.entry}:{self.version}:{self.position}:{self.start}:{self.end}"


def identifying(db: Database, entry: Entry) -> tuple[Identifying, ...]:
    """Everything in an entry's passages that may tell who is meant, in order."""
    return tuple(
        Identifying(
            entry.code,
            entry.version,
            position,
            one.start,
            one.end,
            passage.text[one.start : one.end],
            one.replacement,
            one.kind in NAMES,
        )
        for position, passage in enumerate(entry.passages)
        for one in identify(db, passage.text, entry.language)
    )


def in_swot(db: Database, swot: Swot, language: Language) -> tuple[Identifying, ...]:
    """Everything in a SWOT's boxes that may tell who is meant; a position is the box's place on the page."""
    return tuple(
        Identifying(
            swot.code,
            swot.version,
            position,
            one.start,
            one.end,
            swot.texts[box][one.start : one.end],
            one.replacement,
            one.kind in NAMES,
        )
        for position, box in enumerate(BOXES)
        for one in identify(db, swot.texts[box], language)
    )


def replace_in_swot(db: Database, who: Account, code: str, place: str, language: Language) -> None:
    """Put the suggested words in the place of those that tell who is meant, as an edit of the author's own.

    Raises ``NotFound``, or ``Conflict`` (``swot_changed``) when the box is no longer the one that was looked at.
    """
    with write(db):
        swot = swot_of(db, who, code)
        found = next((one for one in in_swot(db, swot, language) if one.place == place), None)
        if found is None:
            raise Conflict("swot_changed")
        box = BOXES[found.position]
        sent = Sent({box: _with(swot.texts[box], found)}, marks((box,), swot.texts), new_key(), new_key())
        swots.save(db, who, code, sent)


def replace(db: Database, who: Account, place: str, today: date) -> None:
    """Put the suggested words in the place of those that tell who is meant, as an edit of the author's own.

    Raises ``NotFound``, or ``Conflict`` (``entry_changed``) when the text is no longer the one that was looked at.
    """
    code = place.partition(":")[0]
    entry = entries.entry(db, who, code)
    found = next((one for one in identifying(db, entry) if one.place == place), None)
    if found is None:
        raise Conflict("entry_changed")
    typed = tuple(
        Typed(one.prompt, one.text if at != found.position else _with(one.text, found))
        for at, one in enumerate(entry.passages)
    )
    draft = Draft(code=code, key=new_key(), tab=new_key(), based_on=entry.version, passages=typed, goal=entry.goal)
    saving.save(db, who, draft, finding.words_of(db, "\n\n".join(one.text for one in typed)), today)


def _with(text: str, found: Identifying) -> str:
    replacement = found.replacement
    opens = not text[: found.start].strip() or text[: found.start].rstrip()[-1:] in ".!?"
    if opens:
        replacement = replacement[:1].upper() + replacement[1:]
    return text[: found.start] + replacement + text[found.end :]

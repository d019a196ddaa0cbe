"""What a bank that comes in would change, worked out without changing anything."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from journal.curation import queries
from journal.curation.models import Difference, Piece
from journal.curation.models.files import Change, Fate, Flaw, Flawed, Plan, Text, Unfit
from journal.curation.service import comparing, editing, engines
from journal.curation.service.files import packs, sheets
from journal.curation.service.files.texts import canonical, fingerprint, own_texts, texts
from journal.curation.service.texts import called, question_in
from journal.db import Database
from prompts.model import Language

if TYPE_CHECKING:
    from prompts.bank.contents import Bank

#: What a page takes, and what the command line takes.
LARGEST_SENT = 4 * 1024 * 1024
LARGEST = 16 * 1024 * 1024
Told = Callable[[int, int], None]
#: The beginning of a reason → what it is about; the first that is found in it counts.
REASONS: tuple[tuple[str, Flaw], ...] = (
    ("at least two examples", "no_examples"),
    ("lead back", "circle"),
    ("slow", "slow"),
    ("is not known", "unknown"),
    ("names", "unknown"),
    ("met in «", "example"),
    (" in «", "example"),
)


def read(db: Database, body: bytes, largest: int = LARGEST) -> dict[str, Text]:
    """The texts of a file, a pack or a table. Raises ``Unfit`` with every line that cannot be read."""
    if len(body) > largest:
        raise Unfit(Flawed("too_large"))
    return packs.read_pack(body) if body[:2] == b"PK" else sheets.read_table(body, texts(db))


def plan_of(db: Database, body: bytes, largest: int = LARGEST, told: Told = lambda _done, _of: None) -> Plan:
    """What a file would change, with all that speaks against it."""
    try:
        return plan(db, read(db, body, largest), told)
    except Unfit as error:
        return Plan(queries.latest_publication(db), (), error.flaws)


def plan_of_folder(db: Database, folder: Path, told: Told = lambda _done, _of: None) -> Plan:
    """The same for a folder."""
    try:
        return plan(db, packs.read_folder(folder), told)
    except Unfit as error:
        return Plan(queries.latest_publication(db), (), error.flaws)


def plan(db: Database, coming: Mapping[str, Text], told: Told = lambda _done, _of: None) -> Plan:
    """What texts would change. ``told`` hears how many of how many have been looked at."""
    publication = queries.latest_publication(db)
    here, earlier = texts(db), queries.earlier_texts(db)
    changes = tuple(
        Change(path, _fate(path, text, here, earlier.get(path, frozenset())), here.get(path, ""), text.words, text.line)
        for path, text in sorted(coming.items())
    )
    new = {one.path: one.after for one in changes if one.fate in {"added", "changed", "conflict"}}
    lines = {path: text.line for path, text in coming.items()}
    found = flaws(db, new, told)
    return Plan(publication, changes, tuple(replace(one, line=lines.get(one.path) or one.line) for one in found))


def _fate(path: str, text: Text, here: Mapping[str, str], earlier: frozenset[str]) -> Fate:
    """What becomes of one text, told from what is in force, what came with the program, and what it was made from."""
    now = here.get(path)
    if now is None:
        return "added"
    if text.words == now or canonical(path, text.words) == canonical(path, now):
        return "same"
    if text.base == fingerprint(now):
        return "changed"
    own = own_texts().get(path)
    if text.words == own or text.words in earlier:
        return "kept"
    return "changed" if now == own else "conflict"


def flaws(db: Database, new: Mapping[str, str], told: Told = lambda _done, _of: None) -> tuple[Flawed, ...]:
    """All that speaks against texts by themselves; if nothing does, against the bank they would make."""
    alone = tuple(flaw for path, words in new.items() for flaw in _alone(path, words))
    return alone or tuple(_together(db, new, told))


def _alone(path: str, words: str) -> Iterator[Flawed]:
    from prompts.bank.single import fault

    if reason := fault(path, words):
        line, detail = _line_of(reason)
        yield Flawed("unreadable" if "(at " in reason and line else _flaw(detail), path, line, detail)


def _line_of(reason: str) -> tuple[int | None, str]:
    """``12: `kind` is …`` or ``… (at line 12, column 3)`` → the line and the rest."""
    number, _, rest = reason.partition(": ")
    if number.isdecimal():
        return int(number), rest
    place = reason.partition("(at line ")[2].partition(",")[0]
    return (int(place) if place.isdecimal() else None), reason


def _flaw(reason: str, otherwise: Flaw = "unknown") -> Flaw:
    return next((flaw for words, flaw in REASONS if words in reason), otherwise)


def _together(db: Database, new: Mapping[str, str], told: Told) -> Iterator[Flawed]:
    from prompts.bank.loading import PACKAGED, load_bank
    from prompts.errors import BankError

    try:
        bank = load_bank(differences={**queries.differences(db), **new})
    except BankError as error:
        path = _to_blame(Path(error.file).relative_to(PACKAGED).as_posix(), error.reason, new)
        line = error.line or _line_naming(new.get(path, ""), error.reason)
        yield Flawed(_flaw(error.reason), path, line, error.reason)
        return
    if new:
        yield from _refusals(db, bank, new, told)


def _to_blame(path: str, reason: str, new: Mapping[str, str]) -> str:
    """The text that comes in and closes a circle, which is found where it begins; otherwise the path itself."""
    if path in new or "lead back" not in reason:
        return path
    members = (sheets.path_of(name.strip()) for name in reason.partition(": ")[2].split("→"))
    return next((one for one in members if one in new), path)


def _line_naming(words: str, reason: str) -> int | None:
    """The line of the key that a reason begins with: `` `follow_ups` lead back …``."""
    key = reason.removeprefix("`").partition("`")[0]
    return next((number for number, line in enumerate(words.splitlines(), 1) if line.startswith(key)), None)


def _refusals(db: Database, bank: Bank, new: Mapping[str, str], told: Told) -> Iterator[Flawed]:
    from prompts.bank.single import refusals

    engine = engines.with_bank(db, bank)
    for done, path in enumerate(new, 1):
        for reason in refusals(engine, path):
            yield Flawed(_flaw(reason, "lint") if not path.startswith("questions/") else "lint", path, None, reason)
        told(done, len(new))


def _differences(one: Change) -> tuple[Difference, ...]:
    """What a text has differently from the one here: wordings word by word, of other texts whatever they list."""
    if one.path.startswith("questions/"):
        before = question_in(one.path, one.before) if one.before else None
        return comparing.differences(before, question_in(one.path, one.after))
    old, new = (list(_listed(tomllib.loads(words))) for words in (one.before, one.after))
    gone = [Piece("gone", text) for text in old if text not in set(new)]
    return (Difference("", (*gone, *(Piece("new", text) for text in new if text not in set(old)))),)


def _listed(value: object) -> Iterator[str]:
    """Every text and number that stands in a table, whatever its place."""
    if isinstance(value, dict):
        for one in value.values():
            yield from _listed(one)
    elif isinstance(value, list):
        for one in value:
            yield from _listed(one)
    else:
        yield str(value)


def with_names(db: Database, found: Plan, language: Language) -> Plan:
    """The same plan, each text called by what people call it."""
    bank = engines.engine(db).bank
    broken = {one.path for one in found.flaws}
    changes = tuple(
        replace(one, named=called(bank, one.path, None, language))
        if one.path in broken
        else replace(one, named=called(bank, one.path, one.after, language), differences=_differences(one))
        for one in found.changes
        if one.fate != "same" or one.path in broken
    )
    heard = tuple(flaw for one in found.flaws for flaw in _heard(db, found, one, language))
    return replace(found, changes=changes, same=len(found.of("same")), flaws=tuple(dict.fromkeys(heard)))


def _heard(db: Database, found: Plan, flaw: Flawed, language: Language) -> Iterator[Flawed]:
    """What the linter says of a wording, in the reader's language; any other flaw as it is."""
    change = found.named(flaw.path)
    if flaw.flaw != "lint" or change is None or not flaw.path.startswith("questions/"):
        yield flaw
        return
    said = editing.remarks(db, question_in(flaw.path, change.after), language)
    stopping = [one for remarks in said.values() for one in remarks if one.level == "error"]
    yield from (replace(flaw, detail=one.message) for one in stopping) if stopping else (flaw,)

"""Working on a cue: its patterns and examples by lines, whether they come out, and which cues stand beside it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal, cast

from journal.accounts.models import Account
from journal.curation import queries
from journal.curation.models import CueSheet, ListedCue, Neighbour, Proof, Proved, Revision
from journal.curation.service import revising
from journal.curation.service.effects import engine_with
from journal.curation.service.engines import engine
from journal.curation.service.texts import packaged
from journal.db import Database
from journal.errors import Invalid, NotFound
from prompts.model import Language

if TYPE_CHECKING:
    from prompts.engine import Engine
    from prompts.model import Cue, SafetyCue

Kind = Literal["cues", "safety"]
PATTERNS = ("words", "phrases", "near")
EXAMPLES = ("match", "no_match")
LISTS = (*PATTERNS, *EXAMPLES)
MOST_NEIGHBOURS = 30


def listed(db: Database, who: Account, language: Language) -> tuple[ListedCue, ...]:
    """Every cue of a language, then its safety cues."""
    queries.refuse_others(who)
    bank, worked = engine(db).bank, {one.path for one in queries.open_revisions(db, who)}
    found: list[tuple[Kind, Cue | SafetyCue]] = [("cues", one) for one in bank.cues]
    found += [("safety", one) for one in bank.safety]
    return tuple(
        ListedCue(one.id, language, kind, one.match[0], f"{kind}/{language}/{one.id}.toml" in worked)
        for kind, one in found
        if one.language == language
    )


def text_of(db: Database, who: Account, path: str) -> tuple[str, Revision | None]:
    """The text of a file that is worked on, or else the one in force. Raises ``NotFound``."""
    draft = queries.open_revision(db, who, path)
    words = draft.words if draft else queries.differences(db).get(path) or packaged(path)
    if words is None:
        raise NotFound
    return words, draft


def opened(db: Database, who: Account, kind: Kind, language: Language, name: str) -> CueSheet:
    """A cue as it lies on the bench. Raises ``NotFound``."""
    queries.refuse_others(who)
    known = engine(db).bank.cues if kind == "cues" else engine(db).bank.safety
    if not any((one.language, one.id) == (language, name) for one in known):
        raise NotFound
    words, draft = text_of(db, who, f"{kind}/{language}/{name}.toml")
    table = tomllib.loads(words)
    lines = {key: tuple(_line(one) for one in table.get(key, ())) for key in LISTS}
    return CueSheet(
        name, language, kind, table.get("category", ""), table.get("strength", ""), lines,
        tuple(tuple(group) for group in table.get("together", ())), tuple(table.get("unless", ())),
        draft.code if draft else "", draft.version if draft else 0, bool(draft and draft.state == "in_review"),
    )  # fmt: skip


def _line(one: str | list[str]) -> str:
    return one if isinstance(one, str) else " ".join(one)


def words_for(db: Database, who: Account, sheet: CueSheet, lines: Mapping[str, tuple[str, ...]]) -> str:
    """The text of a cue's file with other lines. Raises ``Invalid``: field → *number of the line: code*."""
    from prompts.bank.writing import canonical_cue

    problems = dict(_problems(sheet, lines))
    if problems:
        raise Invalid(problems)
    table: dict[str, Any] = tomllib.loads(text_of(db, who, path_of(sheet))[0])
    for key in LISTS:
        if key in table or lines.get(key):
            table[key] = [line.split() for line in lines[key]] if key == "near" else list(lines[key])
    if sheet.kind == "safety":
        table["phrases"] = [*table.pop("words", ()), *table.get("phrases", ())]
    return canonical_cue(table)


def signs_of(db: Database, sheet: CueSheet) -> dict[str, tuple[str, ...]]:
    """Each sign that a safety cue puts together with others → the ways of showing it, in the notation of cues."""
    named = {one.strip("!").partition("@")[0] for group in sheet.together for told in group for one in told.split("|")}
    known = engine(db).bank.signs[sheet.language]
    return {name: known[name].ways for name in sorted({*named, *sheet.unless}) if name in known}


def path_of(sheet: CueSheet) -> str:
    """Where a cue's file stands below the bank."""
    return f"{sheet.kind}/{sheet.language}/{sheet.id}.toml"


def _problems(sheet: CueSheet, lines: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    from prompts.bank.items import FEWEST_EXAMPLES

    for key in EXAMPLES:
        if len(lines[key]) < FEWEST_EXAMPLES:
            yield key, "0:examples"
    if not sheet.together and not any(lines[key] for key in PATTERNS):
        yield "phrases", "0:nothing"
    for key in LISTS:
        for number, line in enumerate(lines[key], 1):
            if code := _fault(key, line, sheet.language):
                yield key, f"{number}:{code}"
                break


def _fault(key: str, line: str, language: Language) -> str:
    """The code of what is wrong with one line, or nothing: the bank's own rule says it."""
    from prompts.bank import patterns

    if key in EXAMPLES:
        return ""
    try:
        patterns.read(key, line, language)
    except ValueError as error:
        return "slow" if "slow" in str(error) else _kind_of_fault(key, line)
    return ""


def _kind_of_fault(key: str, line: str) -> str:
    if key == "near":
        return "near"
    return "one_word" if key == "words" and len(line.split()) > 1 else "pattern"


def proved(db: Database, sheet: CueSheet, words: str) -> Proved:
    """What becomes of a cue's examples with ``words`` in its file, and who stands beside it. Raises ``Invalid``."""
    tried = engine_with(db, {path_of(sheet): words})
    found: tuple[Cue | SafetyCue, ...] = tried.bank.cues if sheet.kind == "cues" else tried.bank.safety
    cue = next(one for one in found if (one.language, one.id) == (sheet.language, sheet.id))
    proofs = tuple(
        Proof(text, met, _met(tried, sheet, text) == met)
        for met, texts in ((True, cue.match), (False, cue.no_match))
        for text in texts
    )
    beside = dict.fromkeys((*_with_the_same(tried, cue, sheet.kind), *_in_examples(tried, cue, sheet.kind)))
    return Proved(proofs, tuple(beside)[:MOST_NEIGHBOURS])


def _met(tried: Engine, sheet: CueSheet, text: str) -> bool:
    if sheet.kind == "safety":
        return sheet.category in tried.categories_in(text, sheet.language)
    return sheet.id in tried.cues_in(text, sheet.language)


def _with_the_same(tried: Engine, cue: Cue | SafetyCue, kind: Kind) -> Iterator[Neighbour]:
    """Cues with the very same pattern, or with a longer one around it."""
    own = {tuple(line.split()) for line in _patterns(cue)}
    others: tuple[Cue | SafetyCue, ...] = tried.bank.cues if kind == "cues" else tried.bank.safety
    for other in others:
        if other.language != cue.language or other.id == cue.id:
            continue
        for line in _patterns(other):
            atoms = tuple(line.split())
            if atoms in own:
                yield Neighbour(other.id, "same", line)
            elif any(atoms[a:b] in own for a in range(len(atoms)) for b in range(a + 1, len(atoms) + 1)):
                yield Neighbour(other.id, "longer", line)


def _patterns(cue: Cue | SafetyCue) -> tuple[str, ...]:
    return (*getattr(cue, "words", ()), *cue.phrases)


def _in_examples(tried: Engine, cue: Cue | SafetyCue, kind: Kind) -> Iterator[Neighbour]:
    """Cues that are met in this one's examples in the same words, and those that say it more closely."""
    if kind == "safety":
        return
    for one in tried.bank.notions.values():
        if cue.id in one.closer_than:
            yield Neighbour(one.id, "closer", "")
    for text in cue.match:
        met = tried.observations_in(text, cue.language)
        own = [one for one in met if one.cue == cue.id]
        for other in met:
            if other.cue != cue.id and any(other.start < one.end and one.start < other.end for one in own):
                yield Neighbour(other.cue, "meets", text[other.start : other.end])


def save(db: Database, who: Account, sheet: CueSheet, words: str, based_on: int, key: str) -> Revision:
    """Keep a cue's text as its draft. Raises ``Invalid``, and ``Conflict`` when somebody has saved another one."""
    return revising.save(db, who, path_of(sheet), words, based_on, key)


def kind_of(kind: str) -> Kind:
    """A word of an address as a kind of cue. Raises ``NotFound``."""
    if kind not in {"cues", "safety"}:
        raise NotFound
    return cast("Kind", kind)

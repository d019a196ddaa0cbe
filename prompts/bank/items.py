"""From a file's table to a value of the model: types, known names, nothing unknown."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from prompts.bank import patterns, tables
from prompts.bank.tables import Table
from prompts.model import (
    CATEGORIES,
    LANGUAGES,
    PHASES,
    Category,
    Cue,
    Language,
    Need,
    Notion,
    Phase,
    Question,
    SafetyCue,
    Sign,
    SupportContact,
    Technique,
    Topic,
)

STATES = {"draft", "in_review", "live", "retired"}
KINDS = {"question", "scale", "ack", "task"}
FEWEST_EXAMPLES = 2
TAGS = {"care", "light", "short", "frame-night", "frame-tomorrow", "frame-week", "turns-to-self", "renegotiates"}


def technique(path: Path, table: Table) -> Technique:
    """One technique; its name is the file's."""
    tables.refuse_unknown(table, {"name", "purpose", "favours", "rules_out", "answers", "phases", "leads_to"})
    return Technique(
        id=path.stem,
        name=tables.in_languages(table, "name"),
        purpose=tables.in_languages(table, "purpose"),
        favours=tables.weights(table, "favours"),
        rules_out=frozenset(tables.texts(table, "rules_out")),
        answers=frozenset(tables.texts(table, "answers")),
        phases=cast("dict[Phase, float]", tables.weights(table, "phases")),
        leads_to=tables.texts(table, "leads_to"),
    )


def question(path: Path, table: Table) -> Question:
    """One bank item; its identity is its path."""
    lists = {"phases", "topics", "cues", "avoid", "needs", "tags", "follow_ups"}
    tables.refuse_unknown(table, lists | {"kind", "technique", "state", "source", "checked", "wording"})
    if tables.text(table, "technique") != path.parent.name:
        raise tables.Unfit("technique", f"is {path.parent.name}, as the folder")
    for key, allowed in (("phases", set(PHASES)), ("tags", TAGS)):
        for one in tables.texts(table, key):
            if one not in allowed:
                raise tables.Unfit(key, f"has {one}, which is not known")
    return Question(
        id=f"{path.parent.name}.{path.stem}",
        kind=cast(Any, tables.one_of(table, "kind", KINDS, "question")),
        technique=path.parent.name,
        state=cast(Any, tables.one_of(table, "state", STATES)),
        source=tables.text(table, "source", ""),
        checked=tables.text(table, "checked", ""),
        wording=tables.wordings(table, "wording"),
        **{key: cast(Any, tables.texts(table, key)) for key in lists},
    )


def notion(_path: Path, table: Table) -> Notion:
    """What a cue means in every language."""
    tables.refuse_unknown(table, {"id", "groups", "closer_than", "subject", "polarity", "topics", "meaning"})
    return Notion(
        id=table["id"],
        groups=tables.texts(table, "groups"),
        closer_than=frozenset(tables.texts(table, "closer_than")),
        subject=cast(Any, tables.one_of(table, "subject", {"me", "other", "child", "any"})),
        polarity=cast(Any, tables.one_of(table, "polarity", {"positive", "negative", "any"})),
        topics=tables.texts(table, "topics"),
        meaning=tables.text(table, "meaning"),
    )


def cue(path: Path, table: Table) -> Cue:
    """One language's patterns for a notion."""
    tables.refuse_unknown(table, {"words", "phrases", "near", "match", "no_match"})
    language = _language(path)
    _check_patterns(table, language)
    return Cue(
        id=path.stem,
        language=language,
        words=tables.texts(table, "words"),
        phrases=tables.texts(table, "phrases"),
        near=tuple(tuple(one) for one in table.get("near", ())),
        match=_examples(table, "match"),
        no_match=_examples(table, "no_match"),
    )


def safety_cue(path: Path, table: Table) -> SafetyCue:
    """One language's patterns for a category of support card."""
    told = {"category", "subject", "strength", "phrases", "near", "together", "unless", "match", "no_match"}
    tables.refuse_unknown(table, told)
    language = _language(path)
    _check_patterns(table, language)
    return SafetyCue(
        id=path.stem,
        category=cast(Category, tables.one_of(table, "category", set(CATEGORIES))),
        language=language,
        subject=cast(Any, tables.one_of(table, "subject", {"me", "other", "child", "colleague", "any"}, "any")),
        phrases=tables.texts(table, "phrases"),
        near=tuple(tuple(one) for one in table.get("near", ())),
        together=tuple(tuple(one) for one in table.get("together", ())),
        unless=tables.texts(table, "unless"),
        strength=cast(Any, tables.one_of(table, "strength", {"full", "quiet", "weak"})),
        match=_examples(table, "match"),
        no_match=_examples(table, "no_match"),
    )


def signs(path: Path, table: Table) -> dict[str, Sign]:
    """A language's signs for safety cues to put together; those under ``undeniable`` stand whatever is denied."""
    undeniable = table.get("undeniable", {})
    loose = {key: ways for key, ways in table.items() if key != "undeniable"}
    language = cast(Language, path.stem)
    made = {key: Sign(_ways(loose, key, language), deniable=True) for key in loose}
    return made | {key: Sign(_ways(undeniable, key, language), deniable=False) for key in undeniable}


def _ways(table: Table, key: str, language: Language) -> tuple[str, ...]:
    for one in tables.texts(table, key):
        try:
            patterns.sign(one, language)
        except ValueError as error:
            raise tables.Unfit(key, str(error)) from error
    return tables.texts(table, key)


def _language(path: Path) -> Language:
    name = path.parent.name
    if name not in LANGUAGES:
        raise tables.Unfit("language", f"{name} is not a language of the bank")
    return name


def _examples(table: Table, key: str) -> tuple[str, ...]:
    found = tables.texts(table, key)
    if len(found) < FEWEST_EXAMPLES:
        raise tables.Unfit(key, "has at least two examples")
    return found


def _check_patterns(table: Table, language: Language) -> None:
    lines = [(kind, one) for kind in ("words", "phrases") for one in tables.texts(table, kind)]
    for kind, line in (*lines, *(("near", group) for group in table.get("near", ()))):
        try:
            patterns.read(kind, line, language)
        except (ValueError, TypeError) as error:
            raise tables.Unfit(kind, str(error)) from error


def need(_path: Path, table: Table) -> Need:
    """What a wording may take for granted."""
    tables.refuse_unknown(table, {"id", "facts", "cues", "groups", "computed"})
    told = (*tables.texts(table, "cues"), *tables.texts(table, "groups"))
    return Need(table["id"], tables.texts(table, "facts"), told, tables.texts(table, "computed"))


def topic(_path: Path, table: Table) -> Topic:
    """A theme of the work."""
    tables.refuse_unknown(table, {"id", "name", "into"})
    return Topic(table["id"], tables.in_languages(table, "name"), tables.text(table, "into", ""))


def contact(_path: Path, table: Table) -> SupportContact:
    """A contact of the support cards."""
    tables.refuse_unknown(table, {"id", "name", "phone", "url", "hours", "categories", "source", "words_only"})
    categories = tables.texts(table, "categories")
    if not set(categories) <= set(CATEGORIES):
        raise tables.Unfit("categories", "names a category that is not known")
    return SupportContact(
        id=table["id"],
        names=dict(table["name"]),
        phone=table.get("phone"),
        url=table.get("url"),
        hours=table.get("hours"),
        categories=cast("tuple[Category, ...]", categories),
        source=tables.text(table, "source", ""),
        words_only=bool(table.get("words_only", False)),
    )

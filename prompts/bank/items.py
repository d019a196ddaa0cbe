"""From a file's table to a value of the model: types, known names, nothing unknown."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from prompts.bank import patterns
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

Table = Mapping[str, Any]
STATES = {"draft", "in_review", "live", "retired"}
KINDS = {"question", "scale", "ack", "task"}
TAGS = {"care", "light", "short", "frame-night", "frame-tomorrow", "frame-week", "turns-to-self", "renegotiates"}


class Unfit(ValueError):
    """Something in a table is not as it should be; ``key`` names where."""

    def __init__(self, key: str, reason: str) -> None:
        super().__init__(f"`{key}` {reason}")
        self.key = key


def _known(table: Table, keys: set[str]) -> None:
    for key in table:
        if key not in keys:
            raise Unfit(key, "is not known here")


def _texts(table: Table, key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
        raise Unfit(key, "is a list of texts")
    return tuple(value)


def _text(table: Table, key: str, default: str | None = None) -> str:
    value = table.get(key, default)
    if not isinstance(value, str):
        raise Unfit(key, "is a text, and is missing or of another kind")
    return value


def _in_languages(table: Table, key: str) -> dict[Language, str]:
    value = table.get(key)
    if not isinstance(value, dict) or not all(isinstance(value.get(one), str) and value[one] for one in LANGUAGES):
        raise Unfit(key, f"is needed in {', '.join(LANGUAGES)}")
    return {one: value[one] for one in LANGUAGES}


def _wordings(table: Table, key: str) -> dict[Language, str]:
    """A question's words in at least one language; where one is missing, it is not asked in that language."""
    value = table.get(key)
    if not isinstance(value, dict) or not value or not set(value) <= set(LANGUAGES):
        raise Unfit(key, f"is needed in {', '.join(LANGUAGES)}, or some of them")
    if not all(isinstance(one, str) and one for one in value.values()):
        raise Unfit(key, "is a text in each language that stands there")
    return {one: value[one] for one in LANGUAGES if one in value}


def _one_of(table: Table, key: str, allowed: set[str], default: str | None = None) -> str:
    value = _text(table, key, default)
    if value not in allowed:
        raise Unfit(key, f"is one of {', '.join(sorted(allowed))}, not {value}")
    return value


def _weights(table: Table, key: str) -> dict[str, float]:
    value = table.get(key, {})
    if not isinstance(value, dict) or not all(isinstance(one, int | float) for one in value.values()):
        raise Unfit(key, "gives a number to each name")
    return {name: float(weight) for name, weight in value.items()}


def technique(path: Path, table: Table) -> Technique:
    """One technique; its name is the file's."""
    _known(table, {"name", "purpose", "favours", "rules_out", "phases", "leads_to"})
    return Technique(
        id=path.stem,
        name=_in_languages(table, "name"),
        purpose=_in_languages(table, "purpose"),
        favours=_weights(table, "favours"),
        rules_out=frozenset(_texts(table, "rules_out")),
        phases=cast("dict[Phase, float]", _weights(table, "phases")),
        leads_to=_texts(table, "leads_to"),
    )


def question(path: Path, table: Table) -> Question:
    """One bank item; its identity is its path."""
    lists = {"phases", "topics", "cues", "avoid", "needs", "tags", "follow_ups"}
    _known(table, lists | {"kind", "technique", "state", "source", "checked", "wording"})
    if _text(table, "technique") != path.parent.name:
        raise Unfit("technique", f"is {path.parent.name}, as the folder")
    for key, allowed in (("phases", set(PHASES)), ("tags", TAGS)):
        for one in _texts(table, key):
            if one not in allowed:
                raise Unfit(key, f"has {one}, which is not known")
    return Question(
        id=f"{path.parent.name}.{path.stem}",
        kind=cast(Any, _one_of(table, "kind", KINDS, "question")),
        technique=path.parent.name,
        state=cast(Any, _one_of(table, "state", STATES)),
        source=_text(table, "source", ""),
        checked=_text(table, "checked", ""),
        wording=_wordings(table, "wording"),
        **{key: cast(Any, _texts(table, key)) for key in lists},
    )


def notion(_path: Path, table: Table) -> Notion:
    """What a cue means in every language."""
    _known(table, {"id", "groups", "closer_than", "subject", "polarity", "topics", "meaning"})
    return Notion(
        id=table["id"],
        groups=_texts(table, "groups"),
        closer_than=frozenset(_texts(table, "closer_than")),
        subject=cast(Any, _one_of(table, "subject", {"me", "other", "child", "any"})),
        polarity=cast(Any, _one_of(table, "polarity", {"positive", "negative", "any"})),
        topics=_texts(table, "topics"),
        meaning=_text(table, "meaning"),
    )


def cue(path: Path, table: Table) -> Cue:
    """One language's patterns for a notion."""
    _known(table, {"words", "phrases", "near", "match", "no_match"})
    language = _language(path)
    _check_patterns(table, language)
    return Cue(
        id=path.stem,
        language=language,
        words=_texts(table, "words"),
        phrases=_texts(table, "phrases"),
        near=tuple(tuple(one) for one in table.get("near", ())),
        match=_examples(table, "match"),
        no_match=_examples(table, "no_match"),
    )


def safety_cue(path: Path, table: Table) -> SafetyCue:
    """One language's patterns for a category of support card."""
    _known(table, {"category", "subject", "strength", "phrases", "near", "together", "unless", "match", "no_match"})
    language = _language(path)
    _check_patterns(table, language)
    return SafetyCue(
        id=path.stem,
        category=cast(Category, _one_of(table, "category", set(CATEGORIES))),
        language=language,
        subject=cast(Any, _one_of(table, "subject", {"me", "other", "child", "colleague", "any"}, "any")),
        phrases=_texts(table, "phrases"),
        near=tuple(tuple(one) for one in table.get("near", ())),
        together=tuple(tuple(one) for one in table.get("together", ())),
        unless=_texts(table, "unless"),
        strength=cast(Any, _one_of(table, "strength", {"full", "quiet", "weak"})),
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
    for one in _texts(table, key):
        try:
            patterns.sign(one, language)
        except ValueError as error:
            raise Unfit(key, str(error)) from error
    return _texts(table, key)


def _language(path: Path) -> Language:
    name = path.parent.name
    if name not in LANGUAGES:
        raise Unfit("language", f"{name} is not a language of the bank")
    return name


def _examples(table: Table, key: str) -> tuple[str, ...]:
    found = _texts(table, key)
    if len(found) < 2:
        raise Unfit(key, "has at least two examples")
    return found


def _check_patterns(table: Table, language: Language) -> None:
    for key, read in (("words", patterns.atom), ("phrases", patterns.phrase)):
        for one in _texts(table, key):
            try:
                read(one, language)
            except ValueError as error:
                raise Unfit(key, str(error)) from error
    for group in table.get("near", ()):
        try:
            patterns.near(tuple(group), language)
        except (ValueError, TypeError) as error:
            raise Unfit("near", str(error)) from error


def need(_path: Path, table: Table) -> Need:
    """What a wording may take for granted."""
    _known(table, {"id", "facts", "cues", "groups", "computed"})
    told = (*_texts(table, "cues"), *_texts(table, "groups"))
    return Need(table["id"], _texts(table, "facts"), told, _texts(table, "computed"))


def topic(_path: Path, table: Table) -> Topic:
    """A theme of the work."""
    _known(table, {"id", "name", "into"})
    return Topic(table["id"], _in_languages(table, "name"), _text(table, "into", ""))


def contact(_path: Path, table: Table) -> SupportContact:
    """A contact of the support cards."""
    _known(table, {"id", "name", "phone", "url", "hours", "categories", "source", "words_only"})
    categories = _texts(table, "categories")
    if not set(categories) <= set(CATEGORIES):
        raise Unfit("categories", "names a category that is not known")
    return SupportContact(
        id=table["id"],
        names=dict(table["name"]),
        phone=table.get("phone"),
        url=table.get("url"),
        hours=table.get("hours"),
        categories=cast("tuple[Category, ...]", categories),
        source=_text(table, "source", ""),
        words_only=bool(table.get("words_only", False)),
    )

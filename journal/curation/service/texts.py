"""From a question to the text of its file and back; and how the files of the bank are called."""

from __future__ import annotations

import tomllib
from dataclasses import asdict
from functools import lru_cache
from typing import TYPE_CHECKING

from journal.curation.models import Named
from prompts.model import Language, Question

if TYPE_CHECKING:
    from prompts.bank.contents import Bank


def path_of(question: str) -> str:
    """Where a question's file stands below the bank: ``scaling.one-step`` → ``questions/scaling/one-step.toml``."""
    return f"questions/{question.replace('.', '/', 1)}.toml"


def id_of(path: str) -> str:
    """The question whose file stands at a path."""
    return path.removeprefix("questions/").removesuffix(".toml").replace("/", ".", 1)


@lru_cache(maxsize=4096)
def question_in(path: str, words: str) -> Question:
    """The question that a text of its file says. Raises ``prompts.bank.tables.Unfit`` for one that does not hold."""
    from prompts.bank import items
    from prompts.bank.loading import PACKAGED

    return items.question(PACKAGED / path, tomllib.loads(words))


def words_for(question: Question) -> str:
    """The canonical text of a question's file."""
    from prompts.bank.writing import canonical

    table = asdict(question)
    del table["id"]
    lists = ("phases", "topics", "cues", "avoid", "needs", "tags", "follow_ups")
    return canonical({**table, **{key: list(table[key]) for key in lists}})


def packaged(path: str) -> str | None:
    """The bank's own text of a file, or nothing."""
    from prompts.bank.loading import PACKAGED

    file = PACKAGED / path
    return file.read_text(encoding="utf-8") if file.is_file() else None


def called(bank: Bank, path: str, words: str | None, language: Language) -> Named:
    """How people call a file: a question by its wording, a cue by a sentence it is met in, others by their kind."""
    kind, *rest = path.removesuffix(".toml").split("/")
    if kind == "questions":
        question = question_in(path, words) if words else bank.questions.get(id_of(path))
        shown = _wording(question, language) if question else ("", language)
        return Named(kind, *shown, id_of(path))
    if kind in {"cues", "safety"} and len(rest) == 2:
        met = tomllib.loads(words).get("match") if words else None
        met = met or [one.match[0] for one in bank.cues if [one.language, one.id] == rest]
        met = met or [one.match[0] for one in bank.safety if [one.language, one.id] == rest]
        return Named(kind, str(met[0]) if met else "", rest[0])  # type: ignore[arg-type]
    if kind == "techniques" and rest[0] in bank.techniques:
        return Named(kind, bank.techniques[rest[0]].name[language], language)
    return Named(kind, "", rest[0] if rest else language)  # type: ignore[arg-type]


def _wording(question: Question, language: Language) -> tuple[str, Language]:
    shown = language if language in question.wording else next(iter(question.wording))
    return question.wording[shown], shown

"""What no file can know by itself: that names point at something, and that chains lead on and not back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from prompts.bank.contents import Bank
from prompts.errors import BankError
from prompts.model import Question

#: Cues that are worked out from the whole text rather than met by a pattern.
COMPUTED = frozenset(
    "short-text number-on-a-scale one-moment answered-here few-known-words irony far-from-written "
    "setback undone luck-again".split()
)


def check(bank: Bank, root: Path) -> None:
    """Raise ``BankError`` for the first name that points nowhere or chain that returns to itself."""
    for file, reason in _faults(bank):
        raise BankError(root / file, reason)


def _faults(bank: Bank) -> Iterator[tuple[str, str]]:
    groups = {group for notion in bank.notions.values() for group in notion.groups}
    names = set(bank.notions) | groups | COMPUTED
    for technique in bank.techniques.values():
        file = f"techniques/{technique.id}.toml"
        for name in {*technique.favours, *technique.rules_out, *technique.answers} - names:
            yield file, f"`{name}` is neither a notion nor a group"
        for other in technique.leads_to:
            if other not in bank.techniques:
                yield file, f"`leads_to` names {other}, which is no technique"
    for question in bank.questions.values():
        file = f"questions/{question.id.replace('.', '/', 1)}.toml"
        for reason in _question_faults(bank, question, names):
            yield file, reason
    for cue in bank.cues:
        if cue.id not in bank.notions:
            yield f"cues/{cue.language}/{cue.id}.toml", "is not in notions.toml"
    yield from _notion_faults(bank)
    yield from _topic_faults(bank)
    yield from _loops(bank)


def _notion_faults(bank: Bank) -> Iterator[tuple[str, str]]:
    for notion in bank.notions.values():
        for name in sorted(notion.closer_than - set(bank.notions)):
            yield "notions.toml", f"`closer_than` of {notion.id} names {name}, which is no notion"


def _topic_faults(bank: Bank) -> Iterator[tuple[str, str]]:
    own = {one.id for one in bank.topics if not one.into}
    for topic in bank.topics:
        if topic.into and topic.into not in own:
            yield "topics.toml", f"`into` of {topic.id} names {topic.into}, which is no topic of its own"


def _question_faults(bank: Bank, question: Question, names: set[str]) -> Iterator[str]:
    if question.technique not in bank.techniques:
        yield f"`technique` {question.technique} is not known"
    for key, allowed in (("cues", names), ("avoid", names), ("needs", set(bank.needs))):
        for name in set(getattr(question, key)) - allowed:
            yield f"`{key}` names {name}, which is not known"
    for topic in set(question.topics) - {one.id for one in bank.topics}:
        yield f"`topics` names {topic}, which is not known"
    for name in set(question.follow_ups) - set(bank.questions):
        yield f"`follow_ups` names {name}, which is not there"
    slots = {language: "{lainaus}" in text for language, text in question.wording.items()}
    if len(set(slots.values())) > 1:
        yield "the slot {lainaus} stands in some languages only"
    if any("{luku}" in text for text in question.wording.values()) and "number" not in question.needs:
        yield "the slot {luku} needs `number`"


def _loops(bank: Bank) -> Iterator[tuple[str, str]]:
    done: set[str] = set()
    for start in bank.questions:
        path: list[str] = []
        if _returns(bank, start, path, done):
            yield f"questions/{path[-1].replace('.', '/', 1)}.toml", f"`follow_ups` lead back: {' → '.join(path)}"


def _returns(bank: Bank, name: str, path: list[str], done: set[str]) -> bool:
    if name in path:
        path.append(name)
        return True
    if name in done:
        return False
    path.append(name)
    for following in bank.questions[name].follow_ups:
        if _returns(bank, following, path, done):
            return True
    done.add(path.pop())
    return False

"""How many live questions each technique has, by phase and topic, and which ones no example ever reaches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from prompts import asking
from prompts.bank.contents import Bank
from prompts.model import PHASES, Question

if TYPE_CHECKING:
    from prompts.engine import Engine


def table(bank: Bank) -> Iterator[str]:
    """Lines of a table: a technique a line, its questions by phase, then by topic. Empty lists count for all."""
    topics = [topic.id for topic in bank.topics]
    yield "".join(["technique".ljust(20), "live".rjust(5), *(one[:9].rjust(10) for one in (*PHASES, *topics))])
    for name in bank.techniques:
        live = [one for one in bank.questions.values() if one.technique == name and one.state == "live"]
        counts = [_count(live, "phases", phase) for phase in PHASES] + [_count(live, "topics", one) for one in topics]
        yield "".join([name.ljust(20), str(len(live)).rjust(5), *(str(count).rjust(10) for count in counts)])


def _count(questions: list[Question], key: str, value: str) -> int:
    return sum(not getattr(one, key) or value in getattr(one, key) for one in questions)


def unreached(engine: Engine) -> list[str]:
    """Live questions that come first for no example of a cue, in any phase."""
    reached: Counter[str] = Counter()
    for cue in engine.bank.cues:
        for text in cue.match:
            for phase in PHASES:
                asked = {"text": text, "phase": phase, "language": cue.language, "goal": text, "id": phase + text}
                prompt = engine.reply(text, asking.context_of(asked)).prompt
                if prompt is not None:
                    reached[prompt.question] += 1
    live = (one for one in engine.bank.questions.values() if one.state == "live" and one.kind in {"question", "scale"})
    return sorted(one.id for one in live if not reached[one.id])

"""What leads to a question and what follows it, placed for a small drawing; and the questions that could follow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from journal.curation.models import Chain, Link
from journal.curation.service.engines import engine
from journal.db import Database
from journal.errors import Invalid
from prompts.model import Language, Question

#: So many steps after the question are drawn, and so many questions of one step.
STEPS, BESIDE = 3, 4
MOST_CHOICES = 300


def chain(db: Database, question: Question, language: Language) -> Chain:
    """The chain a question stands in: those that lead to it at once, itself, and what follows it step by step."""
    questions = {**engine(db).bank.questions, question.id: question}
    before = [one.id for one in questions.values() if question.id in one.follow_ups][:BESIDE]
    depths = {question.id: 0}
    arrows = []
    step = [question.id]
    for depth in range(1, STEPS + 1):
        pairs = [(name, one) for name in step for one in questions[name].follow_ups if one in questions]
        arrows += pairs
        step = [one for one in dict.fromkeys(after for _, after in pairs) if one not in depths][:BESIDE]
        depths |= dict.fromkeys(step, depth)
    depths |= {name: -1 for name in before if name not in depths}
    arrows += [(name, question.id) for name in before]
    return _placed(questions, depths, arrows, language)


def _placed(
    questions: Mapping[str, Question], depths: Mapping[str, int], arrows: list[tuple[str, str]], language: Language
) -> Chain:
    rows: Counter[int] = Counter()
    links = []
    for name, depth in sorted(depths.items(), key=lambda one: one[1]):
        words, shown = wording(questions[name], language)
        links.append(Link(name, words, shown, questions[name].technique, depth, rows[depth]))
        rows[depth] += 1
    least = min(depths.values())
    links = [replace(one, depth=one.depth - least) for one in links]
    places = {one.id: place for place, one in enumerate(links)}
    drawn = tuple((places[a], places[b]) for a, b in dict.fromkeys(arrows) if a in places and b in places)
    return Chain(tuple(links), drawn, max(depths.values()) - least + 1, max(rows.values()))


def wording(question: Question, language: Language) -> tuple[str, Language]:
    """A question's words in a language, or in the first one that it has; and which language that is."""
    shown = language if language in question.wording else next(iter(question.wording), language)
    return question.wording.get(shown, ""), shown


def following(db: Database, question: Question, language: Language) -> tuple[str, ...]:
    """Wordings of questions that could follow: of the techniques that continue this one, and of its own."""
    bank = engine(db).bank
    techniques = (question.technique, *bank.techniques[question.technique].leads_to)
    found = (
        wording(one, language)[0]
        for technique in techniques
        for one in bank.questions.values()
        if one.technique == technique and one.state == "live" and one.kind in {"question", "scale"}
    )
    return tuple(dict.fromkeys(found))[:MOST_CHOICES]


def worded(db: Database, words: str) -> str | None:
    """The id of the question that has these very words in some language, or nothing."""
    wanted = " ".join(words.split())
    questions = engine(db).bank.questions.values()
    return next((one.id for one in questions if wanted in one.wording.values()), None)


def followed_by(db: Database, question: Question, words: str) -> Question:
    """A question with one more that may follow it, named by its words. Raises ``Invalid`` when none has them."""
    found = worded(db, words)
    if found is None:
        raise Invalid({"follow_up": "nowhere"})
    return replace(question, follow_ups=tuple(dict.fromkeys((*question.follow_ups, found))))


def words_of(db: Database, questions: tuple[str, ...], language: Language) -> dict[str, str]:
    """The wordings of questions by their ids; nothing for those that are nowhere."""
    known = engine(db).bank.questions
    return {name: wording(known[name], language)[0] for name in questions if name in known}

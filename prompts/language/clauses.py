"""Where the clauses of a text begin and end, whose words they are, and which stand after its turn."""

from __future__ import annotations

from typing import Literal, NamedTuple

from prompts.language.connectives import CONNECTIVES
from prompts.language.cutting import Segment, segments
from prompts.language.forms import Placed
from prompts.language.sentences import quoted, sentences
from prompts.language.telling import reported
from prompts.language.turning import turned
from prompts.model import Language


class Clause(NamedTuple):
    """A stretch of a text around one verb, from its first word to the end of its last."""

    start: int
    end: int
    sentence: int
    """Clauses of one sentence carry the same number, counted from 0."""
    kind: Literal["main", "reported", "quoted"]
    """``reported``: what somebody else said, without quotation marks; ``quoted``: inside quotation marks."""
    turn: bool
    """Stands after the text's last *mutta*, *vaikka*, *silti* or *kuitenkin*, within its reach."""
    question: bool
    """Its sentence ends in a question mark."""


def clauses(text: str, words: list[Placed], language: Language) -> tuple[tuple[Clause, ...], list[int]]:
    """The clauses of a text, and for each of its words the index of its clause."""
    connectives = CONNECTIVES[language]
    quotes = quoted(text)
    every: list[Segment] = []
    for number, (first, last, question) in enumerate(sentences(text, words)):
        cut = segments(text, words[first:last], number, question=question, quotes=quotes, connectives=connectives)
        every += reported(text, cut, connectives)
    found = [
        Clause(one.start, one.end, one.sentence, one.kind, turn, one.question)
        for one, turn in zip(every, turned(text, every, connectives), strict=True)
    ]
    return tuple(found), [index for index, one in enumerate(every) for _ in one.words]

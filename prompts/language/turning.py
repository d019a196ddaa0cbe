"""Which clauses stand after the text's turn: the last *mutta*, *vaikka*, *silti* or *kuitenkin*."""

from __future__ import annotations

from prompts.language.connectives import Connectives
from prompts.language.cutting import Segment

#: A turn reaches over its own sentence and the ones right after it, within its paragraph.
_REACH = 3


def turned(text: str, clauses: list[Segment], connectives: Connectives) -> list[bool]:
    """For each clause whether it stands after the last turn and within its reach."""
    last = next((at for at in range(len(clauses) - 1, -1, -1) if _turns(clauses[at], connectives)), None)
    if last is None:
        return [False] * len(clauses)
    first = _from(clauses, last)
    found = [False] * len(clauses)
    for at in range(first, len(clauses)):
        far = clauses[at].sentence - clauses[first].sentence >= _REACH
        if far or "\n\n" in text[clauses[first].start : clauses[at].start]:
            break
        found[at] = True
    return found


def _turns(clause: Segment, connectives: Connectives) -> bool:
    if clause.kind != "main":
        return False
    if clause.opening in ("turn", "concession"):
        return clause.lowers[1:2] == () or clause.lowers[1] not in connectives.also
    if not connectives.still.isdisjoint(clause.lowers):
        return True
    if not connectives.still_first:
        return False
    opening = next((lower for lower in clause.lowers if lower not in connectives.coordinate), None)
    return opening in connectives.still_first


def _from(clauses: list[Segment], at: int) -> int:
    """*Vaikka väsytti, olin iloinen*: at the head of a sentence it is the clause after the concession that turns."""
    heads = at == 0 or clauses[at - 1].sentence != clauses[at].sentence
    goes_on = at + 1 < len(clauses) and clauses[at + 1].sentence == clauses[at].sentence
    return at + 1 if clauses[at].opening == "concession" and heads and goes_on else at

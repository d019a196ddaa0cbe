"""Whether what a pattern met is said to be so: not denied, not merely wished for, not half said."""

from __future__ import annotations

from prompts.noticing.matching import Match
from prompts.noticing.told import Told

#: A negation reaches so many words ahead, and in Swedish so many back, where it follows the verb.
AHEAD, BACK = 6, 3
WITHOUT = 3
HEDGE = 4
#: From a negation to the word that takes it back: *ei vain*, *en koskaan näin*.
BESIDE, RIGHT_BESIDE = 4, 2


def negated(match: Match, told: Told) -> bool:
    """A negation in the match's own clause before it, or in Swedish right after its verb, that denies something."""
    own, where = told.own(match.first), told.where
    last = match.last + BACK if told.reading.language == "sv" else match.last + 1
    first, stop = max(own.start, match.first - AHEAD), min(own.stop, last)
    if any(_denies(at, stop, told) for at in where.each("negation", first, stop)):
        return True
    return where.inside("without", max(own.start, match.first - WITHOUT), match.first)


def denied_before(match: Match, told: Told) -> bool:
    """A negation of its own before a match that holds one, or needs none: *en osaa sanoa ei*, *I can't say no*."""
    first = max(told.own(match.first).start, match.first - AHEAD)
    return any(_denies(at, match.last + 1, told) for at in told.where.each("negation", first, match.first))


def _denies(at: int, stop: int, told: Told) -> bool:
    """*Ei vain* adds, and *en koskaan näin* says it all the more."""
    stop = min(stop, at + BESIDE + 1)
    beside = next(iter(told.where.each("not_denying", at, stop)), None)
    if beside is None:
        return True
    if "only" in told.seen[beside].marks:
        return beside > at + RIGHT_BESIDE
    return not told.where.inside("so_much", at, stop)


def unreal(match: Match, told: Told) -> bool:
    """Wished for, supposed, asked or to come: a conditional, a question, *toivon että*, *jos*, *huomenna*."""
    own, where = told.own(match.first), told.where
    if told.clause(match.first).question or where.inside("conditional", own.start, own.stop):
        return True
    if "supposed" in told.seen[own.start].marks or where.inside("wishes", own.start, match.first):
        return True
    if where.inside("past", own.start, own.stop):
        return False
    if where.inside("necessity", own.start, match.first):
        return True
    return _wished(match.first, told) or where.inside("to_come", own.start, own.stop)


def _wished(first: int, told: Told) -> bool:
    """A wish before it in its sentence, with nothing told as past between them."""
    wishes = told.where.each("wishes", 0, first)
    if not wishes or told.sentences[wishes[-1]] != told.sentences[first]:
        return False
    return not told.where.inside("past", wishes[-1], first)


def hedged(match: Match, told: Told) -> bool:
    """*Ehkä*, *melkein* before the match in its clause."""
    first = max(told.own(match.first).start, match.first - HEDGE)
    return told.where.inside("hedges", first, match.first)

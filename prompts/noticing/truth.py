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
    own, seen = told.own(match.first), told.seen
    last = match.last + BACK if told.reading.language == "sv" else match.last + 1
    here = range(max(own.start, match.first - AHEAD), min(own.stop, last))
    if any(seen[at].negation and _denies(at, here, told) for at in here):
        return True
    return any("without" in seen[at].marks for at in range(max(own.start, match.first - WITHOUT), match.first))


def denied_before(match: Match, told: Told) -> bool:
    """A negation of its own before a match that holds one, or needs none: *en osaa sanoa ei*, *I can't say no*."""
    own = told.own(match.first)
    return any(
        told.seen[at].negation and _denies(at, range(at, match.last + 1), told)
        for at in range(max(own.start, match.first - AHEAD), match.first)
    )


def _denies(at: int, here: range, told: Told) -> bool:
    """*Ei vain* adds, and *en koskaan näin* says it all the more."""
    following = range(at, min(here.stop, at + BESIDE + 1))
    beside = next((place for place in following if "not_denying" in told.seen[place].marks), None)
    if beside is None:
        return True
    if "only" in told.seen[beside].marks:
        return beside > at + RIGHT_BESIDE
    return not any("so_much" in told.seen[place].marks for place in following)


def unreal(match: Match, told: Told) -> bool:
    """Wished for, supposed, asked or to come: a conditional, a question, *toivon että*, *jos*, *huomenna*."""
    own = told.own(match.first)
    if told.clause(match.first).question or any("conditional" in told.features(at) for at in own):
        return True
    if "supposed" in told.seen[own.start].marks:
        return True
    if any("wishes" in told.seen[at].marks for at in range(own.start, match.first)):
        return True
    if any("past" in told.features(at) for at in own):
        return False
    if any("necessity" in told.seen[at].marks for at in range(own.start, match.first)):
        return True
    return _wished(match.first, told) or any("to_come" in told.seen[at].marks for at in own)


def _wished(first: int, told: Told) -> bool:
    """A wish before it in its sentence, with nothing told as past between them."""
    for at in range(first - 1, -1, -1):
        if told.sentences[at] != told.sentences[first] or "past" in told.features(at):
            return False
        if "wishes" in told.seen[at].marks:
            return True
    return False


def hedged(match: Match, told: Told) -> bool:
    """*Ehkä*, *melkein* before the match in its clause."""
    own = told.own(match.first)
    return any("hedges" in told.seen[at].marks for at in range(max(own.start, match.first - HEDGE), match.first))

"""Whether what a pattern met is said to be so: not denied, not merely wished for, not half said."""

from __future__ import annotations

from prompts.noticing.matching import Match, Sight
from prompts.noticing.speakers import Markers
from prompts.reading import Reading

#: A negation reaches so many words ahead, and in Swedish so many back, where it follows the verb.
AHEAD, BACK = 6, 3
WITHOUT = 2
HEDGE = 4


def negated(match: Match, seen: list[Sight], reading: Reading, markers: Markers) -> bool:
    """A negation in the match's own clause before it, or in Swedish right after its verb, that denies something."""
    clause = seen[match.first].clause
    last = match.last + BACK if reading.language == "sv" else match.last + 1
    reach = range(max(0, match.first - AHEAD), min(len(seen), last))
    here = [at for at in reach if seen[at].clause == clause]
    if any(seen[at].negation and _denies(at, here, seen, markers) for at in here):
        return True
    before = [at for at in here if match.first - WITHOUT <= at < match.first]
    return any(not markers["without"].isdisjoint({*seen[at].wholes, seen[at].lower}) for at in before)


def _denies(at: int, here: list[int], seen: list[Sight], markers: Markers) -> bool:
    """*Ei vain* adds, and *en koskaan näin* says it all the more."""
    following = [place for place in here if at < place <= at + 4]
    beside = [place for place in following if f"={seen[place].lower}" in markers["not_denying"]]
    if not beside:
        return True
    so_much = any(f"={seen[place].lower}" in markers["so_much"] for place in following)
    ever = seen[beside[0]].lower not in markers["only"]
    return not (so_much if ever else beside[0] <= at + 2)


def unreal(match: Match, reading: Reading, seen: list[Sight], markers: Markers) -> bool:
    """Wished for, supposed, asked or to come: a conditional, a question, *toivon että*, *jos*, *huomenna*."""
    clause = seen[match.first].clause
    if reading.clauses[clause].question:
        return True
    own = [at for at in range(len(seen)) if seen[at].clause == clause]
    if any("conditional" in reading.tokens[at].features for at in own):
        return True
    past = any("past" in reading.tokens[at].features for at in own)
    if _is(own[0], "supposed", seen, markers):
        return True
    before = [at for at in range(match.first) if seen[at].sentence == seen[match.first].sentence]
    told = max((at for at in before if "past" in reading.tokens[at].features), default=-1)
    wished = any(at > told and _is(at, "wishes", seen, markers) for at in before)
    return not past and (wished or any(_is(at, "to_come", seen, markers) for at in own))


def _is(at: int, name: str, seen: list[Sight], markers: Markers) -> bool:
    words = markers[name]
    return not words.isdisjoint(seen[at].wholes) or f"={seen[at].lower}" in words


def hedged(match: Match, seen: list[Sight], markers: Markers) -> bool:
    """*Ehkä*, *melkein* before the match in its clause."""
    clause = seen[match.first].clause
    before = range(max(0, match.first - HEDGE), match.first)
    return any(_is(at, "hedges", seen, markers) for at in before if seen[at].clause == clause)

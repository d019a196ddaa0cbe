"""Whose each clause is: the writer's, a child's, a colleague's, a guardian's, a thing's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from prompts.noticing.matching import Sight
from prompts.reading import Reading, Token

Whose = Literal["me", "child", "colleague", "guardian", "other", "thing", "nobody"]
PEOPLE: tuple[Whose, ...] = ("child", "guardian", "colleague")
Markers = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose a clause is, and at which token that stands (-1: carried over from before, or nowhere)."""

    whose: Whose
    at: int = -1


def holders(reading: Reading, seen: list[Sight], markers: Markers) -> list[Holder]:
    """The holder of each clause, in order: named in it, or carried over from the clause before."""
    found: list[Holder] = []
    spoken_of: Whose = "other"
    for number, clause in enumerate(reading.clauses):
        places = [place for place, sight in enumerate(seen) if sight.clause == number]
        named = _named(reading, seen, places, markers, spoken_of)
        if named.whose == "nobody" and found:
            same = reading.clauses[number - 1].sentence == clause.sentence
            named = _carried(reading, places, found[-1], markers, same=same)
        if named.whose in (*PEOPLE, "other"):
            spoken_of = named.whose
        found.append(named)
    return found


def _named(reading: Reading, seen: list[Sight], places: list[int], markers: Markers, spoken_of: Whose) -> Holder:
    mine = other = thing = None
    for place in places:
        token, sight = reading.tokens[place], seen[place]
        if _is_writer(token, sight, markers):
            return Holder("me", place)
        if "me" in sight.classes:
            mine = mine or Holder("me", place)
        elif other is None and (person := _person(token, sight, markers, spoken_of)):
            other = Holder(person, place)
        elif thing is None and _is_thing(token):
            thing = Holder("thing", place)
    return other or mine or thing or Holder("nobody")


def _is_writer(token: Token, sight: Sight, markers: Markers) -> bool:
    """The writer as the subject: a first-person verb, or the pronoun in its plain form."""
    if "person-1" in token.features:
        return True
    plain = "nominative" in token.features or token.lower in markers["first_persons"]
    return plain and not markers["first_persons"].isdisjoint(sight.wholes)


def _person(token: Token, sight: Sight, markers: Markers, spoken_of: Whose) -> Whose | None:
    """Somebody else as the subject, or as the one who feels."""
    for name in PEOPLE:
        if name in sight.classes:
            return name
    if "manager" in sight.classes:
        return "other"
    if not markers["third_persons"].isdisjoint(sight.wholes) and token.lower in markers["third_persons"]:
        return spoken_of
    return "other" if "name" in token.features and "nominative" in token.features else None


def _is_thing(token: Token) -> bool:
    return "noun" in token.features and "nominative" in token.features and "verb" not in token.features


def _carried(reading: Reading, places: list[int], before: Holder, markers: Markers, *, same: bool) -> Holder:
    """A clause that names nobody goes on with whoever was before, unless it tells of a feeling nobody is said to have."""
    felt = any(feels(reading.tokens[place], markers) for place in places)
    third = any("person-3" in reading.tokens[place].features for place in places)
    if before.whose in (*PEOPLE, "other") and (same or third) and not (felt and not same):
        return Holder(before.whose)
    return Holder("nobody")


def feels(token: Token, markers: Markers) -> bool:
    """Whether a verb tells what somebody feels without naming who: *väsyttää*, *ahdistaa*."""
    endings = tuple(markers["experiencer_endings"])
    return any(key in markers["experiencer"] or (endings and key.endswith(endings)) for key in token.keys)

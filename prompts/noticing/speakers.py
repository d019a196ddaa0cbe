"""Whose each clause is: the writer's, a child's, a colleague's, a guardian's, a thing's."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from prompts.noticing.sights import PASSIVE, PEOPLE, SOMEBODY, THING, WRITER, WRITES, Sight, Whose
from prompts.noticing.whereabouts import Whereabouts
from prompts.reading import Reading

OTHERS: tuple[Whose, ...] = (*PEOPLE, "other")
#: So far before a word its preposition may stand: *for the child*, *with my colleague*.
PREPOSITION = 2


class Holder(NamedTuple):
    """Whose a clause is, and at which token that stands (-1: carried over from before, or nowhere)."""

    whose: Whose
    at: int = -1


#: Whose a clause is that names nobody.
NOBODY = Holder("nobody")
#: Features of a verb that may tell of another.
_OF_ANOTHER = frozenset(("person-3", "past", "present"))


class Scene(NamedTuple):
    """A clause with its words, and who was spoken of before it. A tuple, because a text has many clauses."""

    reading: Reading
    seen: list[Sight]
    places: range
    spoken_of: Whose | None
    tells: int
    """What any of its words tells of whose it is, as a sum."""
    felt: bool
    """A verb tells what somebody feels: *väsyttää*, *tuntuu*."""
    must: bool
    """A verb tells what somebody has to do: *pitää*."""

    def features(self, place: int) -> frozenset[str]:
        return self.seen[place].features

    def is_any(self, place: int, name: str) -> bool:
        """Whether a word is of a list of markers, by a base form or as written."""
        return name in self.seen[place].marks


def holders(reading: Reading, seen: list[Sight], clauses: list[range], where: Whereabouts) -> list[Holder]:
    """The holder of each clause, in order: named in it, or carried over from the clause before."""
    found: list[Holder] = []
    spoken_of: Whose | None = None
    for number, places in enumerate(clauses):
        tells = 0
        for sight in seen[places.start : places.stop]:
            tells |= sight.tells
        felt = where.inside("experiencer", places.start, places.stop)
        must = where.inside("necessity", places.start, places.stop)
        scene = Scene(reading, seen, places, spoken_of, tells, felt, must)
        named = _named(scene)
        if named.whose == "nobody" and found:
            same = reading.clauses[number - 1].sentence == reading.clauses[number].sentence
            named = _carried(scene, found[-1], same=same)
        spoken_of = _spoken_of(scene, named)
        found.append(named)
    return found


def _spoken_of(scene: Scene, named: Holder) -> Whose | None:
    """Who is spoken of after a clause: its holder where that is another, or else the last who is mentioned in it."""
    if named.whose in OTHERS:
        return named.whose
    if not scene.tells & SOMEBODY:
        return scene.spoken_of
    mentioned = (people for place in reversed(scene.places) if (people := scene.seen[place].people))
    return next(mentioned, scene.spoken_of)


def _named(scene: Scene) -> Holder:
    """The first that holds: the writer as subject, as the one who feels or has; somebody else; the writer at all."""
    for whose, telling, find in FINDERS:
        place = find(scene) if scene.tells & telling else None
        if place is not None:
            return Holder(whose or _whose(scene, place) or "other", place)
    return NOBODY


def _writer(scene: Scene) -> int | None:
    """A verb in the first person, or its subject pronoun; the spoken passive (*mentiin*) when nobody is named."""
    passive = None
    for place in scene.places:
        tells = scene.seen[place].tells
        if tells & WRITES:
            return place
        if tells & PASSIVE:
            passive = place
    return passive if passive is not None and _somebody(scene) is None else None


def _feeling_writer(scene: Scene) -> int | None:
    """*Mua väsyttää*, *minusta tuntuu*, *mulla on raskasta*: the writer feels or has, whatever the subject is."""
    mine = _mentioned_writer(scene)
    if mine is None:
        return None
    return mine if scene.felt or scene.must or _has(scene, mine) else None


def _feeling_other(scene: Scene) -> int | None:
    """*Lasta väsytti*, *Liisalla oli paha päivä*, *lapsen pitää*: somebody else feels, has or must."""
    for place in scene.places:
        if scene.seen[place].people is None:
            continue
        features = scene.features(place)
        if scene.must and "genitive" in features and not scene.is_any(place, "anybody"):
            return place
        if _has(scene, place) or (scene.felt and "partitive" in features):
            return place
    return None


def _has(scene: Scene, place: int) -> bool:
    """Finnish having: the haver in *-lla* right before a form of *olla*."""
    if not (scene.seen[place].lower.endswith(("lla", "llä")) or scene.is_any(place, "havers")):
        return False
    following = range(place + 1, min(place + 4, scene.places.stop))
    return any("olla" in scene.seen[at].wholes for at in following)


def _somebody(scene: Scene) -> int | None:
    if not scene.tells & SOMEBODY:
        return None
    return next((place for place in scene.places if _whose(scene, place) and _is_subject(scene, place)), None)


def _is_subject(scene: Scene, place: int) -> bool:
    """By its case where the language has cases; otherwise by no preposition standing before it."""
    features = scene.features(place)
    if scene.reading.language == "fi":
        if scene.must and _is_to_be_done_to(scene, place):
            return False
        return "nominative" in features or (place > scene.places.start and _counted(scene, place))
    before = range(max(scene.places.start, place - PREPOSITION), place)
    return "genitive" not in features and not any(scene.is_any(at, "prepositions") for at in before)


def _is_to_be_done_to(scene: Scene, place: int) -> bool:
    """*Pitäisi kutsua äiti*: what has to be done to somebody names its object in the nominative."""
    before = [scene.features(at) | scene.seen[at].marks for at in range(scene.places.start, place)]
    must = next((at for at, marks in enumerate(before) if "necessity" in marks), None)
    return must is not None and any("infinitive" in marks for marks in before[must + 1 :])


def _counted(scene: Scene, place: int) -> bool:
    """*Kolme lasta itki*: a counted subject stands in the partitive."""
    return "partitive" in scene.features(place) and scene.is_any(place - 1, "counts")


def _whose(scene: Scene, place: int) -> Whose | None:
    named = scene.seen[place].people
    if named or not scene.is_any(place, "third_persons"):
        return named
    return scene.spoken_of or ("other" if scene.is_any(place, "he_or_she") else None)


def _mentioned_writer(scene: Scene) -> int | None:
    return next((place for place in scene.places if scene.seen[place].tells & WRITER), None)


def _thing(scene: Scene) -> int | None:
    return next((place for place in scene.places if scene.seen[place].tells & THING), None)


#: Whose it then is, what some word of the clause has to tell, and the place of the word that says so.
FINDERS: tuple[tuple[Whose | None, int, Callable[[Scene], int | None]], ...] = (
    ("me", WRITES | PASSIVE, _writer),
    ("me", WRITER, _feeling_writer),
    (None, SOMEBODY, _feeling_other),
    (None, SOMEBODY, _somebody),
    ("me", WRITER, _mentioned_writer),
    ("thing", THING, _thing),
)


def _carried(scene: Scene, before: Holder, *, same: bool) -> Holder:
    """A clause that names nobody goes on with whoever was before; a feeling nobody is said to have is the writer's."""
    if scene.felt and not same:
        return NOBODY
    if scene.places and scene.is_any(scene.places[0], "relatives") and scene.spoken_of:
        return Holder(scene.spoken_of)
    if before.whose in OTHERS and (same or _tells_of_another(scene)):
        return Holder(before.whose)
    return NOBODY


def _tells_of_another(scene: Scene) -> bool:
    return any(not _OF_ANOTHER.isdisjoint(scene.features(place)) for place in scene.places)


def owner(seen: list[Sight], clauses: list[int], place: int, where: Whereabouts) -> Whose | None:
    """Whose a noun is by the genitive before it: *lapsen väsymys*, *barnets trötthet*, *the child's tears*."""
    for at in where.each("genitive", max(0, place - 2), place):
        if clauses[at] == clauses[place]:
            for name in PEOPLE:
                if name in seen[at].classes:
                    return name
    return None

"""Whose each clause is: the writer's, a child's, a colleague's, a guardian's, a thing's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from prompts.noticing.sights import PEOPLE, Sight, Whose
from prompts.reading import Reading

OTHERS: tuple[Whose, ...] = (*PEOPLE, "other")
#: So far before a word its preposition may stand: *for the child*, *with my colleague*.
PREPOSITION = 2


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose a clause is, and at which token that stands (-1: carried over from before, or nowhere)."""

    whose: Whose
    at: int = -1


@dataclass(frozen=True, slots=True)
class Scene:
    """A clause with its words, and who was spoken of before it."""

    reading: Reading
    seen: list[Sight]
    places: range
    spoken_of: Whose | None
    felt: bool
    """A verb tells what somebody feels: *väsyttää*, *tuntuu*."""
    must: bool
    """A verb tells what somebody has to do: *pitää*."""

    def features(self, place: int) -> frozenset[str]:
        return self.seen[place].features

    def is_any(self, place: int, name: str) -> bool:
        """Whether a word is of a list of markers, by a base form or as written."""
        return name in self.seen[place].marks


def holders(reading: Reading, seen: list[Sight], clauses: list[range]) -> list[Holder]:
    """The holder of each clause, in order: named in it, or carried over from the clause before."""
    found: list[Holder] = []
    spoken_of: Whose | None = None
    for number, places in enumerate(clauses):
        felt = any("experiencer" in seen[place].marks for place in places)
        must = any("necessity" in seen[place].marks for place in places)
        scene = Scene(reading, seen, places, spoken_of, felt, must)
        named = _named(scene)
        if named.whose == "nobody" and found:
            same = reading.clauses[number - 1].sentence == reading.clauses[number].sentence
            named = _carried(scene, found[-1], same=same)
        mentioned = [whose for place in places if (whose := scene.seen[place].people)]
        if named.whose in OTHERS:
            spoken_of = named.whose
        elif mentioned:
            spoken_of = mentioned[-1]
        found.append(named)
    return found


def _named(scene: Scene) -> Holder:
    """The first that holds: the writer as subject, as the one who feels or has; somebody else; the writer at all."""
    for whose, find in FINDERS:
        place = find(scene)
        if place is not None:
            return Holder(whose or _whose(scene, place) or "other", place)
    return Holder("nobody")


def _writer(scene: Scene) -> int | None:
    """A verb in the first person, or its subject pronoun; the spoken passive (*mentiin*) when nobody is named."""
    passive = None
    for place in scene.places:
        features = scene.features(place)
        if "person-1" in features and ("verb" in features or "nominative" in features):
            return place
        if "passive" in features and "verb" in features and "participle" not in features:
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
    return next((place for place in scene.places if "me" in scene.seen[place].classes), None)


def _thing(scene: Scene) -> int | None:
    for place in scene.places:
        features = scene.features(place)
        if "noun" in features and "nominative" in features and "verb" not in features and "adjective" not in features:
            return place
    return None


FINDERS: tuple[tuple[Whose | None, Callable[[Scene], int | None]], ...] = (
    ("me", _writer),
    ("me", _feeling_writer),
    (None, _feeling_other),
    (None, _somebody),
    ("me", _mentioned_writer),
    ("thing", _thing),
)


def _carried(scene: Scene, before: Holder, *, same: bool) -> Holder:
    """A clause that names nobody goes on with whoever was before; a feeling nobody is said to have is the writer's."""
    if scene.felt and not same:
        return Holder("nobody")
    if scene.places and scene.is_any(scene.places[0], "relatives") and scene.spoken_of:
        return Holder(scene.spoken_of)
    third = any({"person-3", "past", "present"}.intersection(scene.features(place)) for place in scene.places)
    if before.whose in OTHERS and (same or third):
        return Holder(before.whose)
    return Holder("nobody")


def owner(seen: list[Sight], clauses: list[int], place: int) -> Whose | None:
    """Whose a noun is by the genitive before it: *lapsen väsymys*, *barnets trötthet*, *the child's tears*."""
    for at in range(max(0, place - 2), place):
        if "genitive" in seen[at].features and clauses[at] == clauses[place]:
            for name in PEOPLE:
                if name in seen[at].classes:
                    return name
    return None

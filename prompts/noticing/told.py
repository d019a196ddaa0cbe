"""A reading as it is judged: its words as patterns see them, whose its clauses are, what is not meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from prompts.bank.contents import Bank
from prompts.language.connectives import CONNECTIVES
from prompts.model import LANGUAGES, Language
from prompts.noticing.compiling import Index
from prompts.noticing.matching import Match, marks_of, matches
from prompts.noticing.sights import Lexis, Sight, runs
from prompts.noticing.speakers import Holder, holders
from prompts.noticing.whereabouts import Whereabouts
from prompts.reading import Clause, Reading

#: The kinds of patterns that are looked for, in the order in which an index holds them.
IRONY, CUE, DANGER = range(3)
_PARTING = frozenset(":;–—()[]\n…")
_BINDING: dict[Language, frozenset[str]] = {
    one: each.that | each.subordinate | each.relative | each.asking | each.adversative | each.concessive
    for one, each in CONNECTIVES.items()
}
CONCEDING: dict[Language, frozenset[str]] = {
    "fi": frozenset({"vaikka", "vaik", "vaikkei", "vaikken"}),
    "sv": frozenset({"fastän", "trots", "även"}),
    "en": frozenset({"although", "though", "even"}),
}


@dataclass(frozen=True, slots=True)
class Told:
    """What a text tells, before any cue is looked for."""

    reading: Reading
    seen: list[Sight]
    clauses: list[int]
    """The number of the clause of each token."""
    sentences: list[int]
    """The number of the sentence of each token."""
    places: list[range]
    """The tokens of each clause."""
    spans: list[range]
    """The tokens of each sentence."""
    asked: list[int]
    """The marks of the atoms of patterns that each sentence meets."""
    where: Whereabouts
    whose: list[Holder]
    parts: list[int]
    """For each token how many marks that part a sentence stand before it: a colon, a dash, a comma between equals."""
    ironic: set[int]
    """Sentences that say one thing and mean another."""
    turns: bool
    """The text turns somewhere: *mutta*, *silti*."""

    def clause(self, place: int) -> Clause:
        """The clause of a token."""
        return self.reading.clauses[self.clauses[place]]

    def own(self, place: int) -> range:
        """The tokens of a token's clause."""
        return self.places[self.clauses[place]]

    def holder(self, place: int) -> Holder:
        """Whose the clause of a token is."""
        return self.whose[self.clauses[place]]

    def features(self, place: int) -> frozenset[str]:
        """The features of a token."""
        return self.seen[place].features

    def matches(self, kind: int) -> Iterator[Match]:
        """Where patterns of a kind are met, in the order of the text."""
        return matches(kind, self.seen, self.spans, self.asked)

    def said_by_another(self, place: int) -> bool:
        """Whether somebody else says it. What the writer quotes of her own words is hers: *sanoin: ”en jaksa”*."""
        at = self.clauses[place]
        clause = self.reading.clauses[at]
        if clause.kind != "quoted":
            return clause.kind == "reported"
        for near in (at - 1, at + 1):
            if 0 <= near < len(self.whose):
                beside = self.reading.clauses[near]
                if beside.kind == "main" and beside.sentence == clause.sentence:
                    return self.whose[near].whose != "me"
        return True


class Listening:
    """Makes a reading ready to be judged. Immutable after it is made; serves every thread."""

    def __init__(self, bank: Bank, indexes: Mapping[Language, Index]) -> None:
        """``indexes``: all that is looked for, irony, cues and what is dangerous, in this order."""
        self._lexis = {one: Lexis(one, bank.subjects[one], bank.markers[one], indexes[one]) for one in LANGUAGES}

    def told(self, reading: Reading) -> Told:
        """What the reading tells."""
        lexis = self._lexis[reading.language]
        seen = lexis.sights(reading)
        clauses = [token.clause for token in reading.tokens]
        numbers = [clause.sentence for clause in reading.clauses]
        sentences = [numbers[clause] for clause in clauses]
        places, spans = runs(clauses), runs(sentences)
        where, marks = Whereabouts(seen), marks_of(seen, spans)
        return Told(
            reading,
            seen,
            clauses,
            sentences,
            places,
            spans,
            marks,
            where,
            holders(reading, seen, places, where),
            _parts(reading),
            {sentences[match.first] for match in matches(IRONY, seen, spans, marks)},
            _turns(reading, places),
        )


def _parts(reading: Reading) -> list[int]:
    """Counts the marks that a phrase does not reach over. A comma before a word that binds parts nothing."""
    binding = _BINDING[reading.language]
    text, before, parts, found = reading.text, 0, 0, []
    for token in reading.tokens:
        gap = text[before : token.start]
        if gap != " " and (not _PARTING.isdisjoint(gap) or ("," in gap and token.lower not in binding)):
            parts += 1
        found.append(parts)
        before = token.end
    return found


def _turns(reading: Reading, clauses: list[range]) -> bool:
    """Whether the text turns. *Sujui, vaikka väsytti* concedes: what was said before it stands as it was."""
    first = next((places for places, each in zip(clauses, reading.clauses, strict=True) if each.turn and places), None)
    return first is not None and reading.tokens[first.start].lower not in CONCEDING[reading.language]

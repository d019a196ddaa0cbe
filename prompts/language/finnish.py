"""Finnish: Voikko's readings with the rules of our own around them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from operator import attrgetter

from prompts.language import spoken
from prompts.language.morphology import Sense, features, sense
from prompts.language.voikko import Analyse
from prompts.language.words import Aliases, Word

#: The readings of a form, the usual ones first.
Senses = tuple[Sense, ...]
#: Forms whose readings are kept: what spoken forms stand for, what begins a sentence here and stands inside one there.
REMEMBERED = 1_024
_order = attrgetter("order")
_PERSONS = {
    "minä": {"person-1", "singular"},
    "me": {"person-1", "plural"},
    "sinä": {"person-2", "singular"},
    "te": {"person-2", "plural"},
    "hän": {"person-3", "singular"},
    "he": {"person-3", "plural"},
    "se": {"person-3", "singular"},
    "ne": {"person-3", "plural"},
}


class Finnish:
    """The Finnish lexicon. ``analyse`` must be safe to call from several threads."""

    def __init__(self, analyse: Analyse, aliases: Aliases) -> None:
        self._analyse = analyse
        self._aliases = aliases
        self._beginnings = _by_beginning(aliases)
        self._read = lru_cache(REMEMBERED)(self._analysed)
        self._forms = {**spoken.CLOSED, **{said: (written,) for said, written in aliases.forms.items()}}

    def word(self, form: str) -> Word:
        """Base forms, parts and features; the written form behind a spoken one is what is analysed."""
        lower = form.lower()
        if not lower.isalpha() and not any(letter.isalpha() for letter in lower):
            return Word((lower,))
        senses = self._aliased(lower) or self._read(lower)
        if senses:
            return _word(self._better(lower, senses) + senses if senses[0].grammar.rarity else senses)
        return self._hyphened(lower) or self._spoken(lower) or self._guessed(lower)

    def _analysed(self, lower: str) -> Senses:
        """The readings of a written form, the usual ones first. A hyphened word is read at its last part."""
        if "-" in lower[1:]:
            return ()
        found = [sense(one) for one in self._analyse(lower)]
        return _meant(lower, tuple(sorted(found, key=_order))) if len(found) > 1 else tuple(found)

    def _aliased(self, lower: str) -> Senses:
        written = self._forms.get(lower)
        if written:
            found = tuple([one for form in written for word in form.split() for one in self._read(word)])
            # A negation is never spoken away, whatever the table says.
            return (*found, *[one for one in self._read(lower) if "Lk" in one.tags and one not in found])
        stems = self._beginnings.get(lower[:2])
        if stems is None or not lower.startswith(stems):
            return ()
        rewritten = self._aliases.rewritten(lower)
        read = self._first(rewritten)
        if read or not rewritten or self._read(lower):
            return read
        return self._first(form for one in rewritten for form in spoken.candidates(one))

    def _better(self, lower: str, senses: Senses) -> Senses:
        """Verbs behind a spoken form that happens to be written like a rare one: *haluisin*, *tuntus*."""
        if lower in self._forms or any(one.is_finite for one in senses):
            return ()
        every = (self._read(form) for form in spoken.candidates(lower))
        return next((tuple([one for one in found if one.is_finite]) for found in every if _tells(found)), ())

    def _first(self, forms: Iterable[str]) -> Senses:
        """The readings of the first form that has an ordinary one, else of the first that has any."""
        odd: Senses = ()
        for form in forms:
            found = self._read(form)
            if found and not found[0].is_odd:
                return found
            odd = odd or found
        return odd

    def _hyphened(self, lower: str) -> Word | None:
        """*tiimi-iltapäivästä* → *tiimi-iltapäivä* with its parts; *työ-* → *työ*."""
        before, _, head = lower.strip("-").rpartition("-")
        if not before:
            return self.word(head) if head and head != lower else None
        last = self.word(head)
        keys = tuple(f"{before}-{key}" for key in last.keys)
        pieces = (*before.split("-"), *last.keys, head, *last.parts, *(before + key for key in last.keys))
        return Word(keys, tuple(dict.fromkeys(piece for piece in pieces if piece)), last.features)

    def _spoken(self, lower: str) -> Word | None:
        question = spoken.asked(lower)
        if question and (found := tuple([one for one in self._read(question) if {"Lt", "Lk"} & set(one.tags)])):
            return _word(found)
        for form, clitic in spoken.bare(lower):
            if form in self._forms and (found := self._aliased(form)):
                return _word(found, _hung(clitic))
        if found := self._first(spoken.candidates(lower)):
            return _word(found)
        for form, clitic in spoken.bare(lower):
            if found := self._read(form) or self._first(spoken.candidates(form)):
                return _word(found, _hung(clitic))
        return None

    def _guessed(self, lower: str) -> Word:
        head, colon, _ = lower.partition(":")
        keys = spoken.guesses(head) if colon and head else spoken.guesses(lower)
        return Word(keys if not colon else tuple(dict.fromkeys((head, lower, *keys))), (), ("unknown",))


def _by_beginning(aliases: Aliases) -> dict[str, tuple[str, ...]]:
    """The spoken stems by their first two letters."""
    found: dict[str, tuple[str, ...]] = {}
    for stem in aliases.stems:
        found[stem[:2]] = (*found.get(stem[:2], ()), stem)
    return found


def _meant(form: str, senses: Senses) -> Senses:
    """Without readings nobody means: *minä* as a case of *mikä*, *kuin* and *yksin* as plurals of a noun."""
    if form in _PERSONS:
        return tuple([one for one in senses if one.base == form and "Lr" in one.tags]) or senses
    plain = tuple([one for one in senses if not one.grammar.instructive])
    if len(plain) < len(senses) and any(one.grammar.particle for one in senses):
        return plain
    return senses


def _tells(senses: Senses) -> bool:
    return any(one.is_finite and not one.is_odd for one in senses)


def _hung(clitic: str) -> tuple[str, ...]:
    return ("question-clitic",) if clitic in ("ko", "kö", "ks") else ()


def _word(senses: Senses, extra: tuple[str, ...] = ()) -> Word:
    if len(senses) == 1:
        one = senses[0]
        keys, parts, found = one.bases(agent=not one.is_lexical), one.pieces(), one.grammar.listed
    else:
        keys, parts = _together(senses)
        found = features(tuple([one.grammar for one in senses]))
    if extra or "pronoun" in found:
        persons = [_PERSONS.get(key, ()) for key in keys] if "pronoun" in found or "pronoun" in extra else []
        found = tuple(sorted({*found, *extra}.union(*persons)))
    return Word(keys, parts, found)


def _together(senses: Senses) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Keys and parts of several readings; of those with one base the ones of fewest parts."""
    lexical = {one.base for one in senses if one.is_lexical}
    keys = dict.fromkeys(key for one in senses for key in one.bases(agent=one.base not in lexical))
    fewest = {one.base: len(one.parts) for one in sorted(senses, key=lambda one: -len(one.parts))}
    whole = [one for one in senses if len(one.parts) == fewest[one.base]]
    return tuple(keys), tuple(dict.fromkeys(piece for one in whole for piece in one.pieces()))

"""Finnish: an interrogative opens a question, the clitic -ko closes it, and so does asking without either."""

from __future__ import annotations

from collections.abc import Sequence

from prompts.lint.asking.asked import Asked, Clauses, Part, asked, unasked
from prompts.lint.vocabulary import vocabulary
from prompts.lint.wording import Form, Word

_WORDS = vocabulary("fi")
_FRAMES = _WORDS.forms_of("frames")
_TAGS = (["vai", "mitä"], ["vai", "kuinka"], ["vai", "miten"], ["vai", "mikä"])
_COORDINATORS = frozenset(["ja", "sekä", "mutta", "vai", "tai"])
#: Verbs whose object a question may be: *kun mietit, oliko …* does not ask *oliko*.
_EMBEDDING = frozenset(
    [
        "tietää",
        "miettiä",
        "pohtia",
        "kysyä",
        "arvioida",
        "nähdä",
        "kertoa",
        "muistaa",
        "huomata",
        "ajatella",
        "sanoa",
        "selvittää",
        "päättää",
        "ymmärtää",
        "tarkastella",
        "muistella",
        "kuvitella",
    ]
)
_OPINIONS = frozenset(
    "ajattelet luulet arvelet sanot sanoisit tuumaat mieltä veikkaat uskot ajattelisit olisi olis".split()
)
_SHORT_LEAD = 5
#: Words that a relative clause tells more about: *se, mikä auttoi*.
_HEADS = frozenset(
    [
        "se",
        "ne",
        "sen",
        "sitä",
        "siitä",
        "siinä",
        "siihen",
        "sille",
        "niitä",
        "niistä",
        "kaikki",
        "kaikkea",
        "jotain",
        "jotakin",
        "asia",
        "asian",
        "tuo",
    ]
)


def finnish(clauses: Clauses, marked: bool) -> Asked:
    """How a sentence asks; without a question mark only a sentence that begins with its question counts."""
    found = [_part(words) for words in clauses]
    asking = [place for place, part in enumerate(found) if part.role in ("open", "closed")]
    if not marked and (not asking or asking[0] > 0 or found[0].at > _after_fillers(clauses[0])):
        return unasked(clauses)
    if not asking:
        return unasked(clauses, _by_words(clauses))
    place = _main(clauses, found, asking)
    mixed = any(_goes_on(clauses[at], found[at], clauses[place]) for at in asking if at > place)
    return asked("closed" if found[place].role == "closed" or mixed else "open", clauses, found, place)


def _main(clauses: Clauses, found: Sequence[Part], asking: Sequence[int]) -> int:
    """The clause that asks: the first one that is neither the object of a verb nor relative, else the last."""
    for place in asking[:-1]:
        reason = clauses[place][found[place].at].lower == "koska"
        if not reason and not (place > 0 and _depends(clauses[place - 1], found[0])):
            return place
        if place == 0 and not reason:
            return place
    return asking[-1] if asking[-1] == 0 or not _only_object(clauses, found, asking) else asking[0]


def _only_object(clauses: Clauses, found: Sequence[Part], asking: Sequence[int]) -> bool:
    """*Kuinka tiedät, onko …?*: the last question belongs to the verb of the first."""
    return len(asking) > 1 and asking[0] == 0 and found[0].role == "open" and clauses[0][found[0].at].lower != "koska"


def _depends(before: Sequence[Word], first: Part) -> bool:
    last = before[-1]
    is_object = first.role == "frame" and not _EMBEDDING.isdisjoint(last.keys)
    return is_object or (first.role == "other" and last.lower in _HEADS)


def _by_words(clauses: Clauses) -> Form:
    """*Entä tiimi?* is open, *jotain muuta?* closed."""
    first = clauses[0][0].lower if clauses and clauses[0] else ""
    return "open" if first in ("entä", "entäs", "entäpä") else "closed"


def _goes_on(words: Sequence[Word], part: Part, before: Sequence[Word]) -> bool:
    """*…, ja oletko kertonut*: a second question that is closed. *Mitä luulet, auttaisiko …* asks it at once."""
    opinion = len(before) <= _SHORT_LEAD and any(word.lower in _OPINIONS for word in before)
    return part.role == "closed" and (opinion or words[0].lower in _COORDINATORS)


def _part(words: Sequence[Word]) -> Part:
    low = [word.lower for word in words]
    if low in _TAGS or (low[-2:] in _TAGS and "wh" not in words[0].features):
        return Part("closed")
    at = _after_fillers(words)
    if at == len(words):
        return Part("other")
    if "wh" in words[at].features or (words[at].lower == "koska" and len(words) > at + 1):
        return Part("closed" if _then_closed(words, at) else "open", at)
    framed = words[at].lower in _FRAMES
    near = at + 2 if framed else at
    for place in range(near, len(words)):
        features = words[place].features
        embedded = place > at and not _EMBEDDING.isdisjoint(words[place - 1].keys)
        if "wh" in features and not embedded:
            return Part("open", place)
        if "clitic" in features and not embedded:
            return Part("closed", place)
    return Part("frame" if framed else "other", at)


def _after_fillers(words: Sequence[Word]) -> int:
    fillers = _WORDS.forms_of("fillers")
    at = 0
    while at < len(words) and words[at].lower in fillers:
        at += 1
    return at


def _then_closed(words: Sequence[Word], at: int) -> bool:
    """*Mikä auttoi ja auttoiko se muita?*"""
    later = range(at + 2, len(words))
    return any("clitic" in words[place].features and words[place - 1].lower in _COORDINATORS for place in later)

"""Swedish: an interrogative in front makes a question open; every other question is closed, the verb first or not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from prompts.lint.asking.asked import Asked, Clauses, Part, asked, parts, unasked
from prompts.lint.vocabulary import vocabulary
from prompts.lint.wording import Word

_WORDS = vocabulary("sv")
_WH = _WORDS.forms_of("interrogatives")
_FINITE = _WORDS.forms_of("finite")
_SUBJECTS = _WORDS.forms_of("subjects")
_PRONOUNS = _WORDS.forms_of("pronouns")
_FRAMES = _WORDS.forms_of("frames")
_VERBAL = re.compile(r"\w{2,}(?:ar|er|ade|ades|dde|te|de|ras|as|es|rs|r)$")
_CONDITIONAL = frozenset(["skulle", "hade", "vore", "får", "fick", "kunde"])
_TAGS = (["eller", "hur"], ["inte", "sant"], ["eller", "inte"], ["va"], ["eller"], ["väl"])
_ADDRESSES = (["säg", "mig"], ["säg", "mej"], ["berätta", "för", "mig"], ["säg"])
_DEFINITE = re.compile(r"\w{3,}(?:en|et|na|an)$")
_KNOWING = frozenset(["vet", "visste", "minns", "mindes", "förstår", "förstod", "ser", "såg", "hörde", "anar"])
_COORDINATORS = frozenset(["och", "men", "eller"])


def swedish(clauses: Clauses, marked: bool) -> Asked:
    """How a sentence asks; without a question mark only an unmistakable question counts."""
    found = parts(clauses, _part)
    if not marked and not _begins(clauses, found):
        return unasked(clauses)
    for place, part in enumerate(found):
        if part.role == "open":
            also = any(
                _goes_on(clauses[later]) for later in range(place + 1, len(found)) if found[later].role == "closed"
            )
            return asked("closed" if also else "open", clauses, found, place)
        if part.role == "closed":
            later = next((at for at in range(place + 1, len(found)) if found[at].role == "open"), None)
            turned = (
                later is not None and clauses[place][part.at].lower in _CONDITIONAL and not _coordinated(clauses[later])
            )
            return asked("open" if turned else "closed", clauses, found, place)
    within = _supposes(clauses[0]) or any(word.lower in _WH for words in clauses for word in words)
    return unasked(clauses, "open" if within else "closed")


def _supposes(words: Sequence[Word]) -> bool:
    """*Tänk om du bara …?*, *och om du …?* ask as *what if* does: no yes answers it."""
    low = [word.lower for word in words]
    at = _after_fillers(low)
    return low[at : at + 2] == ["tänk", "om"] or low[:2] in (["och", "om"], ["men", "om"])


def _goes_on(words: Sequence[Word]) -> bool:
    """*…, och märkte du …*: a second question that is closed. *…, tycker du?* only fills the sentence."""
    return _coordinated(words) or len(words) > 3


def _coordinated(words: Sequence[Word]) -> bool:
    return words[0].lower in _COORDINATORS


def _begins(clauses: Clauses, found: Sequence[Part]) -> bool:
    """Whether the first clause is a question from its first word on."""
    if (
        not found
        or found[0].role not in ("open", "closed")
        or found[0].at != _after_fillers([w.lower for w in clauses[0]])
    ):
        return False
    words = clauses[0][found[0].at :]
    return found[0].role == "open" or (words[0].lower in _FINITE and len(words) > 1 and words[1].lower in _PRONOUNS)


def _part(words: Sequence[Word], first: bool, before: Part | None) -> Part:
    low = [word.lower for word in words]
    if low in _TAGS:
        return Part("closed")
    at = _after_fillers(low)
    if at == len(low):
        return Part("frame" if before and before.role == "frame" else "other")
    if (indirect := _indirect(low, at)) is not None:
        return indirect
    if (place := _interrogative(low, at)) is not None:
        return _wh(low, place)
    if low[at] == "minns" and low[at + 1 : at + 2] and low[at + 1] not in _PRONOUNS:
        return Part("frame", at)
    if _is_finite(low, at) or (low[at] == "var" and len(low) > at + 1):
        return Part("open" if _left_in_place(low, at) else "closed", at)
    if low[at] in _FRAMES:
        return _framed(low, at)
    place = _later(low, at + 1)
    if place is not None and low[at] != "att":
        return Part("open", place)
    return Part("frame" if before and before.role == "frame" and low[at] in ("att", "som") else "other", at)


def _left_in_place(low: list[str], at: int) -> bool:
    """*Då gjorde du vad?* asks what; *vet du vad?* asks whether one knows."""
    return low[-1] in ("vad", "vem", "varför") and len(low) > at + 2 and low[at] not in _KNOWING


def _after_fillers(low: list[str]) -> int:
    fillers = _WORDS.forms_of("fillers")
    at = 0
    while at < len(low) and low[at] in fillers:
        if low[at] == "va":
            # "va" is said for both "vad" and "var".
            break
        if low[at] == "för" and low[at + 1 : at + 2] and low[at + 1] in _WH:
            break
        at += 1
    return at


def _indirect(low: list[str], at: int) -> Part | None:
    """*Jag undrar vad …*, *berätta hur …*, *jag undrar om …*"""
    head = low[at : at + 5]
    wonders = not _WORDS.forms_of("wonders").isdisjoint(head) and low[at] in ("jag", "vi", "undrar", "nyfiken")
    invites = low[at] in ("berätta", "beskriv", "säg", "förklara")
    if low[at:] in _ADDRESSES:
        return Part("other", at)
    if not wonders and not invites:
        return None
    for place in range(at + 1, len(low)):
        if low[place] in ("om", "ifall") and not (invites and low[place - 1] in ("berätta", "mer", "lite", "gärna")):
            return Part("closed", at)
        if low[place] in _WH or low[place] in ("när", "var"):
            return Part("open", at)
    return Part("open" if invites and len(low) > at + 1 else "other", at)


def _interrogative(low: list[str], at: int) -> int | None:
    if low[at] in _WH:
        return at
    if low[at] in ("var", "va"):
        return at if _is_where(low, at) else None
    if low[at] == "när":
        return at if _is_when(low, at) else None
    if low[at] in _WORDS.forms_of("prepositions"):
        for place in range(at + 1, min(at + 3, len(low))):
            if low[place] in _WH | {"va"} and low[place] not in ("hur", "varför"):
                return place
    return None


def _is_where(low: list[str], at: int) -> bool:
    """*Var hittade du*, *var på skalan är du*: where; *var det svårt*, *var veckan tung*: was."""
    if len(low) == at + 1:
        return True
    following = low[at + 1]
    if following in ("någonstans", "nånstans", "exakt", "annars", "annanstans", "helst") or following in _FINITE:
        return not (following in _FINITE and low[at] == "va" and len(low) == at + 2)
    if following in _PRONOUNS or following in _SUBJECTS:
        return low[at] == "va" and following == "det" and "som" in low
    if following in _WORDS.forms_of("prepositions"):
        return any(_is_finite(low, place) for place in range(at + 2, len(low)))
    return bool(_VERBAL.fullmatch(following)) and low[at + 2 : at + 3] != [] and low[at + 2] in _PRONOUNS


def _is_when(low: list[str], at: int) -> bool:
    """*När märkte du* asks; *när du märkte* only frames."""
    if len(low) == at + 1:
        return True
    following = low[at + 1]
    if following in _SUBJECTS and following != "inte":
        return False
    if _is_finite(low, at + 1):
        return True
    turned = (place for place in range(at + 2, len(low) - 1) if _is_finite(low, place))
    return any(low[place + 1] in _SUBJECTS or _DEFINITE.fullmatch(low[place + 1]) for place in turned) and (
        following in _WORDS.forms_of("prepositions")
        or following in ("senast", "nyligen", "exakt", "egentligen", "annars", "inte", "helst")
    )


def _is_finite(low: list[str], at: int) -> bool:
    """A finite verb: one of the list, or a word that looks like one with a subject behind it."""
    if low[at] == "var":
        return len(low) > at + 1
    if low[at] in _FINITE:
        return True
    if low[at] in _FRAMES or low[at] in _WORDS.forms_of("prepositions"):
        return False
    following = low[at + 1] if len(low) > at + 1 else ""
    return bool(_VERBAL.fullmatch(low[at])) and (following in _SUBJECTS or following in ("sig", "dig"))


def _wh(low: list[str], place: int) -> Part:
    """A question that begins openly but goes on with *och märkte du …* has a yes-or-no part."""
    for later in range(place + 2, len(low) - 2):
        if (
            low[later] in _COORDINATORS
            and low[later + 1] in _FINITE
            and low[later + 2] in ("du", "ni", "det", "hon", "han", "de")
        ):
            return Part("closed", place)
    return Part("open", place)


def _framed(low: list[str], at: int) -> Part:
    """*När du tänker på veckan vad är du nöjd med*: the asking may follow without a comma."""
    place = _later(low, at + 1)
    if place is not None:
        return Part("open", place)
    return Part("frame", at)


def _later(low: list[str], start: int) -> int | None:
    for place in range(start, len(low) - 1):
        if low[place] in _WH and (low[place + 1] in _FINITE or _is_finite(low, place + 1)):
            return place
        if low[place] in ("hur", "vilken", "vilket", "vilka") and place + 2 < len(low) and low[place + 2] in _FINITE:
            return place
    return None

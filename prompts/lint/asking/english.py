"""English: an interrogative in front makes a question open, an auxiliary before its subject makes it closed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from prompts.lint.asking.asked import Asked, Clauses, Part, asked, parts, unasked
from prompts.lint.vocabulary import vocabulary
from prompts.lint.wording import Word

_WORDS = vocabulary("en")
_WH = _WORDS.forms_of("interrogatives")
_AUX = _WORDS.forms_of("auxiliaries")
_SUBJECTS = _WORDS.forms_of("subjects")
_PRONOUNS = _WORDS.forms_of("pronouns")
_FRAMES = _WORDS.forms_of("frames")
_RELATIVE = frozenset(["who", "which", "whose", "where", "when", "whom"])
_CONDITIONAL = frozenset(["had", "were", "should"])
_COORDINATORS = frozenset(["and", "or", "but"])
_TOLD = frozenset(["hear", "know", "learn", "understand"])


def english(clauses: Clauses, marked: bool) -> Asked:
    """How a sentence asks; without a question mark only an unmistakable question counts."""
    found = parts(clauses, _part)
    if not marked and not _begins(clauses, found):
        return unasked(clauses)
    for place, part in enumerate(found):
        if part.role == "open":
            also = any(later.role == "closed" and len(clauses[place]) > 1 for later in found[place + 1 :])
            tagged = place == 0 and _exclaims(clauses[0])
            return asked("closed" if also or tagged else "open", clauses, found, place)
        if part.role == "closed":
            turned = _is_condition(clauses[place]) and any(later.role == "open" for later in found[place + 1 :])
            return asked("open" if turned else "closed", clauses, found, place)
    last = clauses[-1] if clauses else ()
    told = any(_states(words) for words in clauses)
    within = _supposes(clauses) or (not told and any(word.lower in _WH for words in clauses for word in words))
    is_known = [word.lower for word in last[:2]] == ["you", "know"]
    return unasked(clauses, "open" if within and not is_known else "closed")


def _supposes(clauses: Clauses) -> bool:
    """*And if you simply left?* asks as *what if* does: no yes answers it."""
    return bool(clauses) and [word.lower for word in clauses[0][:2]] in (["and", "if"], ["but", "if"])


def _states(words: Sequence[Word]) -> bool:
    """*That was when it changed?*: a statement whose tone alone asks."""
    low = [word.lower for word in words[_after_fillers(words) :]]
    return len(low) > 1 and low[0] in _PRONOUNS and low[1] in _AUX and low[-1] not in _WH


def _begins(clauses: Clauses, found: Sequence[Part]) -> bool:
    """Whether the first clause is a question from its first word on."""
    if not found or found[0].role not in ("open", "closed") or found[0].at != _after_fillers(clauses[0]):
        return False
    low = [word.lower for word in clauses[0][found[0].at :]]
    return low[0] in _WH or (low[0] in _AUX and len(low) > 1 and low[1] in _SUBJECTS)


def _exclaims(words: Sequence[Word]) -> bool:
    """*What a lovely moment*, which only its tag makes a question."""
    return [word.lower for word in words[:2]] in (["what", "a"], ["what", "an"]) and not _inverted(words, 2)


def _is_condition(words: Sequence[Word]) -> bool:
    """*Should you meet again, what …*, *remember a day when …: what …*"""
    return bool(words) and words[0].lower in _CONDITIONAL | {"remember"}


def _part(words: Sequence[Word], first: bool, before: Part | None) -> Part:
    at = _after_fillers(words)
    if at == len(words):
        return Part("frame" if before and before.role == "frame" else "other")
    low = [word.lower for word in words]
    if (indirect := _indirect(low, at)) is not None:
        return indirect
    if low[at] in _AUX:
        return _auxiliary(low, at)
    if (
        place := _interrogative(low, at, first=first, framed=before is not None and before.role == "frame")
    ) is not None:
        return _wh(low, place)
    if first and (low[at] in _WORDS.forms_of("fragments") or (low[at] == "remember" and len(low) > at + 1)):
        return Part("closed", at)
    if low[at] in _FRAMES or low[at] in _WH:
        return _framed(low, at)
    if (place := _later_inversion(low, at + 1)) is not None and low[at] not in ("that", "because"):
        return Part("open" if low[place] in _WH else "closed", place)
    return Part("frame" if before and before.role == "frame" and low[at] in ("that", "and", "or") else "other", at)


def _after_fillers(words: Sequence[Word]) -> int:
    fillers = _WORDS.forms_of("fillers")
    at = 0
    while at < len(words) and words[at].lower in fillers:
        if words[at].lower == "then" and at + 1 < len(words) and words[at + 1].lower == "what":
            return at + 1
        at += 1
    if words[at:] and at + 1 < len(words) and words[at].lower == "i" and words[at + 1].lower in ("see", "mean"):
        return at + 2 if len(words) > at + 2 else at
    return at


def _auxiliary(low: list[str], at: int) -> Part:
    if low[at : at + 2] in (["do", "tell"], ["do", "say"]):
        return Part("other", at)
    if (
        low[at : at + 3] in (["would", "you", "say"], ["do", "you", "think"], ["do", "you", "say"])
        and len(low) == at + 3
    ):
        return Part("other", at)
    if low[at : at + 2] == ["do", "not"] and not set(low[at + 2 : at + 3]) & _SUBJECTS:
        return Part("other", at)
    return Part("closed", at)


def _indirect(low: list[str], at: int) -> Part | None:
    """*I wonder what …*, *tell me how …*, *I'm curious whether …*"""
    head = low[at : at + 6]
    wonders = any(word in _WORDS.forms_of("wonders") for word in head) and low[at] in (
        "i",
        "we",
        "just",
        "curious",
        "wondering",
        "am",
    )
    invites = (
        low[at] in _WORDS.forms_of("telling")
        and len(low) > at + 1
        and low[at + 1] in ("me", "us", "more", "to", "what", "how", "about", "a", "the")
    )
    if not wonders and not invites and not _would_hear(low[at : at + 8]):
        return None
    for place in range(at + 1, len(low)):
        if low[place] in ("if", "whether"):
            return Part("closed", at)
        if low[place] in _WH:
            return Part("open", at)
    return Part("open" if invites and len(low) > at + 2 else "other", at)


def _would_hear(head: list[str]) -> bool:
    """*It would be lovely to hear what …*: a wish to be told asks what it wishes for."""
    wished = head[0] in ("it", "i") and "would" in head[1:3]
    return wished and any(one == "to" and other in _TOLD for one, other in pairwise(head))


def _interrogative(low: list[str], at: int, *, first: bool, framed: bool) -> int | None:
    """The place of the interrogative that the clause begins with, also behind a preposition."""
    if low[at] in _WORDS.forms_of("prepositions"):
        for place in range(at + 1, min(at + 4, len(low))):
            if low[place] in ("what", "which", "whom", "whose", "who") or (
                place == at + 1 and low[place] in ("when", "where")
            ):
                return place
        return None
    if low[at] not in _WH:
        return None
    following = low[at + 1] if len(low) > at + 1 else ""
    if low[at] in ("when", "where"):
        asks = following in _AUX or not following or (following not in _SUBJECTS and _inverted_low(low, at + 1))
        return at if asks or following in ("else", "exactly") else None
    if low[at] in _RELATIVE and not first and not framed:
        return at if any(word in _AUX for word in low[at + 1 : at + 4]) or following in ("of", "else") else None
    return at


def _wh(low: list[str], place: int) -> Part:
    """A question that begins openly but goes on with *and did it …* has a yes-or-no part."""
    for later in range(place + 2, len(low) - 2):
        if low[later] in _COORDINATORS and low[later + 1] in _AUX and low[later + 2] in _PRONOUNS:
            return Part("closed", place)
    return Part("open", place)


def _framed(low: list[str], at: int) -> Part:
    """*On a scale of one to ten how sure are you*, *if you do would you …*: the asking may follow without a comma."""
    place = _later_inversion(low, at + 1)
    if place is None:
        return Part("frame", at)
    return Part("open" if low[place] in _WH else "closed", place)


def _later_inversion(low: list[str], start: int) -> int | None:
    for place in range(start, len(low) - 1):
        if low[place] in ("what", "how", "who", "which", "why", "whom", "whose") and _leads(low, place):
            return place
        if low[place] in _AUX and low[place + 1] in _PRONOUNS and low[place - 1] not in _PRONOUNS | _WH | {"that"}:
            return place
    return None


def _leads(low: list[str], place: int) -> bool:
    """Whether an interrogative inside a clause has a question of its own: *what is*, *how sure are*, *what went*."""
    following = low[place + 1]
    if following in _AUX:
        return True
    if low[place] in ("how", "which", "what", "whose") and following not in _SUBJECTS and place + 3 < len(low):
        return low[place + 2] in _AUX and low[place + 3] in _SUBJECTS
    return low[place] == "what" and following not in _SUBJECTS


def _inverted(words: Sequence[Word], start: int) -> bool:
    return _inverted_low([word.lower for word in words], start)


def _inverted_low(low: list[str], start: int) -> bool:
    return any(low[at] in _AUX and low[at + 1] in _SUBJECTS for at in range(start, len(low) - 1))

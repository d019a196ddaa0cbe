"""Cuts a sentence into clauses: at the words that open one, and at commas and *ja* where both sides hold a verb."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Literal, NamedTuple

from prompts.language.connectives import Connectives
from prompts.language.forms import TELLING, Placed

Kind = Literal["main", "reported", "quoted"]
#: What a clause opens with; ``plain`` after a comma or with the sentence.
Opening = Literal["plain", "turn", "concession", "that", "subordinate", "coordinate", "relative", "quote", "colon"]

#: Behind any offset.
_FAR = 1 << 40
_OF_TWO = frozenset(("även om", "even though", "even if", "trots att"))
#: Marks between two words that may part clauses.
_PARTING = re.compile(r"[,;()\n…]|\.\.|\s[-–—]\s")


class Segment(NamedTuple):
    """A clause in the making. A tuple, because a text makes hundreds at once."""

    words: tuple[Placed, ...]
    lowers: tuple[str, ...]
    sentence: int
    question: bool
    opening: Opening
    kind: Kind = "main"

    @property
    def start(self) -> int:
        return self.words[0][0]

    @property
    def end(self) -> int:
        return self.words[-1][1]

    def split(self, at: int, opening: Opening) -> tuple[Segment, Segment]:
        """The words before and from an index on."""
        return self.between(0, at, self.opening), self.between(at, len(self.words), opening)

    def between(self, first: int, last: int, opening: Opening) -> Segment:
        """The words of a range as a clause of their own."""
        words, lowers = self.words[first:last], self.lowers[first:last]
        return Segment(words, lowers, self.sentence, self.question, opening, self.kind)

    def told(self, kind: Kind) -> Segment:
        """The same clause, of another kind."""
        return self._replace(kind=kind)


def segments(
    text: str,
    words: list[Placed],
    sentence: int,
    *,
    question: bool,
    quotes: list[tuple[int, int]],
    connectives: Connectives,
) -> list[Segment]:
    """The clauses of one sentence in order; none is empty."""
    lowers = tuple([form.lower for _, _, form in words])
    whole = Segment(tuple(words), lowers, sentence, question, "plain")
    pieces = _by_quotes(whole, quotes) if _touches(whole, quotes) else [whole]
    return [clause for piece in pieces for clause in _cut(text, piece, connectives)]


def _touches(whole: Segment, quotes: list[tuple[int, int]]) -> bool:
    """Whether any word stands in a quotation: the first does, or one opens behind it."""
    if not quotes:
        return False
    start = whole.start
    return _inside(start, quotes) >= 0 or bisect_right(quotes, (start, _FAR)) != bisect_right(
        quotes, (whole.words[-1][0], _FAR)
    )


def _by_quotes(whole: Segment, quotes: list[tuple[int, int]]) -> list[Segment]:
    inside = [_inside(start, quotes) for start, _, _ in whole.words]
    found, rest = [], whole
    for at in range(len(inside) - 1, 0, -1):
        if inside[at] != inside[at - 1]:
            rest, piece = rest.split(at, "quote")
            found.append(piece.told("quoted" if inside[at] >= 0 else "main"))
    found.append(rest.told("quoted" if inside[0] >= 0 else "main"))
    return found[::-1]


def _inside(start: int, quotes: list[tuple[int, int]]) -> int:
    """Number of the quotation a word stands in, -1 for none."""
    number = bisect_right(quotes, (start, _FAR)) - 1
    return number if number >= 0 and start < quotes[number][1] else -1


def _cut(text: str, piece: Segment, connectives: Connectives) -> list[Segment]:
    """Cut from the end, so that each candidate sees the clause it would open."""
    words = piece.words
    if len(words) == 1:
        return [piece]
    candidates = _candidates(text, words)
    finite = [form.finite for _, _, form in words] if candidates else []
    found: list[Segment] = []
    rest, end = piece, len(words)
    for at in candidates:
        opening = _opening(rest, at, text[words[at - 1][1] : words[at][0]], connectives)
        if opening and _stands(opening, finite[:at], finite[at:end]):
            rest, last = rest.split(at, opening)
            found.append(last)
            end = at
    first = _opening(rest, 0, "", connectives) if piece.opening == "plain" and words[0][2].opens else None
    found.append(rest._replace(opening=first) if first else rest)
    return found[::-1]


def _candidates(text: str, words: tuple[Placed, ...]) -> list[int]:
    """Where clauses may open, the last place first: at some words, and where more than a space stands before one."""
    found, before = [], words[0][1]
    for at, (start, end, form) in enumerate(words):
        if at and (form.opens or text[before:start] != " "):
            found.append(at)
        before = end
    found.reverse()
    return found


def _stands(opening: Opening, before: list[bool], after: list[bool]) -> bool:
    """Whether a clause may open here: some words always open one, the others where verbs stand on the sides."""
    if opening in ("turn", "that", "colon"):
        return True
    if opening in ("concession", "subordinate"):
        return any(after)
    return any(before) and any(after)


def _opening(piece: Segment, at: int, gap: str, connectives: Connectives) -> Opening | None:
    lower = piece.lowers[at]
    before = piece.lowers[at - 1] if at else ""
    following = piece.lowers[at + 1] if at + 1 < len(piece.lowers) else ""
    if lower in connectives.adversative and not _is_object(piece, at, gap):
        return "turn"
    if lower in connectives.concessive or f"{lower} {following}" in _OF_TWO:
        return "concession"
    if lower in connectives.that and before not in connectives.coordinate and not _is_negation(piece, at):
        return "that"
    if lower in connectives.subordinate and not _is_comparison(piece, at):
        return "subordinate"
    if lower in connectives.coordinate and following:
        return "that" if following in connectives.that and lower != following else "coordinate"
    if ":" in gap:
        return "colon"
    if lower in connectives.relative and ("," in gap or lower.startswith(("jo", "som", "wh"))):
        return "relative"
    return "plain" if _PARTING.search(gap) else None


def _is_object(piece: Segment, at: int, gap: str) -> bool:
    """*otti mut mukaan*: the pronoun minut, right after a verb and without a comma."""
    if piece.lowers[at] != "mut" or "," in gap or at == 0:
        return False
    before = piece.words[at - 1][2].features
    rest = piece.words[at + 1 :]
    return "verb" in before and all(TELLING.isdisjoint(word.features) for _, _, word in rest)


def _is_negation(piece: Segment, at: int) -> bool:
    """*sä et jaksa*: *et* is että unless the verb form of a negation follows it."""
    if piece.lowers[at] != "et":
        return False
    if at and piece.lowers[at - 1] in ("sä", "sie", "sinä", "sää"):
        return True
    following = piece.words[at + 1][2].features if at + 1 < len(piece.words) else ()
    if "nominative" in following and ("noun" in following or "name" in following):
        return False  # *et isä lyö*: että with its subject
    return any(
        "imperative" in word.features or ("participle" in word.features and "past" in word.features)
        for _, _, word in piece.words[at + 1 : at + 3]
        if "noun" not in word.features and "negation" not in word.features
    )


def _is_comparison(piece: Segment, at: int) -> bool:
    """*niin ku robotti*, *muuta ku*, *om* and *when* after a word that they go with."""
    before = piece.lowers[at - 1] if at else ""
    if piece.lowers[at] in ("ku", "ko", "kun"):
        return before in ("niin", "muuta", "enemmän", "niinkuin", "parempi", "kuten", "enempää", "ennen")
    return piece.lowers[at] == "om" and before in ("även", "som", "tycker")

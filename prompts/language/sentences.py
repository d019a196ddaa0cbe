"""Where sentences end, and which stretches of a text stand inside quotation marks."""

from __future__ import annotations

import re

from prompts.language.forms import Placed

_END = re.compile(r"[.!?…]")
_BREAK = re.compile(r"\n[ \t]*\n|\n[ \t]*(?:[-–—•*·]|\d+[.)])[ \t]|^[ \t]*[-–—•*·][ \t]")
#: Abbreviations that never end a sentence, and those that may.
_OPENING = frozenset("esim mm n klo ns ks ts vrt huom ed os t.ex bl.a ca kl dvs s.k mr mrs dr vs e.g i.e".split())
_SHORT = _OPENING | frozenset("ym yms jne osv m.m etc".split())
_LONGEST_QUOTE = 600
_MARK = re.compile(r"[”“\"»«’')]")
#: Length of an initial with its full stop: *A. Virtanen*.
_INITIAL = 2
_ANY = re.compile(r"[”“„\"»«‘’']")
_QUOTES = tuple(
    re.compile(pattern, re.DOTALL)
    for pattern in (
        rf"[”“„\"](?=\S)([^”“\"]{{1,{_LONGEST_QUOTE}}})[”“\"]",
        rf"»([^»«]{{1,{_LONGEST_QUOTE}}})[»«]",
        rf"«([^»«]{{1,{_LONGEST_QUOTE}}})»",
        rf"(?<![\w])[‘’'](?=\w)([^‘’'\n]{{2,{_LONGEST_QUOTE}}}?)[’'](?!\w)",
    )
)


def quoted(text: str) -> list[tuple[int, int]]:
    """Stretches inside quotation marks, in order, without the marks; marks that never close open nothing."""
    if not _ANY.search(text):
        return []
    every = sorted(match.span(1) for pattern in _QUOTES for match in pattern.finditer(text) if "\n\n" not in match[1])
    found: list[tuple[int, int]] = []
    for start, end in every:
        if not found or found[-1][1] <= start:
            found.append((start, end))
    return found


def sentences(text: str, words: list[Placed]) -> list[tuple[int, int, bool]]:
    """Index ranges of the words of each sentence, and whether it ends in a question mark."""
    found = []
    first = 0
    for last in range(1, len(words)):
        gap = text[words[last - 1][1] : words[last][0]]
        if gap != " " and ends(text, words[last - 1], words[last], gap):
            found.append((first, last, _asks(gap)))
            first = last
    if words:
        found.append((first, len(words), _asks(text[words[-1][1] :])))
    return found


def _asks(gap: str) -> bool:
    return "?" in gap.split("\n", 1)[0]


def ends(text: str, word: Placed, following: Placed, gap: str) -> bool:
    """Whether a sentence ends in the gap between two words, which is more than a space."""
    head = text[following[0]]
    if "\n" in gap and (_BREAK.search(gap) or head.isupper() or head.isdigit()):
        return True
    if not _END.search(gap):
        # the tokeniser keeps the full stop of an abbreviation, which may end the sentence too
        return text[word[1] - 1] == "." and head.isupper() and word[1] - word[0] > _INITIAL
    written = text[word[0] : word[1]].lower()
    stop = gap.strip() == "."
    if head.islower():
        return not (_MARK.search(gap) or (stop and _is_short(written)))
    return not (stop and written in _OPENING)


def _is_short(written: str) -> bool:
    """An abbreviation or an ordinal number: *klo 10. syyskuuta*."""
    return re.fullmatch(r"[\d.]+", written) is not None or written in _SHORT

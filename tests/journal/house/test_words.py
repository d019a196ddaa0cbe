"""A text without any marks is shown at once; it has to be the page the Markdown parser would have made."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from journal.web import words

PIECES = ["a", "Ä", "ö", "Otto", " ", "  ", "\n", "\n\n", "\n\n\n", "1", "1. ", "- ", "*", "_", "`", "#", "# ", "> ",
          "<b>", "&amp;", "&", '"', "'", "”", "…", "[x](http://a.b)", "![", "\\", "---", "===", "~~~", "|", ":",
          "http://a.b", "\t", "\r", "\x00", "\u00a0", "\u2028", "\x85", "\ud800", "😀",
          "(c)", "--", "!", "{", "+ ", ")"]  # fmt: skip


def parsed(text: str) -> str:
    known, words._PLAIN = words._PLAIN, re.compile(r"(?!)")
    try:
        return str(words.markdown(text))
    finally:
        words._PLAIN = known


@settings(max_examples=1500, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text(max_size=40))
@example("Yksi rivi.\nToinen: kaksi – ”kolme”.\n\nUusi kappale, 10.30!")
@example("a\n---")
@example("a\n\nb \n")
def test_it_is_what_the_parser_makes(text: str) -> None:
    assert str(words.markdown(text)) == parsed(text)


@pytest.mark.parametrize(
    ("text", "plain"),
    [("Kolme lasta itki.\nMinä seisoin: ”hei”.\n\nSitten mentiin ulos!", True), ("**Otto** tuli.", False)],
)
def test_an_everyday_text_takes_the_short_way(text: str, plain: bool) -> None:
    assert (words._PLAIN.fullmatch(text) is not None) is plain

"""Offsets hold for any text: emoji, right-to-left, lone surrogates, very long."""

from __future__ import annotations

from typing import Literal
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prompts.language.detect import detect
from prompts.reading import Reader, listed

PIECES = st.sampled_from(
    """en jaksa mä oon loppu ettei sanoi että , . ! ? ” " » « ' ’ - – \n \n\n … ... : ; ( ) 😀 👩‍👧 é مرحبا שלום 7/10
    24.12. työ- don't I inte :) https://a.fi #tag @mika \u200b \ufeff \x00 \ud800 ﬁ İ ß e\u0301
    Äiti kysyi mut vaikka""".split(" ")
)
TEXTS = st.one_of(
    st.text(max_size=120), st.lists(PIECES, max_size=25).map(" ".join), st.lists(PIECES, max_size=25).map("".join)
)


@settings(max_examples=200, deadline=None)
@given(text=TEXTS, language=st.sampled_from(["fi", "sv", "en"]))
def test_tokens_are_slices_in_order(reader: Reader, text: str, language: Literal["fi", "sv", "en"]) -> None:
    found = reader.read(text, language)
    assert len(found.text) == len(text)
    end = 0
    for one in found.tokens:
        assert end <= one.start < one.end <= len(text)
        assert one.text == found.text[one.start : one.end]
        assert one.lower == normalize("NFC", one.text).lower()
        assert one.keys
        assert found.clauses[one.clause].start <= one.start < one.end <= found.clauses[one.clause].end
        end = one.end
    assert 0.0 <= found.known <= 1.0
    found.text.encode()
    detect(text)


def test_unreadable_characters_are_replaced_one_for_one(reader: Reader) -> None:
    found = reader.read("en\x00 jaksa \ud83d enää", "fi")
    assert found.text == "en\ufffd jaksa \ufffd enää"
    assert [(one.text, one.start) for one in found.tokens if one.text != "\ufffd"] == [
        ("en", 0),
        ("jaksa", 4),
        ("enää", 12),
    ]


def test_letters_with_loose_dots_are_read_as_one(reader: Reader) -> None:
    text = normalize("NFD", "Mä jään päiväkotiin, sä et.")
    found = reader.read(text, "fi")
    assert [one.keys[0] for one in found.tokens] == ["minä", "jäädä", "päiväkoti", "sinä", "ei"]
    assert all(one.text == text[one.start : one.end] for one in found.tokens)
    assert detect(text) == "fi"


def test_emoji_and_right_to_left_do_not_move_offsets(reader: Reader) -> None:
    text = "👩‍👧😀 Väsytti مرحبا paljon 😀loppu"
    found = {one.text: text.index(one.text) for one in reader.read(text, "fi").tokens}
    assert {"Väsytti", "مرحبا", "paljon", "loppu"} <= set(found)
    assert all(one.start == found[one.text] for one in reader.read(text, "fi").tokens)


def test_of_a_long_text_the_end_is_read(reader: Reader) -> None:
    text = "väsynyt " * 4_000 + "viimeinen"
    found = reader.read(text, "fi")
    assert found.text == text
    assert found.tokens[-1].text == "viimeinen"
    assert text[found.tokens[-1].start :] == "viimeinen"
    assert 0 <= found.tokens[0].start - (len(text) - 20_000) < 20
    assert found.tokens[0].text == "väsynyt"


@pytest.mark.parametrize(
    "text",
    [
        "a" * 50_000,
        "a." * 20_000,
        "(-" * 15_000,
        "a”" * 9_000,
        "(a" * 9_000,
        "http://" * 2_000,
        "kuusi" * 6_000,
        "”" * 9_000,
    ],
)
def test_strange_long_texts_are_read_in_time(reader: Reader, text: str) -> None:
    for language in ("fi", "sv", "en"):
        assert len(reader.read(text, language).text) == len(text)


def test_tokens_as_the_command_line_prints_them(reader: Reader) -> None:
    assert listed(reader.keys("Lapsiryhmässä oli 19!", "fi")) == [
        {"text": "Lapsiryhmässä", "keys": ["lapsiryhmä"], "parts": ["lapsi", "ryhmä", "ryhmässä"]},
        {"text": "oli", "keys": ["olla"], "parts": []},
        {"text": "19", "keys": ["19"], "parts": []},
    ]

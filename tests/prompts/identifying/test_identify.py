"""Names, numbers and circumstances by which somebody could be recognised."""

from __future__ import annotations

import csv
import time
from itertools import pairwise
from pathlib import Path

import pytest

from prompts.identifying import identify

with (Path(__file__).parent / "cases.tsv").open(encoding="utf-8") as file:
    CASES = list(csv.DictReader(file, delimiter="\t"))


def found(text: str, language: str, reader) -> list[tuple[str, str]]:
    return [(one.kind, text[one.start : one.end]) for one in identify(text, language, reader)]


@pytest.mark.parametrize("row", CASES, ids=lambda row: f"{row['detector']}-{row['text'][:30]}")
def test_a_case_is_judged_as_expected(row, reader):
    kinds = {kind for kind, _ in found(row["text"], row["lang"], reader)}
    kind = row["detector"].removesuffix("_lower")
    assert (kind in kinds) == (row["expect"] == "hit"), kinds


def test_only_a_valid_identity_code_is_a_hard_stop(reader):
    text = "Hetu 131052-308T, toinen 131052-308U, puhelin 040 123 4567."
    assert [(one.kind, one.hard) for one in identify(text, "fi", reader)] == [
        ("hetu", True),
        ("hetu_like", False),
        ("phone", False),
    ]


@pytest.mark.parametrize("separator", "-YXWVU")
def test_the_separators_of_2023_are_known(separator, reader):
    assert found(f"Koodi 131052{separator}308T.", "fi", reader) == [("hetu", f"131052{separator}308T")]


@pytest.mark.parametrize("text", ["Ajalla 010823-3105 olin muualla.", "010823-310524", "131052-3081234"])
def test_dates_and_product_codes_are_no_identity_codes(text, reader):
    assert found(text, "fi", reader) == []


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("fi", "Toivo sanoi minulle kiitos.", ["Toivo"]),
        ("fi", "Tänään Toivo itki.", ["Toivo"]),
        ("fi", "Satun äiti tuli hakemaan.", ["Satun"]),
        ("fi", "Toivon, että Lumi sulaa.", ["Lumi"]),
        ("fi", "Kaisa Virtanen soitti.", ["Kaisa", "Virtanen"]),
        ("fi", "Oulussa satoi, ja Kela soitti.", []),
        ("fi", "Helmi löytyi hiekasta. Ilta oli kaunis.", []),
        ("sv", "I dag grät Emil igen.", ["Emil"]),
        ("sv", "Jag pratade med Elsas mamma.", ["Elsas"]),
        ("sv", "Björn sade att det räcker.", ["Björn"]),
        ("sv", "Om du ville tacka någon i Helsingfors på måndag.", []),
        ("en", "Today Emily cried again.", ["Emily"]),
        ("en", "I talked with Oliver's mother.", ["Oliver's"]),
        ("en", "On Monday I will hope for the best in Finland.", []),
        ("fi", "Kerroin siitä Ainolle. Terveisin\nMika", ["Ainolle", "Mika"]),
        ("fi", "Hyvää viikkoa, Terv. Mika. Moi ja Terkkuja!", ["Mika"]),
        ("fi", "Näin tänään Ainon. Sitten mentiin ulos.", ["Ainon"]),
        ("sv", "Tack Anna. Hälsningar\nMvh Mika", ["Anna", "Mika"]),
        ("en", "Thanks Emily. Regards,\nBest, George", ["Emily", "George"]),
        ("en", "Mr Best called Emily Smith.", ["Best", "Emily", "Smith"]),
    ],
)
def test_names_are_found_and_ordinary_words_are_not(language, text, names, reader):
    assert [words for kind, words in found(text, language, reader) if kind in ("given_name", "surname")] == names


@pytest.mark.parametrize(
    ("language", "text", "replacement"),
    [
        ("fi", "Puhuin tänään Sofialle.", "eräälle lapselle"),
        ("fi", "Näin Eemelin pihalla.", "erään lapsen"),
        ("fi", "Kollegani Kaisan kanssa sovimme asiasta.", "kollegan"),
        ("fi", "Rouva Virtanen oli hakemassa.", "huoltaja"),
        ("sv", "I dag grät Emil.", "ett barn"),
        ("sv", "Min kollega Anna var med.", "en kollega"),
        ("en", "Today Emily cried.", "a child"),
        ("en", "I saw Emily's drawing.", "a child's"),
    ],
)
def test_a_replacement_fits_the_sentence(language, text, replacement, reader):
    assert [one.replacement for one in identify(text, language, reader)][:1] == [replacement]


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("sv", "Barnet har diabetes.", "health"),
        ("sv", "Familjen har spärrmarkering.", "custody_secret"),
        ("sv", "Ring 050 123 45 67.", "phone"),
        ("sv", "De bor på Storgatan 12.", "address"),
        ("sv", "Femårig pojke i min grupp.", "age_plus_unit"),
        ("en", "The child has epilepsy.", "health"),
        ("en", "A five-year-old boy in the blue group.", "age_plus_unit"),
        ("en", "The parents are getting divorced.", "family"),
        ("en", "She was born on 3 May 2020.", "birthdate"),
        ("fi", "Auto ABC-123 ajoi pihaan.", "licence_plate"),
        ("fi", "L:n kanssa leikki M.", "initials"),
    ],
)
def test_other_marks_are_found(language, text, kind, reader):
    assert kind in {one for one, _ in found(text, language, reader)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fi", "Minulla on migreeni ja diabetes."),
        ("fi", "Ryhmä A lähti retkelle, ja C-vitamiini auttoi."),
        ("fi", "Puurossa oli 3.5 dl maitoa klo 10.30."),
        ("fi", "Teimme työtä 8-16, yhteensä 40 tuntia."),
        ("sv", "I dag var vi ute. Jag är nöjd."),
        ("en", "I think a child laughed. It was fun."),
    ],
)
def test_everyday_sentences_are_left_alone(language, text, reader):
    assert found(text, language, reader) == []


def test_findings_come_in_order_without_overlapping_names_and_numbers(reader):
    text = "Eemeli ja Sofia asuvat Koivutie 5:ssä, puh. 040 123 4567."
    findings = identify(text, "fi", reader)
    assert [one.start for one in findings] == sorted(one.start for one in findings)
    assert all(before.end <= after.start for before, after in pairwise(findings))


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["0", "a", "A.", "a@", "1.1.", "född ", "FI21 ", "Eemeli ", "x-", "040 "])
def test_time_grows_with_the_text_only(piece, reader):
    def seconds(length: int) -> float:
        """Processor time of this thread alone."""
        text = piece * (length // len(piece))
        start = time.thread_time()
        identify(text, "fi", reader)
        return time.thread_time() - start

    # a neighbour on the machine can slow one measurement down
    tries = ((seconds(5_000), seconds(20_000)) for _ in range(5))
    assert any(long < 12 * short + 0.5 for short, long in tries)

"""Where clauses begin, whose words they are, which stand after the turn. ``|`` marks the cuts that are expected."""

from __future__ import annotations

import pytest

from prompts.model import Language
from prompts.reading import Reader


def pieces(reader: Reader, text: str, language: Language) -> list[str]:
    return [text[one.start : one.end] for one in reader.read(text, language).clauses]


def of_kind(reader: Reader, text: str, language: Language, kind: str) -> list[str]:
    return [text[one.start : one.end] for one in reader.read(text, language).clauses if one.kind == kind]


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("fi", "En jaksa enää.| Oon ihan loppu."),
        ("fi", "Aamupiiri sujui hyvin |ja sain kehuja."),
        ("fi", "olin väsynyt, kiukkuinen ja nälkäinen"),
        ("fi", "olin väsynyt |mut silti menin |koska piti"),
        ("fi", "Kädet täris |mut sanoin."),
        ("fi", "Se otti mut mukaan |mutta väsyin"),
        ("fi", "Mää oon naatti |etten jaksa nousta"),
        ("fi", "Sä et jaksa."),
        ("fi", "luulin |et mä en osaa"),
        ("fi", "Oon ollu töissä niinku robotti, |kukaan ei huomannu mitään."),
        ("fi", "Jos sataa, |mennään sisälle."),
        ("fi", "oli yks lapsi |joka itki"),
        ("fi", "Mummo kuoli 3. syyskuuta klo 10.30."),
        ("fi", "Esim. Mika auttoi mua.| joo 24.12. tuli apua."),
        ("fi", "en jaksa... |huomenna taas"),
        ("fi", "Menin kotiin.Sitten nukuin.".replace(".S", ".|S")),
        ("fi", "Listalla:\n|- kiire\n|- melu\n|- meteli"),
        ("fi", "Väsyin\n|\nHuomenna jatkuu"),
        ("fi", "vaikka huomenna menisin |jos pääsen"),
        ("sv", "Jag är trött |men glad."),
        ("sv", "Jag gick hem |och hon kom."),
        ("sv", "Jag köpte mjölk och bröd."),
        ("sv", "Vi träffas t.ex. kl. 10 imorgon."),
        ("sv", "Jag grät |när hon gick |för att jag var trött".replace(" |för att", " för |att")),
        ("en", "I was tired |but I went home."),
        ("en", "I bought milk and bread."),
        ("en", "I cried |because she left."),
    ],
)
def test_cuts(reader: Reader, language: Language, marked: str) -> None:
    text = marked.replace("|", "")
    expected = [piece.strip(" \n.,:-") for piece in marked.split("|")]
    assert [piece.strip(" .") for piece in pieces(reader, text, language)] == [piece for piece in expected if piece]


@pytest.mark.parametrize(
    ("language", "text", "reported"),
    [
        ("fi", "Yks äiti sano eteisessä että hän ei jaksa enää.", ["että hän ei jaksa enää"]),
        ("fi", "Hän sanoi, ettei jaksa ja että on väsynyt.", ["ettei jaksa", "ja että on väsynyt"]),
        ("fi", "Äiti sanoi ettei jaksa mutta mä en usko.", ["ettei jaksa"]),
        ("fi", "äiti kertoi et lapsi valvoo ja mä väsyin", ["et lapsi valvoo"]),
        ("fi", "Mulle sanottiin että oon laiska.", ["että oon laiska"]),
        ("fi", "Kollega tiuskas mulle et tee sääki jotain.", ["et tee sääki jotain"]),
        ("fi", "Johtaja kysyi jaksanko mä vielä.", ["jaksanko mä vielä"]),
        ("fi", "Johtaja kysyi miksi olen hiljaa.", ["miksi olen hiljaa"]),
        ("fi", "Äiti sanoi olevansa ihan loppu.", ["olevansa ihan loppu"]),
        ("fi", "En jaksa enää, sanoi äiti.", ["En jaksa enää"]),
        ("fi", "Isä huusi: olet surkea hoitaja.", ["olet surkea hoitaja"]),
        ("fi", "Sanoin että en jaksa.", []),
        ("fi", "Mä sanoin johtajalle et en jaksa.", []),
        ("fi", "Me sanottiin että ei käy.", []),
        ("fi", "Nyt mä sanoin sen, et mä en enää kirjaa yksin.", []),
        ("fi", "Tuntuu että en jaksa.", []),
        ("sv", "Hon sa att hon inte orkar mer.", ["att hon inte orkar mer"]),
        ("sv", "Mamman sa hon orkar inte.", ["hon orkar inte"]),
        ("sv", "Chefen frågade varför jag är sen.", ["varför jag är sen"]),
        ("sv", "Jag sa att jag är trött.", []),
        ("sv", "Jag känner att jag är trött.", []),
        ("en", "She told me that I was lazy but I don't agree.", ["that I was lazy"]),
        ("en", "She said I was lazy.", ["I was lazy"]),
        ("en", "My boss asked if I could stay.", ["if I could stay"]),
        ("en", "I said that I can't cope.", []),
        ("en", "I feel that I can't cope.", []),
    ],
)
def test_what_others_said_is_reported(reader: Reader, language: Language, text: str, reported: list[str]) -> None:
    assert of_kind(reader, text, language, "reported") == reported


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("”En jaksa”, sanoi äiti ja lähti.", ["En jaksa"]),
        ('Äiti sanoi "mä en jaksa. Oon loppu." Sit se lähti.', ["mä en jaksa", "Oon loppu"]),
        ("Hän sanoi: »Olen väsynyt» ja itki.", ["Olen väsynyt"]),
        ("Äiti kysyi “jaksatko?” ja halasi.", ["jaksatko"]),
        ("Sanoin 'en jaksa' ja lähdin.", ["en jaksa"]),
        ("Lapsi söi vaa'an vieressä, oo'an ääressä.", []),
        ("Merkki ” jäi auki, en jaksa.", []),
    ],
)
def test_quotation_marks_hold_quoted_clauses(reader: Reader, text: str, quoted: list[str]) -> None:
    assert of_kind(reader, text, "fi", "quoted") == quoted


@pytest.mark.parametrize(
    ("language", "text", "after"),
    [
        ("fi", "Aamu sujui hyvin. Mutta sit kuulin juoruja.", ["Mutta sit kuulin juoruja"]),
        ("fi", "Olin väsynyt mut onnellinen.", ["mut onnellinen"]),
        ("fi", "Olin iloinen vaikka väsytti.", ["vaikka väsytti"]),
        ("fi", "Vaikka väsytti, olin iloinen.", ["olin iloinen"]),
        ("fi", "Oli kiire. Silti pihalla oli leppoisaa.", ["Silti pihalla oli leppoisaa"]),
        ("fi", "Itkin mutta nousin. Kukaan ei auttanut. Sain kuitenkin apua.", ["Sain kuitenkin apua"]),
        ("fi", "Äiti sanoi että jaksaa mutta itki. Menin kotiin.", ["mutta itki", "Menin kotiin"]),
        ("fi", "Menen vaikka huomenna.", []),
        ("fi", "”Mutta en jaksa”, sanoi äiti. Menin kotiin.", []),
        ("fi", "Se otti mut mukaan.", []),
        ("fi", "En jaksa. Oon loppu.", []),
        ("sv", "Jag är trött men glad.", ["men glad"]),
        ("sv", "Det regnade. Ändå gick vi ut.", ["Ändå gick vi ut"]),
        ("sv", "Även om jag var trött, gick jag ut.", ["gick jag ut"]),
        ("en", "I was tired but I went.", ["but I went"]),
        ("en", "Although I was tired, I went.", ["I went"]),
        ("en", "I still have hope.", []),
        ("en", "It rained. Still I went out.", ["Still I went out"]),
    ],
)
def test_clauses_after_the_last_turn(reader: Reader, language: Language, text: str, after: list[str]) -> None:
    found = [text[one.start : one.end] for one in reader.read(text, language).clauses if one.turn]
    assert found == after


def test_a_turn_reaches_three_sentences_and_not_past_its_paragraph(reader: Reader) -> None:
    near = reader.read("Itkin. Mutta nousin. Söin. Join. Nukuin. Heräsin.", "fi")
    assert [one.turn for one in near.clauses] == [False, True, True, True, False, False]
    apart = reader.read("Itkin mutta nousin.\n\nSöin puuroa.", "fi")
    assert [one.turn for one in apart.clauses] == [False, True, False]


def test_questions_and_sentences(reader: Reader) -> None:
    found = reader.read("Saako lasta ottaa syliin, jos se ei pyydä? En tiedä. Oisko teillä aikaa??", "fi").clauses
    assert [(one.sentence, one.question) for one in found] == [(0, True), (0, True), (1, False), (2, True)]


def test_every_token_points_into_its_clause(reader: Reader) -> None:
    text = "Äiti sanoi: ”En jaksa.” Mä vaan hymyilin, mutta väsyin (ihan)!\n\n– Oon loppu, sanoi isä."
    found = reader.read(text, "fi")
    for one in found.tokens:
        clause = found.clauses[one.clause]
        assert clause.start <= one.start < one.end <= clause.end
    assert {one.clause for one in found.tokens} == set(range(len(found.clauses)))
    assert found.clauses == tuple(sorted(found.clauses, key=lambda one: one.start))

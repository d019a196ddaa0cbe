"""Base forms, compound parts and features of Finnish words, written and spoken."""

from __future__ import annotations

import pytest

from prompts.reading import Reader, Token


def token(reader: Reader, word: str) -> Token:
    (found,) = reader.keys(word, "fi")
    return found


@pytest.mark.parametrize(
    ("word", "key"),
    [
        line.split("=")
        for line in """
        lapsiryhmässä=lapsiryhmä jaksoin=jaksaa jaksoin=jakso väsynyt=väsyä väsynyt=väsynyt väsyneitä=väsynyt
        mentiin=mennä tehdä=tehdä tekemättä=tehdä olevansa=olla sanottiin=sanoa keskustelusta=keskustelu
        onnistumisesta=onnistuminen onnistumisesta=onnistua hävetti=hävettää äitini=äiti isompaa=iso
        tuli=tulla tuli=tuli pääsi=päästä kotonani=koto nopeasti=nopea Helsingissä=helsinki ettei=ei etten=ei
        oon=olla oisko=olla mä=minä mää=minä mie=minä mulla=minä mut=mutta mut=minä et=ei et=että
        ku=kun ku=kuin niinku=niin emmä=ei emmä=minä onks=olla eiks=ei voiks=voida kivaks=kiva
        haluisin=haluta pitäs=pitää vois=voida tekis=tehdä tuntus=tuntua oltais=olla mentäs=mennä
        kirjottaa=kirjoittaa rauhottaa=rauhoittaa alotin=aloittaa semmosii=semmoinen semmonen=semmoinen
        motivaatioo=motivaatio puhuttii=puhua tehään=tehdä mennää=mennä kahvii=kahvi koulus=koulu töis=työ pihal=piha
        jaksanu=jaksaa menny=mennä tullu=tulla ollu=olla osannu=osata pystyny=pystyä työkavereit=työkaveri
        kattoo=katsoa kattelin=katsella tehä=tehdä nähä=nähdä kahesta=kaksi yhessä=yksi tiiän=tietää lähen=lähteä
        nukkuun=nukkua tekeen=tehdä vaikee=vaikea kipee=kipeä hirvee=hirveä ihmisii=ihminen ittensä=itse
        ahistaa=ahdistaa ahistus=ahdistus tarvii=tarvita meeks=mennä oonko=olla pitäskö=pitää jaksaisko=jaksaa
        työ-=työ vasu-keskustelussa=vasu-keskustelu EU:n=eu zoomissa=zoomi
        """.split()
    ],
)
def test_the_base_form_is_among_the_keys(reader: Reader, word: str, key: str) -> None:
    assert key in token(reader, word).keys


@pytest.mark.parametrize(
    ("word", "key"),
    [
        line.split("=")
        for line in """
        väsynyt=väsyä lapsiryhmässä=lapsiryhmä kuin=kuin yksin=yksin minä=minä haluisin=haluta tuntus=tuntua
        kirjottaa=kirjoittaa kuusi=kuusi tee=tehdä|tee oon=olla päiväkodissa=päiväkoti Teamsissa=teamsi
        """.split()
    ],
)
def test_the_likeliest_base_form_comes_first(reader: Reader, word: str, key: str) -> None:
    assert token(reader, word).keys[0] in key.split("|")


@pytest.mark.parametrize(
    ("word", "absent"),
    [("minä", "mikä"), ("kuin", "kuu"), ("yksin", "yksi"), ("keskustelu", "keskustella"), ("tehä", "te")],
)
def test_readings_that_nobody_means_are_left_out(reader: Reader, word: str, absent: str) -> None:
    assert absent not in token(reader, word).keys


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("lapsiryhmässä", {"lapsi", "ryhmä", "ryhmässä"}),
        ("työpaikkakiusaamisesta", {"työ", "paikka", "kiusaaminen", "kiusata", "työpaikka", "paikkakiusaaminen"}),
        ("lastensuojeluilmoitus", {"lapsi", "lasten", "suojelu", "ilmoitus", "lastensuojelu", "suojeluilmoitus"}),
        ("tiimi-iltapäivästä", {"tiimi", "iltapäivä", "ilta", "päivä"}),
        ("työkavereit", {"työ", "kaveri"}),
    ],
)
def test_a_compound_shows_its_parts_and_their_joins(reader: Reader, word: str, parts: set[str]) -> None:
    assert parts <= set(token(reader, word).parts)


@pytest.mark.parametrize("word", ["ryhmä", "väsynyt", "jaksoin", "en", "Aino", "oon"])
def test_a_simple_word_has_no_parts(reader: Reader, word: str) -> None:
    assert token(reader, word).parts == ()


def test_the_needless_second_cut_of_a_compound_is_left_out(reader: Reader) -> None:
    assert "veri" not in token(reader, "aamupalaverin").parts
    assert "palaveri" in token(reader, "aamupalaverin").parts


@pytest.mark.parametrize(
    ("word", "present", "absent"),
    [
        ("oon", "verb person-1 present singular", "unknown"),
        ("jaksoin", "verb person-1 past", "noun"),
        ("mentiin", "verb passive past", "person-1"),
        ("en", "negation person-1 singular", "person-3"),
        ("emme", "negation person-1 plural", ""),
        ("älä", "negation imperative", ""),
        ("ettei", "negation person-3", ""),
        ("jaksa", "verb imperative", "person-2"),
        ("tehkää", "verb imperative person-2", ""),
        ("haluaisin", "conditional person-1", ""),
        ("pitäs", "conditional person-3", ""),
        ("onko", "question-clitic verb", ""),
        ("onks", "question-clitic verb", ""),
        ("oonko", "question-clitic person-1", ""),
        ("pitäskö", "question-clitic conditional", ""),
        ("kivaks", "adjective", "question-clitic"),
        ("äitini", "noun possessive-1", ""),
        ("äitisi", "noun possessive-2", ""),
        ("väsynyt", "participle past", "unknown"),
        ("tehty", "participle passive", ""),
        ("tehdä", "infinitive verb", "passive"),
        ("mä", "pronoun person-1 nominative singular", "noun"),
        ("mun", "pronoun person-1 genitive", ""),
        ("me", "pronoun person-1 plural", ""),
        ("sä", "pronoun person-2", ""),
        ("hän", "pronoun person-3", ""),
        ("Aino", "name", ""),
        ("lasta", "noun partitive", ""),
        ("lapsen", "genitive", ""),
        ("nopeasti", "adverb", ""),
        ("kläpsytin", "unknown", "verb"),
    ],
)
def test_features(reader: Reader, word: str, present: str, absent: str) -> None:
    found = set(token(reader, word).features)
    assert set(present.split()) <= found
    assert not set(absent.split()) & found


def test_features_are_sorted_and_of_the_agreed_words(reader: Reader) -> None:
    agreed = set(
        """verb noun adjective adverb pronoun name negation imperative conditional past present passive participle
        infinitive person-1 person-2 person-3 singular plural question-clitic possessive-1 possessive-2 nominative
        genitive partitive unknown""".split()
    )
    for one in reader.keys("Emmä tiiä jaksaisitko sinä meidän Ainon kanssa tehdä mitään väsyneenä, äitini?", "fi"):
        assert list(one.features) == sorted(set(one.features))
        assert set(one.features) <= agreed


def test_an_alias_changes_what_is_analysed_and_not_what_is_written(reader: Reader) -> None:
    found = token(reader, "Ahistaa")
    assert (found.text, found.lower, found.keys) == ("Ahistaa", "ahistaa", ("ahdistaa",))
    assert "ahdistaa" not in Reader().keys("ahistuskohtaus", "fi")[0].keys


def test_an_alias_beats_the_reader_own_table_but_not_a_negation() -> None:
    from prompts.reading import Aliases

    made = Reader({"fi": Aliases({"mut": "minut", "et": "että"}, {})})
    assert made.keys("mut", "fi")[0].keys == ("minä",)
    assert set(made.keys("et", "fi")[0].keys) == {"ei", "että"}


def test_the_negation_with_a_conjunction_is_one_token(reader: Reader) -> None:
    assert [one.text for one in reader.keys("Sanoi ettei jaksa, muttei lähtenyt.", "fi")] == [
        "Sanoi",
        "ettei",
        "jaksa",
        "muttei",
        "lähtenyt",
    ]
    assert "ei" in token(reader, "muttei").keys


def test_the_share_of_known_words(reader: Reader) -> None:
    assert reader.read("", "fi").known == 1.0
    assert reader.read("Lapset leikkivät pihalla.", "fi").known == 1.0
    assert reader.read("Kräpsyt hömpsytti frölläs plöhnää.", "fi").known == 0.0
    assert reader.read("Lapset hömpsytti pihalla.", "fi").known == pytest.approx(2 / 3)

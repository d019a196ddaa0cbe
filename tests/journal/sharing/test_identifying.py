"""Before a text is shown: what may tell who is meant, and a replacement the author may take."""

from __future__ import annotations

import re

from persons import Person, hidden


def write(who: Person, code: str, text: str) -> None:
    who.post(f"/write/{code}", text=text, key=code, tab="t", based_on="0", act="keep")


def test_a_name_is_shown_and_replaced_by_a_tap(aino: Person, pair: str) -> None:
    write(aino, "named", "Perjantaina Eemil odotti vuoroaan koko lähdön ajan ja kertoi siitä illalla kotonakin.")
    page = aino.get("/share?entry=named")
    assert "Tekstissä näyttää olevan nimi: ”Eemil”." in page
    place = re.search(r'name="replace" value="([^"]+)"', page)
    assert place
    assert aino.post("/share/replace", entry="named", replace=place[1]).startswith("/share?entry=named")
    page = aino.get("/share?entry=named")
    assert "Perjantaina eräs lapsi odotti vuoroaan" in page
    assert "näyttää olevan nimi" not in page


def test_a_text_that_has_changed_is_not_touched(aino: Person, pair: str) -> None:
    write(aino, "named", "Perjantaina Eemil odotti vuoroaan koko lähdön ajan ja kertoi siitä illalla kotonakin.")
    page = aino.post("/share/replace", 409, entry="named", replace="named:0:0:12:17", until="end")
    assert "Teksti on muuttunut esikatselun jälkeen." in page
    assert "Perjantaina Eemil odotti" in page


def test_a_text_without_names_says_nothing(aino: Person, pair: str) -> None:
    write(aino, "plain", "Toivon, että huominen on parempi. Lumi satoi koko päivän.")
    assert "tunnistaa muustakin" not in aino.get("/share?entry=plain")


def test_somebody_elses_text_is_not_there(aino: Person, mika: Person, pair: str) -> None:
    write(aino, "named", "Perjantaina Eemil odotti vuoroaan.")
    mika.post("/share/replace", 404, entry="named", replace="named:1:0:12:17")


def test_an_answer_left_out_is_not_ticked_again_by_a_replacement(aino: Person, pair: str) -> None:
    named = "Perjantaina Eemil odotti vuoroaan koko lähdön ajan ja kertoi siitä illalla kotonakin."
    page = aino.post("/write/named", 200, text=named, key="k1", tab="t", based_on=0, act="ask")
    code = hidden(page, "prompt")
    aino.post("/write/named", key="k2", based_on=1, act="answer", prompt=code, text=named, tab="t")
    version = hidden(aino.get("/write/named"), "based_on")
    sent = {"text": named, "tab": "t", f"answer-{code}": "Tämä jää minulle."}
    aino.post("/write/named", key="k3", based_on=version, act="keep", **sent)
    page = aino.get("/share?entry=named")
    assert 'value="1" id="p-named-1" checked' in page
    place = re.search(r'name="replace" value="([^"]+)"', page)
    assert place
    page = aino.get(aino.post("/share/replace", entry="named", replace=place[1]))
    assert "eräs lapsi" in page
    assert 'value="1" id="p-named-1">' in page

"""The bank as files: out and in again byte for byte, merged without loss, or refused with line and reason."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask import Flask
from persons import Clock, Person, hidden

from journal.accounts.models import OPERATOR
from journal.cli.banking import bank_command
from journal.curation import queries
from journal.curation.models.files import Text
from journal.curation.service import engine
from journal.curation.service.files import importing, merging, packs, sheets
from journal.curation.service.files.texts import own_texts, texts
from journal.db import Database
from journal.errors import Conflict
from prompts.model import LANGUAGES, Language

PATH = "questions/scaling/one-step.toml"
CUE = "cues/fi/tired.toml"
OWN = own_texts()[PATH]
FI = "Mikä on toisin askeleen ylempänä?"


def reworded(fi: str) -> str:
    assert FI in OWN
    return OWN.replace(FI, fi)


OURS, THEIRS = reworded("Mistä huomaisit askeleen?"), reworded("Mistä sinä huomaisit yhden askeleen?")
NEW = OWN.replace(FI, "Mitä muuta näkisit askeleen ylempänä?")


def pack(db: Database, **changes: str) -> bytes:
    """The bank in force as it leaves, edited outside; of the texts only those that are of interest here."""
    out = io.BytesIO()
    left = texts(db)
    kept = {path: words for path, words in left.items() if path.startswith("questions/scaling/") or path in changes}
    with zipfile.ZipFile(io.BytesIO(packs.packed(kept))) as whole, zipfile.ZipFile(out, "w") as edited:
        for name in {*whole.namelist(), *(f"bank/{path}" for path in changes)}:
            words = changes.get(name.removeprefix("bank/"))
            edited.writestr(name, whole.read(name) if words is None else words)
    return out.getvalue()


def put(db: Database, path: str, words: str) -> None:
    found = merging.plan(db, {path: Text(words)})
    importing.put_into_force(db, OPERATOR, found, {}, f"{path} {words}")


def test_out_in_and_out_again_is_the_same_byte_for_byte(db: Database) -> None:
    edited = {PATH: OURS, "questions/scaling/another.toml": NEW}
    found = merging.plan_of(db, pack(db, **edited))
    assert [(one.path, one.fate) for one in found.changes if one.fate != "same"] == [
        ("questions/scaling/another.toml", "added"),
        (PATH, "changed"),
    ]
    importing.put_into_force(db, OPERATOR, found, {}, "k")
    assert {path: text.words for path, text in packs.read_pack(packs.packed(texts(db))).items()} == {
        **own_texts(),
        **edited,
    }
    assert engine(db).bank.questions["scaling.another"].wording["fi"].startswith("Mitä muuta")
    assert packs.packed(texts(db)) == packs.packed(texts(db))


def test_a_table_out_and_in_again_changes_nothing(db: Database) -> None:
    found = merging.plan_of(db, sheets.table(texts(db)))
    assert {one.fate for one in found.changes} == {"same"}
    assert len(found.changes) == sum(path.startswith("questions/") for path in own_texts())


@pytest.mark.parametrize(
    "words",
    ['=SUM(A1:A9); "sanoit" niin', "+358", "-1 vai 1?", "@sinä", "'=1+1", "''-", "Eka; toka, kolmas", "Mitä\nmuuta?"],
)
def test_no_cell_is_a_formula_and_none_is_changed(words: str) -> None:
    told = {PATH: OWN.replace(f'"{FI}"', f"'''{words}'''")}
    body = sheets.table(told)
    assert body.startswith(b"\xef\xbb\xbf")
    assert not any(
        line.partition(";fi;")[2].lstrip('"').startswith(tuple("=+-@")) for line in body.decode().splitlines()
    )
    told = {PATH: sheets.read_table(body, {})[PATH].words}
    assert sheets.read_table(sheets.table(told), told)[PATH].words == told[PATH]
    assert (
        sheets.read_table(sheets.table(told).replace(b";", b"\t").replace(b"\r\n", b"\n"), told)
        if ";" not in words
        else True
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_is_understood_in_each_language(db: Database, language: Language) -> None:
    body = sheets.table(texts(db), language)
    assert (
        body.decode("utf-8-sig").split(";")[:3]
        == {
            "fi": ["tunnus", "kieli", "sanamuoto"],
            "sv": ["id", "språk", "formulering"],
            "en": ["id", "language", "wording"],
        }[language]
    )
    assert {one.fate for one in merging.plan_of(db, body).changes} == {"same"}
    mixed = "Tunnus;language;Formulering\nscaling.one-step;fi;Mistä huomaisit askeleen?\n".encode()
    assert [one.after for one in merging.plan_of(db, mixed).changes] == [OURS]


def test_no_heading_means_two_things() -> None:
    told = {(heading, column) for named in sheets.headings().values() for column, heading in named.items()}
    assert len({heading for heading, _column in told}) == len(told)


def test_a_row_of_a_table_changes_one_wording_and_leaves_the_rest(db: Database) -> None:
    body = 'id;language;wording\r\nscaling.one-step;fi;"Mistä huomaisit askeleen?"\r\n'.encode("utf-8-sig")
    (change,) = merging.plan_of(db, body).changes
    assert (change.fate, change.after, change.line) == ("changed", OURS, 2)


def test_a_bank_from_elsewhere_takes_nothing_of_ours_away(db: Database) -> None:
    before = pack(db)
    put(db, PATH, OURS)
    assert {one.fate for one in merging.plan_of(db, before).changes} == {"same", "kept"}
    ours = pack(db)
    importing.put_into_force(db, OPERATOR, merging.plan_of(db, pack(db, **{PATH: THEIRS})), {}, "theirs")
    assert {one.path for one in merging.plan_of(db, ours).of("kept")} == {PATH}


def test_what_both_have_changed_waits_for_a_choice(db: Database) -> None:
    edited = pack(db, **{PATH: THEIRS})
    put(db, PATH, OURS)
    found = merging.plan_of(db, edited)
    assert [one.path for one in found.of("conflict")] == [PATH]
    with pytest.raises(Conflict, match="undecided"):
        importing.put_into_force(db, OPERATOR, found, {}, "k")
    assert importing.put_into_force(db, OPERATOR, found, {PATH: False}, "k") == ""
    assert texts(db)[PATH] == OURS
    importing.put_into_force(db, OPERATOR, found, {PATH: True}, "k")
    assert texts(db)[PATH] == THEIRS
    with pytest.raises(Conflict, match="bank_changed"):
        importing.put_into_force(db, OPERATOR, found, {PATH: True}, "k2")


def circle(db: Database) -> str:
    follows = next(one.id for one in engine(db).bank.questions.values() if "scaling.one-step" in one.follow_ups)
    return OWN.replace('follow_ups = ["scaling.who-notices"]', f'follow_ups = ["{follows}"]')


BAD: dict[str, tuple[Callable[[Database], bytes], str, int | None]] = {
    "broken": (lambda db: pack(db, **{PATH: OWN.replace('kind = "question"', "kind = ")}), "unreadable", 1),
    "circle": (lambda db: pack(db, **{PATH: circle(db)}), "circle", 10),
    "unknown": (lambda db: pack(db, **{PATH: OWN.replace("topics = []", 'topics = ["sea"]')}), "unknown", 5),
    "advice": (lambda db: pack(db, **{PATH: reworded("Kannattaisiko sinun levätä?")}), "lint", None),
    "no examples": (lambda db: pack(db, **{CUE: 'words = ["x"]\nmatch = []\nno_match = []\n'}), "no_examples", 2),
    "slow": (
        lambda db: pack(db, **{CUE: own_texts()[CUE].replace("phrases = [", 'phrases = ["a' + " ~ b" * 9 + '",', 1)}),
        "slow",
        own_texts()[CUE].partition("phrases = [")[0].count("\n") + 1,
    ),
    "an example that fails": (
        lambda db: pack(db, **{CUE: 'words = ["x"]\nmatch = ["Olen iso.", "Olen."]\nno_match = ["Eilen.", "Nyt."]\n'}),
        "example",
        None,
    ),
    "elsewhere": (lambda db: pack(db, **{"cues/../../x.toml": "a = 1\n"}), "unknown", None),
    "twice in a table": (
        lambda _: b"id;language;wording\nscaling.one-step;fi;A?\nscaling.one-step;fi;B?\n",
        "twice",
        3,
    ),
    "advice in a table": (lambda _: b"id;language;wording\n\nscaling.one-step;en;You should rest.\n", "lint", 3),
    "no language": (lambda _: b"id;language;wording\nscaling.one-step;de;Was?\n", "unknown", 2),
    "an open quotation": (lambda _: b'id;language;wording\nscaling.one-step;fi;"A?\n', "table", 2),
    "no UTF-8": (lambda _: "id;language;wording\nscaling.one-step;fi;Mitä?\n".encode("latin-1"), "unreadable", 2),
    "no bank": (lambda _: b"name,age\nx,1\n", "not_a_bank", 1),
    "no pack": (lambda _: b"PK\x03\x04 not really", "not_a_bank", None),
    "nothing": (lambda _: b"", "not_a_bank", None),
    "50 MB": (lambda _: b"id;language;wording\n" + b"x" * 50_000_000, "too_large", None),
}


@pytest.mark.parametrize("name", BAD)
def test_what_does_not_hold_is_refused_with_line_and_reason(db: Database, name: str) -> None:
    make, flaw, line = BAD[name]
    found = merging.plan_of(db, make(db))
    assert (found.flaws[0].flaw, found.flaws[0].line) == (flaw, line), found.flaws
    with pytest.raises(Exception, match=flaw):
        importing.put_into_force(db, OPERATOR, found, {one.path: True for one in found.of("conflict")}, "k")
    assert queries.latest_publication(db) == ""
    assert texts(db) == dict(own_texts())


def sent(cecilia: Person, body: bytes) -> str:
    """Send a file; returns where one sees what would change."""
    answer = cecilia.browser.post("/bank/files", data={"file": (io.BytesIO(body), "bank.zip")})
    assert answer.status_code == 303, answer.get_data(as_text=True)[:500]
    return str(answer.headers["Location"])


def test_a_curator_sees_first_and_then_has_it_read(db: Database, cecilia: Person, mika: Person) -> None:
    page = cecilia.get(where := sent(cecilia, pack(db, **{PATH: THEIRS})))
    assert "<ins>Mistä sinä huomaisit yhden askeleen?</ins>" in page
    assert not any(word in page.lower() for word in ("toml", "json", ".toml", "follow_ups"))
    told = {"key": hidden(page, "key"), "publication": hidden(page, "publication")}
    mika.get(where, 404)
    mika.post(where, 404, **told)
    assert cecilia.post(where, **told) == "/bank/files"
    (draft,) = queries.open_revisions(db, cecilia.account)
    assert (draft.path, draft.words, draft.state, queries.latest_publication(db)) == (PATH, THEIRS, "in_review", "")
    cecilia.get(where, 404)
    page = cecilia.get(where := sent(cecilia, pack(db, **{PATH: OURS})))
    told = {"key": hidden(page, "key"), "publication": hidden(page, "publication")}
    assert "Någon arbetar med det här" in cecilia.post(where, 422, **told)
    cecilia.post(f"{where}/drop")
    cecilia.get(where, 404)


def test_a_curator_chooses_where_both_have_changed(db: Database, cecilia: Person) -> None:
    edited = pack(db, **{PATH: THEIRS})
    put(db, PATH, OURS)
    page = cecilia.get(where := sent(cecilia, edited))
    told = {"key": hidden(page, "key"), "publication": hidden(page, "publication")}
    assert "Välj vilken som gäller" in cecilia.post(where, 422, **told)
    put(db, "questions/scaling/another.toml", NEW)
    assert "Banken har ändrats under tiden" in cecilia.post(where, 422, **told, **{"side-0": "theirs"})
    told["publication"] = queries.latest_publication(db)
    cecilia.post(where, **told, **{"side-0": "theirs"})
    assert [one.words for one in queries.open_revisions(db, cecilia.account)] == [THEIRS]


def test_a_refused_file_says_where_and_why_and_offers_no_button(db: Database, cecilia: Person) -> None:
    page = cecilia.get(sent(cecilia, BAD["no examples"][0](db)))
    assert "rad 2" in page
    assert "minst två exempel" in page
    assert "Hämta in för läsning" not in page
    answer = cecilia.browser.post("/bank/files", data=b"x" * 5_000_000, content_type="multipart/form-data; boundary=x")
    assert answer.status_code == 413


def test_a_refusal_is_told_in_the_readers_language(cecilia: Person) -> None:
    where = sent(cecilia, b"id;language;wording\nscaling.one-step;en;You should rest.\n")
    assert "Stället «You should»" in cecilia.get(where)
    cecilia.post("/language", language="fi")
    told = cecilia.get(where)
    assert "Kohdassa «You should»" in told
    assert "sounds like" not in told


def test_taking_along_is_for_curators(cecilia: Person, mika: Person) -> None:
    assert cecilia.browser.get("/bank/files/questions.csv").data.startswith("\ufeffid;språk;formulering;".encode())
    with zipfile.ZipFile(io.BytesIO(cecilia.browser.get("/bank/files/bank.zip").data)) as whole:
        assert len(whole.namelist()) == len(own_texts()) + 1
    for path in ("/bank/files", "/bank/files/questions.csv", "/bank/files/bank.zip"):
        mika.get(path, 404)


def test_a_sent_file_is_gone_after_a_day(db: Database, cecilia: Person, time: Clock) -> None:
    where = sent(cecilia, pack(db))
    time.forward(hours=25)
    importing.remove_old(db)
    cecilia.get(where, 404)


def test_the_command_line_does_the_same(
    db: Database, app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OIVALLUS_DATABASE", str(app.config["SETTINGS"].database))

    def run(*words: str, status: int = 0) -> str:
        answer = CliRunner().invoke(bank_command, words)
        assert answer.exit_code == status, (answer.output, answer.exception)
        return answer.output

    run("export", "bank")
    (tmp_path / "bank" / PATH).write_text(THEIRS, encoding="utf-8")
    assert f"~ {PATH}" in run("import", "bank", "--dry-run")
    assert "+fi = " in run("diff", "bank", status=1)
    assert "1 changed" in run("import", "bank")
    assert f"~ {PATH}" in run("status")
    assert engine(db).bank.questions["scaling.one-step"].wording["fi"].startswith("Mistä sinä")
    run("export", "again")
    assert (tmp_path / "again" / PATH).read_bytes() == (tmp_path / "bank" / PATH).read_bytes()
    (tmp_path / "bad.csv").write_bytes(BAD["advice in a table"][0](db))
    assert "questions/scaling/one-step.toml:3: lint" in run("import", "bad.csv", status=1)

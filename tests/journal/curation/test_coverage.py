"""What the bank has and lacks, and whether its questions land: rounded, late, and only where many were active."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from persons import Clock, Person

from journal.accounts.models import OPERATOR
from journal.coaching.service import counting
from journal.curation import queries
from journal.curation.models.coverage import Cell, View
from journal.curation.models.files import Text
from journal.curation.service import coverage, engine, figures, reach, retiring
from journal.curation.service.effects import examples
from journal.curation.service.files import importing, merging
from journal.curation.service.files.texts import own_texts
from journal.curation.service.texts import path_of
from journal.db import Database, write
from prompts.model import PHASES

ZONE = ZoneInfo("Europe/Helsinki")
#: Where a curator could read a figure.
FIGURES = ("/bank/landing", "/bank?mark=missed", "/bank")
PATH, QUESTION = "questions/scaling/one-step.toml", "scaling.one-step"


def put(db: Database, words: str) -> None:
    importing.put_into_force(db, OPERATOR, merging.plan(db, {PATH: Text(words)}), {}, f"k{len(words)}")


def row_of(db: Database, cecilia: Person, view: View, technique: str = "scaling") -> list[int]:
    found = coverage.coverage(db, cecilia.account, view, "fi")
    row = next(one for one in found.rows if one.technique == technique)
    return [row.live, *(cell.count for cell in (*row.phases, *row.topics))]


def test_it_counts_as_the_command_does_until_one_asks_for_more(db: Database, cecilia: Person) -> None:
    bank = engine(db).bank
    live = [one for one in bank.questions.values() if one.state == "live" and one.technique == "closing"]
    fits = [sum(not one.phases or phase in one.phases for one in live) for phase in PHASES]
    assert row_of(db, cecilia, View("fi"), "closing")[1:7] == fits
    assert row_of(db, cecilia, View("fi", written=True), "closing")[1:7] == [
        sum(phase in one.phases for one in live) for phase in PHASES
    ]
    before = row_of(db, cecilia, View("sv")), row_of(db, cecilia, View("fi"))
    put(db, "".join(line for line in own_texts()[PATH].splitlines(keepends=True) if not line.startswith("sv = ")))
    assert row_of(db, cecilia, View("sv")) == [count - 1 for count in before[0]]
    assert row_of(db, cecilia, View("fi")) == before[1]
    late = {one.language: [name for name, _ in one.questions] for one in
            coverage.coverage(db, cecilia.account, View("fi"), "fi").untranslated}  # fmt: skip
    assert (late["sv"], late["en"]) == ([QUESTION], [])


def test_a_hole_leads_to_a_draft_that_is_filled_in(cecilia: Person, mika: Person) -> None:
    page = cecilia.get("/bank/coverage?written=1&topic=team&language=fi")
    where = "/bank/questions/new?technique=scaling&amp;phase=after_task&amp;topic=team"
    assert f'href="{where}"' in page
    draft = cecilia.get(where.replace("&amp;", "&"))
    assert 'value="after_task"' in draft
    assert "checked" in draft
    mika.get("/bank/coverage", 404)


def test_what_no_example_asks_is_found(db: Database) -> None:
    asked = engine(db)
    cases = [(one.text, one.context) for one in examples(db)]
    missing = reach.unreached_over(asked, cases)
    first = next(prompt.question for text, context in cases if (prompt := asked.reply(text, context).prompt))
    assert first not in missing
    assert missing == reach.unreached_over(asked, cases * 2)
    assert first in reach.unreached_over(asked, ())


def ask_aino(db: Database, aino: Person, more: dict[str, int]) -> None:
    """Aino writes another entry and is asked these questions so often."""
    with write(db):
        for question, times in more.items():
            for number in range(times):
                db.execute(
                    """
                    insert into prompt (code, entry_id, question, technique, language, wording, reasons, bank_version,
                                        asked, offered_at)
                    values (:code, (select min(id) from entry), :question, 'x', 'fi', 'x', '[]', '', 'tapped',
                            '2026-12-01T10:00:00.000000Z')
                    """,
                    {"code": f"more-{question}-{number}", "question": question},
                )
        db.execute(
            """
            insert into entry (code, actor_id, written_on, version, saved_by, created_at, saved_at)
            values ('hers', :who, '2026-12-01', 1, 'k', :at, :at)
            """,
            {"who": aino.account.id, "at": "2026-12-01T10:00:00.000000Z"},
        )


def write_entries(db: Database, aino: Person, actors: int, asked: int) -> None:
    """So many actors with an entry each; the first is asked the question so often."""
    with write(db):
        for number in range(actors):
            who = db.query(
                """
                insert into account (code, name, address, language, created_at)
                values (:code, 'x', :code || '@example.org', 'fi', '2026-01-01T00:00:00.000000Z') returning id
                """,
                {"code": f"actor-{number}"},
            )[0]["id"]
            entry = db.query(
                """
                insert into entry (code, actor_id, written_on, version, saved_by, created_at, saved_at)
                values (:code, :who, '2026-11-20', 1, 'k', :at, :at) returning id
                """,
                {"code": f"entry-{number}", "who": who, "at": "2026-11-20T10:00:00.000000Z"},
            )[0]["id"]
            for time in range(asked if number == 0 else 0):
                db.execute(
                    """
                    insert into prompt (code, entry_id, question, technique, language, wording, reasons, bank_version,
                                        asked, offered_at)
                    values (:code, :entry, :question, 'scaling', 'fi', 'x', '[]', '', 'tapped', :at)
                    """,
                    {"code": f"p-{time}", "entry": entry, "question": QUESTION, "at": "2026-11-20T10:00:00.000000Z"},
                )


@pytest.mark.parametrize(("actors", "asked", "told"), [(19, 500, None), (20, 19, "under_20"), (20, 20, "from_20"),
                                                      (25, 99, "from_20"), (25, 100, "from_100")])  # fmt: skip
def test_figures_come_late_rounded_and_of_many_alone(
    db: Database, cecilia: Person, aino: Person, time: Clock, actors: int, asked: int, told: str | None
) -> None:
    write_entries(db, aino, actors, asked)
    figures.count_missed(db, QUESTION, date(2026, 11, 24))
    counting.settle_half_year(db, date(2026, 12, 31), ZONE)
    assert figures.landings(db, cecilia.account, "fi") == ()
    assert queries.missed(db, cecilia.account, "2027-1") == frozenset()
    for _twice in range(2):
        counting.settle_half_year(db, date(2027, 1, 1), ZONE)
    found = figures.landings(db, cecilia.account, "fi")
    if told is None:
        assert found == ()
        assert db.query("select * from question_missed union select * from question_used") == []
        assert queries.missed(db, cecilia.account, "2027-1") == frozenset()
        return
    assert [one.half_year for one in found] == ["2026-2"]
    assert {name: band for name, _, band in found[0].used}[QUESTION] == told
    assert {band for name, _, band in found[0].used if name != QUESTION} == {"under_20"}
    assert [(name, band) for name, _, band in found[0].missed] == [(QUESTION, "under_20")]
    page = cecilia.get("/bank/landing")
    assert "Frågan träffade inte" in page
    assert not any(f">{number}<" in page for number in (actors, asked))


def test_figures_are_the_same_whatever_one_of_many_does(
    db: Database, cecilia: Person, aino: Person, time: Clock
) -> None:
    """Twenty-one were active. In one of two lives Aino writes too, and is asked more questions, and more often."""
    write_entries(db, aino, 21, 45)
    figures.count_missed(db, QUESTION, date(2026, 11, 24))
    for _twice in range(2):
        time.forward(days=20)
        cecilia.get("/bank")
    seen = []
    for life in range(2):
        if life:
            ask_aino(db, aino, {QUESTION: 30, "coping.sustains-you-now": 19})
        counting.settle_half_year(db, date(2027, 1, 2), ZONE)
        exact = db.query("select question, count(*) as times from prompt group by question order by question")
        seen.append((exact, [cecilia.get(path) for path in FIGURES]))
        with write(db):
            db.execute("delete from question_used")
            db.execute("delete from question_half_year")
    (few, first), (many, second) = seen
    assert few != many
    assert "20+" in first[0]
    assert first == second


def test_a_merged_topic_has_no_column_and_its_questions_count_for_the_other(db: Database, cecilia: Person) -> None:
    before = row_of(db, cecilia, View("fi", written=True), "coping")
    topics = [topic.id for topic in engine(db).bank.topics]
    own = own_texts()["topics.toml"]
    merged = own.replace("[team]\n", '[team]\ninto = "pedagogy"\n')
    assert merged != own
    importing.put_into_force(db, OPERATOR, merging.plan(db, {"topics.toml": Text(merged)}), {}, "merge")
    found = coverage.coverage(db, cecilia.account, View("fi", written=True), "fi")
    assert [name for name, _ in found.topics] == [name for name in topics if name != "team"]
    after = row_of(db, cecilia, View("fi", written=True), "coping")
    team, pedagogy = (7 + topics.index(name) for name in ("team", "pedagogy"))
    assert after[pedagogy] >= max(before[pedagogy], before[team])
    assert len(after) == len(before) - 1
    assert "team" not in cecilia.get("/bank/coverage")


def test_what_goes_with_a_question_is_told_before_it_goes(db: Database, cecilia: Person, mika: Person) -> None:
    cecilia.post("/language", language="fi")
    where = f"/bank/questions/{QUESTION}"
    assert f'href="{where}/retire"' in cecilia.get(where)
    told = cecilia.get(f"{where}/retire")
    assert "Aukkoja ei synny" in told
    assert "johtaa tähän, ja niiden jatko jäisi pois." in told
    for one in list(engine(db).bank.questions.values()):
        if one.technique == "closing" and one.state == "live" and "ending" in one.phases:
            last = one.id
    only = {one.id: own_texts()[path_of(one.id)].replace('state = "live"', 'state = "retired"')
            for one in engine(db).bank.questions.values() if one.technique == "closing" and one.id != last}  # fmt: skip
    coming = {path_of(name): Text(words) for name, words in only.items()}
    importing.put_into_force(db, OPERATOR, merging.plan(db, coming), {}, "out")
    lost, _effects = retiring.losing(db, cecilia.account, last, "fi")
    assert ("fi", Cell(0, "ending", "")) in lost.holes
    told = cecilia.get(f"/bank/questions/{last}/retire")
    assert "Tekniikalla Päätös ei ole muuta kysymystä näihin:" in told
    assert "lopussa" in told
    cecilia.post(f"/bank/questions/{last}/state", state="retired", key="last")
    cecilia.get(f"/bank/questions/{last}/retire", 404)
    mika.get(f"{where}/retire", 404)


@pytest.mark.parametrize("path", ["/bank/landing", "/bank?mark=unreached"])
def test_the_page_says_when_it_is_not_worked_out_yet_and_is_curators_alone(
    cecilia: Person, mika: Person, path: str
) -> None:
    # the process may know the answer for the packaged examples: with one more the question is new
    cecilia.post("/bank/try", 303, act="keep", text=f"Kukaan ei ole kysynyt tätä: {path}.", language="fi",
                 phase="between", technique="coping", key="k")  # fmt: skip
    found = cecilia.get(path)
    assert "Det här är inte uträknat än" in found
    assert "0 frågor" not in found
    mika.get(path, 404)

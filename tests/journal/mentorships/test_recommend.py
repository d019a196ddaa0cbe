"""A director recommends: the message goes to that person alone, and nothing of what comes of it ever shows."""

from __future__ import annotations

import dataclasses
import json
import re
import shutil
from contextlib import closing
from pathlib import Path

import pytest
from flask import Flask
from persons import PASSWORD, Clock, People, Person, hidden

from journal import create_app
from journal.accounts import queries as people
from journal.accounts.models import OPERATOR, Account, NewAccount
from journal.accounts.service import invitations
from journal.archive.service import erasing
from journal.db import Database, connect
from journal.mentorships import service as mentorships
from journal.mentorships.service import joining

TO_HER_ALONE = "Viesti menee vain hänelle. Vastausta ei näytetä sinulle."
NOT_SHOWN = "Vastauksestasi tai siitä, ettet vastaa, ei näytetä hänelle mitään."


@pytest.fixture
def mailing(app: Flask) -> None:
    app.config["SETTINGS"] = dataclasses.replace(app.config["SETTINGS"], smtp_host="mail.example.org")


def recommend(dora: Person, status: int = 303, **changes: str) -> str:
    key = hidden(dora.get("/recommendations"), "key")
    sent = {"key": key, "name": "Aino", "address": "aino@example.org", "language": "fi", "way": "mail"}
    return dora.post("/recommendations", status, **sent | changes)


def letters(db: Database, kind: str = "recommended") -> list[dict[str, str]]:
    return [dict(row) for row in db.query("select * from letter where kind = :kind", {"kind": kind})]


def link(db: Database) -> str:
    return str(json.loads(letters(db)[0]["slots"])["path"])


def without_keys(page: str) -> str:
    return re.sub(r'<input[^>]*name="key"[^>]*>', "", page)


@pytest.mark.usefixtures("mailing")
def test_the_person_gets_a_message_that_says_who_and_what_is_shown(dora: Person, db: Database, app: Flask) -> None:
    page = dora.get("/recommendations")
    assert TO_HER_ALONE in page
    assert "textarea" not in page
    assert recommend(dora) == "/recommendations"
    assert TO_HER_ALONE in dora.get("/recommendations")
    assert [(row["address"], row["language"]) for row in letters(db)] == [("aino@example.org", "fi")]
    invitation = app.test_client().get(link(db)).get_data(as_text=True)
    assert "Dora ajatteli, että tämä voisi kiinnostaa sinua." in invitation
    assert NOT_SHOWN in invitation
    assert "ei muodostunut" not in invitation


@pytest.mark.usefixtures("mailing")
def test_a_second_time_reads_the_same_and_sends_nothing(dora: Person, db: Database, people_of: People) -> None:
    recommend(dora)
    dora.get("/recommendations")
    first = without_keys(dora.get("/recommendations"))
    recommend(dora, name="Aino A.", address=" Aino@Example.ORG ")
    assert "Suositeltu." in dora.get("/recommendations")
    assert without_keys(dora.get("/recommendations")) == first
    other = people_of.make("Kaisa", roles=["director"])
    recommend(other)
    assert len(letters(db)) == 1
    assert db.query("select count(*) as n from invitation") == [{"n": 1}]


def test_without_a_mail_server_there_is_a_slip_of_paper(dora: Person, db: Database, app: Flask) -> None:
    assert "Lähetä viesti" not in dora.get("/recommendations")
    page = recommend(dora, 200, way="slip", address="")
    assert "Dora ajatteli, että tämä voisi kiinnostaa sinua." in page
    assert NOT_SHOWN in page
    slip = re.search(r'class="slip-code">([^<]+)<', page)
    assert slip
    assert app.test_client().post("/invitation", data={"slip": slip[1]}).status_code == 303
    recommend(dora, 200, way="slip", address="")
    assert len(db.query("select * from recommendation")) == 1


def test_the_same_form_twice_is_one_slip(dora: Person, db: Database) -> None:
    recommend(dora, 200, way="slip", key="k")
    recommend(dora, 409, way="slip", key="k")
    assert len(db.query("select * from invitation")) == 1


@pytest.mark.usefixtures("mailing")
@pytest.mark.parametrize("changed", [{"address": ""}, {"address": "aino"}, {"name": " "}, {"language": "de"}])
def test_a_bad_form_sends_nothing_and_keeps_what_was_typed(dora: Person, db: Database, changed: dict[str, str]) -> None:
    page = recommend(dora, 422, **changed)
    assert 'value="Aino"' in page or "name" in changed
    assert letters(db) == db.query("select * from recommendation") == []


def test_only_a_director_recommends(aino: Person, mika: Person, kaisa: Person, app: Flask) -> None:
    for person in (aino, mika, kaisa):
        person.get("/recommendations", 404)
        person.post("/recommendations", 404, name="Aino", language="fi", way="slip")
    assert app.test_client().post("/recommendations").status_code == 401


def test_a_director_who_mentors_sees_no_answer_either(people_of: People, app: Flask, db: Database) -> None:
    dora: Person = people_of.make("Dora", roles=["director"], mentors=True)
    recommend(dora, 200, way="slip")
    code = db.query("select code from invitation")[0]["code"]
    assert "Aino" not in dora.get("/invitations")
    dora.post(f"/invitations/{code}/withdraw", 404)
    dora.get("/join-requests", 404)


@pytest.mark.usefixtures("mailing")
def test_who_joins_waits_for_a_mentor_and_only_then(
    dora: Person, kaisa: Person, mika: Person, db: Database, app: Flask
) -> None:
    recommend(dora)
    assert "Dora" not in kaisa.get("/join-requests")
    sent = {"name": "Aino", "address": "aino@example.org", "password": PASSWORD}
    assert app.test_client().post(f"{link(db)}/start", data=sent).status_code == 303
    for person in (kaisa, mika):
        page = person.get("/join-requests")
        assert "suosittelija: Dora" in page
        assert "odottaa mentoria" in page


@pytest.mark.parametrize("outcome", ["joined", "paired", "declined"])
@pytest.mark.usefixtures("mailing")
def test_the_directors_pages_are_the_same_whatever_came_of_it(
    dora: Person, mika: Person, db: Database, app: Flask, time: Clock, tmp_path: Path, outcome: str
) -> None:
    recommend(dora)
    dora.get("/recommendations")
    token = link(db).rpartition("/")[2]
    db.conn.execute("pragma wal_checkpoint(truncate)").fetchall()
    other = tmp_path / "twin.sqlite3"
    shutil.copy(app.config["SETTINGS"].database, other)
    twin = create_app(
        database=other, backups=tmp_path / "b", secret="s" * 40, argon2_memory_kib=64, argon2_rounds=1,
        smtp_host="mail.example.org", mail_from="oivallus@example.org",
    )  # fmt: skip
    with closing(connect(other)) as twin_db:
        new = NewAccount(name="Aino", address="aino@example.org", language="fi")
        aino = mentorships.join(twin_db, token, new, PASSWORD, twin.config["SETTINGS"])
        if outcome != "joined":
            code = mentorships.propose(twin_db, mika.account, aino, mika.account, "p", superior=False)
            (mentorships.accept if outcome == "paired" else mentorships.decline)(twin_db, aino, code)
    time.forward(days=3)
    cookie = dora.browser.get_cookie("oivallus")
    assert cookie is not None
    for path in ("/", "/recommendations", "/account", "/meetings", "/entries", "/coordinator", "/join"):
        seen = []
        for one in (app, twin):
            browser = one.test_client()
            browser.set_cookie("oivallus", cookie.value)
            answer = browser.get(path)
            seen.append((answer.status_code, without_keys(answer.get_data(as_text=True))))
        assert seen[0] == seen[1], path
        assert seen[0][0] == 200
    again = []
    for one in (app, twin):
        browser = one.test_client()
        browser.set_cookie("oivallus", cookie.value)
        sent = {"key": "again", "name": "Aino", "address": "aino@example.org", "language": "fi", "way": "mail"}
        answer = browser.post("/recommendations", data=sent, follow_redirects=True)
        again.append((answer.status_code, without_keys(answer.get_data(as_text=True))))
    assert again[0] == again[1]


def test_a_line_goes_after_a_year(dora: Person, db: Database, time: Clock) -> None:
    from journal.mentorships.service import recommending

    recommend(dora, 200, way="slip")
    time.forward(days=364)
    recommending.remove_old(db)
    assert len(db.query("select * from recommendation")) == 1
    time.forward(days=1)
    recommending.remove_old(db)
    assert db.query("select * from recommendation") == []


def test_no_service_lets_others_recommend(db: Database, mika: Person, app: Flask) -> None:
    from journal.errors import NotFound

    with pytest.raises(NotFound):
        invitations.recommend(db, mika.account, app.config["SETTINGS"], name="Aino", language="fi")
    with pytest.raises(NotFound):
        joining.renew_link(db, dataclasses.replace(mika.account, mentors=False))


@pytest.mark.parametrize("later", ["joined", "erased", "expired"])
def test_a_copy_of_the_slip_opens_the_same_whatever_came_of_it(
    dora: Person, db: Database, app: Flask, time: Clock, later: str
) -> None:
    """Two slips of one director: one is used, one lies in a drawer. Whoever printed both sees no difference."""
    slips = []
    for key in ("one", "two"):
        page = recommend(dora, 200, way="slip", key=key, address="")
        slip = re.search(r'class="slip-code">([^<]+)<', page)
        assert slip
        slips.append((page.split("/invitation/")[1].split('"')[0].split("<")[0], slip[1]))
    sent = {"name": "Aino", "address": "aino@example.org", "password": PASSWORD}
    assert app.test_client().post(f"/invitation/{slips[0][0]}/start", data=sent).status_code == 303
    if later == "erased":
        erasing.erase_account(db, OPERATOR, account_of(db))
    if later == "expired":
        time.forward(days=31)
    seen = [copy_of_a_slip(app, token, slip) for token, slip in slips]
    assert seen[0] == seen[1]
    again = app.test_client().post(f"/invitation/{slips[0][0]}/start", data=sent | {"address": "dora2@example.org"})
    assert again.status_code == 409
    assert len(db.query("select 1 from account where address = 'dora2@example.org'")) == 0


def account_of(db: Database) -> Account:
    found = people.credentials(db, "aino@example.org")
    assert found
    return found[0]


def copy_of_a_slip(app: Flask, token: str, slip: str) -> list[tuple[int, str]]:
    """What opens with it, short of making an account: the pages, the code typed in, and forms that are refused."""
    browser, start = app.test_client(), f"/invitation/{token}/start"
    easy = {"name": "Dora", "address": "nobody@example.org", "password": "x"}
    taken = {"name": "Dora", "address": "dora@example.org", "password": PASSWORD}
    answers = [
        browser.get(f"/invitation/{token}"),
        browser.get(start),
        browser.post("/invitation", data={"slip": slip}),
        *(browser.post(start, data=one) for one in (easy, taken)),
    ]
    secrets = rf"/invitation/[\w-]{{40,}}|{slip}"
    return [(one.status_code, re.sub(secrets, "", one.get_data(as_text=True))) for one in answers]

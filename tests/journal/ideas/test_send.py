"""An idea over HTTP: worded anew, previewed, sent by one of three ways, answered; and nobody learns who."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from persons import Clock, People, Person, hidden

from journal import upkeep
from journal.db import Database
from journal.ideas import queries
from journal.mail import letters

WORDS = "Siirtymiin riittäisi yksi aikuinen lisää aamuisin."
GUESSED = "Vaikka nimeä ei ole, pienessä kunnassa kirjoittajan voi arvata aiheesta."
CODE = re.compile(r"[A-Za-z0-9_-]{16}")


def word(person: Person, code: str, route: str, words: str = WORDS, status: int = 303, **more: str) -> str:
    sent = {"key": f"{code}{route}", "based_on": "0", "words": words, "route": route, "act": "preview"} | more
    return person.post(f"/ideas/drafts/{code}", status, **sent)


def send(person: Person, code: str, route: str, words: str = WORDS) -> None:
    page = person.get(word(person, code, route, words))
    sent = {"key": hidden(page, "key"), "version": hidden(page, "version")}
    assert person.post(f"/ideas/drafts/{code}/send", **sent) == "/ideas"


def link_to(person: Person, words: str = WORDS) -> str:
    found = re.search(rf'href="(/ideas/sent/[^"]+)"[^>]*>{re.escape(words[:40])}', person.get("/ideas"))
    assert found
    return found[1]


def received(db: Database, dora: Person) -> str:
    return f"/ideas/inbox/{queries.inbox(db, dora.account)[0].code}"


def answer(dora: Person, path: str, outcome: str, state: str = "taken_on", status: int = 303) -> str:
    page = dora.get(path)
    sent = {"key": hidden(page, "key"), "based_on": hidden(page, "based_on"), "state": state, "outcome": outcome}
    return dora.post(path, status, **sent)


def test_the_page_is_empty_and_the_own_text_stands_beside_it_for_its_author(aino: Person, otto: Person) -> None:
    aino.post("/write/entry", text="Aamulla oli taas kaaosta.", key="k", tab="t", based_on=0, act="keep")
    assert re.search(r'href="(/ideas/new\?entry=entry)">Tee tästä idea', aino.get("/entries/entry"))
    page = aino.get("/ideas/new?entry=entry")
    assert "Aamulla oli taas kaaosta." in page
    assert re.search(r'<textarea[^>]*name="words"[^>]*>\s*</textarea>', page)
    otto.get("/ideas/new?entry=entry", 404)


@pytest.mark.parametrize(("route", "name"), [("named", "Aino"), ("unnamed", "Ilman nimeä")])
def test_what_is_previewed_leaves_and_nothing_else(
    aino: Person, dora: Person, db: Database, route: str, name: str
) -> None:
    aino.post("/write/entry", text="Aamulla oli taas kaaosta.", key="k", tab="t", based_on=0, act="keep")
    preview = aino.get(word(aino, "d", route))
    assert "Tämä lähtee eteenpäin juuri näin" in preview
    assert (GUESSED in preview) == (route == "unnamed")
    assert re.search(rf"{re.escape(WORDS)}</p>\s*<p class=\"quiet\">{name}</p>", preview)
    assert queries.inbox(db, dora.account) == ()
    send(aino, "d", route)
    page = dora.get(received(db, dora))
    assert WORDS in page
    assert ("Aino" in page) == (route == "named")
    assert "kaaosta" not in page
    assert queries.drafts(db, aino.account) == ()


def test_the_inbox_is_the_same_whoever_sent_it(people_of: People, dora: Person, db: Database) -> None:
    pages = []
    for number, name in enumerate(("Aino", "Otto")):
        person = people_of.make(name)
        send(person, f"draft-{number}", "unnamed")
        path = received(db, dora)
        pages.append([CODE.sub("", dora.get(one)) for one in ("/", "/ideas/inbox", path, "/ideas/inbox")])
        answer(dora, path, "Kokeillaan.")
        pages[-1] += [CODE.sub("", dora.get(path)), CODE.sub("", dora.get("/ideas/inbox"))]
        db.execute("delete from idea")
        db.conn.commit()
    assert pages[0] == pages[1]


def test_the_audit_ties_nobody_to_an_idea(aino: Person, dora: Person, db: Database) -> None:
    send(aino, "d", "unnamed")
    answer(dora, received(db, dora), "Kokeillaan.")
    code = queries.inbox(db, dora.account)[0].code
    by = db.query("select distinct account_id from audit where object = :code", {"code": code})
    assert [row["account_id"] for row in by] == [dora.account.id]
    assert code not in str(db.query("select key, slots from letter"))


def test_the_answer_reaches_the_sender_by_page_and_one_mail(
    aino: Person, dora: Person, otto: Person, db: Database, time: Clock
) -> None:
    send(aino, "d", "unnamed")
    mine = link_to(aino)
    assert "se kerrotaan etusivullasi" in aino.get(mine)
    path = received(db, dora)
    answer(dora, path, "", "discussed")
    assert db.query("select 1 from letter") == []
    assert "keskustelussa" in aino.get(mine)
    for words in ("Kokeillaan syksyllä.", "Kokeillaan keväällä."):
        answer(dora, path, words)
    assert [(row["kind"], row["account_id"]) for row in db.query("select * from letter")] == [
        ("idea_answered", aino.account.id)
    ]
    home = "Ideastasi on kirjoitettu, mitä sille tapahtui."
    assert home in aino.get("/")
    page = aino.get(mine)
    assert "Kokeillaan keväällä." in page
    assert home not in aino.get("/")
    assert home not in otto.get("/")


def test_two_directors_overwrite_nothing(dora: Person, people_of: People, aino: Person, db: Database) -> None:
    other = people_of.make("Kaisa", roles=["director"])
    send(aino, "d", "unnamed")
    path = received(db, dora)
    stale = hidden(dora.get(path), "based_on")
    answer(other, path, "Ensimmäinen vastaus.")
    page = dora.post(path, 409, key="x", based_on=stale, state="not_now", outcome="Toinen vastaus.")
    assert "Ensimmäinen vastaus." in page
    assert "Toinen vastaus." in page
    assert "Tähän mahtuu" in dora.post(path, 422, key="y", based_on=stale, state="read", outcome="x" * 4001)
    assert queries.inbox(db, dora.account)[0].outcome == "Ensimmäinen vastaus."


def test_the_mentor_tells_and_the_actor_sees_it(
    aino: Person, mika: Person, otto: Person, dora: Person, pair: str, db: Database
) -> None:
    send(aino, "d", "told")
    assert queries.inbox(db, dora.account) == ()
    assert "Sinua on pyydetty kertomaan idea" in mika.get("/")
    found = re.search(r'href="(/ideas/told/[^"]+)"', mika.get("/ideas"))
    assert found
    otto.get(found[1], 404)
    aino.post(f"{found[1]}/hand-on", 404, way="sent")
    assert "ei ole vielä viety" in aino.get(found[1])
    for _ in range(2):
        mika.post(f"{found[1]}/hand-on", way="sent")
    assert "Mika vei tämän eteenpäin" in aino.get(found[1])
    assert len(queries.inbox(db, dora.account)) == 1
    page = dora.get(received(db, dora))
    assert "kertoja: Mika" in page
    assert "Aino" not in page
    answer(dora, received(db, dora), "Kiitos, kokeillaan.")
    assert "Kiitos, kokeillaan." in aino.get(link_to(aino))
    assert "Kiitos" not in mika.get("/ideas")


def test_told_in_person_leaves_no_idea_and_needs_no_director(
    aino: Person, mika: Person, pair: str, db: Database
) -> None:
    send(aino, "d", "told")
    code = queries.to_tell(db, mika.account)[0].code
    assert "Lähetä täältä" not in mika.get(f"/ideas/told/{code}")
    mika.post(f"/ideas/told/{code}/hand-on", 409, way="sent")
    mika.post(f"/ideas/told/{code}/hand-on", way="spoken")
    assert "Mika kertoi tämän itse" in aino.get(f"/ideas/told/{code}")
    assert db.query("select 1 from idea") == []
    mika.post(f"/mentorships/{pair}/pause")
    mika.get(f"/ideas/told/{code}", 404)
    aino.get(f"/ideas/told/{code}")


@pytest.mark.parametrize(
    ("words", "route", "sentence"),
    [
        ("", "named", "Tähän tarvitaan muutama sana"),
        (WORDS, "", "Tähän tarvitaan jokin tavoista"),
        (WORDS, "carrier-pigeon", "Tähän tarvitaan jokin tavoista"),
        ("Alku " + "x" * 100_000, "named", "Tähän mahtuu 4\u00a0000 merkkiä"),
        (WORDS, "told", "ei ole mentoria"),
    ],
)
def test_what_cannot_leave_comes_back(
    aino: Person, dora: Person, db: Database, words: str, route: str, sentence: str
) -> None:
    page = word(aino, "d", route, words, 422)
    assert sentence.replace("\u00a0", " ") in page.replace("\u00a0", " ")
    assert words in page
    assert "maxlength" not in page, "a browser would cut what is pasted without a word"
    assert queries.inbox(db, dora.account) == ()


def test_without_a_director_it_stays_a_draft(aino: Person, db: Database) -> None:
    page = word(aino, "d", "unnamed", status=422)
    assert "Kukaan ei vielä ota ideoita vastaan. Idea jää tänne luonnokseksi." in page
    assert queries.draft(db, aino.account, "d").words == WORDS
    assert "Lähetä idea" not in aino.get("/ideas/drafts/d/preview")
    assert "Kukaan ei vielä" in aino.post("/ideas/drafts/d/send", 422, key="k", version="1")


def test_two_pages_of_one_draft_keep_both_texts(aino: Person) -> None:
    word(aino, "d", "", "Ensimmäinen.", act="save")
    page = word(aino, "d", "", "Toinen.", 409, act="save", key="another")
    assert "Ensimmäinen." in page
    assert "Toinen." in page
    aino.htmx("/ideas/drafts/d", 409, key="x", based_on="0", words="Kolmas.")
    saved = aino.htmx("/ideas/drafts/d", 200, key="y", based_on="1", words="Kolmas.")
    assert hidden(saved, "based_on") == "2"
    aino.htmx("/ideas/drafts/d", 422, key="z", based_on="2", words="x" * 4001)
    assert "Kolmas." in aino.get("/ideas/drafts/d")


def test_a_draft_changed_after_its_preview_is_previewed_again(aino: Person, dora: Person, db: Database) -> None:
    page = aino.get(word(aino, "d", "named"))
    word(aino, "d", "named", "Uudet sanat.", act="save", key="later", based_on="1")
    sent = {"key": hidden(page, "key"), "version": hidden(page, "version")}
    assert "Uudet sanat." in aino.post("/ideas/drafts/d/send", 409, **sent)
    assert queries.inbox(db, dora.account) == ()


def test_the_same_form_twice_is_one_idea(aino: Person, otto: Person, dora: Person, db: Database) -> None:
    page = aino.get(word(aino, "d", "named"))
    sent = {"key": "once", "version": hidden(page, "version")}
    for _ in range(2):
        aino.post("/ideas/drafts/d/send", **sent)
    word(otto, "o", "unnamed")
    otto.post("/ideas/drafts/o/send", 409, key="once", version="1")
    assert len(queries.inbox(db, dora.account)) == 1


def test_a_draft_is_its_owners_and_can_be_deleted(
    aino: Person, otto: Person, db: Database, nobody: FlaskClient
) -> None:
    word(aino, "d", "", act="save")
    for path in ("/ideas/drafts/d", "/ideas/drafts/d/preview"):
        otto.get(path, 404)
    for path in ("/ideas/drafts/d", "/ideas/drafts/d/send", "/ideas/drafts/d/delete"):
        otto.post(path, 404, words="x", key="k", based_on="1")
        assert nobody.post(path).status_code == 401
    aino.post("/ideas/drafts/d/delete")
    assert queries.drafts(db, aino.account) == ()
    assert db.query("select 1 from idea_draft") == []


def test_an_erased_account_takes_the_name_and_the_link_and_leaves_the_words(
    aino: Person, dora: Person, db: Database
) -> None:
    send(aino, "d", "named")
    db.execute("delete from account where id = :id", {"id": aino.account.id})
    db.conn.commit()
    page = dora.get(received(db, dora))
    assert WORDS in page
    assert "Aino" not in page
    assert db.query("select 1 from idea_link") == []
    answer(dora, received(db, dora), "Kokeillaan silti.")
    assert db.query("select 1 from letter") == []


def test_directors_are_reminded_once_after_sixty_days(
    aino: Person, dora: Person, db: Database, app: object, time: Clock, tmp_path: Path
) -> None:
    settings = app.config["SETTINGS"]  # type: ignore[attr-defined]
    send(aino, "d", "unnamed")
    time.forward(days=59)
    upkeep.run(db, settings)
    assert db.query("select 1 from letter") == []
    time.forward(days=1)
    for _ in range(2):
        upkeep.run(db, settings)
        time.forward(days=1)
    assert [(row["kind"], row["account_id"]) for row in db.query("select * from letter")] == [
        ("idea_waiting", dora.account.id)
    ]
    subject, body = letters.rendered("idea_waiting", "fi", {"path": "/ideas/inbox"}, settings)
    assert subject == "Idea"
    assert "Siirtymiin" not in body


def test_words_are_released_for_the_half_yearly_sheet_by_their_sender_alone(
    aino: Person, otto: Person, dora: Person, db: Database, time: Clock
) -> None:
    send(aino, "d", "named")
    before, mine = time.at, link_to(aino)
    time.forward(minutes=1)
    assert queries.released(db, before) == ()
    otto.post(f"{mine}/release", 404, released="yes")
    dora.post(f"{mine}/release", 404, released="yes")
    aino.post(f"{mine}/release", released="yes")
    assert [one.words for one in queries.released(db, before)] == [WORDS]
    assert queries.released(db, time.at) == ()
    aino.post(f"{mine}/release", released="no")
    assert queries.released(db, before) == ()

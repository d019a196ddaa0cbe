"""A form's key that somebody else, or another thing, has used: answered in words, with the text kept."""

from __future__ import annotations

from dataclasses import dataclass
from html import unescape

import pytest
from persons import Clock, People, Person

from journal.db import Database
from journal.goals import service as goals
from journal.mentorships import service as mentorships

KEY = "used-once"
SAID = "Tämä lomake oli jo käytetty kerran, joten lähettämääsi ei tallennettu."
TEXT = "Omat sanani."


@dataclass
class Two:
    """Two pairs: Aino with Mika, who has used the key, and Otto with Cecilia, who send it again."""

    pairs: dict[str, str]
    people: dict[str, Person]
    shares: dict[str, str]
    goals: dict[str, str]


@pytest.fixture
def two(db: Database, aino: Person, mika: Person, pair: str, people_of: People, time: Clock) -> Two:
    otto, cecilia = people_of.make("Otto"), people_of.make("Cecilia", mentors=True)
    other = mentorships.propose(db, cecilia.account, otto.account, cecilia.account, "other", superior=False)
    mentorships.accept(db, otto.account, other)
    for one in (otto, cecilia):
        mentorships.promise(db, one.account, other, 1, "fi")
    shares, kept = {}, {}
    for name, actor in (("first", aino), ("second", otto)):
        actor.post(f"/write/{name}", text="Teksti, jonka jaan.", key=name, tab="t", based_on=0, act="keep")
        actor.post("/share", **{"entry": name, "until": "end", "key": name, f"version-{name}": 1})
        kept[name] = goals.add(db, actor.account, "Rauhaa", "other", f"goal-{name}")
    time.forward(minutes=1)
    for row in db.query("select s.code, e.code as entry from share s join entry e on e.id = s.entry_id"):
        shares[str(row["entry"])] = str(row["code"])
    people = {"aino": aino, "mika": mika, "otto": otto, "cecilia": cecilia}
    return Two({"first": pair, "second": other}, people, shares, kept)


FORMS = {
    "comment": ("mika", "cecilia", "/shared/{share}", {"text": TEXT, "act": "send", "based_on": "0"}),
    "question": ("mika", "cecilia", "/mentorships/{pair}/question", {"text": TEXT, "act": "send", "based_on": "0"}),
    "goal": ("aino", "otto", "/goals", {"words": TEXT, "topic": "other"}),
    "wording": ("aino", "otto", "/goals/{goal}", {"words": TEXT, "topic": "other"}),
    "ends": ("aino", "otto", "/goals/{goal}/scale", {"zero": TEXT, "ten": "Hyvä."}),
    "meeting": (
        "mika", "cecilia", "/mentorships/{pair}/meetings/new",
        {"day": "2026-11-30", "at": "14:00", "minutes": "60", "kind": "phone", "place": TEXT},
    ),
    "task": ("mika", "cecilia", "/mentorships/{pair}/tasks", {"text": TEXT}),
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_it_is_said_and_the_text_is_kept(form: str, two: Two) -> None:
    first, second, path, sent = FORMS[form]
    for who, number, status in ((first, "first", 303), (second, "second", 409)):
        address = path.format(share=two.shares[number], pair=two.pairs[number], goal=two.goals[number])
        page = two.people[who].post(address, status, key=KEY, **sent)
    assert SAID in unescape(page)
    assert TEXT in unescape(page)


def test_a_share_asks_again_with_a_key_of_its_own(two: Two, db: Database) -> None:
    otto = two.people["otto"]
    sent = {"entry": "second", "until": "end", "version-second": 1}
    page = otto.post("/share", 409, **sent, key="first")
    assert "Mitään ei jaettu." in page
    assert 'value="first"' not in page
    assert len(db.query("select 1 from share")) == 2


def test_a_pair_is_not_proposed_in_silence(kaisa: Person, two: Two, db: Database, people_of: People) -> None:
    dora = people_of.make("Dora")
    sent = {"actor": dora.account.code, "mentor": two.people["mika"].account.code, "superior": "no", "key": "other"}
    assert SAID in unescape(kaisa.post("/pairs", 409, **sent))


def test_a_contact_under_another_name_is_not_lost(kaisa: Person) -> None:
    told = {"phone": "112", "url": "", "hours": "", "source": TEXT, "key": KEY}
    for _ in range(2):
        kaisa.post("/support/contacts/new", **told, fi="Apu")
    page = kaisa.post("/support/contacts/new", 409, **told, fi="Tuki")
    assert SAID in unescape(page)
    assert TEXT in page


def test_a_second_slip_by_the_same_form_is_refused(dora: Person) -> None:
    dora.post("/recommendations", 200, name="Aino", language="fi", way="slip", key=KEY)
    dora.post("/recommendations", 409, name="Otto Toinen", language="fi", way="slip", key=KEY)


def test_the_same_words_again_are_the_same_act(two: Two, db: Database) -> None:
    path = f"/mentorships/{two.pairs['first']}/question"
    for _ in range(2):
        two.people["mika"].post(path, key=KEY, text=TEXT, act="send", based_on="0")
    assert len(db.query("select 1 from open_question")) == 1

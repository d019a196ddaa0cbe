"""The agreement: drafted by two at once, proposed, accepted as it was read, replaced by a version both accept."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from persons import Clock, People, Person, at, hidden

from journal.agreements.models import FIELDS
from journal.agreements.queries import checkpoint, in_force, open_version
from journal.db import Database
from journal.errors import NotFound
from journal.mentorships import service as mentorships
from journal.mentorships.queries import mentorship

GOAL = "Rohkeammin siirtymiin."
SECOND = "Siirtymät ja tiimin palaverit."
BOTH_KEPT = "Tätä on kirjoitettu kahdessa paikassa. Molemmat tekstit ovat tallessa."
STAYS = "Nykyinen sopimus on voimassa, kunnes molemmat hyväksyvät uuden."
HAVE_CHANGED = "Sanat ovat muuttuneet sen jälkeen, kun luit ne."


def draft(pair: str) -> str:
    return f"/mentorships/{pair}/agreement/draft"


def opened(person: Person, pair: str) -> dict[str, str]:
    """What an open draft sends along."""
    page = person.get(draft(pair))
    return {name: hidden(page, name) for name in ("key", "tab", *(f"was-{field}" for field in FIELDS))}


def write(person: Person, pair: str, status: int = 303, **texts: Any) -> str:
    return person.post(draft(pair), status, **(opened(person, pair) | texts))


def decide(person: Person, pair: str, status: int = 303, act: str = "accept", **changes: Any) -> str:
    page = person.get(f"/mentorships/{pair}/agreement")
    code = page.split('action="/agreements/')[1].split('"')[0]
    sent = {name: hidden(page, name) for name in ("version", *(f"was-{field}" for field in FIELDS))}
    return person.post(f"/agreements/{code}", status, **(sent | {"act": act} | changes))


@pytest.fixture
def agreed(aino: Person, mika: Person, pair: str) -> str:
    """The pair, with a first agreement in force."""
    write(aino, pair, goals=GOAL, rhythm="Viikon välein.", checkpoint_on="2027-02-01", act="done")
    decide(mika, pair)
    decide(aino, pair)
    return pair


def test_drafted_proposed_and_accepted_by_the_other(
    aino: Person, mika: Person, pair: str, db: Database, time: Clock
) -> None:
    page = aino.get(draft(pair))
    for label in (
        "Tavoitteet",
        "Aiheet (ja mistä ei puhuta)",
        "Kuinka usein ja missä",
        "Mihin asti",
        "Milloin kirjoitan",
    ):
        assert label in page
    assert "Sinä ja Mika näette tämän." in page
    assert write(aino, pair, goals=GOAL, act="done") == f"/mentorships/{pair}/agreement"
    assert GOAL in mika.get(f"/mentorships/{pair}/agreement")
    decide(mika, pair)
    assert in_force(db, aino.account, pair) is None
    assert "Nyt vuorossa: Aino." in mika.get(f"/mentorships/{pair}/agreement")
    decide(aino, pair)
    found = in_force(db, mika.account, pair)
    assert found is not None
    assert found.texts["goals"] == GOAL
    assert "Voimassa 24.11.2026 alkaen" in aino.get(f"/mentorships/{pair}/agreement")


def test_two_people_at_once_keep_each_others_words(aino: Person, mika: Person, pair: str) -> None:
    first, second = opened(aino, pair), opened(mika, pair)
    aino.htmx(draft(pair), **(first | {"goals": GOAL}))
    answer = mika.htmx(draft(pair), **(second | {"rhythm": "Viikon välein."}))
    assert BOTH_KEPT not in answer
    page = aino.get(draft(pair))
    assert GOAL in page
    assert "Viikon välein." in page
    answer = mika.htmx(draft(pair), **(second | {"goals": "Jotain aivan muuta.", "key": "k2"}))
    assert BOTH_KEPT in answer
    for person in (aino, mika):
        page = person.get(draft(pair))
        assert f"{GOAL}</textarea>" in page
        assert "Jotain aivan muuta." in page
        assert BOTH_KEPT in page
    aino.post(draft(pair), **(opened(aino, pair) | {"goals": GOAL, "rhythm": "Viikon välein.",
                                                    "act": f"away:goals:{second['tab']}"}))  # fmt: skip
    assert "Jotain aivan muuta." not in mika.get(draft(pair))


def test_without_javascript_both_texts_are_on_the_next_page(aino: Person, mika: Person, pair: str) -> None:
    stale = opened(mika, pair)
    write(aino, pair, goals=GOAL)
    assert mika.post(draft(pair), **(stale | {"goals": "Muuta.", "act": "done"})) == draft(pair)
    page = mika.get(draft(pair))
    assert GOAL in page
    assert "Muuta." in page


def test_accepting_what_has_changed_meanwhile_is_refused_in_words(
    aino: Person, mika: Person, pair: str, db: Database
) -> None:
    write(aino, pair, goals=GOAL)
    decide(aino, pair)
    read = mika.get(f"/mentorships/{pair}/agreement")
    stale = {name: hidden(read, name) for name in ("version", *(f"was-{field}" for field in FIELDS))}
    write(aino, pair, goals=GOAL, topics="Tiimi.")
    page = decide(mika, pair, 409, **stale)
    assert HAVE_CHANGED in page
    assert '<a href="#f-topics">' in page
    assert '<a href="#f-goals">' not in page
    assert in_force(db, mika.account, pair) is None
    found = open_version(db, mika.account, pair)
    assert found is not None
    assert found.acceptances == (), "an edit takes both acceptances back"


def test_a_second_version_is_a_proposal_and_the_first_stands(
    agreed: str, aino: Person, mika: Person, db: Database, time: Clock
) -> None:
    aino.post("/swot/s1", key="k", tab="t", strengths="Laulan.")
    aino.post("/swot/s1/share", key="share", version="1", box="strengths", until="end")
    aino.post("/write/entry", text="Jaettu teksti.", key="e", tab="t", based_on=0)
    aino.post("/share", key="text", entry="entry", until="end", **{"version-entry": "1"})
    time.forward(seconds=11)
    page = aino.get(draft(agreed))
    assert STAYS in page
    assert GOAL in page
    write(aino, agreed, goals=SECOND, rhythm="Viikon välein.", checkpoint_on="2027-02-01")
    decide(aino, agreed)
    page = mika.get(f"/mentorships/{agreed}/agreement")
    assert STAYS in page
    assert SECOND in page
    standing = in_force(db, mika.account, agreed)
    assert standing is not None
    assert standing.texts["goals"] == GOAL
    # Sharing goes on.
    assert "Jaettu teksti." in mika.get(f"/briefings/{agreed}")
    assert "Laulan." in mika.get(f"/mentorships/{agreed}/swot")
    decide(mika, agreed)
    standing = in_force(db, mika.account, agreed)
    assert standing is not None
    assert standing.texts["goals"] == SECOND
    page = mika.get(f"/mentorships/{agreed}/agreement")
    assert "Aiemmat versiot" in page
    assert "voimassa 24.11.2026 asti" in page


def test_the_present_one_can_be_left_as_it_is(agreed: str, aino: Person, mika: Person, db: Database) -> None:
    write(aino, agreed, goals=SECOND)
    assert HAVE_CHANGED in decide(mika, agreed, 409, act="leave", version="99")
    decide(mika, agreed, act="leave")
    assert open_version(db, aino.account, agreed) is None
    assert in_force(db, aino.account, agreed) is not None
    assert "luonnos, joka jäi" in aino.get(f"/mentorships/{agreed}/agreement")


def test_it_prints_on_a_page_of_its_own(agreed: str, aino: Person, mika: Person, db: Database) -> None:
    found = in_force(db, aino.account, agreed)
    assert found is not None
    for person in (aino, mika):
        page = person.get(f"/agreements/{found.code}")
        assert all(text in page for text in (GOAL, "Viikon välein.", "1.2.2027", "Aino", "Mika", "agreement-sheet"))


def test_the_checkpoint_is_told_to_the_actor_alone(agreed: str, aino: Person, mika: Person, db: Database) -> None:
    assert checkpoint(db, aino.account) == date(2027, 2, 1)
    assert checkpoint(db, mika.account) is None


@pytest.mark.parametrize(
    ("texts", "sentence"),
    [
        ({"goals": GOAL, "ends_on": "2026-11-01"}, "Tämä päivä on jo mennyt."),
        ({"goals": GOAL, "ends_on": "2027-01-01", "checkpoint_on": "2027-02-01"}, "Välipysähdys on viimeisen päivän"),
        ({"ends_on": "2027-01-01"}, "Sopimuksessa ei ole vielä sanoja."),
    ],
)
def test_impossible_days_are_told_before_anybody_accepts(
    aino: Person, pair: str, db: Database, texts: dict[str, str], sentence: str
) -> None:
    write(aino, pair, **texts)
    assert sentence in decide(aino, pair, 422)
    found = open_version(db, aino.account, pair)
    assert found is not None
    assert found.acceptances == ()


@pytest.mark.parametrize("bad", [{"goals": "Sana. " * 17_000}, {"ends_on": "ensi kesänä"}])
def test_bad_input_keeps_what_was_typed(aino: Person, pair: str, bad: dict[str, str]) -> None:
    page = write(aino, pair, 422, **({"topics": "Tiimi."} | bad))
    assert "Tiimi." in page
    assert next(iter(bad.values())).strip() in page


def test_accepting_twice_is_accepting_once(agreed: str, aino: Person, db: Database) -> None:
    found = in_force(db, aino.account, agreed)
    assert found is not None
    aino.post(f"/agreements/{found.code}", act="accept", version=str(found.version))
    aino.post(f"/agreements/{found.code}", 409, act="accept", version="99")
    assert len(db.query("select * from agreement_acceptance")) == 2


def test_before_the_promise_nothing_is_written(aino: Person, mika: Person, db: Database) -> None:
    pair = mentorships.propose(db, mika.account, aino.account, mika.account, "p", superior=False)
    mentorships.accept(db, aino.account, pair)
    page = aino.get(f"/mentorships/{pair}/agreement")
    assert f"/mentorships/{pair}/promise" in page
    aino.get(draft(pair), 303)
    kept = aino.post(draft(pair), 409, key="k", tab="t", goals="Rohkeammin siirtymiin ja palavereihin.")
    assert "Rohkeammin siirtymiin ja palavereihin." in kept
    assert db.query("select * from agreement") == []


def test_outsiders_find_nothing_and_a_mentor_nothing_after_the_end(
    agreed: str, aino: Person, mika: Person, otto: Person, db: Database
) -> None:
    found = in_force(db, aino.account, agreed)
    assert found is not None
    for path in (f"/mentorships/{agreed}/agreement", draft(agreed), f"/agreements/{found.code}"):
        otto.get(path, 404)
    mentorships.pause(db, mika.account, agreed)
    assert GOAL in mika.get(f"/mentorships/{agreed}/agreement")
    mika.post(draft(agreed), 409, key="k", tab="t", goals="x")
    mentorships.end(db, mika.account, agreed)
    mika.get(f"/mentorships/{agreed}/agreement", 404)
    mika.get(f"/agreements/{found.code}", 404)
    with pytest.raises(NotFound):
        in_force(db, mika.account, agreed)
    assert GOAL in aino.get(f"/mentorships/{agreed}/agreement")


def test_ones_own_swot_is_beside_the_draft_for_its_writer_alone(aino: Person, mika: Person, pair: str) -> None:
    aino.post("/swot/s1", key="k", tab="t", strengths="Laulan.")
    assert "Laulan." in aino.get(draft(pair))
    assert "Laulan." not in mika.get(draft(pair))


def test_a_last_day_both_accept_becomes_the_planned_end(aino: Person, mika: Person, pair: str, db: Database) -> None:
    write(aino, pair, goals=GOAL, until="Kevääseen.", ends_on="2027-05-12")
    decide(aino, pair)
    assert mentorship(db, mika.account, pair).ends_on is None
    decide(mika, pair)
    assert mentorship(db, mika.account, pair).ends_on == date(2027, 5, 12)
    write(mika, pair, goals=SECOND)
    for person in (aino, mika):
        decide(person, pair)
    assert mentorship(db, mika.account, pair).ends_on == date(2027, 5, 12), "a version without a day takes none away"


def test_words_kept_beside_outlive_an_acceptance(aino: Person, mika: Person, pair: str) -> None:
    stale = opened(mika, pair)
    write(aino, pair, goals=GOAL)
    mika.htmx(draft(pair), **(stale | {"goals": "Mikan sanat."}))
    for person in (aino, mika):
        decide(person, pair)
    assert "Mikan sanat." in aino.get(draft(pair))
    write(aino, pair, goals=SECOND)
    assert "Mikan sanat." in aino.get(draft(pair))


def test_the_agreed_halfway_opens_the_page_of_goals(agreed: str, aino: Person, mika: Person, people_of: People) -> None:
    words = "Sovitte katsovanne tavoitteita uudelleen 1.2."
    assert words not in aino.get("/")
    with at(datetime(2027, 2, 1, 8, tzinfo=UTC)):
        home = people_of.signed_in(aino.account).get("/")
        assert words in home
        assert 'href="/goals/now"' in home
        assert words not in people_of.signed_in(mika.account).get("/")
    with at(datetime(2027, 3, 1, 8, tzinfo=UTC)):
        assert words not in people_of.signed_in(aino.account).get("/")


def test_neither_learns_at_what_time_of_day_the_other_wrote(aino: Person, mika: Person, pair: str, time: Clock) -> None:
    first, second = opened(aino, pair), opened(mika, pair)
    aino.post(draft(pair), **(second | {"key": "aino", "tab": "a", "goals": GOAL}))
    time.forward(hours=3)
    mika.post(draft(pair), **(first | {"goals": SECOND}))
    for person in (aino, mika):
        page = person.get(draft(pair))
        assert BOTH_KEPT in page
        assert "17.40" not in page
        assert "20.40" not in page

"""Sharing: what was previewed, to whom, from – until; never before the promise, never after the end."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from persons import Clock, Person

from journal.db import Database
from journal.entries import queries as entries
from journal.entries.models import Draft, Typed, Words
from journal.entries.service import saving
from journal.errors import Conflict, Invalid, NotFound
from journal.mentorships import service as mentorships
from journal.sharing import queries
from journal.sharing.models import Selected, SharedText
from journal.sharing.service import reading, sharing

ZONE = ZoneInfo("Europe/Helsinki")
DELAY = timedelta(seconds=10)


class Actor:
    """Writes and shares in the shortest way."""

    def __init__(self, db: Database, who: Person) -> None:
        self.db, self.who = db, who.account

    def write(self, code: str, text: str) -> None:
        version = entries.entry(self.db, self.who, code).version if entries.exists(self.db, code) else 0
        key = f"{code}:{version}:{text[:8]}"
        draft = Draft(code=code, key=key, tab="t", based_on=version, passages=(Typed(None, text),))
        saving.save(self.db, self.who, draft, Words("fi", ""), date(2026, 11, 24))

    def share(self, code: str, pair: str, *, key: str = "s", until: datetime | None = None) -> None:
        entry = entries.entry(self.db, self.who, code)
        chosen = Selected(entry, (0,), entry.version)
        sharing.share(self.db, self.who, pair, [chosen], ("end" if until is None else "meeting", until), key, DELAY)


@pytest.fixture
def actor(db: Database, aino: Person) -> Actor:
    actor = Actor(db, aino)
    actor.write("e", "Ensimmäinen teksti.")
    return actor


def seen(db: Database, who: Person, pair: str, time: Clock) -> list[str]:
    texts: tuple[SharedText, ...] = queries.readable_texts(db, who.account, pair, time.at, ZONE)
    return [one.opening for one in texts]


def test_nobody_sees_it_for_ten_seconds(db: Database, actor: Actor, mika: Person, pair: str, time: Clock) -> None:
    actor.share("e", pair)
    time.forward(seconds=9)
    assert seen(db, mika, pair, time) == []
    time.forward(seconds=1)
    assert seen(db, mika, pair, time) == ["Ensimmäinen teksti."]


def test_undone_within_ten_seconds_it_never_was(
    db: Database, actor: Actor, aino: Person, mika: Person, pair: str, time: Clock
) -> None:
    actor.share("e", pair)
    sharing.undo(db, aino.account, "s")
    time.forward(minutes=1)
    assert seen(db, mika, pair, time) == []
    assert queries.shares_of(db, aino.account, "e") == ()


def test_later_edits_stay_the_authors_own(
    db: Database, actor: Actor, aino: Person, mika: Person, pair: str, time: Clock
) -> None:
    actor.share("e", pair)
    time.forward(minutes=1)
    actor.write("e", "Ensimmäinen teksti. Ja salaa lisää.")
    assert seen(db, mika, pair, time) == ["Ensimmäinen teksti."]
    actor.share("e", pair, key="s2")
    assert seen(db, mika, pair, time) == ["Ensimmäinen teksti."]
    time.forward(minutes=1)
    assert seen(db, mika, pair, time) == ["Ensimmäinen teksti. Ja salaa lisää."]


def test_the_end_of_the_newer_share_brings_no_older_text_to_light(
    db: Database, actor: Actor, mika: Person, pair: str, time: Clock
) -> None:
    actor.share("e", pair)
    time.forward(minutes=1)
    actor.write("e", "Toinen teksti.")
    actor.share("e", pair, key="s2", until=time.at + timedelta(days=1))
    time.forward(days=2)
    assert seen(db, mika, pair, time) == []


def test_taken_back_it_is_gone_at_once_with_the_older_one(
    db: Database, actor: Actor, aino: Person, mika: Person, pair: str, time: Clock
) -> None:
    actor.share("e", pair)
    time.forward(minutes=1)
    actor.write("e", "Toinen teksti.")
    actor.share("e", pair, key="s2")
    time.forward(minutes=1)
    newest = queries.open_shares(db, aino.account, time.at)
    assert len(newest) == 1
    sharing.withdraw(db, aino.account, newest[0].code)
    assert seen(db, mika, pair, time) == []


def test_the_same_form_twice_is_one_share(db: Database, actor: Actor, aino: Person, pair: str) -> None:
    actor.share("e", pair)
    actor.share("e", pair)
    assert len(queries.shares_of(db, aino.account, "e")) == 1


def test_what_changed_since_the_preview_is_not_shared(db: Database, actor: Actor, aino: Person, pair: str) -> None:
    previewed = entries.entry(db, aino.account, "e")
    actor.write("e", "Muuttui toisella laitteella.")
    now = entries.entry(db, aino.account, "e")
    with pytest.raises(Conflict, match="entry_changed"):
        sharing.share(db, aino.account, pair, [Selected(now, (0,), previewed.version)], ("end", None), "s", DELAY)


def test_until_after_a_meeting_that_is_off_meanwhile_is_not_until_the_end(
    db: Database, actor: Actor, aino: Person, pair: str
) -> None:
    sent = {"entry": "e", "version-e": "1", "key": "k", "until": "meeting"}
    assert "Mitään ei jaettu." in aino.post("/share", 409, **sent)
    assert db.query("select * from share") == []


def test_nothing_is_shared_before_both_have_promised(db: Database, actor: Actor, aino: Person, mika: Person) -> None:
    code = mentorships.propose(db, mika.account, aino.account, mika.account, "p", superior=False)
    with pytest.raises(Conflict, match="pair_not_active"):
        actor.share("e", code)
    mentorships.accept(db, aino.account, code)
    mentorships.promise(db, aino.account, code, 1, "fi")
    with pytest.raises(Conflict, match="promise_missing"):
        actor.share("e", code)
    mentorships.promise(db, mika.account, code, 1, "fi")
    actor.share("e", code)


@pytest.mark.parametrize("act", [mentorships.end, mentorships.pause])
@pytest.mark.parametrize("by", ["aino", "mika"])
def test_ended_or_paused_the_mentor_sees_nothing_at_once(
    db: Database, actor: Actor, pair: str, time: Clock, request: pytest.FixtureRequest, act: object, by: str
) -> None:
    mika = request.getfixturevalue("mika")
    actor.share("e", pair)
    time.forward(minutes=1)
    assert seen(db, mika, pair, time)
    act(db, request.getfixturevalue(by).account, pair)  # type: ignore[operator]
    assert seen(db, mika, pair, time) == []


def test_a_share_of_another_pair_or_an_empty_one_is_refused(
    db: Database, actor: Actor, aino: Person, otto: Person, pair: str
) -> None:
    with pytest.raises(NotFound):
        sharing.share(db, otto.account, pair, [], ("end", None), "s", DELAY)
    with pytest.raises(Invalid):
        sharing.share(db, aino.account, pair, [], ("end", None), "s", DELAY)


def test_reading_leaves_one_line_an_entry_and_day(
    db: Database, actor: Actor, aino: Person, mika: Person, pair: str, time: Clock
) -> None:
    actor.share("e", pair)
    time.forward(minutes=1)
    (text,) = queries.readable_texts(db, mika.account, pair, time.at, ZONE)
    for _ in range(2):
        reading.note_reading(db, mika.account, [text.code], time.at, date(2026, 11, 24))
    assert queries.readings(db, aino.account, "e") == (date(2026, 11, 24),)


def test_an_outsider_reads_nothing_and_leaves_no_line(
    db: Database, actor: Actor, aino: Person, mika: Person, otto: Person, pair: str, time: Clock
) -> None:
    actor.share("e", pair)
    time.forward(minutes=1)
    (text,) = queries.readable_texts(db, mika.account, pair, time.at, ZONE)
    with pytest.raises(NotFound):
        queries.readable_text(db, otto.account, text.code, time.at, ZONE)
    reading.note_reading(db, otto.account, [text.code], time.at, date(2026, 11, 24))
    assert queries.readings(db, aino.account, "e") == ()


def test_a_save_between_the_preview_and_the_share_is_not_shared(
    db: Database, actor: Actor, aino: Person, mika: Person, pair: str, time: Clock
) -> None:
    """The newest revision is written in place while it is young: what was read before the write may be gone."""
    entry = entries.entry(db, aino.account, "e")
    actor.write("e", "Tätä ei ole esikatseltu.")
    with pytest.raises(Conflict, match="entry_changed"):
        sharing.share(db, aino.account, pair, [Selected(entry, (0,), 1)], ("end", None), "s", DELAY)
    time.forward(minutes=1)
    assert seen(db, mika, pair, time) == []

"""Two databases that differ only in Aino's private acts show every other person the same bytes."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from persons import Clock, Person
from policy import POLICY, SIGNED_IN, object_of

from journal import clock, create_app, upkeep
from journal.accounts.models import Account
from journal.agreements.models import Sent, marks
from journal.agreements.service import sharing as swot_sharing
from journal.agreements.service import swots
from journal.coaching.service import acting, asking
from journal.comments import queries as comments
from journal.comments.models import Typed as Words
from journal.comments.service import drafting, questions, sending
from journal.db import Database, connect
from journal.entries import queries as entries
from journal.entries.models import Draft, Typed
from journal.entries.service import binning, finding, saving
from journal.feedback import service as feedback
from journal.goals import service as goals
from journal.goals.models import Ends, NewPoint
from journal.ideas.service import sending as ideas
from journal.meetings.service import calendars, planning, tasks
from journal.mentorships import service as mentorships
from journal.mentorships.service import recommending
from journal.sharing import queries as shares
from journal.sharing.models import Selected
from journal.sharing.service import sharing

DAY = date(2026, 11, 24)
#: Pages on which somebody begins something of their own under a name made for that look.
BEGINNINGS = {"coaching.write", "agreements.own_swot", "agreements.again", "ideas.new", "static_file"}
DELAY = timedelta(seconds=10)
ZONE = ZoneInfo("Europe/Helsinki")


def contents(answer: Any) -> bytes:
    """What a page says, or the files of a zip one after the other: not when they were packed."""
    data = answer.get_data()
    if answer.mimetype != "application/zip":
        return without_keys(data)
    with zipfile.ZipFile(BytesIO(data)) as pack:
        return b"".join(name.encode() + pack.read(name) for name in pack.namelist())


def without_keys(page: bytes) -> bytes:
    """A page without the random names of its forms' next gesture, which differ from one look to the next."""
    return re.sub(rb'<input[^>]*name="(?:key|tab)"[^>]*>', b"", page)


def write(db: Database, who: Account, code: str, text: str) -> None:
    version = entries.entry(db, who, code).version if entries.exists(db, code) else 0
    draft = Draft(code=code, key=f"{code}{version}", tab=f"tab{code}", based_on=version, passages=(Typed(None, text),))
    saving.save(db, who, draft, finding.words_of(db, text), DAY)


def shared_acts(db: Database, aino: Account, mika: Account, pair: str, time: Clock) -> dict[str, str]:
    """What both of the pair know: a shared text and a comment on it, an open question, a meeting, tasks, a feed."""
    write(db, aino, "shared", "Jaettu teksti.")
    entry = entries.entry(db, aino, "shared")
    sharing.share(db, aino, pair, [Selected(entry, (0,), entry.version)], ("end", None), "shared", timedelta(0))
    share = shares.shares_of(db, aino, "shared")[0].code
    sending.send(db, mika, share, Words("Mikä auttoi sinua?", 0, "comment"))
    questions.leave(db, mika, pair, Words("Mitä toivot?", 0, "question"))
    starts = time.at + timedelta(days=2)
    meeting = planning.plan(db, mika, pair, starts, 60, "phone", "", "meeting")
    task = tasks.propose(db, mika, pair, "notice", "Jos haluat, pane merkille, mikä toimii.", "task")
    tasks.take(db, aino, task, "Katson, milloin aamu sujuu.")
    calendars.renew(db, mika, "feed")
    point = open_goal(db, aino)
    goals.show_point(db, aino, point, pair, "show", timedelta(0), with_note=False)
    return {"pair": pair, "share": share, "meeting": meeting, "task": task}


def open_goal(db: Database, who: Account) -> str:
    with_points = goals.add(db, who, "Aamut sujuvat", "team", "goal")
    goals.set_ends(db, who, with_points, Ends("ei mitään", "kaikki"), "ends")
    return goals.add_point(db, who, with_points, NewPoint(4, DAY, "hiljaa"), ZONE, "point")


def of_the_journal(db: Database, who: Account, pair: str) -> None:
    """Drafts, entries, prompts asked and put away, cards, edits after sharing, a share that was undone."""
    for number in range(6):
        write(db, who, f"private-{number}", f"Taas raskas päivä {number}. En jaksa enää. Itken joka aamu ennen töitä.")
        offered = asking.ask(db, who, f"private-{number}", "tapped", "fi", ZONE).offered
        if offered and number % 2:
            acting.put_away(db, who, f"private-{number}", offered.code, "put_away")
        elif offered:
            acting.answer(db, who, f"private-{number}", offered.code)
    saving.keep(db, who, "private-1")
    binning.put_in_bin(db, who, "private-2")
    binning.erase(db, who, "private-3")
    write(db, who, "shared", "Jaettu teksti. Ja jotain, mitä kirjoitin sen jälkeen.")
    entry = entries.entry(db, who, "private-0")
    sharing.share(db, who, pair, [Selected(entry, (0,), entry.version)], ("end", None), "undone", DELAY)
    sharing.undo(db, who, "undone")


def of_goals_and_swot(db: Database, who: Account, pair: str) -> None:
    """A goal and numbers of one's own, one shown and taken back in time; a SWOT whose share was undone; an idea."""
    secret = goals.add(db, who, "Yksityinen tavoite", "team", "private-goal")
    goals.set_ends(db, who, secret, Ends("nolla", "kymppi"), "private-ends")
    for value in (2, 7):
        point = goals.add_point(db, who, secret, NewPoint(value, DAY, "muistiin"), ZONE, f"private-{value}")
    goals.show_point(db, who, point, pair, "private-show", DELAY, with_note=True)
    goals.take_back_point(db, who, point)
    boxes = {"strengths": "Olen rauhallinen", "worries": "Yksityinen huoli"}
    swots.save(db, who, "private-swot", Sent(boxes, marks(tuple(boxes), {}), "swot", "tab"))
    swot_sharing.share(db, who, pair, "private-swot", ["strengths"], 1, "swot-share", DELAY)
    swot_sharing.take_back(db, who, "private-swot")
    ideas.save(db, who, "private-idea", "Yksityinen idea", None, 0, "idea")


def of_the_mentors_words(db: Database, who: Account, objects: dict[str, str], first: bool) -> None:
    """The open question answered or put away, the task put away, no other wanted."""
    asked = comments.waiting(db, who)
    assert asked
    if first:
        write(db, who, "answered", "Alku.")
        assert acting.answer_mentor(db, who, "answered", asked.code)
    else:
        questions.close(db, who, asked.code, "put_away")
    tasks.put_away(db, who, objects["task"])
    tasks.choose_none(db, who, objects["pair"], "none")


@dataclass
class Twins:
    apps: tuple[Flask, ...]
    databases: tuple[Path, ...]
    objects: dict[str, str]
    everybody: dict[str, Person]

    def seen(self, person: Person, path: str, *, most: int = 3) -> list[tuple[int, str | None, str | None, bytes]]:
        """What each of the databases answers."""
        cookie = person.browser.get_cookie("oivallus")
        assert cookie is not None
        answers = []
        for app in self.apps[:most]:
            browser = app.test_client()
            browser.set_cookie("oivallus", cookie.value)
            told = browser.get(path)
            headers = (told.headers.get("ETag"), told.headers.get("Location"))
            answers.append((told.status_code, *headers, contents(told)))
            told.close()
        return answers

    def paths(self, name: str) -> Iterator[str]:
        """Every page that there is for somebody who is signed in, or for that person."""
        for rule in self.apps[0].url_map.iter_rules():
            policy = POLICY[rule.endpoint]
            theirs = policy == SIGNED_IN or (not isinstance(policy, str) and name in policy)
            if theirs and "GET" in (rule.methods or ()) and rule.endpoint not in BEGINNINGS:
                code = self.objects.get(object_of(rule.endpoint), "x")
                yield rule.rule.replace("<code>", code).replace("<month>", "2026-11").replace("<key>", "x")


@pytest.fixture
def twins(
    app: Flask, db: Database, aino: Person, mika: Person, pair: str, time: Clock, tmp_path: Path,
    otto: Person, cecilia: Person, kaisa: Person, dora: Person,
) -> Twins:  # fmt: skip
    objects = shared_acts(db, aino.account, mika.account, pair, time)
    time.forward(minutes=1)
    db.conn.execute("pragma wal_checkpoint(truncate)").fetchall()
    paths = [Path(app.config["SETTINGS"].database), tmp_path / "first.sqlite3", tmp_path / "second.sqlite3"]
    apps = [app]
    for path in paths[1:]:
        shutil.copy(paths[0], path)
        others = {"secret": "s" * 40, "argon2_memory_kib": 64, "argon2_rounds": 1}
        apps.append(create_app(database=path, backups=tmp_path / "b", **others))
        with closing(connect(path)) as twin:
            of_the_mentors_words(twin, aino.account, objects, first=path == paths[1])
            of_the_journal(twin, aino.account, pair)
            of_goals_and_swot(twin, aino.account, pair)
            read_everything(apps[-1], aino)
    time.forward(minutes=5)
    persons = {"mika": mika, "otto": otto, "cecilia": cecilia, "kaisa": kaisa, "dora": dora}
    return Twins(tuple(apps), tuple(paths), objects, persons)


def read_everything(app: Flask, aino: Person) -> None:
    """Aino opens the entry with the comment, and the list of comments."""
    browser = app.test_client()
    cookie = aino.browser.get_cookie("oivallus")
    assert cookie is not None
    browser.set_cookie("oivallus", cookie.value)
    for path in ("/", "/comments", "/entries/shared"):
        assert "Mikä auttoi sinua?" in browser.get(path).get_data(as_text=True), path


def feed(db: Database) -> str:
    return str(db.query("select token from calendar")[0]["token"])


def test_nobody_else_sees_a_difference(twins: Twins, db: Database, aino: Person) -> None:
    looks = 0
    for name, person in twins.everybody.items():
        for path in [*twins.paths(name), "/entries/search?q=jaettu", f"/calendar/{feed(db)}/meetings.ics"]:
            first, *others = twins.seen(person, path, most=3 if name == "mika" else 2)
            assert [one for one in others if one != first] == [], (name, path)
            looks += first[0] == 200
    assert looks > 60
    # To Aino herself each database is another one: the comparison can fail.
    assert len({home[-1] for home in twins.seen(aino, "/")}) == len(twins.apps)


def test_a_text_taken_back_looks_the_same_when_it_is_gone(twins: Twins, aino: Person, mika: Person) -> None:
    """The mentor's words under it, sent or not, leave with the share: erasing it afterwards takes nothing more."""
    for path in twins.databases:
        with closing(connect(path)) as db:
            place = comments.place_of_share(db, mika.account, twins.objects["share"], clock.now())
            drafting.keep(db, mika.account, place, Words("Kesken jäi", 0, "unsent"))
    pack = "/account/archive.zip"
    before = twins.seen(mika, pack)
    assert all("Mikä auttoi sinua?" in one[-1].decode() and "Kesken jäi" in one[-1].decode() for one in before)
    for number, path in enumerate(twins.databases):
        with closing(connect(path)) as db:
            sharing.withdraw(db, aino.account, twins.objects["share"])
            if number == 1:
                binning.put_in_bin(db, aino.account, "shared")
            elif number == 2:
                binning.erase(db, aino.account, "shared")
    for path in twins.paths("mika"):
        first, *others = twins.seen(mika, path)
        assert [one for one in others if one != first] == [], path
    packed = twins.seen(mika, pack)[0][-1].decode()
    assert "Mikä auttoi sinua?" not in packed
    assert "Kesken jäi" not in packed
    assert "Mitä toivot?" in packed


def test_nobody_else_gets_another_letter(twins: Twins, aino: Person, time: Clock) -> None:
    time.forward(days=1, hours=12)
    sent = []
    for app, path in zip(twins.apps, twins.databases, strict=True):
        with closing(connect(path)) as db:
            upkeep.run(db, app.config["SETTINGS"])
            sent.append(
                db.query(
                    "select account_id, address, kind, slots, due_at, until_at from letter where account_id <> :aino"
                    " order by account_id, kind, due_at",
                    {"aino": aino.account.id},
                )
            )
    assert sent[0]
    assert all(one == sent[0] for one in sent)


def compare(twins: Twins, *names: str) -> None:
    for name in names:
        for path in twins.paths(name):
            first, *others = twins.seen(twins.everybody[name], path, most=2)
            assert [one for one in others if one != first] == [], (name, path)


def test_nor_in_a_pause_nor_after_the_end(twins: Twins, aino: Person, mika: Person, time: Clock) -> None:
    """What is written in a pause, the sheet combined with others', a recommendation put away: all stay one's own."""
    pair = twins.objects["pair"]
    for number, path in enumerate(twins.databases):
        with closing(connect(path)) as db:
            mentorships.plan_end(db, mika.account, pair, DAY + timedelta(days=5), ZONE)
            mentorships.pause(db, mika.account, pair)
            if number:
                write(db, aino.account, "in-the-pause", "Tauolla kirjoitettu.")
                swots.save(db, aino.account, "later", Sent({"worries": "Huoli"}, {}, "later", "tab"))
                feedback.answer(db, aino.account, pair, {"heard": 5, "views": 2}, "", "sheet", DAY)
                recommending.put_away(db, aino.account)
    compare(twins, "mika")
    time.forward(days=8)
    for app, path in zip(twins.apps, twins.databases, strict=True):
        with closing(connect(path)) as db:
            upkeep.run(db, app.config["SETTINGS"])
    compare(twins, "mika", "kaisa", "dora")
    assert "päättynyt" in twins.seen(mika, f"/mentorships/{pair}")[0][-1].decode()

"""One of every kind of thing that Aino has alone or with Mika, made by the services, and the address of each."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from flask import Flask
from persons import Clock, Person

from journal.accounts.models import Account
from journal.agreements.models import Sent
from journal.agreements.queries import open_version
from journal.agreements.service import agreeing, swots
from journal.agreements.service import sharing as copying
from journal.archive.service import sheets as half_years
from journal.clock import now, stamp
from journal.codes import new_key
from journal.comments import models as comment_models
from journal.comments import queries as comments
from journal.comments.service import questions
from journal.db import Database, write
from journal.entries import queries as entries
from journal.entries.models import Draft, Typed, Words
from journal.entries.service import saving
from journal.feedback.models import HalfYear
from journal.goals import service as goals
from journal.goals.models import Ends, NewPoint
from journal.ideas.models import Route
from journal.ideas.service import sending as ideas
from journal.meetings.service import planning as meetings
from journal.meetings.service import tasks, wishes
from journal.mentorships import queries
from journal.mentorships.service import joining
from journal.sharing import queries as shares
from journal.sharing.models import Selected
from journal.sharing.service import sharing
from journal.support import service as support
from journal.support.models import Contact
from journal.support.queries import contacts
from prompts.bank.loading import PACKAGED

#: Stands in all that is Aino's own, shared or not.
OWN = "kivimuuri"
#: Stands in what belongs to the two together.
COMMON = "ruoka-aika"


def belongings(app: Flask, db: Database, aino: Person, mika: Person, pair: str, time: Clock) -> dict[str, str]:
    """One of everything, all Aino's or of her pair: its name in ``policy.OBJECT`` → its code."""
    draft = Draft(code="entry-code", key="k", tab="t", based_on=0, passages=(Typed(None, f"Teksti {OWN}."),))
    saving.save(db, aino.account, draft, Words("fi", ""), date(2026, 11, 24))
    entry = entries.entry(db, aino.account, "entry-code")
    selected = Selected(entry, (0,), entry.version)
    sharing.share(db, aino.account, pair, [selected], ("end", None), "share-key", timedelta(0))
    starts = time.at + timedelta(days=2)
    meeting = meetings.plan(db, mika.account, pair, starts, 60, "phone", "", "m")
    invited = mika.post("/invitations", 200, key=new_key(), name="", superior="no")
    assert "/invitation/" in invited
    questions.leave(db, mika.account, pair, comment_models.Typed("Mikä auttoi?", 0, "q"))
    wishes.save_wish(db, aino.account, pair, f"Toive: {COMMON}.", 0, "w")
    asked = comments.waiting(db, aino.account)
    swots.save(db, aino.account, "swot-code", Sent({"strengths": f"Jaksan, {OWN}."}, {}, "s", "t"))
    copying.share(db, aino.account, pair, "swot-code", ["strengths"], 1, "swot-share", timedelta(0))
    agreeing.save(db, aino.account, pair, Sent({"goals": f"Sovittu {COMMON}."}, {}, "a", "t"))
    drafted = open_version(db, aino.account, pair)
    rows = db.query("select code from sign_in where account_id = :who", {"who": aino.account.id})
    return {
        "entry": "entry-code",
        "goal": goals.add(db, aino.account, f"Tavoite {OWN}", "other", "g"),
        "pair": pair,
        "meeting": meeting,
        "task": tasks.propose(db, mika.account, pair, "notice", f"Jos haluat, pane merkille {COMMON}.", "t"),
        "share": shares.shares_of(db, aino.account, "entry-code")[0].code,
        "key": "share-key",
        **ideas_of(db, aino.account, date(2026, 11, 24)),
        "invitation": db.query("select code from invitation")[0]["code"],
        "device": rows[0]["code"],
        "join_request": asked_to_join(db, app, mika),
        "contact": contact(db, mika),
        "swot": "swot-code",
        "bank_question": "scaling.one-step",
        "bank_revision": waiting_for_a_reader(db),
        "agreement": drafted.code if drafted else "",
        "question": asked.code if asked else "",
        "half_year": half_years.make(db, mika.account, HalfYear(2026, 1), (), date(2026, 11, 24), ZoneInfo("UTC")),
    }


def waiting_for_a_reader(db: Database) -> str:
    """The code of a text of the bank that waits for a second reader."""
    words = (PACKAGED / "questions/coping/sustains-you-now.toml").read_text(encoding="utf-8")
    with write(db):
        db.execute(
            """insert into bank_revision (code, path, words, state, created_at, saved_at, asked_at)
               values ('waiting', 'questions/coping/sustains-you-now.toml', :words, 'in_review', :now, :now, :now)""",
            {"words": words, "now": stamp(now())},
        )
    return "waiting"


def asked_to_join(db: Database, app: Flask, mentor: Person) -> str:
    joining.renew_link(db, mentor.account)
    token = queries.join_link(db, mentor.account)
    joining.ask(db, str(token), ("Eräs", "", "eras@example.org"), "fi", "j", "machine", app.config["SETTINGS"])
    return queries.join_requests(db, mentor.account)[0].code


def contact(db: Database, mentor: Person) -> str:
    told = Contact("", {"fi": "Työterveys"}, None, None, None, (), "", None, words_only=False)
    support.add(db, mentor.account, told, "c", None)
    return contacts(db)[-1].id


def ideas_of(db: Database, who: Account, today: date) -> dict[str, str]:
    """A point on a goal, and an idea in each of its states: a draft, one sent, one given to be told."""
    goal = goals.add(db, who, f"Asteikko {OWN}", "other", "scaled")
    goals.set_ends(db, who, goal, Ends(f"ei {OWN}", "kyllä"), "ends")
    point = goals.add_point(db, who, goal, NewPoint(4, today, ""), ZoneInfo("UTC"), "point")
    routes: tuple[Route, ...] = ("unnamed", "told")
    for route in routes:
        ideas.save(db, who, route, "Ajatus.", route, 0, route)
        ideas.send(db, who, route, 1, f"sent-{route}", today)
    ideas.save(db, who, "idea-draft", f"Luonnos {OWN}.", None, 0, "draft")
    codes = {table: db.query(f"select code from {table}")[0]["code"] for table in ("idea", "idea_link", "idea_told")}
    return codes | {"point": point, "idea_draft": "idea-draft", "month_number": "8"}

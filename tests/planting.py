"""One row of every kind of thing that Aino and Mika can have, each of its words a marker of its own."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from journal import clock
from journal.accounts.models import Account
from journal.db import Database, write

#: Table → its columns that hold somebody's words. What is not listed here is a code, a key, a state or a time.
WORDS = {
    "account": ("name", "unit", "address"),
    "sign_in": ("device", "notice"),
    "goal_wording": ("words", "reason"),
    "goal_scale": ("zero", "ten"),
    "goal_point": ("note",),
    "meeting": ("place", "link"),
    "wish": ("text",),
    "note": ("text",),
    "passage": ("question", "text"),
    "prompt": ("wording",),
    "search_text": ("body", "lemmas"),
    "swot_box": ("text",),
    "swot_beside": ("text",),
    "swot_share_box": ("text",),
    "agreement_words": ("text",),
    "agreement_beside": ("text",),
    "interim_task": ("proposal", "words"),
    "comment": ("text",),
    "unsent": ("text",),
    "open_question": ("text",),
    "feedback_letter": ("text",),
    "feedback_sentence": ("text",),
    "idea_draft": ("words",),
    "idea_told": ("words",),
    "letter": ("slots",),
}
#: Words that are others' or the house's: nothing of theirs is taken along, or erased with an account.
OF_OTHERS = {
    "idea": ("words", "outcome"),
    "half_year_sheet": ("averages", "sentences", "ideas"),
    "invitation": ("name", "unit", "roles"),
    "join_request": ("name", "unit", "address"),
    "recommendation": ("name", "person"),
    "letter": ("address",),
    "promise_text": ("text",),
    "support_contact": ("names", "phone", "url", "hours", "categories", "source", "verified_by"),
    "year_month": ("theme",),
    "join_link": ("token",),
    "calendar": ("token",),
    "prompt": ("question", "technique", "reasons", "bank_version", "asked", "outcome"),
    "search_text": ("scope",),
}


#: An idea that has left: management's now.
SENT_ON = "Eteenpäin lähtenyt idea."
ADDRESS = ("account", "address")


def marker(table: str, column: str) -> str:
    return f"sana-{table}-{column}-kivimuuri".replace("_", "-")


#: All of them; an address has a form of its own and is looked for by itself.
MARKERS = tuple(
    marker(table, column) for table, columns in WORDS.items() for column in columns if (table, column) != ADDRESS
)


class Planter:
    """Puts rows in by SQL: what the services would write, with the markers in it."""

    def __init__(self, db: Database) -> None:
        self.db, self.now = db, clock.stamp(clock.now())

    def put(self, table: str, **values: Any) -> int:
        words = {column: marker(table, column) for column in WORDS[table] if column not in values} if table in WORDS \
            else {}  # fmt: skip
        row = words | values
        columns = ", ".join(row)
        slots = ", ".join(f":{column}" for column in row)
        return int(self.db.execute(f"insert into {table} ({columns}) values ({slots})", row).lastrowid or 0)

    def entry(self, who: Account) -> int:
        now = self.now
        entry = self.put(
            "entry", code="e", actor_id=who.id, state="kept", written_on="2026-11-24", version=1, saved_by="t",
            created_at=now, saved_at=now, kept_at=now,
        )  # fmt: skip
        revision = self.put("revision", code="r", entry_id=entry, version=1, kept=1, created_at=now, saved_at=now)
        prompt = self.put(
            "prompt", code="p", entry_id=entry, revision_id=revision, question="q", technique="t", language="fi",
            reasons="[]", bank_version="1", asked="tapped", outcome="answered", offered_at=now,
        )  # fmt: skip
        self.put("passage", revision_id=revision, position=0, question=None, text=marker("passage", "text") + "-alku")
        self.put("passage", revision_id=revision, position=1, prompt_id=prompt)
        self.put("search_text", entry_id=entry, scope=f"actor{who.id}")
        return entry

    def plain_entry(self, who: Account, number: int, text: str) -> None:
        """One of many, a day each."""
        day, now = date(2024, 1, 1) + timedelta(days=number), self.now
        entry = self.put("entry", code=f"e{number}", actor_id=who.id, state="kept", written_on=day.isoformat(),
                         version=1, saved_by="t", created_at=now, saved_at=now, kept_at=now)  # fmt: skip
        revision = self.put("revision", code=f"r{number}", entry_id=entry, version=1, created_at=now, saved_at=now)
        self.put("passage", revision_id=revision, position=0, question=None, text=text)

    def goal(self, who: Account) -> None:
        now = self.now
        goal = self.put("goal", code="g", actor_id=who.id, created_at=now, changed_at=now)
        wording = self.put("goal_wording", goal_id=goal, from_at=now)
        scale = self.put("goal_scale", goal_id=goal, from_at=now)
        self.put("goal_point", code="gp", goal_id=goal, wording_id=wording, scale_id=scale, value=4,
                 on_day="2026-11-24", added_at=now)  # fmt: skip

    def swot(self, who: Account, pair: int) -> None:
        now = self.now
        swot = self.put("swot", code="s", actor_id=who.id, version=1, saved_by="t", created_at=now, saved_at=now)
        self.put("swot_box", swot_id=swot, box="strengths")
        self.put("swot_beside", swot_id=swot, box="worries", tab="t", saved_at=now)
        share = self.put("swot_share", code="ss", key="ss", swot_id=swot, mentorship_id=pair, version=1, from_at=now)
        self.put("swot_share_box", share_id=share, box="strengths")

    def pair(self, actor: Account, mentor: Account, pair: int, entry: int) -> None:
        now = self.now
        agreement = self.put(
            "agreement", code="a", mentorship_id=pair, version=1, saved_by="t", created_at=now, saved_at=now
        )
        self.put("agreement_words", agreement_id=agreement, field="goals")
        self.put("agreement_beside", agreement_id=agreement, field="topics", tab="t", account_id=actor.id, saved_at=now)
        self.put("agreement_acceptance", agreement_id=agreement, account_id=mentor.id, version=1, accepted_at=now)
        self.put("meeting", code="m", mentorship_id=pair, starts_at=now, kind="online", state="held", created_at=now)
        self.put("wish", mentorship_id=pair, saved_at=now)
        self.put("interim_task", code="it", mentorship_id=pair, proposer_id=mentor.id, kind="notice", proposed_at=now,
                 taken_at=now)  # fmt: skip
        self.db.execute(
            "insert into share (code, key, mentorship_id, entry_id, revision_id, from_at, shared_until, created_at)"
            " select 'sh', 'sh', :pair, :entry, id, :now, 'end', :now from revision where entry_id = :entry",
            {"pair": pair, "entry": entry, "now": now},
        )
        self.put("comment", code="c", mentorship_id=pair, entry_id=entry, shared_at=now, sent_at=now)
        self.put("open_question", code="oq", mentorship_id=pair, asked_at=now)
        self.put("feedback_letter", code="fl", mentorship_id=pair, sent_at=now)
        self.put("idea_told", code="it", mentorship_id=pair, given_on="2026-11-24")
        self.put("note", mentorship_id=pair, mentor_id=mentor.id, saved_at=now)
        self.put("unsent", mentorship_id=pair, entry_id=entry, saved_at=now)
        self.put("reading", entry_id=entry, account_id=mentor.id, day="2026-11-24")

    def others(self, who: Account) -> None:
        now = self.now
        self.put("feedback_sentence", code="fs", account_id=who.id, period="2026-2")
        self.put("idea_draft", code="id", account_id=who.id, saved_at=now)
        idea = self.put("idea", code="i", words=SENT_ON, sent_on="2026-11-24")
        self.put("idea_link", idea_id=idea, account_id=who.id, code="il")
        self.put("letter", key="l", account_id=who.id, kind="kept_until", created_at=now, due_at=now, until_at=now,
                 try_at=now)  # fmt: skip
        self.db.execute(
            "update account set name = :name, unit = :unit where id = :id",
            {"name": marker("account", "name"), "unit": marker("account", "unit"), "id": who.id},
        )
        self.db.execute(
            "update sign_in set device = :device, notice = :notice where account_id = :id",
            {"device": marker("sign_in", "device"), "notice": marker("sign_in", "notice"), "id": who.id},
        )


def plant(db: Database, actor: Account, mentor: Account, pair_code: str) -> None:
    """Everything, in one write."""
    planter = Planter(db)
    with write(db):
        pair = db.query("select id from mentorship where code = :code", {"code": pair_code})[0]["id"]
        entry = planter.entry(actor)
        planter.goal(actor)
        planter.swot(actor, pair)
        planter.pair(actor, mentor, pair, entry)
        planter.others(actor)

"""Saving: no stale page overwrites, no lost answer doubles, nothing is stored before the first key."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from journal import audit, clock
from journal.accounts.models import Account
from journal.codes import new_code
from journal.db import Database, write
from journal.db.search import index_entry
from journal.entries import queries
from journal.entries.models import Draft, Saved, Typed, Words
from journal.errors import NotFound

#: An autosave updates the newest revision in place while it is younger than this.
IN_PLACE_FOR = timedelta(minutes=10)

_SAVE = """
insert into entry (code, actor_id, written_on, language, goal_wording_id, version, saved_by, created_at, saved_at)
values (:code, :who, :today, :language, :goal, 1, :key, :now, :now)
on conflict (code) do update set
  version = case when entry.saved_by = :key then entry.version else entry.version + 1 end,
  saved_by = :key, saved_at = :now, language = :language, goal_wording_id = :goal
where entry.actor_id = :who and entry.binned_at is null and (entry.version = :based_on or entry.saved_by = :key)
returning id, version
"""


def save(db: Database, who: Account, draft: Draft, words: Words, today: date, *, even_blank: bool = False) -> Saved:
    """Store what was typed. ``words`` is the reader's work, done before the write lock is taken.

    The same key again is the same save. Nothing is stored before the first word, unless ``even_blank``. A page that
    knew an older version keeps its text beside the entry. Raises ``NotFound`` for somebody else's code.
    """
    now = clock.now()
    if draft.blank and not even_blank and not queries.exists(db, draft.code):
        return Saved(0, now, stored=False)
    with write(db):
        rows = db.query(_SAVE, _values(db, who, draft, words, today, now))
        if not rows:
            return _aside(db, who, draft, now)
        entry_id, version = rows[0]["id"], rows[0]["version"]
        if _stored_already(db, who, draft, version):
            return Saved(version, now)
        _store(db, entry_id, _revision_to_write(db, entry_id, version, now), draft.passages)
        index_entry(db, entry_id, who.id, "\n\n".join(one.text for one in draft.passages), words.lemmas)
        if version == 1:
            audit.record(db, who, "entry_begun", draft.code)
        return Saved(version, now)


def keep(db: Database, who: Account, code: str) -> None:
    """The author is done with it, for now. Raises ``NotFound``."""
    with write(db):
        entry = queries.entry(db, who, code)
        now = clock.stamp(clock.now())
        db.execute(
            "update entry set state = 'kept', kept_at = coalesce(kept_at, :now) where id = :id",
            {"now": now, "id": entry.id},
        )
        db.execute("update revision set kept = 1 where id = :id", {"id": entry.revision_id})
        if entry.state != "kept":
            audit.record(db, who, "entry_kept", code)


def _stored_already(db: Database, who: Account, draft: Draft, version: int) -> bool:
    """Whether this very save has been stored before: a lost answer makes a page send it again."""
    newest = db.query(
        """
        select r.id from revision r join entry e on e.id = r.entry_id
        where e.code = :code and r.beside = 0 and r.version = :version order by r.created_at desc limit 1
        """,
        {"code": draft.code, "version": version},
    )
    if not newest:
        return False
    kept = queries.passages(db, who, newest[0]["id"])
    return [(one.prompt, one.text) for one in kept] == [(one.prompt, one.text) for one in draft.passages]


def _values(db: Database, who: Account, draft: Draft, words: Words, today: date, now: datetime) -> dict[str, object]:
    return {
        "code": draft.code,
        "who": who.id,
        "today": today.isoformat(),
        "language": words.language,
        "goal": _goal_wording(db, who, draft),
        "key": draft.key,
        "based_on": draft.based_on,
        "now": clock.stamp(now),
    }


def _goal_wording(db: Database, who: Account, draft: Draft) -> int | None:
    """The wording the entry is tied to already, else the goal's wording of today: an entry keeps those of its time."""
    rows = db.query(
        """
        select w.id from goal_wording w join goal g on g.id = w.goal_id
        left join entry e on e.code = :entry and e.goal_wording_id = w.id
        where g.code = :goal and g.actor_id = :who order by e.code is null, w.from_at desc limit 1
        """,
        {"goal": draft.goal, "entry": draft.code, "who": who.id},
    )
    return rows[0]["id"] if rows else None


def _revision_to_write(db: Database, entry_id: int, version: int, now: datetime) -> int:
    """The newest revision while it is young and nothing rests on it, else a new one."""
    young = db.query(
        """
        select r.id from revision r where r.id = (
          select n.id from revision n where n.entry_id = :entry and n.beside = 0
          order by n.created_at desc, n.version desc limit 1)
        and r.kept = 0 and r.created_at > :since
        and not exists (select 1 from share s where s.revision_id = r.id)
        and not exists (select 1 from prompt q where q.revision_id = r.id)
        """,
        {"entry": entry_id, "since": clock.stamp(now - IN_PLACE_FOR)},
    )
    if not young:
        return _new_revision(db, entry_id, version, now, code=new_code(), beside=False)
    db.execute(
        "update revision set version = :version, saved_at = :now where id = :id",
        {"version": version, "now": clock.stamp(now), "id": young[0]["id"]},
    )
    return int(young[0]["id"])


def _new_revision(db: Database, entry_id: int, version: int, now: datetime, *, code: str, beside: bool) -> int:
    rows = db.query(
        """
        insert into revision (code, entry_id, version, beside, created_at, saved_at)
        values (:code, :entry, :version, :beside, :now, :now)
        on conflict (code) do update set saved_at = :now returning id
        """,
        {"code": code, "entry": entry_id, "version": version, "beside": int(beside), "now": clock.stamp(now)},
    )
    return int(rows[0]["id"])


def _store(db: Database, entry_id: int, revision_id: int, typed: tuple[Typed, ...]) -> None:
    """Write the passages of a revision anew. Words typed under a question that is gone join the passage before."""
    asked = _questions(db, entry_id)
    rows: list[dict[str, object]] = []
    for one in typed:
        if one.prompt is not None and one.prompt in asked:
            prompt_id, question = asked[one.prompt]
            rows.append({"prompt": prompt_id, "question": question, "text": one.text})
        elif not rows:
            rows.append({"prompt": None, "question": None, "text": one.text})
        elif one.text.strip():
            rows[-1]["text"] = f"{rows[-1]['text']}\n\n{one.text}".strip()
    if not rows or rows[0]["question"] is not None:
        rows.insert(0, {"prompt": None, "question": None, "text": ""})
    db.execute("delete from passage where revision_id = :revision", {"revision": revision_id})
    for position, row in enumerate(rows):
        db.execute(
            """
            insert into passage (revision_id, position, prompt_id, question, text)
            values (:revision, :position, :prompt, :question, :text)
            """,
            {"revision": revision_id, "position": position, **row},
        )


def _questions(db: Database, entry_id: int) -> dict[str, tuple[int, str]]:
    """Code of a prompt → its id and the question as it stands in this entry."""
    rows = db.query(
        """
        select q.code, q.id, p.question from passage p
        join revision r on r.id = p.revision_id and r.entry_id = :entry
        join prompt q on q.id = p.prompt_id
        where q.outcome = 'answered'
        """,
        {"entry": entry_id},
    )
    return {row["code"]: (row["id"], row["question"]) for row in rows}


def _aside(db: Database, who: Account, draft: Draft, now: datetime) -> Saved:
    """Keep the text of a page that did not know the newest version, beside the entry; once a page."""
    entry = queries.entry(db, who, draft.code)
    if all(one.text == other.text for one, other in zip(draft.passages, entry.passages, strict=False)) and len(
        draft.passages
    ) == len(entry.passages):
        return Saved(entry.version, now)
    theirs = db.query(
        "select 1 from revision where code = :tab and entry_id <> :entry", {"tab": draft.tab, "entry": entry.id}
    )
    if theirs:
        raise NotFound
    revision = _new_revision(db, entry.id, draft.based_on, now, code=draft.tab, beside=True)
    _store(db, entry.id, revision, draft.passages)
    return Saved(draft.based_on, now, aside=True)

"""Full-text search over entries. An index row is reached only through the scope of the actor who wrote it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from journal.db.connection import Database

#: A subquery for features: ids of entries that meet ``:match``, an expression made by :func:`expression`.
MATCHING_ENTRIES = "(select rowid from search_index where search_index match :match)"


def scope(actor_id: int) -> str:
    """The token that keeps one actor's rows apart from everybody else's."""
    return f"actor{actor_id}"


def expression(actor_id: int, words: Sequence[Iterable[str]]) -> str:
    """An FTS5 expression: all ``words``, each met by any of its forms, within one actor's rows. Forms are quoted."""
    parts = [f'scope : "{scope(actor_id)}"']
    parts += ["{body lemmas} : (" + " OR ".join(_quoted(form) for form in forms) + ")" for forms in words]
    return " AND ".join(parts)


def _quoted(form: str) -> str:
    return '"' + form.replace('"', '""').replace("\0", " ") + '"'


def index_entry(db: Database, entry_id: int, actor_id: int, body: str, lemmas: str) -> None:
    """Make the newest words of an entry findable in place of its earlier ones."""
    db.execute(
        """
        insert into search_text (entry_id, scope, body, lemmas) values (:entry, :scope, :body, :lemmas)
        on conflict (entry_id) do update set body = excluded.body, lemmas = excluded.lemmas
        """,
        {"entry": entry_id, "scope": scope(actor_id), "body": body, "lemmas": lemmas},
    )


def forget_entry(db: Database, entry_id: int) -> None:
    """Take an entry out of the index."""
    db.execute("delete from search_text where entry_id = :entry", {"entry": entry_id})

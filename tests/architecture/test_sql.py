"""SQL has few owners, holds no values, and reads another person's rows through the readable views alone."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import source

from journal.db.migrations import HERE, names, statements

BEGINS_SQL = re.compile(
    r"\s*(select|insert into|update \w+ set|delete from|with \w+ as|pragma|create|drop|alter|begin|savepoint)\b",
    re.IGNORECASE,
)
DRIVERS = {"sqlite3", "pysqlite3", "sqlcipher3", "apsw"}
PRIVATE = {"entry", "revision", "passage", "prompt", "search_text", "search_index", "share", "share_passage", "goal",
           "goal_wording", "interim_task", "entry_task", "swot", "swot_box", "swot_beside", "swot_share",
           "swot_share_box", "feedback_letter", "feedback_sentence",
           "goal_state", "goal_scale", "goal_point", "goal_point_share", "idea_draft", "idea_link"}  # fmt: skip
TABLE = re.compile(r"\b(?:from|join|into|update)\s+(\w+)", re.IGNORECASE)


def owns_sql(path: Path) -> bool:
    parts = path.relative_to(source.ROOT / "journal").with_suffix("").parts
    return parts[0] in {"db", "audit", "mail", "upkeep"} or parts[1:2] in {("queries",), ("service",), ("promise",)}


def docstrings(path: Path) -> set[int]:
    """The lines on which docstrings begin."""
    with_body = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    return {
        node.body[0].lineno
        for node in ast.walk(source.tree(path))
        if isinstance(node, with_body) and ast.get_docstring(node, clean=False)
    }


def test_sql_stands_where_it_belongs() -> None:
    wrong = [
        f"{source.name(path)}:{node.lineno} {str(node.value)[:40]!r}"
        for path in source.modules("journal", "prompts")
        if path.parts[-2] == "prompts" or "prompts" in path.parts or not owns_sql(path)
        for node in ast.walk(source.tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and BEGINS_SQL.match(node.value)
        and node.lineno not in docstrings(path) and " " in node.value.strip() and node.value[:1].islower()
    ]  # fmt: skip
    wrong += [
        f"{source.name(path)}:{call.lineno}"
        for path in source.modules("journal")
        if not owns_sql(path)
        for call in source.sql_calls(path)
    ]
    assert wrong == []


def test_one_module_imports_a_driver() -> None:
    importing = {
        source.name(path)
        for path in source.modules("journal", "prompts", "tests")
        for imported, _ in source.imports(path)
        if imported.split(".")[0] in DRIVERS
    }
    assert importing == {"journal/db/driver.py"}


def test_only_db_commits() -> None:
    wrong = [
        f"{source.name(path)}:{node.lineno}"
        for path in source.modules("journal")
        if "db" not in path.parts
        for node in ast.walk(source.tree(path))
        if isinstance(node, ast.Attribute) and node.attr in {"commit", "rollback", "atomic", "conn"}
    ]  # fmt: skip
    assert wrong == []


def formatted(node: ast.AST) -> Iterator[ast.expr]:
    """What is put into the text of a statement besides text."""
    if isinstance(node, ast.JoinedStr):
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                yield part.value
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        yield from formatted(node.left)
        yield from formatted(node.right)
    elif not isinstance(node, ast.Constant):
        yield node  # type: ignore[misc]


def only_constants(path: Path, function: ast.FunctionDef | ast.AsyncFunctionDef, value: ast.expr) -> bool:
    """A module constant; or an argument for which every call in the package gives a constant text."""
    if not isinstance(value, ast.Name):
        return False
    if value.id.isupper():
        return True
    parameters = [argument.arg for argument in function.args.args]
    if value.id not in parameters:
        return False
    given = list(arguments(path.parent, function.name, parameters.index(value.id), value.id))
    return bool(given) and all(isinstance(one, ast.Constant) for one in given)


def arguments(folder: Path, called: str, position: int, keyword: str) -> Iterator[ast.expr]:
    for path in folder.rglob("*.py"):
        for node in ast.walk(source.tree(path)):
            if isinstance(node, ast.Call) and called == getattr(node.func, "id", getattr(node.func, "attr", "")):
                yield from node.args[position : position + 1]
                yield from (one.value for one in node.keywords if one.arg == keyword)


def test_no_value_is_formatted_into_sql() -> None:
    calls, wrong = 0, []
    for path in source.modules("journal"):
        for function in source.functions(path):
            for call in (one for one in source.sql_calls(path) if one in set(ast.walk(function))):
                calls += 1
                bad = [one for one in formatted(call.args[0]) if not only_constants(path, function, one)]
                wrong += [f"{source.name(path)}:{one.lineno} {ast.unparse(one)}" for one in bad]
    assert calls > 100
    # The house's own pragmas and steps: constants and files of this package.
    assert [one for one in wrong if not one.startswith("journal/db/")] == []


def statements_of(path: Path) -> Iterator[tuple[int, str]]:
    known = source.constants(path)
    for call in source.sql_calls(path):
        yield call.lineno, source.text_of(call.args[0], known)


def test_mentors_read_the_readable_views_alone() -> None:
    seen, wrong = 0, []
    for path in source.modules("journal"):
        for line, sql in statements_of(path):
            asks_as_mentor = re.search(r"\bmentor_id = :who", sql) and "actor_id = :who" not in sql
            if not asks_as_mentor and "briefings" not in path.parts:
                continue
            seen += 1
            tables = set(TABLE.findall(sql))
            if tables & PRIVATE:
                wrong.append(f"{source.name(path)}:{line} reads {tables & PRIVATE}")
    assert seen >= 6
    assert wrong == []


def test_every_look_at_shared_texts_is_within_their_time() -> None:
    looks = [
        (source.name(path), line, " ".join(sql.split()))
        for path in source.modules("journal")
        for line, sql in statements_of(path)
        if re.search(r"from readable_(share|passage|swot)", sql)
    ]
    assert len(looks) >= 4
    within = re.compile(r"s\.from_at <= :now and \(s\.until_at is null or :now < s\.until_at\)")
    assert [look[:2] for look in looks if not within.search(look[2])] == []


def test_nothing_asks_sqlite_for_the_time_or_orders_by_an_id() -> None:
    asking = re.compile(
        r"current_timestamp|datetime\(|julianday|'now'|order by (\w+\.)?id\b|bm25|\brank\b desc", re.IGNORECASE
    )
    wrong = [
        f"{source.name(path)}:{line}"
        for path in source.modules("journal")
        for line, sql in statements_of(path)
        if asking.search(sql)
    ]
    assert wrong == []


def test_private_rows_are_asked_for_by_somebody() -> None:
    """A query that returns somebody's rows takes the asking account right after the database."""
    open_to_all = {"account", "account_by_code", "credentials", "everybody", "by_token", "invitation", "exists",
                   "promise_text", "released", "contacts", "contact", "contacts_for", "latest_publication",
                   "differences"}  # fmt: skip
    wrong = [
        f"{source.name(path)} {function.name}"
        for path in (source.ROOT / "journal").glob("*/queries.py")
        for function in source.functions(path)
        if not function.name.startswith("_") and [one.arg for one in function.args.args[:1]] == ["db"]
        and [one.arg for one in function.args.args[1:2]] != ["who"] and function.name not in open_to_all
    ]  # fmt: skip
    assert wrong == []


def test_steps_are_numbered_documented_and_named_in_the_changelog() -> None:
    changelog = (source.ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert [name.partition("_")[0] for name in names()] == [f"{number:04}" for number in range(1, len(names()) + 1)]
    for name in names():
        step = (HERE / f"{name}.sql").read_text(encoding="utf-8")
        assert step.startswith("-- "), name
        assert f"`{name}`" in changelog, name


def test_tables_are_strict() -> None:
    made = [
        statement
        for name in names()
        for statement in statements((HERE / f"{name}.sql").read_text(encoding="utf-8"))
        if re.search(r"create table", statement, re.IGNORECASE)
    ]
    assert len(made) > 20
    assert [one[:60] for one in made if not re.search(r"\) strict(, without rowid)?;\s*$", one)] == []

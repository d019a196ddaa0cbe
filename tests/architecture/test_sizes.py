"""Small enough to read: functions, routes, modules, templates; and names that say what is inside."""

from __future__ import annotations

import ast
from pathlib import Path

import source

FUNCTION, ROUTE, MODULE, TEMPLATE, CONFTEST = 30, 15, 250, 80, 100
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers", "base", "core"}
PRODUCT = ("journal", "prompts")


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def is_route(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether a decorator hangs it under an address."""
    called = [one.func if isinstance(one, ast.Call) else one for one in function.decorator_list]
    return any(isinstance(one, ast.Attribute) and getattr(one.value, "id", "") == "bp" for one in called)


def test_no_module_has_a_name_that_says_nothing() -> None:
    paths = [*source.modules(*PRODUCT, "tests"), *(path.parent for path in source.modules(*PRODUCT))]
    assert [source.name(path) for path in paths if path.stem in EMPTY_NAMES] == []


def test_functions_are_short() -> None:
    long = [
        f"{source.name(path)}:{function.lineno} {function.name} has {source.length(function)} lines"
        for path in source.modules(*PRODUCT)
        for function in source.functions(path)
        if source.length(function) > FUNCTION
    ]
    assert long == []


def test_routes_are_shorter() -> None:
    routes = [
        (path, function)
        for path in source.modules("journal")
        if "routes" in path.with_suffix("").parts[-2:]
        for function in source.functions(path)
        if is_route(function)
    ]
    assert len(routes) > 50
    long = [
        f"{source.name(path)}:{function.lineno} {function.name} has {source.length(function)} lines"
        for path, function in routes
        if source.length(function) > ROUTE
    ]
    assert long == []


def test_modules_are_short() -> None:
    files = [*source.modules(*PRODUCT), source.ROOT / "hatch_build.py"]
    assert [f"{source.name(path)} has {lines(path)} lines" for path in files if lines(path) > MODULE] == []


def test_templates_are_short() -> None:
    files = source.templates()
    assert [f"{source.name(path)} has {lines(path)} lines" for path in files if lines(path) > TEMPLATE] == []


def test_conftests_are_short() -> None:
    files = sorted((source.ROOT / "tests").rglob("conftest.py"))
    assert [f"{source.name(path)} has {lines(path)} lines" for path in files if lines(path) > CONFTEST] == []


def test_tests_are_no_packages() -> None:
    assert list((source.ROOT / "tests").rglob("__init__.py")) == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        source.name(path)
        for path in source.modules(*PRODUCT)
        if not ast.get_docstring(source.tree(path)) or "from __future__ import annotations" not in _code(path)
    ]
    assert silent == []


def _code(path: Path) -> str:
    """The text of a module, or the words asked for where there is nothing but a docstring."""
    only_a_docstring = len(source.tree(path).body) == 1
    return "from __future__ import annotations" if only_a_docstring else path.read_text(encoding="utf-8")

"""All questions as a table for a spreadsheet: one row a question and language, and back again.

UTF-8 with a mark, semicolons, and a quotation mark before what a spreadsheet would take for a formula. What people
do to such a file on the way is understood: another separator, other ends of lines, empty rows, missing columns.
"""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from journal.curation.models.files import Flawed, Text, Unfit
from journal.curation.service.files.texts import fingerprint
from prompts.model import LANGUAGES, Language

LISTS = ("phases", "topics", "cues", "avoid", "needs", "tags", "follow_ups")
SINGLE = ("technique", "kind", "state", "source", "checked")
COLUMNS = ("id", "language", "wording", "state", "technique", "kind", *LISTS, "source", "checked", "version")
NEEDED = ("id", "language", "wording")
FORMULA = re.compile(r"'*[=+\-@\t\r]")
ESCAPED = re.compile(r"'+[=+\-@\t\r]")
ID = re.compile(r"[a-z_]+\.[a-z0-9_-]+")
SEPARATORS = (";", "\t", ",")
Row = dict[str, str]


@cache
def headings() -> Mapping[Language, Mapping[str, str]]:
    """Language → column → what the column is called in it."""
    told = tomllib.loads((Path(__file__).parents[2] / "columns.toml").read_text(encoding="utf-8"))
    return {language: {column: told[column].get(language, column) for column in COLUMNS} for language in LANGUAGES}


def table(texts: Mapping[str, str], language: Language = "en") -> bytes:
    """The questions of these texts as a file that spreadsheets open right, with headings in a language."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(headings()[language].values())
    for path, words in texts.items():
        if path.startswith("questions/"):
            writer.writerows(_rows(path, words))
    return out.getvalue().encode("utf-8-sig")


def _rows(path: str, words: str) -> Iterator[list[str]]:
    told = tomllib.loads(words)
    shared = {key: ", ".join(told.get(key, ())) for key in LISTS} | {key: str(told.get(key, "")) for key in SINGLE}
    shared |= {"id": id_of(path), "version": fingerprint(words)}
    for language in LANGUAGES:
        if language in told["wording"]:
            row = {**shared, "language": language, "wording": told["wording"][language]}
            yield [neutral(row[column]) for column in COLUMNS]


def id_of(path: str) -> str:
    """``questions/scaling/one-step.toml`` → ``scaling.one-step``."""
    return path.removeprefix("questions/").removesuffix(".toml").replace("/", ".", 1)


def path_of(question: str) -> str:
    """The reverse of :func:`id_of`."""
    return f"questions/{question.replace('.', '/', 1)}.toml"


def neutral(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if FORMULA.match(cell) else cell


def plain(cell: str) -> str:
    """The reverse of :func:`neutral`."""
    return cell[1:] if ESCAPED.match(cell) else cell


def read_table(body: bytes, texts: Mapping[str, str]) -> dict[str, Text]:
    """The questions of a table, each upon its text in force: what a table leaves out stays. Raises ``Unfit``."""
    found: dict[str, list[tuple[int, Row]]] = {}
    flaws: list[Flawed] = []
    for line, row in _read(body):
        fault = _fault(row, found)
        if fault is None:
            found.setdefault(row["id"], []).append((line, row))
        else:
            flaws.append(Flawed(fault, path_of(row["id"]), line, row["id"]))
    if flaws or not found:
        raise Unfit(*flaws or (Flawed("not_a_bank"),))
    return {path_of(name): _worded(rows, texts.get(path_of(name))) for name, rows in found.items()}


def _fault(row: Row, found: Mapping[str, list[tuple[int, Row]]]) -> Any:  # noqa: ANN401 - a flaw's code
    """Why a row cannot stand beside those before it."""
    if not ID.fullmatch(row["id"]) or row["language"] not in LANGUAGES:
        return "unknown"
    before = [one for _, one in found.get(row["id"], ())]
    if any(one["language"] == row["language"] for one in before):
        return "twice"
    shared = [key for key in (*LISTS, *SINGLE) if key in row]
    return "differing" if before and any(row[key] != before[0].get(key) for key in shared) else None


def _worded(rows: list[tuple[int, Row]], known: str | None) -> Text:
    """One question's text from its rows, and from the text that is in force."""
    from prompts.bank.writing import canonical

    line, first = rows[0]
    told: dict[str, Any] = tomllib.loads(known) if known else {"kind": "question", "state": "live", "wording": {}}
    told |= {"technique": first["id"].partition(".")[0]}
    told |= {key: [one.strip() for one in first[key].split(",") if one.strip()] for key in LISTS if key in first}
    told |= {key: first[key] for key in SINGLE if first.get(key)}
    told["wording"] = told["wording"] | {row["language"]: row["wording"] for _, row in rows if row["wording"]}
    return Text(canonical(told), line, first.get("version", ""))


def _read(body: bytes) -> Iterator[tuple[int, Row]]:
    """Every row that is not empty, with the line it begins on. Raises ``Unfit`` with the line that cannot be read."""
    text = _decoded(body)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    columns: list[str] = []
    line = 1
    try:
        for cells in reader:
            told = [plain(cell).replace("\r\n", "\n").replace("\r", "\n").strip() for cell in cells]
            if columns and any(told):
                yield line, _as_row(columns, told, line)
            columns = columns or _columns(told)
            line = reader.line_num + 1
    except csv.Error as error:
        raise Unfit(Flawed("table", "", line, str(error))) from error


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-16" if body[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unfit(Flawed("unreadable", "", body.count(b"\n", 0, error.start) + 1)) from error


def _separator(text: str) -> str:
    head = text.partition("\n")[0]
    return max(SEPARATORS, key=head.count)


def _columns(told: list[str]) -> list[str]:
    known = {heading: column for named in headings().values() for column, heading in named.items()}
    columns = [known.get(heading.lower(), heading) for heading in told]
    if not set(NEEDED) <= set(columns) or set(columns) - {*COLUMNS, ""}:
        raise Unfit(Flawed("not_a_bank", "", 1, ", ".join(told)[:200]))
    return columns


def _as_row(columns: list[str], told: list[str], line: int) -> Row:
    if len(told) > len(columns) and any(told[len(columns) :]):
        raise Unfit(Flawed("table", "", line))
    return {name: cell for name, cell in zip(columns, told, strict=False) if name}

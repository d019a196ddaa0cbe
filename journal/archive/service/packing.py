"""The pack to take along: one zip with a readable page, Markdown and JSON, written as it is sent."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from journal.archive.models import Record, Section
from journal.clock import moment

#: A record in words: label and text, or label and further records.
Worded = tuple[tuple[str, "str | tuple[Worded, ...]"], ...]
#: What is short enough for a heading.
SHORT = 80
STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")
#: Columns whose values are words of the program: they are shown in the reader's language.
CODED = frozenset({"state", "kind", "outcome", "topic", "box", "language", "workplace", "kept", "beside", "field"})


def worded(
    sections: Sequence[Section], labels: Mapping[str, str], zone: ZoneInfo
) -> tuple[tuple[str, tuple[Worded, ...]], ...]:
    """The sections as people read them: with the names of things in their language and times on their clock."""
    return tuple((labels[one.name], tuple(_worded(record, labels, zone) for record in one.records)) for one in sections)


def _worded(record: Record, labels: Mapping[str, str], zone: ZoneInfo) -> Worded:
    lines: list[tuple[str, str | tuple[Worded, ...]]] = []
    for name, value in record.items():
        if isinstance(value, list):
            lines.append((labels[name], tuple(_worded(one, labels, zone) for one in value)))
        else:
            lines.append((labels[name], _spoken(name, str(value), labels, zone)))
    return tuple(lines)


def _spoken(name: str, text: str, labels: Mapping[str, str], zone: ZoneInfo) -> str:
    if STAMP.fullmatch(text):
        return moment(text).astimezone(zone).strftime("%Y-%m-%d %H:%M")
    return labels.get(f"{name}:{text}", text) if name in CODED else text


def markdown(title: str, parts: Iterable[tuple[str, tuple[Worded, ...]]]) -> Iterator[str]:
    """The whole as Markdown, a section at a time."""
    yield f"# {title}\n"
    for heading, records in parts:
        yield f"\n## {heading}\n"
        for record in records:
            named = record[0][1] if record else ""
            if isinstance(named, str) and 0 < len(named) < SHORT and "\n" not in named:
                yield f"\n### {named}\n"
            yield from _as_markdown(record, 4)
            yield "\n---\n"


def _as_markdown(record: Worded, depth: int) -> Iterator[str]:
    for label, value in record:
        if isinstance(value, str):
            yield f"\n**{label}:** {value}\n" if "\n" not in value else f"\n**{label}:**\n\n{value}\n"
        else:
            yield f"\n{'#' * min(depth, 6)} {label}\n"
            for one in value:
                yield from _as_markdown(one, depth + 1)


def as_json(sections: Sequence[Section], made_at: datetime) -> Iterator[str]:
    """The whole for another program: section → records, with the column names of the database."""
    yield json.dumps({"made_at": made_at.isoformat(), **{one.name: one.records for one in sections}},
                     ensure_ascii=False, indent=1)  # fmt: skip


class _Spool:
    """What the zip writer has written and nobody has taken yet."""

    def __init__(self) -> None:
        self._written: list[bytes] = []

    def write(self, data: bytes) -> int:
        self._written.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing waits anywhere else."""

    def take(self) -> bytes:
        taken, self._written = b"".join(self._written), []
        return taken


def zipped(files: Iterable[tuple[str, Iterable[str]]], made_at: datetime) -> Iterator[bytes]:
    """The bytes of a zip of these texts, as they come: it is never whole in memory or on a disk."""
    spool = _Spool()
    with zipfile.ZipFile(spool, "w") as pack:  # type: ignore[call-overload] # it asks for write and flush alone
        for name, parts in files:
            member = zipfile.ZipInfo(name, made_at.timetuple()[:6])
            member.compress_type, member.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            with pack.open(member, "w") as file:
                for part in parts:
                    file.write(part.encode("utf-8"))
                    yield spool.take()
    yield spool.take()
